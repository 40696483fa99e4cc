"""A program that is killed in the middle of what is being typed: run as a process of its own.

Arguments: the vault, a folder of its own, and what is typed: `policy`, or the words of a contact.

Prints a line once the screen says that the words are kept. Then nothing more is done at a contact;
of a policy more is typed, until it is killed.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.ui.look.dressing import apply
from desktop.ui.look.theme import Look, Theme
from tests.builders import PASSPHRASE, world
from tests.journeys.hands import Hands
from tests.journeys.seat import Seat

KEPT = "We take nobody's side."
MORE = "What you choose is yours, and it is you who decides. " * 200


def main(vault: str, home: str, what: str) -> None:
    """Until it is killed."""
    app = QApplication([])
    look = Look(Theme.load("light"), still=True)
    apply(app, look)
    real = world()
    seat = Seat(Path(home), look, lambda: real, Path(vault))
    seat.unlock(PASSPHRASE)
    if what == "policy":
        _policy(seat.hands)
    else:
        _contact(seat.hands, what)


def _contact(hands: Hands, words: str) -> None:
    hands.click("Cases")
    hands.click("New contact")
    hands.enter("Facts", words)
    hands.read("Kept 15:30")
    print("kept", flush=True)
    sys.stdin.read()


def _policy(hands: Hands) -> None:
    hands.click("Policy")
    hands.click("A new policy from nothing")
    hands.write("The words", KEPT)
    hands.read("Kept 15:30")
    print("kept", flush=True)
    for word in MORE.split():
        hands.keys(f" {word}")
        QApplication.processEvents()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
