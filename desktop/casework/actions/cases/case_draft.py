"""A case as it was typed, and as it is understood: the first half of *Can I take this case?*"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from db.errors import BadInput, NoSuchRecord
from db.names import InterestId, PersonId, Postcode, Urn
from db.records import Interest
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.pupil_at import pupil_at
from desktop.casework.actions.schools.given import school_given
from desktop.casework.closeness.interests import InCase, PupilAt, Situation
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import called, language_or_none
from desktop.casework.record.mine import postcode


@dataclass(frozen=True)
class CaseDraft:
    """A case as it was typed."""

    child: str
    born: date
    parents: tuple[str, ...]
    postcode: str
    school: str  # URN, or a name `by_hand` (`schools.given`); empty with `no_school`
    siblings: tuple[tuple[str, str], ...] = ()  # name, and the school likewise
    take_anyway: str = ""  # the reason for going on in spite of a `where_possible` finding
    same: tuple[str, ...] = ()  # interests that are the person in this case
    someone_else: tuple[str, ...] = ()  # interests that are not
    relations: tuple[str, ...] = ()  # what each parent is to the child, in their order
    no_school: bool = False  # taught at home, under school age, or out of school
    child_language: str = ""  # by name or tag; empty is English
    child_needs: str = ""  # what helps the child take part
    languages: tuple[str, ...] = ()  # of the parents, in their order
    needs: tuple[str, ...] = ()  # what helps each of them take part, in their order


class Speaks(NamedTuple):
    """In which language somebody hears us, as it is called, and what helps them take part."""

    language: str = ""
    needs: str = ""


@dataclass(frozen=True)
class ReadDraft:
    """The draft, understood. The case's child stands first among its people and pupils."""

    draft: CaseDraft
    postcode: Postcode
    situation: Situation
    answers: dict[InterestId, bool]
    speak: tuple[Speaks, ...]  # of the child and each parent


def read_draft(desk: Desk, draft: CaseDraft) -> ReadDraft:
    """Understand a draft. Raises `BadInput`, `PostcodeGuessed`, `TooLong`, `UnknownSchool`,
    `NoSuchRecord`.
    """
    code = postcode(draft.postcode)
    if draft.born > desk.today:
        raise BadInput(what="date of birth", given=f"{draft.born}", expected="a day in the past")
    if draft.school and draft.no_school:
        expected = "either a school or none"
        raise BadInput(what="school", given=draft.school, expected=expected)
    siblings = tuple(_pupil(desk, name, urn, False) for name, urn in draft.siblings)
    if draft.no_school:  # the empty number is nobody's school
        name = typed.name(draft.child, "child’s name")
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
        speak=(_speaks(draft.child_language, draft.child_needs), *_parents_speak(draft)),
    )


def _parents_speak(draft: CaseDraft) -> Iterator[Speaks]:
    many = len(draft.parents)
    both = zip_longest(draft.languages[:many], draft.needs[:many], fillvalue="")
    return (_speaks(language, needs) for language, needs in both)


def _speaks(language: str, needs: str) -> Speaks:
    tag = language_or_none(language)
    return Speaks(called(tag) if tag else "", typed.text(needs.strip(), "access needs"))


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
        yield one(typed.name(parent, "parent’s name"), False)
    for sibling in pupils[1:]:
        yield one(sibling.name, True)


def _pupil(desk: Desk, name: str, urn: str, is_case_child: bool) -> PupilAt:
    school = school_given(desk, urn)
    called = typed.name(name, "child’s name")
    return pupil_at(desk, called, school.urn, school.name, is_case_child=is_case_child)


def _answers(desk: Desk, draft: CaseDraft) -> dict[InterestId, bool]:
    given = {**dict.fromkeys(draft.same, True), **dict.fromkeys(draft.someone_else, False)}
    for interest in given:
        if desk.store.get(Interest, interest) is None:
            raise NoSuchRecord(what="interest", id=interest)
    return {InterestId(interest): same for interest, same in given.items()}
