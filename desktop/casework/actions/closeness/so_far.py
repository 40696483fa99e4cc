"""What stands against a case of which only a part is typed yet: looked at as soon as one pauses.

Nothing is decided by it: that waits until everything is there (`open_case.can_i_take`). A name of
one word is not looked at, since the next key may make another of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from db.errors import Refusal
from db.names import InterestId
from desktop.casework.actions.closeness.pupil_at import pupil_at
from desktop.casework.actions.schools.given import school_given
from desktop.casework.closeness.findings import Found, InCase, PupilAt, Situation
from desktop.casework.closeness.interests import conflicts
from desktop.casework.desk import Desk
from desktop.casework.record.mine import readied


@dataclass(frozen=True)
class SoFar:
    """What is typed of a family. Schools by their number, or as `schools.given.by_hand` has them;
    empty where none was chosen."""

    child: str
    born: date | None
    school: str
    parents: tuple[str, ...] = ()
    siblings: tuple[tuple[str, str], ...] = ()  # name, school
    postcode: str = ""  # as read; empty while it cannot be
    same: tuple[str, ...] = ()
    someone_else: tuple[str, ...] = ()


def found_so_far(desk: Desk, typed: SoFar) -> tuple[Found, ...]:
    """What the rules find in it, what stops first; the area is not looked at. Raises nothing."""
    answers: Mapping[InterestId, bool] = {
        **{InterestId(one): True for one in typed.same},
        **{InterestId(one): False for one in typed.someone_else},
    }
    situation = Situation(pupils=tuple(_pupils(desk, typed)), people=tuple(_people(typed)))
    return conflicts(desk.pack, situation, readied(desk), answers, desk.today)


def _pupils(desk: Desk, typed: SoFar) -> Iterator[PupilAt]:
    for at, (name, given) in enumerate(((typed.child, typed.school), *typed.siblings)):
        if not (given and _named(name)):
            continue
        try:
            school = school_given(desk, given)
        except Refusal:  # it is told beside its field once everything is there
            continue
        called = " ".join(name.split())
        yield pupil_at(desk, called, school.urn, school.name, is_case_child=at == 0)


def _people(typed: SoFar) -> Iterator[InCase]:
    children = [name for name, _ in typed.siblings]
    for name in (typed.child, *children, *typed.parents):
        if len(name.split()) > 1 and _named(name):
            child = name == typed.child
            yield InCase(
                name=" ".join(name.split()),
                capacity="child" if child or name in children else "parent-carer",
                born=typed.born if child else None,
                postcode=typed.postcode,
            )


def _named(name: str) -> bool:
    return any(letter.isalpha() for letter in name)
