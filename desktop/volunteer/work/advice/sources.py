"""What an option rests on: law and guidance by typing a little of it, or a policy of the place."""

from functools import cache

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

import resources
from desktop.casework.advice.law import Law, Provision, local, read_law
from desktop.casework.saying.dates import written
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words, label
from desktop.ui.rows.rows import Row
from desktop.ui.typing.typeahead import Typeahead

NAME = "Law, guidance or local policy it rests on"
_LOCAL = "local"
_MOST = 5


@cache
def law() -> Law:
    """The catalogue that is shipped; read when it is first asked for."""
    return read_law(resources.laws())


class Sources(QWidget):
    """`changed` when one was added, taken out or is being typed; `grew` when lines came or went."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chosen: list[str] = []
        self.typed = Typeahead(look, NAME, "36(8), code 6.4, annual review …")
        self._lines = column(look, gap="hair")
        box = column(look, label(look, NAME), gap="hair", within=self)
        box.addLayout(self._lines)
        box.addWidget(self.typed)
        self.typed.asked.connect(self._offer)
        self.typed.chosen.connect(self._take)
        self.typed.field.textEdited.connect(lambda _words: self.changed.emit())

    def sources(self) -> list[str]:
        """Those that were taken."""
        return list(self._chosen)

    def open_words(self) -> str:
        """What is typed and not taken yet."""
        return self.typed.field.text().strip()

    def fill(self, sources: list[str], typed: str) -> None:
        """As if they had always stood there."""
        self._chosen = list(sources)
        self.typed.set_text(typed)
        self._show()

    def _offer(self, question: str) -> None:
        rows = [_row(one) for one in law().find(question, _MOST)]
        own = "A policy of this service, the school or the council"
        rows.append(Row(f"{_LOCAL}:{question}", local(question), own, icon="file-text"))
        self.typed.offer(question, rows)

    def _take(self, key: str) -> None:
        kind, _, words = key.partition(":")
        source = local(words) if kind == _LOCAL else words
        self.typed.set_text("")
        if source and source not in self._chosen:
            self._chosen.append(source)
            self._show()
        self.changed.emit()
        self.typed.field.setFocus()

    def _show(self) -> None:
        empty(self._lines)
        for source in self._chosen:
            self._lines.addWidget(self._line(source))
        self.grew.emit()

    def _line(self, source: str) -> QWidget:
        held, flow = QWidget(), Flow(self._look, gap="gap", between="none", centre=True)
        flow.add(Words(self._look, source), 240, 1)
        remove = Button(self._look, "Remove", "link")
        remove.setAccessibleName(f"Remove: {source}")
        remove.clicked.connect(lambda: self._drop(source))
        flow.add(remove)
        held.setLayout(flow)
        return held

    def _drop(self, source: str) -> None:
        self._chosen.remove(source)
        self._show()
        self.changed.emit()
        self.typed.field.setFocus()


def as_source(typed: str) -> str:
    """What somebody typed and left there: a place of the catalogue, or else a local policy."""
    found = law().cited(typed.strip())
    return found.citation if found is not None else local(typed)


def _row(one: Provision) -> Row:
    stood = f"as it stood on {written(one.checked)}"
    return Row(f"law:{one.citation}", one.citation, f"{one.about} · {stood}", icon="scale")
