"""Something in Evenhand broke: the report, to be read in whole before anything is done with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.centred import Centred
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words, label

SAID = "Something in Evenhand went wrong just now. When it next starts you can read a report of it."
_TITLE = "Something in Evenhand went wrong"
_BELOW = (
    "That was the last time it ran. What you typed is kept in your vault, but perhaps for the last "
    "second. Below is a report for whoever looks after Evenhand. It says which part of the program "
    "was at work, and holds no name, no note and nothing else that anybody typed. Nobody has it "
    "but you, and it is sent by nobody but you: read it first."
)
_SAVED = "The report is in {}. Send it as you like; here it is deleted."
_NOT_SAVED = "The report could not be written there. Choose another place."
_NOT_DELETED = "The report could not be deleted. It lies in {}."
_NAME = "evenhand-report.txt"
_HIGH = 240  # of the report, unscaled


class Crashed(QWidget):
    """`done` when the person has decided, or would rather decide another time."""

    done = Signal()

    def __init__(
        self,
        look: Look,
        report: str,
        delete: Callable[[], bool],
        folder: Path,
        ask_where: Callable[[str], Path | None],
    ) -> None:
        """`delete` tells whether the report is gone; `ask_where` is handed a name for the file."""
        super().__init__()
        self._look, self._delete, self._folder, self._ask = look, delete, folder, ask_where
        self.report = QTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setPlainText(report)
        self.report.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.said = Banner(look, "ok")
        self.fault = Banner(look, "stop")
        self.save = Button(look, "Save it to send…", "main", icon="file-text")
        self.delete = Button(look, "Delete it", icon="trash-2")
        self.later = Button(look, "Not now", "text")
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.delete.clicked.connect(self._throw_away)
        self.later.clicked.connect(self.done)
        look.changed.connect(self._fit)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """One begins by reading."""
        super().showEvent(event)
        self.report.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self._look
        card = Card(look, gap="pad")
        card.setAccessibleName(_TITLE)
        card.body.addLayout(
            column(look, Words(look, _TITLE, "title"), Words(look, _BELOW), gap="near")
        )
        box = column(look, label(look, "The report", self.report), self.report, gap="hair")
        card.body.addLayout(box)
        flow = Flow(look, centre=True)
        for button in (self.save, self.delete, self.later):
            flow.add(button)
        for part in (self.said, self.fault):
            card.body.addWidget(part)
            part.hide()
        card.body.addLayout(flow)
        column(look, Centred(look, card, 640), within=self)

    def _fit(self) -> None:
        self.report.setMinimumHeight(self._look.px(_HIGH))

    def _save(self) -> None:
        path = self._ask(_NAME)
        if path is None:
            return
        self.fault.hide()
        try:
            path.write_text(self.report.toPlainText(), "utf-8")
        except OSError:
            self.fault.say(_NOT_SAVED)
            return
        self._delete()
        for part in (self.save, self.delete):
            part.hide()
        self.later.setText("Go on")
        self.said.say(_SAVED.format(path))
        self.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def _throw_away(self) -> None:
        if self._delete():
            self.done.emit()
        else:
            self.fault.say(_NOT_DELETED.format(self._folder))
