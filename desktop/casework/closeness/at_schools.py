"""What a tie to a school of the family comes to: a post there, a child of one's own there.

The rules (policies.md, 3 and 4).

- Every child of the household counts, and everything that was declared is looked at with each.
- Only a school that is the same by its number or its trust is `sure`. Where the name is all there
  is, a clause that stops makes the program ask, and nothing is decided before the answer.
- A clause speaks of what is held. What is over, or not yet begun, is not looked at here; for a
  while it may count as another stake (`stakes`).
"""

from collections.abc import Iterator, Mapping, Sequence

from db.names import Certainty, InterestId
from desktop.casework.closeness import school_words as words
from desktop.casework.closeness.findings import Declared, Found, PupilAt
from desktop.casework.closeness.interest_words import then
from desktop.casework.closeness.school_ties import Tie, tie
from desktop.casework.packs.policy import Pack, SchoolRule, Who

Here = tuple[PupilAt, Tie]
"""A child at a school that was declared, and how it is that school."""


def at_schools(
    pack: Pack,
    pupils: Sequence[PupilAt],
    declared: Declared,
    answers: Mapping[InterestId, bool],
    who: Who,
) -> Iterator[Found]:
    """What one post or one child's school comes to: one finding for all who go there for sure, and
    one for each child whose school only has a name like it."""
    position = declared.interest.kind == "position"
    rule = pack.position if position else pack.own_child
    if rule.strength == "off" or not pack.binds(rule.clause, who):
        return
    sure, unsure = here(pupils, declared)
    if sure:
        yield _found(rule, declared, sure, "sure", None)
    for one in unsure:
        said = dict(one[0].answered).get(declared.id)
        same = answers.get(declared.id, said)
        yield _found(rule, declared, [one], "sure" if same else "perhaps", same)


def here(pupils: Sequence[PupilAt], declared: Declared) -> tuple[list[Here], list[Here]]:
    """The children at the school declared: those who are for sure, and those who may be.

    In both the child whose case it is comes first.
    """
    found = [(one, how) for one in pupils if (how := tie(declared, one)) is not None]
    found.sort(key=lambda pair: not pair[0].is_case_child)
    sure = [one for one in found if one[1].certainty == "sure"]
    return sure, [one for one in found if one[1].certainty != "sure"]


def _found(
    rule: SchoolRule,
    declared: Declared,
    at: Sequence[Here],
    certainty: Certainty,
    same: bool | None,
) -> Found:
    """`same` is the answer where only the name was alike; None: not asked, or nothing to ask."""
    interest, pupils = declared.interest, [pupil for pupil, _ in at]
    sure = certainty == "sure"
    stops = rule.strength == "stop" and sure
    asks = rule.strength == "stop" and not sure and same is None
    if sure:
        reason, say = words.at_school(declared, at), words.say_at_school(declared, at[0], stops)
    else:
        reason, say = words.maybe_at_school(declared, pupils[0]), words.ask_school(pupils[0])
    return Found(
        kind="position" if interest.kind == "position" else "own-child",
        strength=rule.strength,
        certainty=certainty,
        clause=rule.clause,
        reason=reason,
        say=say,
        then=words.SAY_WHICH if asks else then(rule.strength, rule.words, sure=sure),
        interest=declared.id,
        person=None if len(at) > 1 or at[0][1].how != "name" else pupils[0].person,
        asks=asks,
        stops=stops,
        someone_else=not sure and same is False,
    )
