"""A case as it was typed, and as it is understood: the first half of *Can I take this case?*"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.errors import BadInput, NoSuchRecord
from db.names import InterestId, PersonId, Postcode, Urn
from db.records import Interest
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.mine import postcode
from desktop.casework.actions.closeness.pupil_at import pupil_at
from desktop.casework.actions.declare import school_name, school_named, today
from desktop.casework.closeness.interests import InCase, PupilAt, Situation
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class CaseDraft:
    """A case as it was typed."""

    child: str
    born: date
    parents: tuple[str, ...]
    postcode: str
    school: str  # URN; empty with `no_school`
    siblings: tuple[tuple[str, str], ...] = ()  # name, URN
    take_anyway: str = ""  # the reason for going on in spite of a `where_possible` finding
    same: tuple[str, ...] = ()  # interests that are the person in this case
    someone_else: tuple[str, ...] = ()  # interests that are not
    relations: tuple[str, ...] = ()  # what each parent is to the child, in their order
    no_school: bool = False  # taught at home, under school age, or out of school


@dataclass(frozen=True)
class ReadDraft:
    """The draft, understood. The case's child stands first among its people and pupils."""

    draft: CaseDraft
    postcode: Postcode
    situation: Situation
    answers: dict[InterestId, bool]


def read_draft(desk: Desk, draft: CaseDraft) -> ReadDraft:
    """Understand a draft. Raises `BadInput`, `PostcodeGuessed`, `TooLong`, `UnknownSchool`,
    `NoSuchRecord`.
    """
    code = postcode(draft.postcode)
    if draft.born > today(desk):
        raise BadInput(what="date of birth", given=f"{draft.born}", expected="a day in the past")
    if draft.school and draft.no_school:
        expected = "either a school or none"
        raise BadInput(what="school", given=draft.school, expected=expected)
    siblings = tuple(_pupil(desk, name, urn, False) for name, urn in draft.siblings)
    if draft.no_school:  # the empty number is nobody's school
        name = typed.name(draft.child, "child's name")
        child = PupilAt(name=name, urn=Urn(""), school="", is_case_child=True)
    else:
        child = _pupil(desk, draft.child, draft.school, True)
    pupils = (child, *siblings)
    people = tuple(_people(desk, draft, pupils, code))
    typed.text(draft.take_anyway, "reason")
    for relation in draft.relations:
        typed.line(relation, "relation")
    return ReadDraft(
        draft=draft,
        postcode=code,
        situation=Situation(pupils=pupils, people=people),
        answers=_answers(desk, draft),
    )


def _people(
    desk: Desk, draft: CaseDraft, pupils: tuple[PupilAt, ...], code: Postcode
) -> Iterator[InCase]:
    def one(name: str, child: bool, born: date | None = None) -> InCase:
        return InCase(
            name=name,
            capacity="child" if child else "parent-carer",
            born=born,
            postcode=code,
            person=PersonId(desk.world.random(16).hex()),
        )

    yield one(pupils[0].name, True, draft.born)
    for parent in draft.parents:
        yield one(typed.name(parent, "parent's name"), False)
    for sibling in pupils[1:]:
        yield one(sibling.name, True)


def _pupil(desk: Desk, name: str, urn: str, is_case_child: bool) -> PupilAt:
    school = school_named(desk, urn)
    called = typed.name(name, "child's name")
    return pupil_at(desk, called, school, school_name(desk, school), is_case_child=is_case_child)


def _answers(desk: Desk, draft: CaseDraft) -> dict[InterestId, bool]:
    given = {**dict.fromkeys(draft.same, True), **dict.fromkeys(draft.someone_else, False)}
    for interest in given:
        if desk.store.get(Interest, interest) is None:
            raise NoSuchRecord(what="interest", id=interest)
    return {InterestId(interest): same for interest, same in given.items()}
