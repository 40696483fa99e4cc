"""Any other stake in the outcome: work for the council or a provider, a support group one runs.

The rules (the clauses by which nobody has, or seems to have, a stake in the outcome:
cumbria-sendias/4.1-interest, coventry-iass/statement-interest, sps/delivery-interest,
cumbria-pps-2009/4.1-interest).

- A stake meets every family, unless it was declared of one school or one trust. Where the clause
  asks for a reason, the one that was given for it in one case holds in every other: somebody who
  works for the council is asked once, not at every family, and the office reads it in each. It is
  asked for anew when the stake is amended, or when the office has not agreed.
- A post at a school that is over, and a place of one's own child there, counts as a stake for as
  long as the policy says, and never stops: the clauses that stop speak of a post that is held.
- The office learns that there is a stake, never which.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from db.names import Strength
from db.own import Interest
from desktop.casework.closeness import school_words
from desktop.casework.closeness import stake_words as words
from desktop.casework.closeness.at_schools import Here, here
from desktop.casework.closeness.findings import Declared, Found, PupilAt
from desktop.casework.closeness.interest_words import then
from desktop.casework.packs.policy import Pack, Who


def meets_all(interest: Interest) -> bool:
    """Whether this is a stake with every family: of no one school or trust."""
    return interest.kind == "stake" and not interest.urn and not interest.trust


def stakes(pack: Pack, pupils: Sequence[PupilAt], declared: Declared, who: Who) -> Iterator[Found]:
    """What a stake that is current comes to: one finding, or none."""
    rule, interest = pack.stake, declared.interest
    if not rule.on or not pack.binds(rule.clause, who):
        return
    at: list[Here] = []
    if not meets_all(interest):
        at, maybe = here(pupils, declared)
        at = at or maybe
        if not at:
            return
    sure = all(how.certainty == "sure" for _, how in at)
    stops = rule.strength == "stop" and sure
    yield _found(
        pack, declared, at, rule.strength if sure else "where_possible",
        reason=words.of_stake(declared, at), say=words.say_of_stake(declared, at, stops),
        stops=stops, given="" if stops or not meets_all(interest) else declared.given,
    )  # fmt: skip


def former(
    pack: Pack, pupils: Sequence[PupilAt], declared: Declared, today: date, who: Who
) -> Iterator[Found]:
    """What a post, or an own child's school, that is over comes to: a flag for a while, or none."""
    rule, until = pack.stake, declared.interest.until
    if not rule.on or rule.former_months is None or not pack.binds(rule.clause, who):
        return
    begun = declared.interest.since
    if until is None or (begun is not None and until < begun):  # taken off the list
        return
    if not until < today <= months_after(until, rule.former_months):
        return
    sure, _ = here(pupils, declared)
    if sure:
        yield _found(
            pack, declared, sure, "where_possible",
            reason=school_words.was_at_school(declared, sure),
            say=school_words.say_was_at_school(declared, sure[0]),
        )  # fmt: skip


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _found(
    pack: Pack,
    declared: Declared,
    at: Sequence[Here],
    strength: Strength,
    *,
    reason: str,
    say: str,
    stops: bool = False,
    given: str = "",
) -> Found:
    sure = all(how.certainty == "sure" for _, how in at)
    return Found(
        kind="stake",
        strength=strength,
        certainty="sure" if sure else "perhaps",
        clause=pack.stake.clause,
        reason=reason,
        say=say,
        then=words.given(given) if given else then(strength, pack.stake.words, sure=sure),
        interest=declared.id,
        stops=stops,
        given=given,
    )
