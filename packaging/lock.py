"""Write requirements.lock and requirements-dev.lock anew from pyproject.toml.

`python3 packaging/lock.py [--upgrade]`, after a change to the dependencies. Versions already locked
stay unless `--upgrade` is given or pyproject.toml asks for others. The locks hold for every Python
and platform below at once, with the hash of every wheel and not one address; each such pair is then
proved to have a wheel of everything. Needs the network.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import tidy
from setup_env import CHECK, ROOT, RUN, say

PYTHONS = ("3.11", "3.12", "3.13")
# The glibc (2.34, 2.39) and the macOS below are what PySide6's own wheels ask for.
PLATFORMS = (
    "x86_64-manylinux_2_34",
    "aarch64-manylinux_2_39",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
)
MACOS = "14.0"


def solver(folder: Path) -> list[str]:
    """A solver of our own in a passing environment: the project itself has no need of it."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    install = [str(programs / "python"), "-m", "pip", "install", "--quiet", "uv"]
    subprocess.run(install, check=True)
    return [str(programs / "uv"), "--no-config", "--quiet", "pip", "compile"]


def compile_lock(compiler: list[str], lock: str, more: list[str]) -> None:
    command = [*compiler, "pyproject.toml", "--universal", "--python-version", PYTHONS[0]]
    command += ["--only-binary", ":all:", "--generate-hashes", "--no-annotate", "--no-header"]
    command += ["--no-emit-index-url", "--output-file", lock, *more]
    run(command)


def prove(compiler: list[str], lock: str, platform: str, python: str) -> None:
    """Fail if this pair lacks a wheel of anything that the lock pins for it."""
    command = [*compiler, lock, "--no-deps", "--only-binary", ":all:"]
    command += ["--python-platform", platform, "--python-version", python]
    run(command, stdout=subprocess.DEVNULL)


def run(command: list[str], stdout: int | None = None) -> None:
    env = {**os.environ, "UV_SYSTEM_CERTS": "1", "MACOSX_DEPLOYMENT_TARGET": MACOS}
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=stdout)


def main(given: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        compiler = solver(Path(folder))
        compile_lock(compiler, RUN, given)
        compile_lock(compiler, CHECK, ["--extra", "dev", "--constraint", RUN, *given])
        for lock in (RUN, CHECK):
            for platform in PLATFORMS:
                for python in PYTHONS:
                    prove(compiler, lock, platform, python)
    said = [fault for lock in (RUN, CHECK) for fault in faults(lock)]
    say("\n".join(said) or "both locks are written, and every platform has its wheels")
    return 1 if said else 0


def faults(lock: str) -> list[str]:
    return list(tidy.of_file(Path(lock), (ROOT / lock).read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
