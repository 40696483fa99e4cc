"""What must hold of the project's files as files.

- The project speaks only of itself: no file names a place on one of our machines, and what set-up
  reads holds no address, so that the machine's own settings decide where things come from.
- No file of code is over 400 lines: it has begun to answer two questions. Tests are left out, and
  so are tables of data: what a module assigns, and the steps between versions of the record.
- Every folder of code holds an `__init__.py`: without one, the import contracts do not look into
  it and say nothing.
- What people see has one sort of apostrophe and quotation mark: see `marks.py`.
- Every licence text of what we ship is named in resources/licences/README.md, and the other way
  round.
"""

import ast
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import marks

LONGEST = 400
LICENCES = Path("resources/licences")
CODE = ("db", "desktop")

_MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:work|root|home/[a-z]\w*)/")
_ADDRESS = re.compile(r"[a-z]+://")
_SETTING = re.compile(r"(?<!no-emit-)(?:index-url|find-links)")
_SET_UP = (".lock", ".toml", ".cfg", ".ini", ".in")
_LISTED = re.compile(r"`([\w.+-]+\.txt)`")


def files(root: Path) -> list[Path]:
    """The project's files, from its folder: what git tracks or would, or all but the hidden."""
    # The folder may belong to another user (a container's build): only our reading is at stake.
    git = ["git", "-c", f"safe.directory={root}", "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        listed = subprocess.run(git, cwd=root, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return sorted(_walk(root))
    names = [Path(os.fsdecode(name)) for name in listed.split(b"\0") if name]
    return sorted(name for name in names if (root / name).is_file())


def faults(root: Path) -> list[str]:
    """Everything that is wrong, a line for each; empty if all is well."""
    names = files(root)
    found = [*licences(root), *unseen(names)]
    for name in names:
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        found += [*of_file(name, text), *marks.faults(name, text)]
    return found


def of_file(name: Path, text: str) -> Iterator[str]:
    lines = text.splitlines()
    # A pack may well give the address of its council's page; set-up may not.
    set_up = name.suffix in _SET_UP and name.parts[0] != "resources"
    for number, line in enumerate(lines, 1):
        if _MACHINE_PATH.search(line):
            yield f"{name}:{number}: names a place on one machine; use a path in the project"
        if set_up and (_ADDRESS.search(line) or _SETTING.search(line)):
            yield f"{name}:{number}: holds an address; leave that to the machine's own settings"
    data = name.parts[0] == "tests" or "migrations" in name.parts
    if name.suffix == ".py" and not data and (length := of_code(text)) > LONGEST:
        yield f"{name}: {length} lines, over {LONGEST}; split it where it answers two questions"


def of_code(text: str) -> int:
    """How many lines a module has beside its tables of data."""
    lines = len(text.splitlines())
    if lines <= LONGEST:
        return lines
    try:
        body = ast.parse(text).body
    except SyntaxError:  # others of the checks say so
        return lines
    tables = [line for line in body if isinstance(line, ast.Assign | ast.AnnAssign)]
    return lines - sum((table.end_lineno or table.lineno) - table.lineno for table in tables)


def unseen(names: list[Path]) -> Iterator[str]:
    """Folders of code that the import contracts would pass over."""
    folders = {name.parent for name in names if name.suffix == ".py" and name.parts[0] in CODE}
    for folder in sorted(folders - {name.parent for name in names if name.name == "__init__.py"}):
        yield f"{folder}: has no __init__.py, so the import contracts do not see it; add one"


def licences(root: Path) -> Iterator[str]:
    if not (root / "LICENSE").is_file():
        yield "LICENSE: missing; the project's own licence belongs there"
    listing = root / LICENCES / "README.md"
    if not listing.is_file():
        yield f"{LICENCES / 'README.md'}: missing; it lists the licence of everything we ship"
        return
    named = set(_LISTED.findall(listing.read_text(encoding="utf-8")))
    there = {path.name for path in (root / LICENCES).glob("*.txt")}
    for name in sorted(named - there):
        yield f"{LICENCES / name}: named in the README there, but missing"
    for name in sorted(there - named):
        yield f"{LICENCES / name}: not named in the README there; say what it covers"


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith((".", "demo-", "__"))]
        yield from ((Path(folder) / name).relative_to(root) for name in names)
