"""The first run of a volunteer, six steps from an invitation to her first day.

- Nothing is made before the third step, so leaving loses nothing but what was typed.
- Once the vault is made there is no way back: its recovery code is shown this once.
- The passphrase is forgotten as soon as the policy is answered, whichever way.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.casework.actions.joining.join import NewVolunteer
from desktop.casework.actions.joining.look_at_invitation import Offer
from desktop.ui.first_run.code_page import CodeStep
from desktop.ui.first_run.step import Step
from desktop.ui.look.theme import Look
from desktop.ui.session import Session
from desktop.volunteer.joining import work
from desktop.volunteer.joining.first_day import FirstDayStep
from desktop.volunteer.joining.invitation import InvitationStep
from desktop.volunteer.joining.reading import PolicyStep
from desktop.volunteer.joining.six_words import SixWordsStep
from desktop.volunteer.joining.steps_rail import StepsRail
from desktop.volunteer.joining.you import YouStep

_NAMES = ("Invitation", "About you", "Recovery code", "Six words", "Policy", "Your first day")
_KEEP = "Keep the paper where you keep a passport, not in the laptop’s bag."


class Joining(QWidget):
    """`joined` with the vault's folder, which is locked; `left` when it was put off."""

    joined = Signal(Path)
    left = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        ask_file: Callable[[], Path | None],
        ask_folder: Callable[[], Path | None],
        *,
        folder: Path,
    ) -> None:
        """`folder` is where the vault is proposed to lie; `ask_folder` is for it and the stick."""
        super().__init__()
        self._session, self._look = session, look
        self.setAccessibleName("Joining a service")
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._offer: Offer | None = None
        self._wanted: work.Wanted | None = None
        self._made: NewVolunteer | None = None
        self.invitation = InvitationStep(look, session, ask_file)
        self.you = YouStep(look, session, folder, ask_folder)
        self.code = CodeStep(look, "Your record is made.", "your", _KEEP)
        self.words = SixWordsStep(look, session, ask_folder)
        self.policy = PolicyStep(look, session)
        self.first_day = FirstDayStep(look)
        self.steps: tuple[Step, ...] = (
            *(self.invitation, self.you, self.code),
            *(self.words, self.policy, self.first_day),
        )
        self.rail = StepsRail(look, _NAMES)
        self.stack = QStackedWidget()
        for number, step in enumerate(self.steps, 1):
            step.set_place(f"Step {number} of {len(self.steps)}")
            self.stack.addWidget(step)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.rail)
        box.addWidget(self.stack, 1)
        self._wire()
        look.changed.connect(self._fit)
        self._go(self.invitation)

    def _wire(self) -> None:
        self.invitation.left.connect(self.left)
        self.invitation.taken.connect(self._taken)
        self.you.wanted.connect(self._make)
        self.code.done.connect(lambda: self._go(self.words))
        self.words.done.connect(self._read_policy)
        self.policy.done.connect(self._first_day)
        self.first_day.done.connect(self._end)

    def _taken(self, offer: Offer) -> None:
        self._offer = offer
        self._go(self.you)

    def _make(self, wanted: work.Wanted) -> None:
        if self._offer is not None:
            self._wanted = wanted
            self._session.prepare(work.made(self._offer, wanted), self._was_made, self.you.refuse)

    def _was_made(self, made: NewVolunteer) -> None:
        self._made = made
        self.you.choice.forget()
        service = self._offer.service if self._offer else ""
        self.code.set_code(made.recovery_code, self._session, service)
        self.words.set_made(made)
        self._go(self.code)

    def _read_policy(self) -> None:
        if self._offer is not None and self._wanted is not None:
            self.policy.set_policy(self._offer.pack, self._wanted)
        self._go(self.policy)

    def _first_day(self, read: bool) -> None:
        if self._wanted is not None and self._made is not None:
            self._folder = self._wanted.folder
            self._wanted = None
            asks = self._offer is None or self._offer.pack.asks_interests
            self.first_day.set_day(self._made.words, self.words.saved, read, interests=asks)
        self._go(self.first_day)

    def _end(self) -> None:
        self.joined.emit(self._folder)

    def _go(self, step: Step) -> None:
        self.stack.setCurrentWidget(step)
        self.rail.set_current(self.steps.index(step))
        step.verticalScrollBar().setValue(0)
        step.came()

    def _fit(self) -> None:
        self.rail.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The list of steps goes where there is little room; each step says its number."""
        super().resizeEvent(event)
        self._fit()
