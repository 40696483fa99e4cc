"""The conflict check: what in the volunteer's life stands too close to a family.

The rules (policies.md, 3 and 4).

- Schools are matched by number, by their trust or federation, and by name only where no number is
  known (`school_ties`); every child of the household counts (`at_schools`).
- Any current position counts, whatever it is called. One that has not begun or is over does not;
  its last day still counts. For a while after that it may count as another stake (`stakes`).
- People are matched by name, with date of birth and postcode to tell namesakes apart. Whoever is
  in the case as a professional is not family and is not matched.
- The strength is the clause's, and a clause binds staff, volunteers or both. Only what is `sure`,
  or confirmed as the same person, stops. Below that a clause that stops makes the program ask, so
  that a namesake locks no family out. "Someone else" takes away what was asked, nothing `sure`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from db.names import InterestId, Strength
from db.own import Interest
from desktop.casework.closeness import interest_words as words
from desktop.casework.closeness.at_schools import at_schools
from desktop.casework.closeness.findings import Declared, Found, InCase, PupilAt, Situation
from desktop.casework.closeness.names import Likeness
from desktop.casework.closeness.readied import Alike, Readied
from desktop.casework.closeness.stakes import former, stakes
from desktop.casework.closeness.verdict import Outcome, Verdict, area_found, decide
from desktop.casework.packs.policy import Pack, Who

__all__ = [
    "Declared",
    "Found",
    "InCase",
    "Outcome",
    "PupilAt",
    "Readied",
    "Situation",
    "Verdict",
    "area_found",
    "check",
    "conflicts",
    "counts",
    "decide",
]


def counts(interest: Interest, today: date) -> bool:
    """Whether an interest is current on a day: from its first to its last, both included.

    One that ended before it began was taken off the list and never counts.
    """
    begun = interest.since is None or interest.since <= today
    return begun and (interest.until is None or today <= interest.until)


def conflicts(
    pack: Pack,
    situation: Situation,
    declared: Sequence[Declared] | Readied,
    answers: Mapping[InterestId, bool],
    today: date,
    who: Who = "volunteers",
) -> tuple[Found, ...]:
    """What stands against taking this case, what stops first.

    `answers` are given now and hold for everybody in the case whom that interest could be: True
    same person, False someone else. Earlier ones stand with the person (`InCase.answered`) and
    hold for that person alone. Whoever looks at many cases gives the list `Readied`.
    Raises nothing.
    """
    found = check(pack, situation, declared, answers, today, who)
    return tuple(each for each in found if not each.someone_else)


def check(
    pack: Pack,
    situation: Situation,
    declared: Sequence[Declared] | Readied,
    answers: Mapping[InterestId, bool],
    today: date,
    who: Who = "volunteers",
) -> tuple[Found, ...]:
    """The same, with what was answered `someone_else` too, for the record."""
    mine = declared if isinstance(declared, Readied) else Readied(declared)
    pupils = situation.pupils
    alike = mine.alike([one for one in situation.people if one.capacity != "professional"])
    found: list[Found] = []
    for each in mine.concerning(pupils, alike):
        kind = each.interest.kind
        if not counts(each.interest, today):
            if kind in ("position", "child-school"):
                found += former(pack, pupils, each, today, who)
        elif kind == "known-person":
            found += _of_people(pack, alike[each.id], each, answers, who)
        elif kind == "stake":
            found += stakes(pack, pupils, each, who)
        else:
            found += at_schools(pack, pupils, each, answers, who)
    return tuple(sorted(found, key=_rank))


def _rank(found: Found) -> tuple[bool, bool, bool]:
    """What stops first, then what asks, then what flags, then what stands no more."""
    return found.someone_else, not found.stops, not found.asks


def _of_people(
    pack: Pack,
    alike: Sequence[Alike],
    declared: Declared,
    answers: Mapping[InterestId, bool],
    who: Who,
) -> Iterator[Found]:
    interest = declared.interest
    strength = pack.known.strength(interest.held_as)
    if strength == "off" or not pack.binds(pack.known.clause, who):
        return
    for person, likeness in alike:
        same = answers.get(declared.id, dict(person.answered).get(declared.id))
        yield _known(pack, declared, person, likeness, strength, same)


def _known(
    pack: Pack,
    declared: Declared,
    person: InCase,
    likeness: Likeness,
    strength: Strength,
    same: bool | None,
) -> Found:
    """One person who could be one that was declared; `same` is the answer, None: not asked yet."""
    # A name with its date of birth is not talked away by an answer (command-line.md, case open).
    sure = likeness.certainty == "sure" or same is True
    someone_else = not sure and same is False
    stops = strength == "stop" and sure
    asks = strength == "stop" and not sure and same is None
    return Found(
        kind="known-person",
        strength=strength,
        certainty="sure" if sure else likeness.certainty,
        clause=pack.known.clause,
        reason=words.of_person(declared.interest, person.name, likeness.why, sure),
        say=words.say_of_person(stops, asks or not sure),
        then=words.SAY_WHO if asks else words.then(strength, pack.known.words, sure=sure),
        interest=declared.id,
        person=person.person,
        asks=asks,
        stops=stops,
        someone_else=someone_else,
    )
