"""`evenhand` and `python -m desktop`: the window without words, the command line with some."""

import sys

from desktop.cli import main as command_line


def main() -> int:
    """The program's one entrance. The exit status."""
    return command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
