"""Check everything: `python3 packaging/check.py [--full]`, set up first if need be.

Every step runs, whatever became of the one before; the exit status is 0 only if all are well. The
tests come last, so that the last line of the output is pytest's own closing line: what else failed
is named just before. `--full` adds the long sweeps.

Types take a minute on one processor where nothing is known of them from before: they are looked at
beside the other steps, and what is said of them is told when it is there. Tests run side by side,
a file at a time, the longest first (`tests/conftest.py`), but for those that measure and those that
share one screen reader: these come after everything else, alone.
"""

import floor

floor.require("packaging/check.py")

import os
import subprocess
import sys
from collections.abc import Mapping

import setup_env
import tidy
from setup_env import Project

_ALONE = ("tests/benchmarks", "tests/reader")
"""They measure ratios, or talk to the one bus of the screen reader: nothing else runs meanwhile."""


def steps(project: Project) -> list[tuple[str, list[str]]]:
    """The tools that look at the code without running it, in the order they are run; beside them
    all, the types."""
    return [
        ("ruff check", [project.tool("ruff"), "check", "."]),
        ("ruff format --check", [project.tool("ruff"), "format", "--check", "."]),
        ("lint-imports", [project.tool("lint-imports"), "--no-logo"]),
    ]


class Types:
    """The look at the types, begun when it is made; it goes on while other steps run."""

    def __init__(self, project: Project) -> None:
        self._running = subprocess.Popen(
            [project.tool("mypy"), "--strict"],
            cwd=project.root,
            env=surroundings(project, os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    @property
    def done(self) -> bool:
        return self._running.poll() is not None

    def told(self) -> list[str]:
        """Wait for it and pass on what it said; what failed: itself or nothing."""
        said, _ = self._running.communicate()
        print("== mypy --strict")
        print(said.decode(errors="replace"), end="")
        return ["mypy --strict"] if self._running.returncode else []


def surroundings(project: Project, given: Mapping[str, str]) -> dict[str, str]:
    """The variables that every step runs under: no screen, no questions, the project's programs."""
    env = dict(given)
    env["CI"] = "true"
    env["QT_QPA_PLATFORM"] = "offscreen"
    env["VIRTUAL_ENV"] = str(project.venv)
    env["PATH"] = os.pathsep.join([str(project.programs), given.get("PATH", os.defpath)])
    # Tests start the program again and again: each start would read every module from its source.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    # A bare machine has no locale, and Qt warns of one that is not UTF-8.
    if os.name == "posix" and "UTF-8" not in sys.getfilesystemencoding().upper():
        env["LC_ALL"] = "C.UTF-8"
    return env


def passes(project: Project, command: list[str]) -> bool:
    sys.stdout.flush()
    env = surroundings(project, os.environ)
    return subprocess.call(command, cwd=project.root, env=env, stdin=subprocess.DEVNULL) == 0


def check(project: Project, full: bool) -> int:
    types, failed = Types(project), list[str]()
    for name, command in steps(project):
        print(f"== {name}")
        if not passes(project, command):
            failed.append(name)
    print("== tidiness")
    faults = tidy.faults(project.root)
    if faults:
        failed.append("tidiness")
        print("\n".join(faults))
    told = types.done
    failed += types.told() if told else []
    print("== pytest, side by side")
    tests = [str(project.python), "-m", "pytest", *(["--full"] if full else [])]
    beside = [part for alone in _ALONE for part in ("--ignore", alone)]
    # In their own order, not those files first that hold the most tests, however short.
    as_they_come = ["--dist", "loadfile", "--no-loadscope-reorder"]
    if not passes(project, [*tests, "--numprocesses", "logical", *as_they_come, *beside]):
        failed.append("pytest")
    failed += types.told() if not told else []
    print("== pytest, alone" + (f" (failed before it: {', '.join(failed)})" if failed else ""))
    tested = passes(project, [*tests, *_ALONE])
    return 0 if tested and not failed else 1


def main(given: list[str]) -> int:
    if given not in ([], ["--full"]):
        setup_env.say("the check knows one word only: python3 packaging/check.py [--full]")
        return 2
    project = Project(setup_env.ROOT)
    try:
        setup_env.prepare(project, setup_env.CHECK)
    except setup_env.CannotSetUp as refusal:
        setup_env.say(str(refusal))
        return 1
    return check(project, full=bool(given))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
