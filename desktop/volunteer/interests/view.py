"""What the page of interests asks the desk, and what it lets the desk do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from db.names import Urn
from db.own import Home, Interest
from desktop.casework.actions import drafts
from desktop.casework.actions.closeness import homes
from desktop.casework.actions.closeness.declare import (
    Declaration,
    amend_interest,
    declare_all,
    whose,
    withdraw,
)
from desktop.casework.actions.closeness.interest_list import (
    Found,
    Interests,
    Listed,
    find_schools,
    look_at_interests,
    restore,
)
from desktop.casework.actions.closeness.looked_over import look_over
from desktop.casework.actions.closeness.trusts import Trust, find_trusts, trusts_of
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.schools.given import typed_by_hand
from desktop.casework.desk import Desk
from desktop.casework.saying.dates import read_date, written
from desktop.casework.saying.said import counted
from desktop.ui.parts.tag import State
from desktop.ui.rows.rows import Row
from desktop.volunteer.interests.form_words import TRUST
from desktop.volunteer.interests.more_schools import read_schools
from desktop.volunteer.work.school_field import as_typed

FORM = "interest"
DRAFT = DraftOf(FORM, "new")
Typed = Mapping[str, str]
"""The fields of the form by name: kind, school, school-name, trust, held-as, name, known-as, born,
at, what, whose, since, until, note; more: further schools of a post (`MoreSchools.words`)."""
_LETTERS = 3  # from which on what was typed may be a school's name


@dataclass(frozen=True)
class View:
    """The whole page, and the words of the form that is not finished."""

    interests: Interests
    draft: Typed
    asked: frozenset[str]  # kinds of interest that the policy looks for
    asks_area: bool  # whether it matters where she lives
    today: date
    trusts_known: bool  # whether the list of schools says which trust runs which


def look(desk: Desk) -> View:
    """Everything that the page shows."""
    pack = desk.pack
    kinds = {
        "position": pack.position.on,
        "child-school": pack.own_child.on,
        "known-person": pack.known.on,
        "stake": pack.stake.on,
    }
    asked = frozenset(kind for kind, on in kinds.items() if on)
    seen = look_at_interests(desk)
    return View(
        seen,
        drafts.read(desk, DRAFT),
        asked,
        pack.asks_area,
        desk.today,
        desk.schools.knows_groups,
    )


def kept(typed: Typed, amends: str) -> Callable[[Desk], tuple[Declaration, ...]]:
    """What the form says, on the list or in the place of what stood there, a post at several
    schools as one for each; then nothing of it is a draft any more."""

    def work(desk: Desk) -> tuple[Declaration, ...]:
        with drafts.done_with(desk, DraftOf(FORM, amends or DRAFT.about)):
            if amends:
                body = _interest(typed)
                fields = {name: getattr(body, name) for name in body.__struct_fields__}
                return (amend_interest(desk, amends, **fields),)
            return declare_all(desk, [_interest(one) for one in _each_school(typed)])

    return work


def _each_school(typed: Typed) -> list[Typed]:
    """What was typed, once for each school of a post."""
    if typed["kind"] != "position":
        return [typed]
    chosen = [number for number, _ in read_schools(typed.get("more", ""))]
    made: list[Typed] = [
        {**typed, "school": one, "trust": ""} for one in chosen if one != typed["school"]
    ]
    return [*made, typed] if typed["school"] or typed.get("trust") or not made else made


def _interest(typed: Typed) -> Interest:
    """What was typed, as it is declared. Raises `BadInput` for a day that cannot be read."""
    kind = typed["kind"]
    since = _day(typed.get("since", ""), "first day")
    until, note = _day(typed.get("until", ""), "last day"), typed.get("note", "")
    if kind == "known-person":
        return Interest(
            kind="known-person", name=typed["name"], held_as=typed["known-as"],
            born=_day(typed["born"], "date of birth"), postcode=typed["at"].strip(),
            note=note,
        )  # fmt: skip
    if kind == "stake":
        return Interest(
            kind="stake", held_as=typed["what"], name=typed["whose"], since=since, until=until,
            note=note,
        )  # fmt: skip
    school = typed["school"]
    by_hand = typed_by_hand(school)
    post = kind == "position"
    return Interest(
        kind="position" if post else "child-school",
        urn=Urn("" if by_hand else school),
        name=by_hand,
        trust=typed.get("trust", "") if post else "",
        held_as=typed["held-as"] if post else "",
        since=since,
        until=until,
        note=note,
    )


def _day(typed: str, what: str) -> date | None:
    return read_date(typed, what) if typed.strip() else None


def words_of(one: Listed, name: str) -> dict[str, str]:
    """An interest as the form begins with it. `name`: of its school or trust."""
    body = one.interest
    assert body is not None
    known, stake = body.kind == "known-person", body.kind == "stake"
    school = "" if body.trust or known or stake else body.urn or f"typed:{body.name}"
    return {
        "kind": body.kind,
        "school": school,
        "school-name": "" if known or stake else name,
        "trust": "" if stake else body.trust,
        "held-as": body.held_as if body.kind == "position" else "",
        "name": body.name if known else "",
        "known-as": body.held_as if known else "",
        "born": written(body.born) if body.born else "",
        "at": body.postcode,
        "what": body.held_as if stake else "",
        "whose": body.name if stake else "",
        "since": written(body.since) if body.since else "",
        "until": written(body.until) if body.until else "",
        "note": body.note,
    }


def begun(one: Listed) -> Callable[[Desk], dict[str, str]]:
    """What the form begins with to amend this, and what was typed of it before."""

    def work(desk: Desk) -> dict[str, str]:
        assert one.interest is not None
        name = whose(desk, one.interest)
        return words_of(one, name) | dict(drafts.read(desk, DraftOf(FORM, one.id)))

    return work


def trusts(urn: str) -> Callable[[Desk], list[tuple[str, str]]]:
    """The trust and the federation of a school, by number and name."""
    return lambda desk: [(one.number, one.name) for one in trusts_of(desk, urn)]


def removed(key: str) -> Callable[[Desk], Declaration]:
    """Off the list, at once."""
    return lambda desk: withdraw(desk, key)


def put_back(key: str) -> Callable[[Desk], object]:
    """On the list again, as if it had not been taken off; an interest, or a home."""

    def work(desk: Desk) -> object:
        lived = desk.store.get(Home, key) is not None
        return homes.restore_home(desk, key) if lived else restore(desk, key)

    return work


def home_kept(typed: Typed) -> Callable[[Desk], object]:
    """Where the volunteer lives: she moved, has another home, or amends one."""

    def work(desk: Desk) -> object:
        since = _day(typed["since"], "first day")
        until = _day(typed["until"], "last day")
        if typed["act"] == "move":
            return homes.declare_home(desk, typed["code"], since)
        if typed["act"] == "add":
            return homes.add_home(desk, typed["code"], since, until)
        changes = {"postcode": typed["code"], "since": since, "until": until}
        return homes.amend_home(desk, typed["home"], **changes)

    return work


def home_removed(key: str) -> Callable[[Desk], object]:
    """A home off the list, at once."""
    return lambda desk: homes.remove_home(desk, key)


def looked_over(*, nothing: bool) -> Callable[[Desk], object]:
    """The list is as it should be."""
    return lambda desk: look_over(desk, nothing=nothing)


def schools(question: str, *, with_trusts: bool = False) -> Callable[[Desk], list[Row]]:
    """Schools for what was typed, as rows, and the words themselves as a name; before them, for a
    post, the trusts that are called so."""

    def work(desk: Desk) -> list[Row]:
        found = find_trusts(desk, question) if with_trusts else ()
        rows = [_trust_row(one) for one in found]
        rows += [_row(one) for one in find_schools(desk, question)]
        letters = sum(letter.isalpha() for letter in question)
        return [*rows, as_typed(question)] if letters >= _LETTERS else rows

    return work


def _row(one: Found) -> Row:
    shut = None if one.open else State("Closed", "history", "quiet")
    return Row(one.urn, one.name, one.more, state=shut)


def _trust_row(one: Trust) -> Row:
    what = "Federation" if one.federation else "Academy trust"
    return Row(f"{TRUST}{one.number}", one.name, f"{what} · {counted(one.schools, 'open school')}")
