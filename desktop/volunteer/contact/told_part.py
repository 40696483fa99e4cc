"""Who of those who take part may not be told everything: said beside the form, never in its way."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.casework.saying.said import together
from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.volunteer.contact.view import Person

_NOTHING = (
    "It is written down that {names} may be told nothing of the child. What they say can be kept "
    "as ever; nothing that others said is passed on to them."
)
_SOME = "It is written down that {names} may be told some things only."


class ToldPart(QWidget):
    """Hidden where nobody who takes part is kept from anything."""

    def __init__(self, look: Look, *, announcer: Announcer = announce) -> None:
        super().__init__()
        self._announcer = announcer
        self.setAccessibleName("Who may be told what")
        self.tag = Tag(look, state("told-nothing"))
        self.words = Words(look)
        head = Flow(look)
        head.add(self.tag)
        box = column(look, gap="near", within=self)
        box.addLayout(head)
        box.addWidget(self.words)
        self.hide()

    def show_for(self, people: Sequence[Person]) -> None:
        """Those who take part, as far as they are of the case."""
        nothing = [one.name for one in people if one.may == "nothing"]
        some = [one.name for one in people if one.may == "some things"]
        said = [
            words.format(names=together(names))
            for words, names in ((_NOTHING, nothing), (_SOME, some))
            if names
        ]
        words = " ".join(said)
        if nothing and words != self.words.text():
            self._announcer(self, words, False)
        self.words.setText(words)
        self.tag.set_state(state("told-nothing" if nothing else "told-some"))
        self.setVisible(bool(words))
