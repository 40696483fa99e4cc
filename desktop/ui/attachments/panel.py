"""The files of a case where they can be added: by button, dropped on the page, or pasted.

Nothing is kept of a photograph that tells more than its picture before somebody has said how.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.files.attach import Picked
from desktop.casework.actions.files.attached import Attached
from desktop.casework.files.camera import without
from desktop.ui.attachments import phrases
from desktop.ui.attachments.adding import Adding, Source
from desktop.ui.attachments.camera_card import CameraCard
from desktop.ui.attachments.copies import Copies
from desktop.ui.attachments.files_card import FilesCard
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.dropped import files_in
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.form import Field
from desktop.ui.typing.narrow import narrow

_CASE = "the case itself"


class FilesPanel(QWidget):
    """`opened` with the id of a file. The file dialog is an attribute: a test needs none."""

    opened = Signal(str)

    def __init__(self, here: Here, page: QScrollArea) -> None:
        super().__init__()
        look = here.look
        self._here, self._page = here, page
        self._case, self._writable = "", False
        self.ask_files = self._dialog
        self.adding = Adding(here.session, self)
        self.card = FilesCard(look, phrases.NONE_YET)
        self.asking = CameraCard(look)
        self.fault = Banner(look, "stop")
        self.copies = Copies(here)
        self.about = narrow(look, [("", _CASE)])  # a contact's words are longer than the column
        self.about_field = Field(look, "New files belong to", self.about)
        self.add_button = Button(look, "Add a file…", icon="plus")
        self._adds = QWidget()
        flow = Flow(look)
        flow.add(self.add_button)
        hint = Words(look, phrases.ADD_HINT, "small", "ink-soft")
        column(look, self.about_field, flow, hint, gap="near", within=self._adds)
        self.card.body.addWidget(self._adds)
        for each in (self.asking, self.fault):
            each.hide()
        column(look, self.asking, self.fault, self.card, self.copies, gap="pad", within=self)
        self._wire()

    def _wire(self) -> None:
        self.card.opened.connect(self.opened)
        self.add_button.clicked.connect(self._choose)
        self.adding.asks.connect(self._ask)
        self.adding.kept.connect(lambda name: self._here.say(f"Attached: {name}"))
        self.adding.refused.connect(self._refuse)
        self.asking.answered.connect(self._answer)
        self.asking.left.connect(self._leave_out)
        self._page.setAcceptDrops(True)
        self._page.viewport().installEventFilter(self)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self._page)
        paste.activated.connect(self._paste)

    def show_case(
        self,
        case: str,
        files: Sequence[Attached],
        belongs: Sequence[tuple[str, str]],
        *,
        writable: bool,
    ) -> None:
        """The files of a case; `belongs`: its contacts and meetings, by id, in words."""
        anew = case != self._case
        if anew:
            self.forget()
        self._case, self._writable = case, writable
        self.card.show_files(files, anew=anew)
        self._adds.setVisible(writable)
        now = self.about.key()
        self.about.clear()
        for key, words in (("", _CASE), *belongs):
            self.about.addItem(words, key)
        self.about.setCurrentIndex(max(0, self.about.findData(now)))
        self.about_field.setVisible(bool(belongs))
        self.copies.reload(case=case)

    def forget(self) -> None:
        """Nothing of a case stays when it is left: no names, no bytes that were not kept."""
        self._case, self._writable = "", False
        self.adding.forget()
        self.asking.forget()
        self.asking.hide()
        self.fault.hide()
        self.card.show_files((), anew=True)
        self.copies.forget()

    def add(self, sources: Sequence[Source]) -> None:
        """Attach these, one after the other."""
        if self._writable and sources:
            self.fault.hide()
            self.adding.add(self._case, self.about.key(), sources)
            self.about.set_key("")  # the next one is not put there by an oversight

    # --- where they come from ---

    def _choose(self) -> None:
        self.add(self.ask_files())

    def _dialog(self) -> list[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), "Attach files")
        return [Path(one) for one in chosen]

    def _paste(self) -> None:
        found = sources_in(QGuiApplication.clipboard().mimeData())
        if found:
            self.add(found)
        elif self._writable:
            self._here.say("There is no picture and no file to paste.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere on the page."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent) and self._writable:
            dropped = isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop
            found = files_in(event.mimeData())
            if found:
                event.acceptProposedAction()
                if dropped:
                    self.add(found)
                return True
        return super().eventFilter(watched, event)

    # --- what is asked and said ---

    def _ask(self, picked: Picked) -> None:
        self.asking.ask(picked)
        self.asking.show()
        self._page.ensureWidgetVisible(self.asking)
        self.asking.first().setFocus()

    def _answer(self, how: str) -> None:
        self.asking.forget()
        self.asking.hide()
        self.add_button.setFocus()
        self.adding.answer(how)

    def _leave_out(self) -> None:
        self.asking.forget()
        self.asking.hide()
        self.add_button.setFocus()
        self.adding.leave_out()

    def _refuse(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        before = "" if self.fault.isHidden() else f"{self.fault.words.text()}\n"
        self.fault.say(f"{before}{said.message} {said.do}")


def sources_in(mime: QMimeData) -> list[Source]:
    """Files that were copied, or else a picture, as a PNG that says nothing but the picture."""
    found: list[Source] = list(files_in(mime))
    image = mime.imageData() if not found and mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        found.append(("pasted picture.png", without(bytes(buffer.data().data()))))
    return found
