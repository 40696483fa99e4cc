"""Cases that change hands: referred to the office, given to this laptop, leaving it."""

from collections.abc import Iterator

from db.names import RecordId
from db.records import Case, Confirmation, Referral
from desktop.casework.actions.handing import let_go
from desktop.casework.actions.handing.arrive import offered
from desktop.casework.actions.today.today_tables import Tables
from desktop.casework.actions.today.waits import ONLY_HERE, Waits
from desktop.casework.desk import Desk
from desktop.casework.record.only_here import records_only_here


def given(desk: Desk) -> Iterator[Waits]:
    """Families that the office gave to this laptop, and that wait for a yes or a no."""
    for one in offered(desk):
        yield Waits("given", one.reference, RecordId(one.case), one.child, at=one.since)


def referrals(desk: Desk, here: Tables) -> Iterator[Waits]:
    """Cases that were passed on to the office, until it has confirmed them."""
    cases = {one.id: one for one in desk.store.find(Case, state="referred")}
    gone = {one.body.referral for one in desk.store.find(Confirmation)}
    waiting = [one for one in desk.store.find(Referral, state="waiting") if one.id not in gone]
    only_here = records_only_here(desk, "referral") if waiting else frozenset()
    for one in waiting:
        case = cases.get(RecordId(one.body.case))
        if case is not None:
            yield Waits(
                "referral", case.body.reference, one.id, here.names.get(case.body.child, ""),
                what=ONLY_HERE if one.id in only_here else "",
                clause=one.body.clause, at=one.at,
            )  # fmt: skip


def leaving(desk: Desk) -> Iterator[Waits]:
    """What is somebody else's now, and stays here for something that is not finished or sent."""
    for one in let_go.leaving(desk):
        if one.draft or one.unsent:
            what = "draft" if one.draft else ""
            yield Waits("leaving", one.reference, RecordId(one.case), what=what, count=one.unsent)
