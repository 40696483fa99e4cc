"""Printing from memory: a page is drawn on the worker and handed to the printer, one at a time.

The system keeps what is printed in its spool until it is out, in clear: whoever prints a paper with
a name on it is told so first (`screen`).
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.casework.desk import Desk
from desktop.documents.from_desk import Made
from desktop.ui.attachments.render import Seen, see
from desktop.ui.session import Session

PDF = "application/pdf"
_WIDE = 2500  # pixels across a page: 300 dots an inch on A4
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def ask_printer(parent: QWidget, made: Made) -> QPrinter | None:
    """The system's own dialog, set to the size of this paper; None if it was left."""
    printer = QPrinter()
    printer.setDocName(made.name)
    set_up(printer, made)
    dialog = QPrintDialog(printer, parent.window())
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def set_up(printer: QPrinter, made: Made) -> None:
    """A4, or A3 for what hangs on a wall; sideways, and on both sides, for what is folded."""
    display, folded = "a3" in made.name, "folded" in made.name
    size = QPageSize.PageSizeId.A3 if display else QPageSize.PageSizeId.A4
    lie = QPageLayout.Orientation.Landscape if folded else QPageLayout.Orientation.Portrait
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(lie)
    printer.setFullPage(True)
    if folded:
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)


class Printing(QObject):
    """One paper on its way to a printer. `done` when it was handed over, `failed` where not."""

    def __init__(
        self,
        session: Session,
        made: Made,
        printer: QPrinter,
        done: Callable[[], None],
        failed: Callable[[], None],
    ) -> None:
        super().__init__(session)
        self._session, self._made, self._printer = session, made, printer
        self._done, self._failed = done, failed
        self._painter = QPainter()
        if self._painter.begin(printer):
            self._next(0)
        else:
            self._end(failed)

    def _next(self, page: int) -> None:
        data = self._made.data
        self._session.ask(
            lambda _desk: _drawn(_desk, data, page), lambda seen: self._print(page, seen)
        )

    def _print(self, page: int, seen: Seen | None) -> None:
        if seen is None or seen.image is None:
            self._printer.abort()
            self._end(self._failed)
            return
        if page and not self._printer.newPage():
            self._end(self._failed)
            return
        whole = self._painter.viewport()
        size = seen.image.size().scaled(whole.size(), _KEEP)
        self._painter.drawImage(QRect(whole.topLeft(), size), seen.image)
        if page + 1 < seen.pages:
            self._next(page + 1)
        else:
            self._end(self._done)

    def _end(self, then: Callable[[], None]) -> None:
        if self._painter.isActive():
            self._painter.end()
        then()
        self.deleteLater()


def _drawn(_desk: Desk, data: bytes, page: int) -> Seen:
    return see(PDF, data, _WIDE, page)
