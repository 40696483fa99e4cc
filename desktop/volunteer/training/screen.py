"""My training: what is recorded of me, what is due, and a course that I did."""

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.training.look import TrainingPage, look_at_mine
from desktop.casework.actions.training.record import tell_training
from desktop.casework.saying.said import capital, counted
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.training.form import TrainingForm
from desktop.ui.training.learnt import Learnt

_WHAT = "The office keeps this record, and you can read all of it here."


class TrainingScreen(Screen):
    """The form stands once; what is listed is made anew."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            "My training",
            below="Looking…",
            crumbs=(("policy", "Policy"), ("training", "My training")),
        )
        look = here.look
        self._page: TrainingPage | None = None
        held, side = QWidget(), QWidget()
        self._list = column(look, within=held)
        self._side = column(look, within=side)
        self.form: TrainingForm | None = None
        flow = Flow(look, gap="wide", between="wide")
        flow.add(held, 420, 3)
        flow.add(side, 320, 2)
        self.body.addLayout(flow)
        self.body.addStretch(1)

    def reload(self) -> None:
        """Ask what stands there."""
        self.here.session.ask(look_at_mine, self._take)

    def concerns(self, changed: Changed) -> bool:
        """Training, and the policy that asks for it."""
        return any(kind in ("training", "pack", "case") for kind, _ in changed)

    def _take(self, page: TrainingPage | None) -> None:
        if page is None or page == self._page:
            return
        self._page = page
        (mine,) = page.learners
        owed = len(mine.owed)
        said = f"{capital(counted(owed, 'thing is', 'things are'))} due. " if owed else ""
        self.set_words(below=f"{said}{_WHAT}")
        empty(self._list)
        self._list.addWidget(Learnt(self.here, mine, page.today))
        self._list.addStretch(1)
        if self.form is None:
            card = Card(self.here.look)
            self.form = TrainingForm(
                self.here, "mine", "I did a course", "Tell the office", page.courses,
                tell_training, self._told,
            )  # fmt: skip
            self.form.note_field.set_hint("The office reads it.")
            card.body.addWidget(self.form)
            self._side.addWidget(card)
            self._side.addStretch(1)

    def _told(self) -> None:
        self.here.say("Kept. It goes to the office with your next bundle, to be confirmed there.")
        self.reload()
