"""The reason that was given once for a stake that meets every family (`closeness.stakes`).

It is no record of its own: it is the newest reason with which the actor goes on in some case in
spite of that stake. It holds for as long as

- the stake stands on the list as it did then: amended, it may be another one;
- the policy asks under the same clause;
- the office has not asked to pass that case on, nor to talk about it.
"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from db.names import CaseId, InterestId, RecordId
from db.records import Case, Finding, FindingAnswer, FindingDetail, Interest
from desktop.casework.closeness.findings import Declared
from desktop.casework.closeness.stakes import meets_all
from desktop.casework.desk import Desk


def with_reasons(desk: Desk, declared: Sequence[Declared]) -> tuple[Declared, ...]:
    """The interests, those that meet every family with the reason that was given."""
    wanted = {one.id for one in declared if meets_all(one.interest)}
    if not (wanted and desk.pack.stake.on):
        return tuple(declared)
    given = _given(desk, wanted)
    return tuple(
        structs.replace(one, given=given[one.id]) if one.id in given else one for one in declared
    )


def standing_in(desk: Desk, interest: str) -> Iterator[tuple[RecordId, str]]:
    """The findings of an interest that wait for a reason in an open case, each with that case's
    printed reference."""
    for detail in desk.store.find(FindingDetail, interest=interest):
        finding = desk.store.get(Finding, detail.body.finding)
        if finding is not None and finding.body.state == "standing":
            case = desk.store.get(Case, CaseId(finding.body.case))
            if case is not None and case.body.state == "open":
                yield finding.id, case.body.reference


def meets_every_family(desk: Desk, interest: InterestId | None) -> bool:
    """Whether a finding rests on such a stake."""
    kept = desk.store.get(Interest, interest) if interest is not None else None
    return kept is not None and meets_all(kept.body)


def _given(desk: Desk, wanted: set[InterestId]) -> dict[InterestId, str]:
    since = {one: kept.at for one in wanted if (kept := desk.store.get(Interest, one)) is not None}
    found, clause = dict[InterestId, str](), desk.pack.stake.clause
    for one in desk.store.find(Finding, order="-row_at", state="taken-anyway"):
        if one.body.kind != "stake" or one.body.clause != clause or not one.body.why:
            continue
        for detail in desk.store.find(FindingDetail, finding=one.id):
            interest = detail.body.interest
            if interest in since and interest not in found and detail.actor == desk.actor:
                # The newest decides; where it does not hold, an older one holds no better.
                holds = one.at >= since[interest] and not _objected(desk, one.id)
                found[interest] = one.body.why if holds else ""
        if len(found) == len(since):
            break
    return {one: why for one, why in found.items() if why}


def _objected(desk: Desk, finding: RecordId) -> bool:
    said = desk.store.find(FindingAnswer, finding=finding)
    return bool(said) and said[-1].body.answer != "agreed"
