"""Closing a case, on its own page: what came of it, in a few words that are kept as one types."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import BadInput, Refusal, TooLong
from db.records import Case
from desktop.casework.actions import drafts
from desktop.casework.actions.cases.case_page import CasePage, Kept
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.casework.saying.said import capital, number
from desktop.messages import of
from desktop.ui.history.undoing import offer_undo
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText

FORM = "close"
"""What the drafts of this panel are called."""

_FIRST = "Write first, in a few words, what came of it."


def outcome_typed(desk: Desk, case: str) -> str:
    """What was typed of a case's outcome, and not finished."""
    return drafts.read(desk, drafts.DraftOf(FORM, case)).get("outcome", "")


def close(desk: Desk, reference: str, outcome: str) -> Kept[Case]:
    """Close it, and drop what was typed. The version that stands now."""
    with drafts.done_with(desk, drafts.DraftOf(FORM, find_case(desk, reference).id)):
        return close_case(desk, reference, outcome)[0]


class Closing(Card):
    """`shown` when it was opened; `left` when it is put off."""

    shown = Signal(QWidget)
    left = Signal()

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, "Close the case", gap="gap")
        self._here = here
        self._page: CasePage | None = None
        self.outcome = LongText(look, least=2)
        self.field = Field(look, "What came of it", self.outcome)
        self._owed = Words(look, "", "body", "ink-soft")
        self.button = Button(look, "Close the case", icon="check")
        self.finish = Reasoned(look, self.button)
        self.leave = Button(look, "Not now", "text")
        self.form_button = Button(look, "A form: what do they think of our help?", "link")
        self.keeper = Keeper(here.session, FORM, self._words, self)
        foot = Flow(look, centre=True)
        foot.add(self.finish)
        foot.add(self.leave)
        self.body.addWidget(self.field)
        self.body.addWidget(self._owed)
        held = Flow(look)
        held.add(self.form_button)
        self.body.addLayout(held)
        self.body.addLayout(foot)
        self.outcome.textChanged.connect(self._typed)
        self.outcome.textChanged.connect(self.keeper.touch)
        self.button.clicked.connect(self._close)
        self.leave.clicked.connect(self._leave)
        self.form_button.clicked.connect(self._ask_form)
        self._typed()
        self.hide()

    def begin(self, page: CasePage, outcome: str) -> None:
        """About another case; it stands open where something was typed of its outcome before."""
        self.outcome.set_words(outcome)
        self.keeper.begin(page.view.case.id, {"outcome": outcome} if outcome else None)
        self.setVisible(bool(outcome))
        self.show_case(page)

    def show_case(self, page: CasePage) -> None:
        """The same case as it stands now. What is owed does not hold the closing back."""
        self._page = page
        owed = len(page.view.owed)
        many = "statement is" if owed == 1 else "statements are"
        said = f"{capital(number(owed))} {many} still owed; closing does not settle that."
        self._owed.setText(said if owed else "")
        self._owed.setVisible(bool(owed))
        self.form_button.setVisible(page.asks_evaluation)

    def open(self) -> None:
        """Ask what came of it."""
        self.show()
        self.outcome.setFocus()
        self.shown.emit(self)

    def flush(self) -> None:
        """Leaving waits for no rest."""
        self.keeper.flush()

    def forget(self) -> None:
        """Nothing of a case stays in the window."""
        self.keeper.stop()
        self._page = None
        self.outcome.set_words("")
        self._owed.setText("")
        self._typed()
        self.hide()

    def _words(self) -> dict[str, str]:
        return {"outcome": self.outcome.words()}

    def _typed(self) -> None:
        self.finish.set_reason("" if self.outcome.words().strip() else _FIRST)
        self.field.set_fault()

    def _leave(self) -> None:
        self.flush()
        self.hide()
        self.left.emit()

    def _ask_form(self) -> None:
        if self._page is not None:
            self._here.go("papers", f"parent-carer {self._page.view.case.body.reference}")

    def _close(self) -> None:
        if self._page is None:
            return
        case, outcome = self._page.view.case, self.outcome.words()
        self.keeper.stop()
        self._here.session.ask(
            lambda desk: close(desk, case.body.reference, outcome),
            self._closed,
            lambda refusal: self._not_closed(case, refusal),
        )

    def _closed(self, case: Kept[Case] | None) -> None:
        if case is None:
            return
        if self._page is not None and self._page.view.case.id == case.id:
            self.outcome.set_words("")
            self.keeper.begin(case.id)  # it may be opened again, and closed with other words
            self.hide()
        said = f"Case {case.body.reference} is closed."
        offer_undo(self._here, said, "case", case.id, case.hash)

    def _not_closed(self, case: Kept[Case], refusal: Refusal) -> None:
        """Beside the field; the words stay."""
        if self._page is not None and self._page.view.case.id == case.id:
            self.keeper.go_on(case.id)
        if isinstance(refusal, BadInput | TooLong):
            said = of(refusal)
            self.field.set_fault(f"{said.message} {said.do}")
        else:
            self._here.refuse(refusal)
