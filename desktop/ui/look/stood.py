"""Where the window stood: handed from the process that locks to the fresh one, and written nowhere.

Size and place, screen, maximised or minimised, and whether somebody was at it. Whoever types into
another program while this one locks by itself must not find her keys in the passphrase.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

NAME = "EVENHAND_STOOD"
"""The variable that carries it. It is for one process, and taken out as soon as it is read."""

_AT_IT, _BEHIND, _DOWN = "at-it", "behind", "down"


def told(window: QWidget) -> str:
    """How it stands now, for the next process."""
    how = _DOWN if window.isMinimized() else _AT_IT if window.isActiveWindow() else _BEHIND
    return f"{how} {urlsafe_b64encode(window.saveGeometry().data()).decode()}"


def taken() -> str:
    """What the process before has told; empty where there was none."""
    return os.environ.pop(NAME, "")


def show(window: QWidget, before: str) -> None:
    """Show it as the one before it stood; what makes no sense is as if nothing were told."""
    how, _, where = before.partition(" ")
    try:
        geometry = urlsafe_b64decode(where.encode())
    except (Error, ValueError):
        geometry = b""
    if not geometry or not window.restoreGeometry(QByteArray(geometry)):
        window.show()
        return
    if how == _DOWN:
        window.showMinimized()
        return
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, how == _BEHIND)
    window.show()
