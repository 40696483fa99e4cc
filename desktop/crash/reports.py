"""The reports that lie on this computer: written by the process that broke, read by the next one.

Beside them lies a file of each window that runs (`stopped-…`): into that the system's own handler
writes the frames when the process is ended by force, where Python can do nothing any more. The next
start makes a report of it. One that holds nothing goes with its process.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

from desktop.crash.frames import line_of

TYPE_CHECKING = False  # importing `typing` alone would make help a quarter slower
if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT = 10  # reports; of a fault that comes back again and again, the newest tell enough
_FORCED = {
    "Segmentation fault": "it reached for memory that is not its own",
    "Aborted": "a library ended it",
    "Bus error": "memory that it needed was not there",
    "Illegal instruction": "the processor does not know an instruction",
    "Floating point exception": "a sum that cannot be done",
    "access violation": "it reached for memory that is not its own",
    "stack overflow": "it called itself without end",
}
_FRAME = re.compile(r'^  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>\S+)$')
_OPEN = """Evenhand: report of a fault

It says where in the program something went wrong.
It holds no name, no note and no other word that anybody typed.
It is sent by nobody but you.
"""


def usual_folder() -> Path:
    """The person's own folder for what programs note of themselves, on each system."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home) / "Evenhand" / "reports"
    if sys.platform == "darwin":
        return home / "Library" / "Logs" / "Evenhand"
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local/state") / "evenhand" / "reports"


def head() -> list[str]:
    """What runs here: the program, the system, the day."""
    # Late: only who breaks needs them.
    import platform  # noqa: PLC0415
    from datetime import date  # noqa: PLC0415

    from desktop import VERSION  # noqa: PLC0415

    qt = getattr(sys.modules.get("PySide6"), "__version__", "not loaded")
    return [
        f"Evenhand {VERSION}, Python {platform.python_version()}, PySide6 {qt}",
        f"{platform.system()} {platform.release()}, {platform.machine()}",
        f"{date.today():%Y-%m-%d}",  # noqa: DTZ011 - the day as this computer has it
        "",
    ]


class Reports:
    """The reports in one folder. Nothing here raises: a fault must not make another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, lines: Iterable[str]) -> Path | None:
        """Another report. Where it is; None where it cannot be written."""
        from datetime import datetime  # noqa: PLC0415 - late, as above

        now = datetime.now()  # noqa: DTZ005 - only to tell them apart, and put them in order
        path = self.folder / f"fault-{now:%Y%m%d-%H%M%S-%f}.txt"
        text = "\n".join([_OPEN, *head(), *lines, ""])
        try:
            self._own_folder()
            path.write_bytes(text.encode("utf-8", "replace"))
        except OSError:
            return None
        for old in self._found()[:-_KEPT]:
            with suppress(OSError):
                old.unlink()
        return path

    def watched(self) -> Path | None:
        """A file for this process alone, into which its end by force is written."""
        path = self.folder / f"stopped-{os.getpid()}.txt"
        try:
            self._own_folder()
            path.write_bytes(b"")
        except OSError:
            return None
        return path

    def text(self) -> str:
        """All of them, to be read; empty when there are none."""
        self._gather()
        found = []
        for path in self._found():
            with suppress(OSError):
                found.append(path.read_bytes().decode("utf-8", "replace"))
        return f"\n\n{'-' * 60}\n\n".join(found)

    def delete(self) -> bool:
        """All of them. False where one is still there."""
        for path in self._found():
            with suppress(OSError):
                path.unlink()
        return not self._found()

    def _own_folder(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _found(self) -> list[Path]:
        """The oldest first."""
        with suppress(OSError):
            return sorted(self.folder.glob("fault-*.txt"))
        return []

    def _gather(self) -> None:
        """Make a report of each process that was ended by force."""
        for path in sorted(self.folder.glob("stopped-*.txt")):
            with suppress(OSError, ValueError):
                number = int(path.stem.removeprefix("stopped-"))
                said = path.read_text("utf-8", "replace")
                if said:
                    path.unlink()
                    self.write(of_force(said))
                elif number == os.getpid() or not _runs(number):
                    path.unlink()


def of_force(said: str) -> list[str]:
    """What the system's handler wrote, as lines of a report: the kind and the frames alone."""
    found = []
    for line in said.splitlines():
        frame = _FRAME.match(line)
        if frame:
            found.append(line_of(frame["file"], frame["line"], frame["function"]))
        elif "atal" in line:  # "Fatal Python error: …", "Windows fatal exception: …"
            why = next((words for name, words in _FORCED.items() if name in line), "by force")
            found.append(f"The process was ended: {why}")
        elif line.startswith(("Thread ", "Current thread ")):
            found.append("In another thread:" if line.startswith("Thread ") else "There:")
    return found


def _runs(number: int) -> bool:
    """Whether a process of this number runs. Windows keeps an open file from being removed."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
