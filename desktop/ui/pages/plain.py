"""Help as it is written: `# title`, `## heading`, paragraphs, `- lines`, and keys in `backticks`.

No more of Markdown than that, so that whoever writes help needs to know nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Run, Words

_KEYS = re.compile(r"`([^`]+)`")
_BULLET = 14  # what the point before a line would like, unscaled


@dataclass(frozen=True)
class Block:
    """One piece of a text."""

    kind: Literal["title", "heading", "paragraph", "line"]
    text: str


def read(text: str) -> tuple[Block, ...]:
    """The pieces of a text. Lines that follow each other are one paragraph."""
    made: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = part.strip().splitlines()
        if lines[0].startswith("# "):
            made.append(Block("title", lines[0][2:].strip()))
        elif lines[0].startswith("## "):
            made.append(Block("heading", lines[0][3:].strip()))
        elif lines[0].startswith("- "):
            made.extend(Block("line", line.removeprefix("- ").strip()) for line in lines)
        else:
            made.append(Block("paragraph", " ".join(line.strip() for line in lines)))
    return tuple(made)


def title_of(blocks: Sequence[Block]) -> str:
    return next((one.text for one in blocks if one.kind == "title"), "")


def shown(look: Look, blocks: Sequence[Block]) -> QWidget:
    """The pieces below each other, without the title: that stands above them."""
    held = QWidget()
    held.setAccessibleName(title_of(blocks))
    box = column(look, gap="near", within=held)
    before = ""
    for one in blocks:
        if one.kind == "title":
            continue
        if one.kind == "heading" and before:
            box.addSpacing(look.space("near"))
        box.addWidget(_piece(look, one))
        before = one.kind
    return held


def _piece(look: Look, one: Block) -> QWidget:
    if one.kind == "heading":
        return Words(look, one.text, "heading")
    words = Words(look)
    words.set_runs(_runs(one.text))
    if one.kind == "paragraph":
        return words
    held = QWidget()
    flow = Flow(look, gap="hair")
    flow.add(Words(look, "•", ink="ink-soft", wrap=False), _BULLET)
    flow.add(words, 240, 1)
    held.setLayout(flow)
    return held


def unmarked(text: str) -> str:
    """The words of a piece, where keys cannot be set apart."""
    return "".join(run.text for run in _runs(text))


def _runs(text: str) -> list[Run]:
    """Keys in a heavier hand than the words around them."""
    runs = []
    for at, part in enumerate(_KEYS.split(text)):
        if part:
            keys = re.sub(r"(?<=.)\+(?=.)", " ", part)  # as on the key caps: "Ctrl N"
            runs.append(Run(keys, "strong") if at % 2 else Run(part))
    return runs
