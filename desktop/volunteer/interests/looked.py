"""Looking the list over, once a term; that there is nothing to declare is a declaration too."""

from PySide6.QtCore import Signal

from desktop.casework.actions.closeness.looked_over import LookedOver
from desktop.casework.saying.dates import written
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words

_RULE = (
    "Once a term is enough. A term begins here on 1 September, 1 January and 1 April, the days "
    "after those that the law sets for the beginning of compulsory school age. Today reminds you; "
    "nothing waits for it."
)
_MOVED = (
    "A school of your child ended with the last school year. Add the one where your child goes "
    "now; if it is none, say below that the list is as it should be."
)


class LookedCard(Card):
    """`said` that the list is as it should be; `school_asked` for the school of a child."""

    said = Signal()
    school_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Looked over", icon="circle-check")
        self.state = Words(look, "", "strong")
        self.moved = Words(look, _MOVED, "body", "ink-soft")
        self.school = Button(look, "Add the new school", icon="plus")
        self.button = Button(look, "")
        for each in (self.state, self.moved):
            self.body.addWidget(each)
        held = Flow(look)
        held.add(self.school)
        self.body.addLayout(held)
        self.body.addWidget(Words(look, _RULE, "small", "ink-soft"))
        foot = Flow(look)
        foot.add(self.button)
        self.body.addLayout(foot)
        self.button.clicked.connect(self.said)
        self.school.clicked.connect(self.school_asked)

    def fill(self, now: LookedOver, count: int) -> None:
        """How it stands. `count`: how many things stand on the list."""
        when = f"on {written(now.last)}" if now.last else ""
        if now.last and now.nothing and not count:
            said = f"You said {when} that there is nothing to declare."
        elif now.last:
            said = f"You looked it over {when}."
        else:
            said = "Not looked over yet."
        if now.owed and now.last:
            said += f" The {now.term} term has begun since."
        self.state.setText(said)
        for each in (self.moved, self.school):
            each.setVisible(bool(now.moved_on))
        self.button.setText("It is as it should be" if count else "There is nothing to declare")
