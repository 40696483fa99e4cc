"""Whose rights: to whom those of a child's case belong, who may be told what, who decides.

The rules (policies.md, 13).

- Rights under Part 3 of the Children and Families Act 2014 are the parent's until the child is over
  compulsory school age, and the young person's own from the next day on (section 83; when that is:
  `school_age`). From then on they consent, are met and are told things in their own right, and what
  a parent may be told is theirs to settle: what was written down before is asked of them anew.
- A young person can decide until it is shown otherwise, one decision at a time (Mental Capacity
  Act 2005, sections 1 and 2), and is helped to first (section 1(3)). Where they cannot take one,
  whoever is named for it acts in their best interests (section 4): a deputy or an attorney for it,
  and where there is none a parent (Children and Families Act 2014, section 80; SEND Regulations
  2014, reg 64).
- Of a parent who may be told *nothing* the program says so beside what is written; it holds nothing
  back from being written. Of several ties between the same two, the strictest that is in force
  counts. A paper for one never carries another's words, whatever they may be told.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from db.names import Body, Capacity, PersonId
from db.records import Ability, Contact, Meeting, Responsibility
from desktop.casework.rights.passages import Readable, for_reader
from desktop.casework.rights.school_age import last_school_day
from desktop.casework.saying.dates import written

May = Literal["everything", "some things", "nothing", "not known"]
Of = Literal["parents", "young-person", "not known"]

SOON = 60  # days ahead in which it is said that rights pass
_STRICT: tuple[May, ...] = ("nothing", "some things", "everything")


class Holder(Struct, frozen=True, kw_only=True):
    """Whose the rights are on a day. `day`: the first one on which they are the young person's."""

    of: Of
    day: date | None = None
    soon: bool = False


class Decides(Struct, frozen=True, kw_only=True):
    """Who takes one decision. `person` is None where it is not settled who acts."""

    person: PersonId | None
    why: str


def day_of_passing(born: date) -> date:
    """The first day on which rights are the young person's own."""
    return last_school_day(born) + timedelta(days=1)


def holder(born: date | None, capacity: Capacity, on: date) -> Holder:
    """Whose the rights are. A young person whose birthday nobody knows has them."""
    if born is None:
        return Holder(of="young-person" if capacity == "young-person" else "not known")
    day = day_of_passing(born)
    if on >= day:
        return Holder(of="young-person", day=day)
    return Holder(of="parents", day=day, soon=day - on <= timedelta(days=SOON))


def in_force(tie: Responsibility, on: date) -> bool:
    """Whether it holds on a day; a tie without dates always does."""
    begun = tie.since is None or tie.since <= on
    return begun and (tie.until is None or on <= tie.until)


def may_be_told(ties: Iterable[Responsibility], adult: PersonId, on: date) -> May:
    """What an adult may be told: the strictest of what is in force and known."""
    known = {one.may_be_told for one in ties if one.adult == adult and in_force(one, on)}
    return next((one for one in _STRICT if one in known), "not known")


def asked_anew(whose: Holder, settled: date, on: date) -> bool:
    """Whether what a parent may be told was settled before the rights passed, and so is to be
    asked of the young person."""
    return whose.of == "young-person" and whose.day is not None and settled < whose.day <= on


def met_in_own_right(since: date | None, met: Iterable[date]) -> bool:
    """Whether somebody was met or told (the days of `met` are theirs) once rights were theirs."""
    return any(since is None or day >= since for day in met)


def decides(whose: Holder, person: PersonId, note: Ability | None) -> Decides:
    """Who takes a decision about Part 3, by what is written down of it (`note`; None: nothing)."""
    if whose.of != "young-person":
        return Decides(person=None, why="Their parents decide, and hear what the child wants.")
    if note is None or note.able in ("yes", "not known"):
        return Decides(person=person, why="They decide: that they can is presumed.")
    if note.able == "with support":
        return Decides(person=person, why="They decide, with the support that they need.")
    if note.acts is not None:
        return Decides(
            person=note.acts, why="Decides in their best interests, and asks them first."
        )
    why = (
        "Nobody is named yet. A deputy or an attorney for this decides; where there is none, a "
        "parent does (SEND Regulations 2014, reg 64)."
    )
    return Decides(person=None, why=why)


def what_to_do(whose: Holder, name: str, reached: bool, acts: str | None = None) -> str:
    """What passing means for a case now, in words; empty where there is nothing to do yet.

    `acts`: who decides what of theirs is passed on, where they cannot; empty: nobody is named.
    """
    if whose.of == "not known":
        return f"Write down when {name} was born: it says when rights pass."
    if whose.of == "young-person":
        if reached and acts is not None:
            who = f"{acts} decides" if acts else "Write down who decides"
            return f"Rights are {name}’s own. {who} what may be passed on, after hearing {name}."
        if reached:
            return f"Rights are {name}’s own: ask {name} for consent, and whom to tell."
        return (
            f"Rights are {name}’s own by now. Meet {name}, say what we do and are, and ask for "
            "consent and who may be told."
        )
    if whose.soon and whose.day is not None:
        return (
            f"Before {written(whose.day)}: tell {name} and the parents what changes, and ask "
            f"{name} how they want to be met."
        )
    return ""


# --- What somebody may read --------------------------------------


def readable(contact: Contact, reader: PersonId, may: May) -> Readable:
    """What of a contact may stand on a paper for somebody who may be told this.

    Whoever may be told nothing gets what they said themselves, and no more.
    """
    seen = for_reader(contact, reader)
    if may != "nothing":
        return seen
    own = tuple(one for one in seen.passages if one.person == reader)
    bare = replace(seen, note="", professional_views="", only_one="", options=(), passages=own)
    return replace(bare, withheld=seen.withheld or bare != seen)


def may_read(reader: PersonId, thing: Body, may: May) -> bool:
    """Whether anything of a record may stand on a paper for somebody. Of others' consents, notes on
    what they are able to decide, and ties nothing does; of a meeting only who was there may."""
    match thing:
        case Contact():
            seen = readable(thing, reader, may)
            rest = (seen.note, seen.own_words, seen.professional_views, seen.choice, seen.only_one)
            return any((*rest, seen.options, seen.passages))
        case Meeting():
            return may != "nothing" and any(one.person == reader for one in thing.attended)
        case Responsibility():
            return thing.adult == reader
        case _:
            whose = getattr(thing, "person", None)
            return whose == reader if whose is not None else may not in ("nothing", "not known")
