"""The cards beside a case's story, and what is asked of them: more of a finding, the history, done.

Which there are is in `side.py`; here is what their buttons do, and what was asked to be shown.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.names import RecordId
from desktop.casework.actions.amending.undo import newest
from desktop.casework.actions.cases.case_page import CasePage
from desktop.casework.actions.contacts.agreed import mark_done
from desktop.casework.desk import Desk
from desktop.ui.history.undoing import offer_undo
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.screen import Here
from desktop.volunteer.case.findings import Deals
from desktop.volunteer.case.settling import SettlingPanels
from desktop.volunteer.case.side import Does, How, cards, first_cards
from desktop.volunteer.case.telling import TellingPanel


class Beside(QObject):
    """`urgent` is what is owed and what was found; `rest` is all else. `changed`: other cards."""

    changed = Signal()

    def __init__(
        self, here: Here, settling: SettlingPanels, telling: TellingPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._page: CasePage | None = None
        self._how = How(hidden=here.privacy.on)
        self.urgent, self.rest = QWidget(), QWidget()
        self._first = column(here.look, gap="pad", within=self.urgent)
        self._others = column(here.look, gap="pad", within=self.rest)
        self._does = Does(
            contact=lambda: self._go("contact"),
            tell=telling.begin,
            clause=lambda clause: here.go("policy", clause),
            findings=Deals(
                why=self._why,
                same=lambda one: settling.say_who(one, same=True),
                other=lambda one: settling.say_who(one, same=False),
                go_on=lambda one: settling.begin("go-on", self._reference(), one),
                pass_on=lambda one: settling.begin("pass-on", self._reference(), one),
                clause=lambda clause: here.go("policy", clause),
            ),
            done=self._done,
            history=self._history,
            school=lambda person: here.go("school", person),
            versions=lambda: self._go("history"),
            consent=lambda: self._go("consent"),
            rights=lambda: self._go("rights"),
            form=lambda about: here.go("papers", about),
            back=lambda about: here.go("came-back", about),
            file=lambda file: here.go("file", file),
        )
        here.privacy.changed.connect(self._hide_own)

    def show_case(self, page: CasePage) -> None:
        """The case as it stands now."""
        self._page = page
        self._fill()

    def forget(self) -> None:
        """Nothing of a case stays in the window, nor what was asked to be shown of it."""
        self._page = None
        self._how = How(hidden=self._here.privacy.on)
        for box in (self._first, self._others):
            empty(box)

    def _fill(self) -> None:
        if self._page is None:
            return
        shown = (self._here.look, self._page, self._how, self._does)
        for box, made in ((self._first, first_cards(*shown)), (self._others, cards(*shown))):
            empty(box)
            for card in made:
                box.addWidget(card)
        self.urgent.setVisible(self._first.count() > 0)
        self._others.addStretch(1)
        self.changed.emit()

    def _reference(self) -> str:
        return self._page.view.case.body.reference if self._page is not None else ""

    def _go(self, key: str) -> None:
        self._here.go(key, self._reference())

    def _why(self, finding: RecordId) -> None:
        self._how = replace(self._how, reasons=self._how.reasons ^ {finding})
        self._fill()

    def _history(self) -> None:
        self._how = replace(self._how, history=not self._how.history)
        self._fill()

    def _hide_own(self, hidden: bool) -> None:
        self._how = replace(self._how, reasons=frozenset(), hidden=hidden)
        self._fill()

    def _done(self, action: RecordId) -> None:
        def done(desk: Desk) -> str:
            mark_done(desk, action)
            return newest(desk, "action", action)

        def said(version: str | None) -> None:
            offer_undo(self._here, "Noted as done.", "action", action, version or "")

        self._here.session.ask(done, said)
