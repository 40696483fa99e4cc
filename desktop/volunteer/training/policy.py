"""Policy and training: what is asked, and at its side what I learnt and what is due."""

from desktop.casework.actions.training.look import TrainingPage, look_at_mine
from desktop.casework.saying.said import capital, counted
from desktop.ui.pages.policy import PolicyPage
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.screen import Changed, Here
from desktop.ui.parts.text import Words


class PolicyAndTraining(PolicyPage):
    """The policy's page, with the volunteer's own training first at its side."""

    def __init__(self, here: Here) -> None:
        super().__init__(here)
        look = here.look
        self.mine = Card(look, "My training", icon="book-open-text")
        self.said = Words(look, "", "body", "ink-soft")
        self.see = Button(look, "See my training")
        self.see.clicked.connect(lambda: here.go("training", ""))
        self.mine.body.addWidget(self.said)
        self.mine.foot(self.see)
        self.side.insertWidget(0, self.mine)

    def reload(self) -> None:
        """The policy, and what is due of training."""
        super().reload()
        self.here.session.ask(look_at_mine, self._show_mine)

    def concerns(self, changed: Changed) -> bool:
        """What the policy's page shows, and training."""
        return super().concerns(changed) or any(kind == "training" for kind, _ in changed)

    def _show_mine(self, page: TrainingPage | None) -> None:
        if page is None:
            return
        (mine,) = page.learners
        recorded = counted(len(mine.records), "thing is", "things are")
        said = f"{capital(recorded) if mine.records else 'Nothing is'} recorded of you."
        if mine.owed:
            due = counted(len(mine.owed), "thing is", "things are")
            said += f" {capital(due)} due: {mine.owed[0].what} first."
        self.said.setText(said)
