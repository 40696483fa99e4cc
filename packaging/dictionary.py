"""Bring the British dictionary that Evenhand ships: `python packaging/dictionary.py`.

- It comes from one npm package of fixed version, whose bytes are checked before it is opened: the
  SCOWL word lists for British English with -ise, as Hunspell reads them.
- The words of the field that it lacks are ours: `resources/words/field.txt`.
- Needs `npm` on the path; nothing else.
"""

import sys
import tempfile
from pathlib import Path

from font_sources import Source
from fonts import LICENCES, ROOT, fetch

WORDS = ROOT / "resources" / "words"
LICENCE = "dictionary-en-gb-MIT-BSD.txt"

BRITISH = Source(
    package="dictionary-en-gb",
    version="3.0.0",
    integrity="gU/dwC9xGYPh/0CCcmGNXO8OwSgOySAqevcSXxADCsgUD+tr6OJ52u7XaC7No7dNssvdUSfVjkzcqLrRZq3kPA==",
    parts=("index.aff", "index.dic"),
    weights={},
    licence=LICENCE,
)


def main() -> int:
    """Write the dictionary and its licence into `resources`."""
    with tempfile.TemporaryDirectory() as scratch:
        package = fetch(BRITISH, Path(scratch))
        for part in BRITISH.parts:
            text = (package / part).read_text(encoding="utf-8")
            target = WORDS / f"en_GB{Path(part).suffix}"
            target.write_text(text, encoding="utf-8", newline="\n")
            print(f"{target.name}: {len(text.encode()):,} bytes")
        licence = (package / "license").read_text(encoding="utf-8")
        (LICENCES / LICENCE).write_text(licence, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
