"""Put the project itself on its environment, without building anything.

`pip install -e` would need a build tool and, on most machines, a download of it. What it leaves
behind is three small things, written here by hand: a path file, a few lines of metadata so that
`importlib.metadata.version("evenhand")` answers, and the `evenhand` program.
"""

import shutil
import tomllib
from pathlib import Path

NAME = "evenhand"
MADE_BY = "evenhand-set-up"

# Ours come first: a PYTHONPATH may lead to something else by the name of `desktop` or `resources`.
_PROGRAM = """\
import sys

sys.path.insert(0, {root!a})

from {module} import {function}

if __name__ == "__main__":
    sys.exit({function}())
"""


def describe(pyproject: Path) -> tuple[str, str]:
    """The project's version, and the `module:function` that its program calls."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    return project["version"], project["scripts"][NAME]


def program_path(venv: Path, windows: bool) -> Path:
    return venv / "Scripts" / f"{NAME}.py" if windows else venv / "bin" / NAME


def put_on(venv: Path, site_packages: Path, root: Path, windows: bool) -> None:
    """Write path file, metadata and program into the environment, replacing earlier ones."""
    version, entry = describe(root / "pyproject.toml")
    module, function = entry.split(":")
    for old in site_packages.glob(f"{NAME}-*.dist-info"):
        shutil.rmtree(old)
    # A line of code in plain ASCII: Python 3.11 reads path files in the machine's own encoding, and
    # a folder may be named Zoë.
    line = f"import sys; sys.path.append({str(root)!a})\n"
    (site_packages / f"{NAME}.pth").write_text(line, encoding="ascii")
    _describe_to_pip(site_packages / f"{NAME}-{version}.dist-info", version)
    text = _PROGRAM.format(root=str(root), module=module, function=function)
    program = program_path(venv, windows)
    if windows:
        program.write_text(text, encoding="ascii")
        command = '@"%~dp0python.exe" "%~dp0evenhand.py" %*\r\n'
        program.with_suffix(".cmd").write_text(command, encoding="ascii", newline="")
        return
    # Read by sh as a command and by Python as a string: a plain "#!" line cannot hold a path that
    # is long or has a space in it.
    first = f"#!/bin/sh\n'''exec' \"{venv}/bin/python\" \"$0\" \"$@\"\n' '''\n"
    program.write_text(first + text, encoding="utf-8")
    program.chmod(0o755)


def _describe_to_pip(folder: Path, version: str) -> None:
    folder.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version}\n"
    (folder / "METADATA").write_text(metadata, encoding="utf-8")
    (folder / "INSTALLER").write_text(f"{MADE_BY}\n", encoding="ascii")
