"""The hints on what is typed into a box: underlined there, said and offered in a list below it.

- One looks when the typing rests, on the worker: typing never waits. What comes back for words
  that have changed meanwhile is dropped.
- Below the box stands the hint where the cursor is, else the first; the others on demand. F7 goes
  from one to the next, selects its words and says it; Tab goes on to what can be done about it.
- A word that is being typed is no slip yet.
- What one lets stand is not pointed at again there, until other words are put into the box.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.casework.wording.hint import Hint
from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.tag import State, state
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.underline import Mark
from desktop.ui.typing.wording_hint import WordingHint

REST = 500  # milliseconds without a key
NEXT = "F7"
KEEP = "Add to my words"
_MOST = 8  # rows at once


class Eyes(Protocol):
    """Who looks a text over, elsewhere; each answer comes later, or never when all is locked."""

    def look_over(self, text: str, done: Callable[[Sequence[Hint]], None]) -> None: ...

    def meant(self, word: str, done: Callable[[Sequence[str]], None]) -> None: ...

    def add_word(self, word: str, done: Callable[[], None]) -> None: ...


class Pointed(NamedTuple):
    """A hint, where its words are now, and what they were when it was given."""

    hint: Hint
    place: QTextCursor
    words: str

    def stands(self) -> bool:
        """Whether the words are still the same."""
        return self.place.hasSelection() and self.place.selectedText() == self.words

    def says(self) -> str:
        """Why, and how else."""
        about = f"{self.hint.why} {self.hint.instead}"
        return f"“{' '.join(self.words.split())}”. {about}"


class HintList(QWidget):
    """Below its box, which it watches. Nothing is seen of it while there is no hint."""

    def __init__(
        self, look: Look, box: LongText, eyes: Eyes, *, announcer: Announcer = announce
    ) -> None:
        super().__init__()
        self._look, self._box, self._eyes, self._announcer = look, box, eyes, announcer
        self._found: list[Pointed] = []
        self._left: list[Pointed] = []
        self._meant: dict[str, tuple[str, ...]] = {}
        self._rows: list[WordingHint] = []
        self._drawn: object = None
        self._all = self._goes_on = False
        self.setAccessibleName("Hints on what is written")
        self._list = column(look, gap="near", pad=("none", "near", "none", "none"), within=self)
        self.more = Button(look, "More hints", "link")
        self.more.clicked.connect(self._toggle)
        self._list.addWidget(self.more)
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST)
        self.rest.timeout.connect(self.look_now)
        follow = QShortcut(QKeySequence(NEXT), box)
        follow.setContext(Qt.ShortcutContext.WidgetShortcut)
        follow.activated.connect(self.next)
        box.textChanged.connect(self.rest.start)
        box.put.connect(self._begin)
        box.cursorPositionChanged.connect(self._refresh)
        self.hide()

    def hints(self) -> tuple[Hint, ...]:
        """Those that stand now, in order."""
        return tuple(one.hint for one in self._standing())

    def rows(self) -> tuple[WordingHint, ...]:
        """Those that are shown below the box."""
        return tuple(self._rows)

    def look_now(self) -> None:
        """Have the words looked over as they stand."""
        text = self._box.words()
        if text.strip():
            self._eyes.look_over(text, lambda found: self._take(text, found))
        else:
            self._take(text, ())

    def next(self) -> None:
        """Go to the next hint after the cursor, round to the first; select its words and say it."""
        if self.rest.isActive():  # what was typed a moment ago counts
            self.rest.stop()
            self._goes_on = True
            self.look_now()
            return
        standing = self._standing()
        if not standing:
            self._announcer(self._box, "No hints on what is written here.", False)
            return
        caret = self._box.textCursor()
        after = caret.selectionStart() + caret.hasSelection()
        later = (no for no, one in enumerate(standing) if one.place.selectionStart() >= after)
        number = next(later, 0)
        one = standing[number]
        self._box.setTextCursor(QTextCursor(one.place))
        self._box.ensureCursorVisible()
        said = f"{_state(one).word}: {one.says()} Hint {number + 1} of {len(standing)}."
        self._announcer(self._box, f"{said} Tab goes on to what you can do.", False)

    def _begin(self) -> None:
        """Other words stand there: nothing of those before is left."""
        self._left, self._all, self._goes_on = [], False, False
        self._meant.clear()
        self._take(self._box.words(), ())
        if self._box.words().strip():
            self.rest.start()
        else:
            self.rest.stop()

    def _take(self, text: str, found: Sequence[Hint]) -> None:
        goes_on, self._goes_on = self._goes_on, False
        if text != self._box.words():
            return  # somebody typed on: it is looked at again when the typing rests
        places = [self._box.place(one.start, one.end - one.start) for one in found]
        self._found = [
            Pointed(one, place, place.selectedText())
            for one, place in zip(found, places, strict=True)
        ]
        self._refresh()
        if goes_on:
            self.next()

    def _standing(self) -> list[Pointed]:
        caret = self._box.textCursor()
        writing = self._box.hasFocus() and not caret.hasSelection()
        left = {(one.place.selectionStart(), one.words) for one in self._left}
        return [
            one
            for one in self._found
            if one.stands()
            and (one.place.selectionStart(), one.words) not in left
            and not (
                writing
                and one.hint.kind == "spelling"
                and caret.position() == one.place.selectionEnd()
            )
        ]

    def _refresh(self) -> None:
        """The underlines and the rows, as they should be now."""
        standing = self._standing()
        self._box.set_marks([_mark(one) for one in standing], [one.place for one in standing])
        shown = standing[:_MOST] if self._all else self._nearest(standing)
        for one in shown:
            if one.hint.kind == "spelling" and one.words not in self._meant:
                self._ask_meant(one.words)
        drawn = [(one.hint.kind, one.words, self._uses(one)) for one in shown]
        now = (drawn, len(standing), self._all)
        if now == self._drawn:
            return
        self._drawn = now
        self._draw(shown, len(standing))

    def _nearest(self, standing: Sequence[Pointed]) -> list[Pointed]:
        at = self._box.textCursor().position()
        here = (
            one for one in standing if one.place.selectionStart() <= at <= one.place.selectionEnd()
        )
        return [next(here, standing[0])] if standing else []

    def _draw(self, shown: Sequence[Pointed], count: int) -> None:
        focused = any(
            row.isAncestorOf(self.focusWidget()) for row in self._rows if self.focusWidget()
        )
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in shown]
        for number, row in enumerate(self._rows):
            self._list.insertWidget(number, row)
            row.show()  # at once: a key that is pressed next may want to go there
        others = count - len(shown)
        self.more.setText("Show fewer" if self._all else f"{others} more")
        self.more.setAccessibleDescription("Hints on what is written")
        self.more.setVisible(bool(others) or (self._all and count > 1))
        self.setVisible(bool(shown))
        if focused:
            (self._rows[0].buttons[0] if self._rows else self._box).setFocus()
        buttons = [button for row in self._rows for button in row.buttons]
        for before, after in pairwise([self._box, *buttons, self.more]):
            QWidget.setTabOrder(before, after)

    def _row(self, one: Pointed) -> WordingHint:
        uses = [
            f"Use “{use}”" if use else f"Leave “{one.words.strip()}” out" for use in self._uses(one)
        ]
        keep = KEEP if one.hint.kind == "spelling" else ""
        row = WordingHint(self._look, _state(one), one.says(), uses, keep)
        row.used.connect(lambda number: self._use(one, self._uses(one)[number]))
        row.left.connect(lambda: self._leave(one))
        row.kept.connect(lambda: self._eyes.add_word(one.words, self.look_now))
        return row

    def _uses(self, one: Pointed) -> tuple[str, ...]:
        return one.hint.uses or self._meant.get(one.words, ())

    def _ask_meant(self, word: str) -> None:
        self._meant[word] = ()  # asked, not answered yet

        def came(words: Sequence[str]) -> None:
            self._meant[word] = tuple(words)
            self._refresh()

        self._eyes.meant(word, came)

    def _use(self, one: Pointed, words: str) -> None:
        if one.stands():
            self._box.put_in(one.place, words)
            self._box.setFocus()

    def _leave(self, one: Pointed) -> None:
        self._left.append(one)
        self._refresh()

    def _toggle(self) -> None:
        self._all = not self._all
        self._refresh()


def _state(one: Pointed) -> State:
    return state(f"hint-{one.hint.kind}")


def _mark(one: Pointed) -> Mark:
    says = f"{_state(one).word}: {one.says()}"
    start = one.place.selectionStart()
    if one.hint.kind == "spelling":
        return Mark(start, len(one.words), "stop", "wave", says)
    return Mark(start, len(one.words), "flag", "dots", says)
