"""Looking over what one declared, once a term; that there is nothing to declare says so too.

Reminded of, never a gate. It stays on this desk like everything else that is declared.
"""

from dataclasses import dataclass
from datetime import date

from db.errors import BadInput
from db.names import InterestId
from db.own import Declaration, Interest
from desktop.casework.actions import typed
from desktop.casework.closeness.lasting import stands
from desktop.casework.closeness.terms import moved_on, school_year_ends, term_of, to_look_over
from desktop.casework.desk import Desk
from desktop.casework.record.mine import declared


@dataclass(frozen=True)
class LookedOver:
    """When the list was looked over last, and whether it is time again."""

    last: date | None  # None: never yet
    nothing: bool  # then there was nothing to declare
    note: str
    owed: bool  # not yet in this term
    term: str  # autumn, spring, summer
    begins: date  # of the term
    moved_on: tuple[InterestId, ...]  # own children's schools that ended with the last school year
    year_ends: date  # of the present school year
    stand: int = 0  # how many things are on the list


def looked_over(desk: Desk) -> LookedOver:
    """How it stands with looking over the list."""
    now = desk.today
    said = desk.store.find(Declaration, order="on", row_actor=desk.actor)
    last = said[-1].body if said else None
    owed = asked(desk) and to_look_over(last.on if last else None, now)
    return LookedOver(
        last=last.on if last else None,
        nothing=last.empty if last else False,
        note=last.note if last else "",
        owed=owed,
        term=term_of(now).name,
        begins=term_of(now).begins,
        moved_on=_moved_on(desk, last.on if last else None) if desk.pack.own_child.on else (),
        year_ends=school_year_ends(now),
        # The words alone: what the schools are called would open the whole list of schools.
        stand=sum(stands(one.body, now) for one in desk.store.find(Interest, row_actor=desk.actor)),
    )


def look_over(desk: Desk, *, nothing: bool = False, note: str = "") -> Declaration:
    """The list was looked over today, and holds what there is to declare.

    `nothing` says that there is nothing. Raises `BadInput` (something stands), `TooLong`.
    """
    now = desk.today
    stand = [one for one in declared(desk) if stands(one.interest, now)]
    if nothing and stand:
        raise BadInput(
            what="declaration",
            given="nothing to declare",
            expected="a list on which nothing stands: take off, or end, what is over first",
        )
    said = Declaration(on=now, empty=not stand, note=typed.text(note.strip(), "note"))
    with desk.write() as writing:
        writing.add(said)
    return said


def asked(desk: Desk) -> bool:
    """Whether the policy looks for anything that is declared."""
    pack = desk.pack
    return pack.position.on or pack.own_child.on or pack.known.on


def _moved_on(desk: Desk, last: date | None) -> tuple[InterestId, ...]:
    """Children who left a school last summer, and of whom nothing was said since."""
    now = desk.today
    begins = school_year_ends(now).replace(year=school_year_ends(now).year - 1)
    if last is not None and last > begins:
        return ()
    # Not `declared`: Today asks, every morning, and no name is wanted of any list of schools.
    kept = desk.store.find(Interest, row_actor=desk.actor)
    schools = [one for one in kept if one.body.kind == "child-school"]
    left = [one for one in schools if moved_on(one.body.until, now)]
    new = [one for one in schools if one.body.since and one.body.since > begins]
    return tuple(InterestId(one.id) for one in left[len(new) :])
