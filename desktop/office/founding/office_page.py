"""The first page: the service, its policy, who keeps the vault, its passphrase, where it lies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from desktop.casework.actions.policy.packs_offered import PackOffered, packs_offered
from desktop.office.founding.pack_choice import PackChoice
from desktop.ui.first_run.making import MakingStep, MakingWords
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.session import Session
from desktop.ui.typing.fields import TextField

_WORDS = MakingWords(
    title="Make an office",
    below="One page, and nothing is made before its last button.",
    why=(
        (
            "The policy is the service’s own promise",
            "scroll-text",
            "It says when the statement is owed, which roles there are, what stops a case. Every "
            "laptop that you invite gets it word for word.",
        ),
        (
            "The passphrase opens everything",
            "key-round",
            "Nobody else has it, and nobody can give it back to you. In a moment you get a "
            "recovery code on paper for the day on which it is forgotten.",
        ),
    ),
    make="Make the office",
    going_on="Making the office. A few seconds.",
    where="Where the office’s record lies",
    inside="Evenhand office",
)


@dataclass(frozen=True)
class Wanted:
    """What somebody typed who makes an office."""

    folder: Path
    service: str
    pack: str
    staff: str
    passphrase: str


class OfficePage(MakingStep):
    """`wanted` when everything is there and the office is to be made; `left` to put it off."""

    left = Signal()

    def __init__(
        self, look: Look, session: Session, folder: Path, ask_folder: Callable[[], Path | None]
    ) -> None:
        self.later = Button(look, "Not now", "text")
        self.service, self.staff = TextField(), TextField()
        self.packs = PackChoice(look)
        super().__init__(look, session, _WORDS, folder, ask_folder, actions=(self.later,))
        form = self.form
        service = form.section("The service").field("Its name, as families know it", self.service)
        form.section("The policy to begin with").add(self.packs)
        keeper = "Whoever keeps this vault."
        staff = form.section("You").field("Your name", self.staff, keeper)
        self.fields = {"service": service, "name": staff}
        self.finish()
        for typed, field in ((self.service, service), (self.staff, staff)):
            typed.textChanged.connect(lambda _, field=field: field.set_fault())
            typed.textChanged.connect(self.weigh)
            typed.settled.connect(lambda _: self.choice.judge())
        self.packs.changed.connect(self.weigh)
        self.later.clicked.connect(self.left)
        session.prepare(packs_offered, self._offer)

    def _offer(self, packs: Sequence[PackOffered]) -> None:
        """They come after everything else is made, and stand in the middle of it."""
        self.packs.offer(packs)
        self.order()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """One begins at the top."""
        super().showEvent(event)
        self.service.setFocus(Qt.FocusReason.OtherFocusReason)

    def known(self) -> tuple[str, ...]:
        return self.service.text().strip(), self.staff.text().strip()

    def needed(self) -> Sequence[tuple[str, object]]:
        return (
            ("the service’s name", self.service.text().strip()),
            ("a policy", self.packs.chosen()),
            ("your name", self.staff.text().strip()),
        )

    def what(self) -> Wanted:
        pack = self.packs.chosen()
        service, staff = self.service.text(), self.staff.text()
        return Wanted(self.folder, service, pack, staff, self.choice.text())

    def set_busy(self, busy: bool) -> None:
        """Nor can it be put off while it is made."""
        super().set_busy(busy)
        self.later.setVisible(not busy)
