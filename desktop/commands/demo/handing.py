"""How a family whom one volunteer may not take comes to another one in the demo, at three desks."""

from collections.abc import Iterator

from desktop.casework.actions.closeness.confirm_referral import referrals
from desktop.casework.actions.handing.arrive import offered, take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.casework.record.gone import gone
from desktop.casework.record.holding import held_by
from desktop.casework.saying.said import short_clause

Step = tuple[str, str]
REASON = "It is a long way; nobody nearer has time before June. Agreed by telephone."
NOTE = "Could you ring them this week? They know that somebody else will."


def give(desk: Desk, name: str) -> Iterator[Step]:
    """The office gives what was referred to another volunteer; nothing where nothing was."""
    for one in referrals(desk):
        if not one.confirmed:
            done = assign(desk, one.case, name, NOTE)
            said = f"{done.rows} rows, with their hashes, in the next bundle for that laptop"
            yield f"The office gives {one.child}’s case to {name}", said


def look_at(desk: Desk) -> Iterator[Step]:
    """What the second volunteer sees before she or he takes it."""
    for one in offered(desk):
        found = len(one.found) or "nothing"
        check = f"the check finds {found}; the notes open once it is taken"
        yield f"A family was given: {one.child}, {one.school}", check


def say_yes(desk: Desk) -> Iterator[Step]:
    """The second volunteer takes it."""
    for one in offered(desk):
        case = take(desk, one.reference, REASON if one.needs_reason else "")
        yield f"{desk.person} takes {one.child}’s case", f"{case} is open there"


def left(desk: Desk) -> Iterator[Step]:
    """What the first laptop still knows of it."""
    for one in gone(desk):
        stays = (
            f"{one.case}, referred under {short_clause(one.clause)}; its words are gone from there"
        )
        yield "What stays of it at the first laptop", stays


def who_had_it(desk: Desk, reference: str) -> Step:
    """Who held it when."""
    spans = held_by(desk, find_case(desk, reference).id)
    said = [f"{one.name} ({one.ending or one.answer or one.how})" for one in spans]
    return f"Who had case {reference}", ", then ".join(said)
