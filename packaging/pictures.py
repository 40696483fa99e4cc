"""Take the README's pictures anew: `python3 packaging/pictures.py`, after a change to a screen.

They are stops of the demo's tour (`desktop/tour/chapters/`). A demo is made in a passing folder,
and the pictures below are put where the README shows them. Nobody in them exists.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from setup_env import ROOT, say

SHOWN = ROOT / "resources" / "help" / "pictures"
PICTURES = {
    "today": "today-evening",
    "contact": "contact-owed",
    "open-case": "open-case-stop",
    "case-dark": "contact-saved-dark",
    "meeting-mode": "meeting-mode",
    "office-inbox": "office-inbox-held",
}
"""The README's pictures, and the tour's that each of them is."""


def main() -> int:
    with tempfile.TemporaryDirectory() as passing:
        demo = Path(passing) / "demo"
        run = [sys.executable, str(ROOT / "packaging" / "run.py"), "demo", str(demo)]
        status = subprocess.call(run)
        if status:
            return status
        for name, stop in PICTURES.items():
            picture = demo / "pictures" / f"{stop}.png"
            if not picture.exists():
                say("the demo made no pictures; what it says above tells why")
                return 1
            shutil.copyfile(picture, SHOWN / f"{name}.png")
    for old in SHOWN.glob("*.png"):
        if old.stem not in PICTURES:
            old.unlink()
    say(f"{len(PICTURES)} pictures are in {SHOWN}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
