"""The hand at Qt's own file dialog: the real one, by its keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

_SETTLED, _MOST = 5, 1000  # looks before its keys are heard; and before it is given up


@contextmanager
def dialog(take: Path | None) -> Iterator[list[str]]:
    """In the dialog that opens meanwhile type this path and Enter; without one, Escape."""
    seen: list[QFileDialog] = []
    told: list[str] = []
    looks = 0
    timer = QTimer(interval=5)

    def look() -> None:
        nonlocal looks
        box = QApplication.activeModalWidget()
        if not isinstance(box, QFileDialog):
            return
        looks += 1
        if looks > _MOST:
            box.reject()  # it holds the whole program
        if looks < _SETTLED or seen:
            return
        seen.append(box)
        told.extend([box.windowTitle(), box.directory().absolutePath(), *box.nameFilters()])
        field = box.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setCompleter(None)  # type: ignore[arg-type]  # its list would take the Enter
        if take is not None:
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, str(take))
        QTest.keyClick(*((box, Qt.Key.Key_Escape) if take is None else (field, Qt.Key.Key_Return)))

    timer.timeout.connect(look)
    timer.start()
    try:
        yield told
    finally:
        timer.stop()
    assert seen
    assert looks <= _MOST
