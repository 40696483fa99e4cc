"""What Qt would print is not printed: it may quote what stands in a field.

Only that it said something, and about what part of Qt, goes to standard error. Before it ends the
program itself Python's frames are kept by the handler of `desktop.crash`.
"""

import sys
from contextlib import suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_TOLD = {
    QtMsgType.QtWarningMsg: "a warning",
    QtMsgType.QtCriticalMsg: "an error",
    QtMsgType.QtFatalMsg: "an error that it cannot go on after",
}


def keep_to_ourselves() -> None:
    """From now on; once the first window can be made, for until then it says what is missing."""
    qInstallMessageHandler(hear)


def hear(kind: QtMsgType, where: QMessageLogContext, _said: str | None) -> None:
    """In the place of Qt's own handler."""
    told = _TOLD.get(kind)
    if told is not None and sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(f"Qt has {told} ({where.category or 'default'}).", file=sys.stderr, flush=True)
