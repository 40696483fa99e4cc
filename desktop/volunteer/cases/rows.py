"""The cases as rows of a list: which of them are shown, and what each says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from desktop.casework.actions.cases.case_page import schools_of_cases
from desktop.casework.actions.enquiries.look import SeenEnquiry, list_enquiries
from desktop.casework.desk import Desk
from desktop.casework.record.case_list import CaseRow, list_cases
from desktop.casework.record.cases import folded
from desktop.casework.record.gone import Gone, gone
from desktop.casework.record.holding import Stands, standing_here
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, moment_of, number, policy_clause
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.asked import how, name, tag
from desktop.ui.rows.rows import Row
from desktop.volunteer.case_words import HIDDEN, state_of

ASKED = "enquiry:"
"""What the key of a row of advice without a case begins with."""
WHICH = (("open", "Open"), ("asked", "Without a case"), ("all", "All"), ("ended", "Not open"))
"""Which cases are shown: key and words."""


@dataclass(frozen=True)
class Listed:
    """Every case of this laptop, as the desk told it."""

    cases: tuple[CaseRow, ...]
    schools: Mapping[str, str]  # by printed reference
    words: Mapping[str, tuple[str, ...]]  # of child and school, as they are compared; likewise
    now: datetime
    stands: Mapping[str, Stands] = field(default_factory=dict)  # by id; others are her own
    gone: tuple[Gone, ...] = ()  # what left this laptop
    each_contact: bool = False  # the policy wants the statement at every contact
    asked: tuple[SeenEnquiry, ...] = ()  # advice without a case
    asks_statement: bool = True  # else it is merely offered, and nothing is said of owing it


def look_at(desk: Desk) -> Listed:
    """The cases, read on the worker; there names are folded too, which takes the longest."""
    cases, schools = list_cases(desk), schools_of_cases(desk)
    words = {
        one.reference: (*folded(one.child), *folded(schools.get(one.reference, "")))
        for one in cases
    }
    stands = {str(case): how for case, how in standing_here(desk).items()}
    each_contact = desk.pack.statement.occasion == "every"
    now, asked = desk.world.clock.now(), list_enquiries(desk)
    left, asks = gone(desk), desk.pack.asks_statement
    return Listed(cases, schools, words, now, stands, left, each_contact, asked, asks)


def rows(listed: Listed, which: str, words: str, hidden: bool) -> tuple[Row, ...]:
    """The rows that are shown. What is typed must begin words of the name or the school, or stand
    in the reference.
    """
    typed, reference = folded(words), words.strip().upper()
    here = tuple(
        _row(listed, one, hidden)
        for one in listed.cases
        if _of(which, listed, one) and (reference in one.reference or _fits(listed, one, typed))
    )
    left = (
        _gone_row(one) for one in listed.gone if which in ("all", "ended") and reference in one.case
    )
    return (*here, *_asked(listed, which, typed, hidden), *left)


def _asked(listed: Listed, which: str, typed: Sequence[str], hidden: bool) -> Iterator[Row]:
    """Advice without a case: by itself, or among everything. What became a case stands there."""
    for one in listed.asked:
        there = folded(f"{one.who} {' '.join(one.kept.body.topics)}")
        fits = all(any(word.startswith(part) for word in there) for part in typed)
        if fits and (which == "asked" or (which == "all" and not one.case)):
            more = " · ".join(part for part in (how(one, listed.now), one.case) if part)
            yield Row(f"{ASKED}{one.id}", name(one, hidden), more, state=tag(one))


def _of(which: str, listed: Listed, one: CaseRow) -> bool:
    is_open = one.state == "open" or listed.stands.get(one.id) == "offered"
    return which == "all" or (which in ("open", "ended") and is_open == (which == "open"))


def _gone_row(one: Gone) -> Row:
    return Row(one.case, one.case, gone_words(one), state=state("left"))


def gone_words(one: Gone) -> str:
    """Why a case is not here any more, and since when."""
    clause = f" ({policy_clause(one.clause)})" if one.clause else ""
    why = f"referred{clause}" if one.why == "referred" else "not yours any more"
    note = f". The office wrote: {one.note.rstrip('.')}" if one.note else ""
    return f"{capital(why)}; the office has it. It left on {written(london(one.at).date())}{note}"


def _fits(listed: Listed, one: CaseRow, typed: Sequence[str]) -> bool:
    there = listed.words[one.reference]
    return bool(typed) and all(any(word.startswith(part) for word in there) for part in typed)


def _row(listed: Listed, one: CaseRow, hidden: bool) -> Row:
    parts = [one.reference, last_contact(listed, one)]
    if not hidden:
        parts.append(listed.schools.get(one.reference, ""))
    more = " · ".join(part for part in parts if part)
    return Row(one.reference, HIDDEN if hidden else one.child, more, state=urgent(listed, one))


def urgent(listed: Listed, one: CaseRow) -> State:
    """The one tag that a row has room for: what is owed before what it is."""
    how = listed.stands.get(one.id, "mine")
    if how != "mine":
        return state("given" if how == "offered" else "leaving")
    owed = one.state in ("open", "closed") and one.statement == "outstanding"
    return state("statement-owed") if owed else state_of(one.state)


def last_contact(listed: Listed, one: CaseRow) -> str:
    """When the last contact was, as one says it."""
    if one.last_contact is None:
        return "no contact yet"
    return moment_of(one.last_contact, listed.now)


def summary(listed: Listed) -> str:
    """What is so, under the title."""
    mine = [one for one in listed.cases if listed.stands.get(one.id, "mine") == "mine"]
    owing = [one.state for one in mine if one.statement == "outstanding"]
    many, owed = sum(one.state == "open" for one in mine), owing.count("open")
    said = _open(many, owed, listed.asks_statement)
    over = owing.count("closed")
    if over:
        said += f" In {counted(over, 'closed case')} a statement is owed."
    owed = sum(bool(one.owed) for one in listed.asked)
    if owed:
        people = counted(owed, "person", "people")
        said += f" {capital(people)} without a case {'is' if owed == 1 else 'are'} owed it."
    return said


def _open(many: int, owed: int, asks: bool) -> str:
    if not many:
        return "None is open."
    said = f"{capital(number(many))} {'is' if many == 1 else 'are'} open"
    if not owed:
        return f"{said}; no statement is owed." if asks else f"{said}."
    if many == 1:
        return f"{said}, and a statement is owed in it."
    whose = "In one of them" if owed == 1 else f"In {number(owed)} of them"
    return f"{said}. {whose} a statement is owed."
