"""Bring the icons that Evenhand ships: `python packaging/icons.py`, wanted when one is added.

- They come from one npm package of fixed version, whose bytes are checked before it is opened.
- Only the icons named here are shipped, by the names that Lucide gave them; those that are no
  longer named are taken away, so that the folder and this list are always the same.
- An icon keeps `currentColor`: the program puts a token of the theme in its place as it paints.
- Needs `npm` on the path; nothing else.
"""

import re
import sys
import tempfile
from pathlib import Path

from font_sources import Source
from fonts import LICENCES, ROOT, fetch

ICONS = ROOT / "resources" / "icons"
LICENCE = "icons-lucide-ISC.txt"

LUCIDE = Source(
    package="lucide-static",
    version="1.62.0",
    integrity="WBZA/m2PvkFpMGHDtsBck5P2A9G4ehLlYu4GwwICcmEm1BvYVgj00lCDxKRWLlbMlOibLaiwdQ88G5pHkSWgwA==",
    parts=(),
    weights={},
    licence=LICENCE,
)

NAMES = [
    "arrow-left-right",
    "badge-check",
    "book-open-text",
    "calendar",
    "calendar-clock",
    "chart-column",
    "check",
    "check-check",
    "chevron-down",
    "chevron-right",
    "chevron-up",
    "circle",
    "circle-alert",
    "circle-check",
    "circle-question-mark",
    "circle-x",
    "clock",
    "cloud-check",
    "compass",
    "copy-check",
    "eye",
    "eye-off",
    "file-search",
    "file-text",
    "file-warning",
    "folder-open",
    "folder-plus",
    "folder-sync",
    "handshake",
    "hard-drive",
    "history",
    "hourglass",
    "house",
    "inbox",
    "info",
    "key-round",
    "languages",
    "list-checks",
    "lock",
    "mail",
    "map-pin",
    "message-circle-question-mark",
    "message-square-heart",
    "minus",
    "moon",
    "package",
    "pen-line",
    "phone",
    "plus",
    "printer",
    "scale",
    "school",
    "scroll-text",
    "search",
    "send",
    "settings",
    "shield-alert",
    "shield-check",
    "siren",
    "square",
    "sun",
    "trash-2",
    "triangle-alert",
    "upload",
    "user",
    "users",
    "waypoints",
    "x",
]


def plain(svg: str) -> str:
    """One icon on as few lines as it needs, with its licence still said."""
    notice, _, drawing = svg.partition("-->")
    inner = re.sub(r"\s+", " ", drawing).replace(" >", ">").replace("> <", "><")
    inner = re.sub(r' class="[^"]*"', "", inner)
    return f"{notice.strip()} -->\n{inner.strip()}\n"


def main() -> int:
    """Write every named icon and the licence into `resources`."""
    ICONS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        package = fetch(LUCIDE, Path(scratch))
        for old in ICONS.glob("*.svg"):
            old.unlink()
        for name in NAMES:
            text = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
            (ICONS / f"{name}.svg").write_text(plain(text), encoding="utf-8", newline="\n")
        licence = (package / "LICENSE").read_text(encoding="utf-8")
        (LICENCES / LICENCE).write_text(licence, encoding="utf-8", newline="\n")
    print(f"{len(NAMES)} icons")
    return 0


if __name__ == "__main__":
    sys.exit(main())
