"""A program that is killed in the middle of a note: run by `test_windows` as a process of its own.

Arguments: the vault, a folder of its own, the words. Prints a line once the
screen says that the words are kept, and then does nothing until it is killed.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.ui.look.dressing import apply
from desktop.ui.look.theme import Look, Theme
from tests.builders import PASSPHRASE, world
from tests.journeys.seat import Seat


def main(vault: str, home: str, words: str) -> None:
    """Until it is killed."""
    app = QApplication([])
    look = Look(Theme.load("light"), still=True)
    apply(app, look)
    real = world()
    seat = Seat(Path(home), look, lambda: real, Path(vault))
    seat.unlock(PASSPHRASE)
    seat.hands.click("Cases")
    seat.hands.click("New contact")
    seat.hands.enter("Facts", words)
    seat.hands.read("Kept 15:30")
    print("kept", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
