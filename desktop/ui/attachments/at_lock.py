"""Before it locks: readable copies that still lie outside the vault, to be deleted or let be.

In place of the desk, of which nothing is shown meanwhile; no file's name is, for names of files
name families. Nobody has to answer: left alone it locks as always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.files.attach_copies import copies, delete_copy
from desktop.ui.attachments import phrases
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.centred import Centred
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words

if TYPE_CHECKING:
    from desktop.casework.desk import Desk
    from desktop.ui.look.theme import Look


def near(desk: Desk) -> int:
    """How many readable copies could be deleted now. Read on the worker."""
    return sum(one.state != "away" for one in copies(desk))


def delete_unchanged(desk: Desk) -> int:
    """Delete those that are what was written. How many stay: changed, or open elsewhere."""
    from db.errors import CopyNotDeleted  # noqa: PLC0415 - on the worker, like the record itself

    left = 0
    for one in copies(desk):
        if one.state == "away":
            continue
        try:
            left += not delete_copy(desk, one.id)
        except CopyNotDeleted:
            left += 1
    return left


class AtLock(QWidget):
    """`delete` to delete them first, `leave` to lock at once, `back` to the desk."""

    delete = Signal()
    leave = Signal()
    back = Signal()

    def __init__(self, look: Look, many: int) -> None:
        super().__init__()
        title = phrases.before_locking(many)
        self.setAccessibleName(title)
        self.delete_button = Button(look, "Delete and lock", "main", icon="trash-2")
        self.leave_button = Button(look, f"Lock and leave {'it' if many == 1 else 'them'} there")
        self.back_button = Button(look, "Not yet", "text")
        card = Card(look, gap="pad")
        card.body.addWidget(Words(look, title, "title"))
        self.says = Words(look, phrases.LOCKING)
        card.body.addWidget(self.says)
        flow = Flow(look, centre=True)
        for button in (self.delete_button, self.leave_button, self.back_button):
            flow.add(button)
        card.body.addLayout(flow)
        column(look, Centred(look, card, 560), within=self)
        self.delete_button.clicked.connect(self.delete)
        self.leave_button.clicked.connect(self.leave)
        self.back_button.clicked.connect(self.back)

    def begin(self) -> None:
        """The keyboard is on what leaves nothing behind."""
        self.delete_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_left(self, many: int) -> None:
        """Some were not deleted: they were changed since, or are open in another program."""
        self.says.setText(phrases.not_deleted(many))
        self.delete_button.hide()
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
