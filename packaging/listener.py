"""What the tests with a screen reader ask of the computer, besides what every check asks.

They start the program on a screen that nobody sees and listen to it as a screen reader does. That
takes an X server without a display, a session bus, the readers' own bus, and the system's Python
with the bindings to it: the project's environment cannot hold these. Where they cannot be had,
those tests are left out and say so; nothing else is.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from machine import SCREEN_LIBRARIES, Need, missing

PYTHON = Path("/usr/bin/python3")  # Debian's own: only that finds what Debian's packages bring
_PROGRAMS = {
    "Xvfb": Need("xvfb", "the program Xvfb, a screen that nobody sees"),
    "dbus-daemon": Need("dbus", "the program dbus-daemon"),
}
# Where the readers' bus is started from: Debian and Fedora, Arch, older Debian.
_LAUNCHERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
_NO_BINDINGS, _NO_READER = 3, 4
_LOOK = f"""\
try:
    import gi
except ImportError:
    raise SystemExit({_NO_BINDINGS})
try:
    gi.require_version("Atspi", "2.0")
except ValueError:
    raise SystemExit({_NO_READER})
"""


def needs() -> list[Need]:
    """Which of it is not there. Nothing is asked for where there is no such reader at all."""
    if not sys.platform.startswith("linux"):
        return []
    found = [need for program, need in _PROGRAMS.items() if shutil.which(program) is None]
    if launcher() is None:
        found.append(Need("at-spi2-core", "the bus that screen readers listen on"))
    return [*found, *_bindings(), *missing(SCREEN_LIBRARIES)]


def launcher() -> Path | None:
    """The program that starts the readers' bus, if it is there."""
    return next((path for path in _LAUNCHERS if path.exists()), None)


def _bindings() -> list[Need]:
    """What the system's own Python lacks to listen."""
    bindings = Need("python3-gi", "the system's own Python with its module gi")
    reader = Need("gir1.2-atspi-2.0", "the description of the readers' bus for that module")
    try:
        status = subprocess.call([PYTHON, "-I", "-c", _LOOK], stderr=subprocess.DEVNULL)
    except OSError:
        status = _NO_BINDINGS
    # Without the module it cannot be told whether it would find the description.
    return {0: [], _NO_READER: [reader]}.get(status, [bindings, reader])
