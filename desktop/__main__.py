"""`evenhand` and `python -m desktop`: the window without words, the command line with some."""

import sys

from desktop.cli import main as command_line

NO_WINDOW = """The window cannot open here: {}.
Install the libraries that Qt needs (python3 packaging/run.py does, or names them), or use the
command line: evenhand --help."""


def main() -> int:
    """The program's one entrance. The exit status."""
    if len(sys.argv) > 1:
        return command_line(sys.argv[1:])
    # Late: the command line works where Qt's libraries are not.
    try:
        from desktop.app import main as window  # noqa: PLC0415
    except ImportError as missing:
        print(NO_WINDOW.format(missing), file=sys.stderr)
        return 1
    return window()


if __name__ == "__main__":
    sys.exit(main())
