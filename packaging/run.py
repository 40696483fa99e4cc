"""Run Evenhand: `python3 packaging/run.py [ARGS...]` is `evenhand ARGS...`, set up if need be.

Only the standard library. Our own words go to stderr, so that stdout is the program's alone. What
is made stays inside the project's folder.
"""

import floor

floor.require("packaging/run.py")

import os
import subprocess
import sys
import time
from pathlib import Path

import machine
import setup_env


def arguments(given: list[str], root: Path, now: time.struct_time, screen: bool) -> list[str]:
    """What `evenhand` is called with.

    With nothing asked for, the window opens; where there is no screen to show it on, the
    demonstration goes into a new folder instead.
    """
    if given or screen:
        return given
    folder = root / time.strftime("demo-%Y%m%d-%H%M%S", now)
    setup_env.say(
        f"there is no screen here, so the demonstration goes into {folder}\n"
        f"and pictures of every window, light and dark, into {folder / 'pictures'}"
    )
    return ["demo", str(folder)]


def hand_over(command: list[str]) -> int:
    """Become the program; where a process cannot be replaced, wait for it and pass its status."""
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def main() -> int:
    project = setup_env.Project(setup_env.ROOT)
    asked = arguments(sys.argv[1:], project.root, time.localtime(), machine.has_screen())
    pictures = asked[:1] == ["demo"]
    try:
        setup_env.prepare(project, setup_env.RUN, window=not asked, pictures=pictures)
    except setup_env.CannotSetUp as refusal:
        setup_env.say(str(refusal))
        return 1
    except KeyboardInterrupt:
        setup_env.say("stopped. The next call carries on from here.")
        return 130
    return hand_over([str(project.python), str(project.program), *asked])


if __name__ == "__main__":
    sys.exit(main())
