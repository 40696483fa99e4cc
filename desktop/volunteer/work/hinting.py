"""Hints on the long notes of a screen: the desk looks them over, on the worker."""

from collections.abc import Callable, Sequence

from desktop.casework.actions.writing.look_over import Voice, look_over, meant
from desktop.casework.actions.writing.my_words import add_word
from desktop.casework.wording import Hint
from desktop.ui.parts.screen import Here
from desktop.ui.session import Session
from desktop.ui.typing.form import Field
from desktop.ui.typing.hint_list import HintList
from desktop.ui.typing.long_text import LongText


class DeskEyes:
    """Looks texts over at the desk of a session. While it is locked no answer comes."""

    def __init__(self, session: Session, voice: Voice) -> None:
        self._session, self._voice = session, voice

    def look_over(self, text: str, done: Callable[[Sequence[Hint]], None]) -> None:
        self._session.ask(
            lambda desk: look_over(desk, text, self._voice), lambda found: done(found or ())
        )

    def meant(self, word: str, done: Callable[[Sequence[str]], None]) -> None:
        self._session.ask(lambda desk: meant(desk, word), lambda found: done(found or ()))

    def add_word(self, word: str, done: Callable[[], None]) -> None:
        self._session.ask(lambda desk: add_word(desk, word), lambda _: done())


def with_hints(here: Here, *fields: tuple[Field, Voice]) -> tuple[HintList, ...]:
    """A list of hints below each of these fields.

    What somebody else said or thinks is looked over for its spelling alone.
    """
    made = []
    for field, voice in fields:
        box = field.control
        assert isinstance(box, LongText)
        hints = HintList(here.look, box, DeskEyes(here.session, voice))
        field.box.addWidget(hints)
        made.append(hints)
    return tuple(made)
