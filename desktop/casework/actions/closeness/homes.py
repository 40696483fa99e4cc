"""Where the actor lives: one home or more, from when until when. It never leaves this desk.

A new home measures the open cases again; of that the office learns what is found, never where.
"""

from datetime import date, timedelta

from msgspec import structs

from db.errors import BadInput, NoSuchRecord
from db.names import RecordId
from db.own import Home
from db.store.reading import Kept
from desktop.casework.actions.closeness.recheck import recheck_open
from desktop.casework.closeness.lasting import removed
from desktop.casework.desk import Desk
from desktop.casework.record.mine import homes, postcode
from desktop.casework.saying.dates import written


def declare_home(desk: Desk, typed: str, since: date | None = None) -> RecordId:
    """Where the actor lives from a day on, today if none is said; what was home before ends.

    Raises `BadInput`.
    """
    code = postcode(typed)
    begins = since or desk.today
    with desk.write() as writing:
        for one in homes(desk):
            if one.body.until is None:
                earlier = structs.replace(one.body, until=begins - timedelta(days=1))
                writing.add(earlier, record=one.id)
        made = writing.add(Home(postcode=code, since=begins))
        recheck_open(desk, writing, "home")
    return made


def add_home(
    desk: Desk, typed: str, since: date | None = None, until: date | None = None
) -> RecordId:
    """Another home beside what stands, as where one lives half of the week. Raises `BadInput`."""
    body = _sound(Home(postcode=postcode(typed), since=since, until=until))
    return _write(desk, body, None)


def amend_home(desk: Desk, home: str, **changes: object) -> RecordId:
    """The next version of a home; `changes` are fields of `db.own.Home`, as typed.

    Raises `NoSuchRecord`, `BadInput`.
    """
    kept = _mine(desk, home)
    body = structs.replace(kept.body, **changes)
    body = _sound(structs.replace(body, postcode=postcode(body.postcode)))
    return kept.id if body == kept.body else _write(desk, body, kept)


def remove_home(desk: Desk, home: str) -> RecordId:
    """Take a home off the list: it counts no more, from now on. Raises `NoSuchRecord`."""
    kept, now = _mine(desk, home), desk.today
    return _write(desk, structs.replace(kept.body, since=now, until=now - timedelta(days=1)), kept)


def restore_home(desk: Desk, home: str) -> RecordId:
    """Take a removal back: it stands as before. Raises `NoSuchRecord`."""
    kept = desk.store.get(Home, home)
    if kept is None or kept.actor != desk.actor:
        raise NoSuchRecord(what="home", id=home)
    bodies = [one.body for one in desk.store.versions(Home, kept.id) if one.body is not None]
    before = next((body for body in reversed(bodies[:-1]) if not removed(body)), None)
    return kept.id if before is None else _write(desk, before, kept)


def _sound(home: Home) -> Home:
    if removed(home):
        expected = f"a day from {written(home.since)} on" if home.since else "a later day"
        raise BadInput(what="last day", given=written(home.until or date.min), expected=expected)
    return home


def _mine(desk: Desk, home: str) -> Kept[Home]:
    kept = desk.store.get(Home, home)
    if kept is None or kept.actor != desk.actor or removed(kept.body):
        raise NoSuchRecord(what="home", id=home)
    return kept


def _write(desk: Desk, home: Home, kept: Kept[Home] | None) -> RecordId:
    with desk.write() as writing:
        record = writing.add(home, record=None if kept is None else kept.id)
        recheck_open(desk, writing, "home")
    return record
