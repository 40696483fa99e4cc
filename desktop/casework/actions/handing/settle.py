"""What cases that change hands ask of a laptop, after something came and whenever it is unlocked.

Each step is one transaction and is looked for in the record again: a lock or a power cut in between
leaves the rest for the next time.
"""

from collections.abc import Callable
from contextlib import suppress

from db.errors import Refusal
from desktop.casework.actions.handing.arrive import arrive
from desktop.casework.actions.handing.let_go import let_go
from desktop.casework.desk import Desk


def change_hands(desk: Desk) -> None:
    """Look at cases that came, and let go of those that may leave. Raises the store's refusals."""
    if desk.kind == "volunteer" and not desk.problems:
        arrive(desk)
        let_go(desk)


def change_hands_quietly(desk: Desk, step: Callable[[int, int], None]) -> None:
    """The same where nobody waits for it. Raises only what `step` does."""
    step(0, 1)
    with suppress(Refusal, OSError):
        change_hands(desk)
