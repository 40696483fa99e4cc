"""A field that looks up what is typed: a school, a person. The answers stand below it on the page.

The field asks; whoever holds the data answers, at once or from another thread, with `offer`. An
answer to an older question is dropped.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.typing.fields import TextField

_PAUSE = 120  # milliseconds between the last key and the question
_MOST = 6  # answers that are seen at once


class Typeahead(QWidget):
    """`asked` with what was typed; answer with `offer`. `chosen` with the key of the row taken."""

    asked = Signal(str)
    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, placeholder: str = "", *, announcer: Announcer = announce
    ) -> None:
        super().__init__()
        self._look, self._announcer, self._answered_to = look, announcer, ""
        self.field = TextField(placeholder=placeholder)
        self.field.setAccessibleName(name)
        self.list = RowList(look, f"Found for {name}")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the field
        self.list.keep_seen(_MOST, only=True)
        self.none = Words(look, "Nothing found. Try part of the name, the town or the number.")
        self.answers = Card(look, gap="near", pad="near")
        self.answers.body.addWidget(self.none)
        self.answers.body.addWidget(self.list)
        self.answers.hide()
        column(look, self.field, self.answers, gap="near", within=self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.field.textEdited.connect(self._edited)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._take())

    def setFocus(  # noqa: N802 - Qt's name
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """Into the field. As a focus proxy it would be a stop twice, and Tab never get out."""
        self.field.setFocus(reason)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleDescription(words)
        self.field.setAccessibleDescription(words)

    def offer(self, question: str, rows: Sequence[Row], *, none: bool = False) -> None:
        """The answers to `question`, best first. `none`: what was looked for was not found, and
        the rows are what can be done instead."""
        if question != self.field.text().strip():
            return
        self._answered_to = question
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.none.setVisible(none or not rows)
        if rows:
            self.list.go_to_number(0)
        self.answers.show()
        said = [self.none.text()] if none or not rows else [f"{len(rows)} found:"]
        self._announcer(self.field, " ".join([*said, *(row.said() for row in rows[:1])]), False)

    def set_text(self, text: str) -> None:
        """What was chosen, in words; no question is asked."""
        self.field.setText(text)
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if self.answers.isHidden():
            return False
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        if step:
            self._announcer(self.field, self.list.step(step), True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._answered_to == self.field.text().strip():  # else these answer older words
                self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _edited(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        question = self.field.text().strip()
        if question:
            self.asked.emit(question)
        else:
            self._close()

    def _take(self) -> None:
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Row):
            self.set_text(row.so)
            self.chosen.emit(row.key)

    def _close(self) -> None:
        self._pause.stop()
        self.answers.hide()
