"""All cases of the service, the referrals that wait first."""

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.cases.office_cases import OfficeCases, look_at_cases
from desktop.casework.saying.said import counted
from desktop.office.cases import phrases
from desktop.office.cases.reasons import reason_row
from desktop.office.cases.referral import referral_row, unheld_row
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words, heading
from desktop.ui.rows.rows import RowList
from desktop.ui.rows.work_row import tell_apart
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field

_CONCERNS = frozenset(
    {"case", "person", "pupil", "party", "contact", "statement", "meeting", "finding"}
    | {"referral", "confirmation", "device", "assignment", "case_answer"}
    | {"finding_answer", "enquiry"}
)
_NOBODY_ASKED = "Nobody who has no case fits."
_REASONS = 5  # that are shown above the list
_SEEN = 8  # rows that are always seen, however little room there is


class CasesScreen(Screen):
    """A field narrows the list by name, reference, volunteer or school."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "Cases", below="Looking…")
        look = here.look
        self._cases: OfficeCases | None = None
        self._referred = QWidget()
        self._box = column(look, within=self._referred)
        self.typed = TextField(placeholder="A name, a reference, a volunteer or a school")
        self.which = Choice(look, phrases.SHOW, "open")
        self._narrow = QWidget()
        flow = Flow(look, between="pad")
        flow.add(Field(look, "Find", self.typed), 340, 3)
        flow.add(Field(look, "Show", self.which), 160, 1)
        self._narrow.setLayout(flow)
        self.rows = RowList(look, "Cases")
        self.rows.keep_seen(_SEEN)
        self.none = Words(look, "", "body", "ink-soft")
        self.nothing = Empty(
            look,
            "folder-open",
            "Every family that a volunteer supports stands here",
            "Cases come with volunteers’ bundles: bring them in at the inbox.",
        )
        for part in (self._referred, self.nothing, self._narrow, self.none):
            self.body.addWidget(part)
        self.body.addWidget(self.rows, 1)
        self.typed.textChanged.connect(self._narrowed)
        self.which.chosen.connect(self._narrowed)
        self.rows.opened.connect(self._open)
        here.privacy.changed.connect(lambda _on: self._fill())

    def _open(self, key: str) -> None:
        kind, _, record = key.rpartition(":")
        self.here.go(kind or "case", record)

    def reload(self) -> None:
        """Ask for all of them."""
        self.here.session.ask(look_at_cases, self._take)

    def concerns(self, changed: Changed) -> bool:
        """Cases and what a row of the list tells."""
        return any(kind in _CONCERNS for kind, _ in changed)

    def _take(self, cases: OfficeCases | None) -> None:
        if cases is not None:
            self._cases = cases
            self._fill()

    def _fill(self) -> None:
        if self._cases is None:
            return
        rows, referrals, now = self._cases.rows, self._cases.referrals, self._cases.now
        unheld = self._cases.waiting
        self.set_words(below=phrases.summary(rows, len(referrals)))
        empty(self._box)
        if referrals:
            self._box.addWidget(heading(self.here.look, "Referred to you"))
        for at, one in enumerate(referrals):
            row = referral_row(self.here, one, now, opens=True, main=at == 0)
            self._box.addWidget(row)
        if unheld:
            self._box.addWidget(heading(self.here.look, "With no volunteer"))
        for each in unheld:
            self._box.addWidget(unheld_row(self.here, each, now))
        reasons = self._cases.reasons
        if reasons:
            self._box.addWidget(heading(self.here.look, "Reasons to answer"))
        for flag in reasons[:_REASONS]:
            self._box.addWidget(reason_row(self.here, flag, now))
        if len(reasons) > _REASONS:
            rest = (
                f"And {counted(len(reasons) - _REASONS, 'more')}; each stands on its case’s page."
            )
            self._box.addWidget(Words(self.here.look, rest, "body", "ink-soft"))
        tell_apart(self._referred.findChildren(Button))
        self._referred.setVisible(bool(referrals or unheld or reasons))
        some = bool(rows or self._cases.asked)
        self.nothing.setVisible(not some)
        self._narrow.setVisible(some)
        self._narrowed()
        self.order()

    def _narrowed(self, _typed: str = "") -> None:
        """Show what fits the field and the choice; a name that is hidden is not looked for."""
        if self._cases is None:
            return
        hidden, wanted, typed = self.here.privacy.on, self.which.key(), self.typed.text()
        fits = [
            one
            for one in self._cases.rows
            if wanted in ("", phrases.stands(one)) and (hidden or phrases.matches(one, typed))
        ]
        self.typed.setEnabled(not hidden)
        now = self._cases.now
        asked = [
            one
            for one in self._cases.asked
            if (wanted == phrases.ASKED or (wanted == "" and not one.case))
            and (hidden or phrases.asked_matches(one, typed))
        ]
        shown = [phrases.row_of(one, now, hidden) for one in fits]
        shown += [phrases.asked_row(one, now, hidden) for one in asked]
        self.rows.set_rows(shown)
        self.rows.setVisible(bool(shown))
        others = len(self._cases.rows) - len(fits)
        said = "No case fits." + (f" {_hidden(others)}" if others else "")
        self.none.setText(said if wanted != phrases.ASKED else _NOBODY_ASKED)
        self.none.setVisible(bool(self._cases.rows or self._cases.asked) and not shown)


def _hidden(count: int) -> str:
    verb = "does" if count == 1 else "do"
    return f"There {'is' if count == 1 else 'are'} {counted(count, 'case')} that {verb} not."
