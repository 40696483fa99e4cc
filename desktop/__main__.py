"""`evenhand` and `python -m desktop`: the window without words, the command line with some."""

from __future__ import annotations

import gc
import sys

from desktop.crash.hooks import usual

TYPE_CHECKING = False  # importing `typing` alone would make help a quarter slower
if TYPE_CHECKING:
    from pathlib import Path

    from desktop.casework.surroundings import World
    from desktop.commands.demo.windows import Windows

NO_WINDOW = """The window cannot open here: {}.
Install the libraries that Qt needs (python3 packaging/run.py does, or names them), or use the
command line: evenhand --help."""


def windows(pictures: Path, world: World, text: int) -> Windows:
    """The windows for the demo's pictures, text in per cent. Raises `NoWindows` where Qt's
    libraries are not.
    """
    # Late: only the demo asks for them.
    from desktop.commands.demo.windows import NoWindows  # noqa: PLC0415

    try:
        from desktop.tour.tour import Tour  # noqa: PLC0415
    except ImportError as missing:
        raise NoWindows(str(missing)) from missing
    return Tour(pictures, world, text)


def main() -> int:
    """The program's one entrance. The exit status."""
    hooks = usual()
    hooks.install()
    if len(sys.argv) > 1:
        # Late: the window needs nothing of it.
        from desktop.cli import main as command_line  # noqa: PLC0415

        return command_line(sys.argv[1:], windows=windows)
    # Thousands of things come to stay while Qt loads: to look through them again and again would
    # take a twentieth of the time to the first page. `desktop.app` has it done again after that.
    gc.disable()
    # Late: the command line works where Qt's libraries are not.
    try:
        from desktop.ui.typing.qt_reads import read_no_sources  # noqa: PLC0415

        read_no_sources()  # before our own are loaded
        from desktop.app import main as window  # noqa: PLC0415
    except ImportError as missing:
        print(NO_WINDOW.format(missing), file=sys.stderr)
        return 1
    return window(hooks)


if __name__ == "__main__":
    sys.exit(main())
