"""A screen that nobody sees, a session bus, the readers' bus, and the real program on them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import listener
from tests.reader.reader import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def screen_and_buses(folder: Path) -> Iterator[dict[str, str]]:
    """The variables under which a program is seen and read there, and only there."""
    run = folder / "run"
    run.mkdir(mode=0o700, parents=True)
    env = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(run),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONFAULTHANDLER": "1",  # if it dies, the log tells where
        # What goes while it is being read is told of at length, and is none of our faults.
        "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    with ExitStack() as stack:
        log = stack.enter_context((folder / "log").open("ab"))
        size = ["-screen", "0", "1280x800x24", "-nolisten", "tcp", "-displayfd"]
        env["DISPLAY"] = ":" + stack.enter_context(_told(["Xvfb", *size], env, log.fileno()))
        bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address="]
        address = stack.enter_context(_told(bus, env, log.fileno()))
        env["DBUS_SESSION_BUS_ADDRESS"] = address
        launcher = listener.launcher()
        assert launcher is not None
        command = [str(launcher), "--launch-immediately", "--a11y=1"]
        stack.enter_context(_running(command, env, log.fileno()))
        yield env


@contextmanager
def program(env: dict[str, str], vault: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Evenhand as people start it, on the unlock page of this vault. Gone at the end."""
    place = Path(env["XDG_CONFIG_HOME"]) / "Evenhand" / "Evenhand"
    place.mkdir(parents=True, exist_ok=True)
    (place / "evenhand.ini").write_text(f"[vault]\nfolder={vault}\n")
    with (
        (Path(env["HOME"]) / "log").open("ab") as log,
        _running([str(ROOT / ".venv/bin/python"), "-m", "desktop"], env, log.fileno()) as process,
    ):
        yield process


@contextmanager
def _running(
    command: list[str], env: dict[str, str], log: int, keep: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=keep
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _told(command: list[str], env: dict[str, str], log: int) -> Iterator[str]:
    """A server, and the one line in which it tells where it is, by a pipe of its own."""
    read, write = os.pipe()
    joined = [*command[:-1], f"{command[-1]}{write}"]
    if not command[-1].endswith("="):
        joined = [*command, str(write)]
    with _running(joined, env, log, (write,)):
        os.close(write)
        with os.fdopen(read) as lines:
            told = lines.readline().strip()
        assert told, f"{command[0]} did not start"
        yield told
