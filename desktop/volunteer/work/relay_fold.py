"""*Passed on to others* as a part that is closed until it is wanted; gone where nobody asks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions.consenting.pass_on import WHY, RelayDraft
from desktop.casework.saying.said import counted
from desktop.ui.look.theme import Look
from desktop.ui.parts.fold import Fold
from desktop.ui.parts.tag import state
from desktop.volunteer.work.refusals import what_of
from desktop.volunteer.work.relay_rows import Promise, RelayRows, relay_draft


class RelayFold(Fold):
    """`changed` as one types, `grew` when parts came or went."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Passed on to others")
        self.rows = RelayRows(look)
        self.inside.addWidget(self.rows)
        self.rows.changed.connect(self.tell)
        self.rows.changed.connect(self.changed)
        self.rows.grew.connect(self.grew)
        self.turned.connect(lambda _on: self.grew.emit())
        self.tell()

    def show_case(self, promise: Promise) -> None:
        """The consents of the case; where the policy asks for none, it is not there."""
        self.rows.set_promise(promise)
        self.setVisible(promise.pack.asks_consent or bool(self.rows.text()))
        self.tell()

    def set_text(self, text: str) -> None:
        """What the draft held; then it is open."""
        self.rows.set_text(text)
        self.set_open(bool(text))
        if text:
            self.show()
        self.tell()

    def drafts(self) -> tuple[RelayDraft, ...]:
        """Everything that is written here, as it is to be kept."""
        return tuple(relay_draft(row.words()) for row in self.rows.rows if not row.is_empty())

    def tell(self) -> None:
        """How many there are, and whether one is without consent."""
        many = self.rows.count()
        self.set_summary(
            counted(many, "thing") if many else "Their views, or information about them.",
            state("consent-without") if self.rows.flagged() else None,
        )

    def look_over(self) -> QWidget | None:
        """Where the keyboard goes first, of what is missing; it is opened then."""
        amiss = self.rows.look_over()
        if amiss is not None:
            self.set_open(True)
        return amiss

    def take(self, refusal: Refusal) -> bool:
        """Say that a reason is missing beside its field; False for all else."""
        amiss = self.look_over() if what_of(refusal) == WHY else None
        if amiss is not None:
            amiss.setFocus()
        return amiss is not None
