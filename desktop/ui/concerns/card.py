"""Concerns about one family, beside its case; and where one raises another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.casework.actions.concerns.look import Seen, of_case
from desktop.casework.desk import Desk
from desktop.casework.doubts.concern_words import KINDS
from desktop.ui.concerns.told import tag_of
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import Tag
from desktop.ui.parts.text import soft

RISK = "Somebody may be at risk"


class ConcernsCard(Card):
    """Asks the desk itself, whenever it is to show a case."""

    def __init__(self, here: Here) -> None:
        super().__init__(here.look, "Concerns", icon="scale")
        self._here, self._reference = here, ""
        held = QWidget()
        self._rows = column(here.look, gap="near", within=held)
        self.raise_button = Button(here.look, "Raise a concern", "text", icon="plus")
        acts = Flow(here.look)
        acts.add(self.raise_button)
        self.body.addWidget(held)
        self.body.addLayout(acts)
        self.raise_button.clicked.connect(lambda: here.go("concerns", f"new:{self._reference}"))

    def show_case(self, reference: str) -> None:
        """Ask what there is about this case."""
        self._reference = reference

        def look(desk: Desk) -> tuple[Seen, ...]:
            return of_case(desk, reference)

        self._here.session.ask(look, lambda found: self._fill(reference, found or ()))

    def _fill(self, reference: str, found: Sequence[Seen]) -> None:
        if not isValid(self) or reference != self._reference:
            return
        empty(self._rows)
        if not found:
            self._rows.addWidget(soft(self._here.look, "None has been raised."))
        before = self._before_the_last()
        for one in found:
            row, button = self._row(one)
            self._rows.addWidget(row)
            QWidget.setTabOrder(before, button)  # made later, it would come last
            before = button

    def _before_the_last(self) -> QWidget:
        """Whatever Tab comes from to the button that stands below the rows."""
        before: QWidget | None = self.raise_button.previousInFocusChain()
        while before is not None and before is not self.raise_button:
            if before.focusPolicy() & Qt.FocusPolicy.TabFocus and not before.focusProxy():
                return before
            before = before.previousInFocusChain()
        return self.raise_button

    def _row(self, one: Seen) -> tuple[QWidget, Button]:
        look, held = self._here.look, QWidget()
        button = Button(look, KINDS[one.body.kind], "link")
        button.setAccessibleName(f"{KINDS[one.body.kind]}: {tag_of(one).word}")
        button.clicked.connect(lambda: self._here.go("concerns", one.id))
        flow = Flow(look, gap="near", between="hair", centre=True)
        flow.add(Tag(look, tag_of(one)))
        flow.add(button)
        held.setLayout(flow)
        return held, button
