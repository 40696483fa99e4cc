"""A way back after something was written: the toast offers it, and so does Ctrl+Z."""

from db.names import RecordId
from desktop.casework.actions.amending.undo import undo
from desktop.ui.history.phrases import TAKEN_BACK
from desktop.ui.parts.screen import Here


def offer_undo(here: Here, words: str, kind: str, record: RecordId, version: str) -> None:
    """Say that it was done; Undo puts what stood before `version` back as one more version."""

    def take_back() -> None:
        here.session.ask(
            lambda desk: undo(desk, kind, record, version),
            lambda _: here.say(TAKEN_BACK),
            here.refuse,
        )

    here.offer(words, "Undo", take_back)
