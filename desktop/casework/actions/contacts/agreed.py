"""What somebody agreed to do: done, or not done after all."""

from msgspec import structs

from db.errors import NoSuchRecord
from db.records import Action
from desktop.casework.desk import Desk


def mark_done(desk: Desk, action: str, done: bool = True) -> None:
    """Done today, or (to undo) not done. Raises `NoSuchRecord`."""
    kept = desk.store.get(Action, action)
    if kept is None:
        raise NoSuchRecord(what="agreed action", id=action)
    body = structs.replace(kept.body, done=desk.today if done else None)
    if body != kept.body:
        with desk.write() as writing:
            writing.add(body, record=kept.id)
