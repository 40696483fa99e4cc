"""What was copied out of Evenhand: taken back at lock and close, a secret after a short time.

Only what is still ours is taken away: what somebody copied elsewhere meanwhile is theirs. What a
clipboard's history keeps is beyond our reach, so nothing secret is ever copied by the program.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECRET_SECONDS = 30
"""How long a passphrase or a code that a person copied stays to be pasted."""


def clear_ours() -> None:
    """The clipboard, and on X11 and Wayland what is merely selected, where they hold our text."""
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)


def clear_soon(seconds: float = SECRET_SECONDS) -> None:
    """What was copied just now is taken back, unless something else takes its place before."""
    board = QGuiApplication.clipboard()
    timer = QTimer(board, singleShot=True, interval=round(1000 * seconds))
    timer.timeout.connect(clear_ours)
    board.dataChanged.connect(timer.deleteLater)  # which the clearing itself does too
    timer.start()
