"""The project's own environment: `.venv` in the project's folder, made once and kept true.

- The stamp in `.venv` is written last and taken away first. Without a stamp, `.venv` was left half
  made and is made anew; with one that tells of another Python or another folder, too.
- With a stamp that only tells of other lock files, pip is run over what is there.
- A true stamp is the whole check: no pip, no apt, no network.
- Every file that pip fetches is held against the hash in the lock, and only ready-made wheels are
  taken: nothing is built here. pip's own settings (index, proxy, certificates) are the machine's.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import launcher
import listener
import machine
from one_at_a_time import only_one

ROOT = Path(__file__).resolve().parent.parent
RUN = "requirements.lock"
CHECK = "requirements-dev.lock"  # holds everything that RUN holds, at the same versions
_NO_READER = "the program is not tried with a screen reader; everything else is checked"
_NO_PICTURES = "the demonstration has no pictures of the windows; everything else of it is made"
_RECIPE = ("pyproject.toml", "packaging/setup_env.py", "packaging/launcher.py")


class CannotSetUp(Exception):
    """Set-up cannot go on; the text says why and what to do next."""


@dataclass(frozen=True)
class Project:
    """A project folder and where things are in it."""

    root: Path
    windows: bool = os.name == "nt"

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        return self.venv / "evenhand-stamp.json"

    @property
    def programs(self) -> Path:
        return self.venv / ("Scripts" if self.windows else "bin")

    @property
    def python(self) -> Path:
        return self.programs / ("python.exe" if self.windows else "python")

    @property
    def program(self) -> Path:
        return launcher.program_path(self.venv, self.windows)

    def tool(self, name: str) -> str:
        return str(self.programs / (f"{name}.exe" if self.windows else name))


def say(words: str) -> None:
    sys.stderr.write(f"evenhand: {words}\n")
    sys.stderr.flush()


def wanted(project: Project, lock: str) -> dict[str, str]:
    """What the stamp has to say for `lock` to be in force here, with this Python."""
    recipe = b"".join((project.root / name).read_bytes() for name in _RECIPE)
    return {
        "base": f"{sys.implementation.name} {sys.version_info[:2]} {sys.base_prefix}",
        "folder": str(project.root),
        "recipe": hashlib.sha256(recipe).hexdigest(),
        lock: hashlib.sha256((project.root / lock).read_bytes()).hexdigest(),
    }


def stamped(project: Project) -> dict[str, str]:
    """What the stamp says; nothing if there is none or it cannot be read."""
    try:
        told = json.loads(project.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def ready(project: Project, lock: str) -> bool:
    told = stamped(project)
    true = all(told.get(key) == value for key, value in wanted(project, lock).items())
    return true and project.python.exists() and project.program.exists()


def prepare(project: Project, lock: str, *, window: bool = False, pictures: bool = False) -> None:
    """Make `.venv` fit for `lock`; return at once if it is. CannotSetUp says why it cannot be.

    `window`: one is to be opened on a screen, which asks for more of the computer. `pictures`:
    windows are to be drawn on no screen; it goes on without them where that cannot be.
    """
    wishes = _wishes(lock, pictures)
    if ready(project, lock) and not _needs(project, lock, window) and not wishes():
        return
    try:
        with only_one(
            project.root / ".venv.lock", lambda: say("another set-up is at work here; waiting")
        ):
            without = _NO_READER if lock == CHECK else _NO_PICTURES
            _ensure(lambda: _needs(project, lock, window), wishes, without)
            if not ready(project, lock):
                _mend(project, lock)
    except OSError as trouble:
        raise CannotSetUp(
            f"the set-up could not write in {project.root} ({trouble.strerror}).\n"
            "Make room there, or give yourself the right to write there (and close Evenhand if it"
            " is open), then give this command again."
        ) from trouble


def _wishes(lock: str, pictures: bool) -> Callable[[], list[machine.Need]]:
    """What looks for what would be good to have, besides what is needed."""
    if lock == CHECK:
        return listener.needs
    return machine.needs_of_qt if pictures else list


def _needs(project: Project, lock: str, window: bool) -> list[machine.Need]:
    """What the computer lacks, all in one list, so that it is asked for once."""
    found = [] if ready(project, lock) else machine.needs_of_venv(os.environ)
    # The command line needs no Qt; the checks open windows, though on no screen.
    qt = machine.needs_of_qt() if window or lock == CHECK else []
    return [*found, *qt, *(machine.needs_of_screen() if window else [])]


def _mend(project: Project, lock: str) -> None:
    want = wanted(project, lock)
    told = stamped(project)
    kept = all(told.get(key) == want[key] for key in ("base", "folder")) and project.python.exists()
    say(f"setting up in {project.venv} (the first time takes a minute or two)")
    project.stamp.unlink(missing_ok=True)
    if not kept:
        if project.venv.exists():
            shutil.rmtree(project.venv)
        _make(project)
    _fill(project, lock)
    launcher.put_on(project.venv, _site_packages(project), project.root, project.windows)
    if lock == CHECK:
        want |= wanted(project, RUN)
    # Written beside and moved into place: a stamp is whole or it is not there.
    draft = project.stamp.with_suffix(".new")
    draft.write_text(json.dumps(want, indent=1), encoding="utf-8")
    draft.replace(project.stamp)
    say("set up.")


def _ensure(
    look: Callable[[], list[machine.Need]],
    wishes: Callable[[], list[machine.Need]],
    without: str,
) -> None:
    """Install what `look` and `wishes` find missing, if we may; look again.

    Refuses if what is needed is still missing; what is only wished for is named, with what it is
    like `without`.
    """
    needs, wished = look(), wishes()
    if not (needs or wished):
        return
    here = machine.this_machine()
    if here.apt and (here.root or here.sudo):
        packages = _each_once([*needs, *wished])
        say(f"installing with apt-get: {' '.join(need.package for need in packages)}")
        if not machine.install(packages, here) and needs and wished:
            machine.install(needs, here)  # one name that a system does not know stops them all
        needs, wished = look(), wishes()
    if needs:
        raise CannotSetUp(machine.refusal(_each_once([*needs, *wished]), here))
    if wished:
        say(machine.wish(wished, here, without))


def _each_once(needs: list[machine.Need]) -> list[machine.Need]:
    return list({need.package: need for need in needs}.values())


def _make(project: Project) -> None:
    # Called from inside the very .venv that is to be replaced, our own path would vanish.
    base = getattr(sys, "_base_executable", sys.executable)
    command = [base, "-I", "-m", "venv", str(project.venv)]
    _run(command, project, "Python could not make the environment")


def _fill(project: Project, lock: str) -> None:
    command = [str(project.python), "-m", "pip", "install", "--require-hashes", "--no-deps"]
    command += ["--only-binary", ":all:", "--quiet", "--no-input", "--progress-bar", "off"]
    command += ["--disable-pip-version-check", "-r", str(project.root / lock)]
    _run(command, project, "pip could not fetch what Evenhand stands on")


def _run(command: list[str], project: Project, failure: str) -> None:
    env = dict(os.environ)
    if "PIP_CACHE_DIR" not in env:  # pip's usual cache lies outside the project's folder
        env["PIP_NO_CACHE_DIR"] = "1"
    # close_fds: the child holds the lock with us, and on if we are killed.
    status = subprocess.call(
        command, cwd=project.root, env=env, stdin=subprocess.DEVNULL, stdout=2, close_fds=False
    )
    if status:
        raise CannotSetUp(
            f"{failure}; its own words are above.\nPut that right (is the network there? is there"
            " room on the disk?) and give this command again: it carries on from here."
        )


def _site_packages(project: Project) -> Path:
    base = {"base": str(project.venv), "platbase": str(project.venv)}
    return Path(sysconfig.get_path("purelib", "venv", vars=base))
