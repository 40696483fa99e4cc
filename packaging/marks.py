"""One sort of apostrophe and quotation mark in everything that people see: ’ “ ”.

Looked through are the words of screens, help, packs, law and hints, and the strings of the code.
Not the docstrings and comments, which nobody sees, nor what is compared with what somebody typed:
the patterns of the hints, and every string that is a pattern or a query.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_CODE = ("db", "desktop")
_RESOURCES = ("words", "help", "packs", "law")
_HELP = Path("resources/help")
# What stands here between straight marks is to be typed so: into a pack, or after a shell's prompt.
_FORMS = (Path("desktop/casework/packs"), Path("desktop/commands/grammar"))
_TYPED = Path("resources/words/wording.toml")  # its patterns meet what is typed
_SHOWN_OF_TYPED = re.compile(r"(?:why|instead) = ")
_NO_PROSE = re.compile(r"\\[bdsw]|\(\?|^\W*[A-Z]{4,} |\b(?:FROM|SELECT|WHERE) ")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=[^\W\d_]s)'(?=[\s.,;:)”]|$)")
_QUOTED = re.compile(r'(?<![\w=\\])"[^\W\d_][^"=]*[^\W_]"|(?<![\w=\\])\'[A-Z][^\'"=]*\w\'(?!\w)')
_OWN = re.compile(r"^'s\b")  # what follows a name that is filled in


def faults(name: Path, text: str) -> Iterator[str]:
    """A line for each place in a file of the project, by its path from the project's folder."""
    for line in _lines(name, text):
        yield f"{name}:{line}: people see this; write ’ for an apostrophe, “ and ” around words"


def _lines(name: Path, text: str) -> Iterator[int]:
    if name.suffix == ".py" and name.parts[0] in _CODE and "migrations" not in name.parts:
        forms = name.parts[0] == "db" or any(folder in name.parents for folder in _FORMS)
        yield from _of_code(text, forms=forms)
    if name.parts[0] == "resources" and name.parts[1] in _RESOURCES:
        if name.suffix == ".toml":
            yield from _of_table(text, _SHOWN_OF_TYPED if name == _TYPED else None)
        elif name.parent == _HELP:
            yield from _of_help(text)


def _of_code(text: str, *, forms: bool) -> Iterator[int]:
    try:
        tree = ast.parse(text)
    except SyntaxError:  # others of the checks say so
        return
    silent: set[int] = set()
    filled: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            silent.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            filled.update(id(value) for value in node.values)
    found: set[int] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        words = node.value
        if id(node) in silent or _NO_PROSE.search(words):
            continue
        own = id(node) in filled and _OWN.search(words)
        if own or _APOSTROPHE.search(words) or (not forms and _QUOTED.search(words)):
            found.add(node.lineno)
    yield from sorted(found)


def _of_table(text: str, only: re.Pattern[str] | None) -> Iterator[int]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#") or (only is not None and not only.match(line)):
            continue
        if _APOSTROPHE.search(line) or '\\"' in line:
            yield number


def _of_help(text: str) -> Iterator[int]:
    for number, line in enumerate(text.splitlines(), 1):
        said = re.sub(r"`[^`]*`", "", line)
        if _APOSTROPHE.search(said) or _QUOTED.search(said):
            yield number
