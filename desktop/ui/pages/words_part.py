"""My words: what somebody taught the spelling of this laptop; looked at, added to, taken out."""

from functools import partial

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.writing.my_words import add_word, my_words, take_word
from desktop.casework.desk import Desk
from desktop.casework.saying.said import counted
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field

_WHY = (
    "Words that you added while you wrote are no slips any more. They stay on this laptop: no "
    "bundle carries them."
)
_SEEN = 6  # words in sight; the rest scroll


class WordsPart(Card):
    """`look` asks the desk. What is added or taken out holds at once, and can be taken back."""

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, "My words", icon="book-open-text")
        self._here = here
        self.many = Words(look, "", "small", "ink-soft")
        self.rows = RowList(look, "My words")
        self.word = TextField()
        self.field = Field(look, "Another word", self.word)
        self.add = Button(look, "Add the word", icon="plus")
        self.take = Reasoned(look, Button(look, "Take the word out", icon="trash-2"))
        for part in (Words(look, _WHY, "body", "ink-soft"), self.many, self.rows, self.take):
            self.body.addWidget(part)
        self.body.addLayout(column(look, self.field, self.add, gap="near"))
        self.rows.moved.connect(lambda _word: self._weigh())
        self.take.button.clicked.connect(self._take)
        self.add.clicked.connect(self._add)
        self.word.returnPressed.connect(self._add)
        self.word.textEdited.connect(lambda _words: self.field.set_fault())
        self._show(())

    def look_again(self) -> None:
        """Ask the desk."""
        self._here.session.ask(my_words, lambda found: self._show(found or ()))

    def words(self) -> tuple[str, ...]:
        """Those that are shown."""
        return tuple(row.key for row in self.rows.rows_model.rows())

    def _show(self, words: tuple[str, ...]) -> None:
        self.rows.set_rows([Row(one, one) for one in words])
        self.rows.keep_seen(min(len(words), _SEEN), only=True)
        self.many.setText(
            f"{counted(len(words), 'word').capitalize()}." if words else "There are none yet."
        )
        for part in (self.rows, self.take):
            part.setVisible(bool(words))
        self._weigh()

    def _weigh(self) -> None:
        word = self.rows.key()
        self.take.button.setAccessibleName(f"Take “{word}” out" if word else "Take the word out")
        self.take.set_reason("" if word else "Choose a word above first.")

    def _add(self) -> None:
        word = self.word.text()
        self._here.session.ask(partial(_added, word=word), self._added, self._refused)

    def _added(self, found: tuple[str, ...] | None) -> None:
        if found is not None:
            before = set(self.words())
            self._show(found)
            self.word.clear()
            self.rows.go_to(next((one for one in found if one not in before), ""))
            self.word.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")
        self.word.setFocus()

    def _take(self) -> None:
        word, words = self.rows.key(), self.words()
        at = words.index(word)

        def taken(found: tuple[str, ...] | None) -> None:
            if found is not None:
                self._show(found)
                if found:
                    self.rows.go_to_number(min(at, len(found) - 1))
                (self.rows if found else self.word).setFocus()
                self._here.offer(f"“{word}” is taken out.", "Undo", lambda: self._back(word))

        self._here.session.ask(partial(_taken, word=word), taken)

    def _back(self, word: str) -> None:
        self._here.session.ask(partial(_added, word=word), self._added)


def _added(desk: Desk, word: str) -> tuple[str, ...]:
    add_word(desk, word)
    return my_words(desk)


def _taken(desk: Desk, word: str) -> tuple[str, ...]:
    take_word(desk, word)
    return my_words(desk)
