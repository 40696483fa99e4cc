"""What Today looks at, each table read once.

To ask anew for every case would take some ten times as long (tests/benchmarks/test_today_speed.py);
how often it asks does not grow with the families (test_today_tables.py).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from db.names import RecordId
from db.own import FindingDetail, Measure
from db.records import Action, Case, Finding, FindingAnswer, Meeting, Person, Role
from db.store.reading import Kept
from desktop.casework.actions.closeness.answering import answers_by_finding
from desktop.casework.desk import Desk
from desktop.casework.promise.statement import Owed
from desktop.casework.record.begun import PackOf, packs_over_time
from desktop.casework.record.case_list import by_case, owed_by_case, told_by_case
from desktop.casework.record.holding import standing_here


class MeetingRow(NamedTuple):
    """A meeting, as far as it is asked for here."""

    id: RecordId
    kind: str
    happened: datetime


@dataclass(frozen=True)
class Tables:
    """The record as Today needs it; everything by the case that it belongs to."""

    cases: list[Kept[Case]]  # the open ones that are this laptop's
    closed: list[Kept[Case]]  # and the closed ones
    owed: Mapping[str, Sequence[Owed]]
    findings: Mapping[str, Sequence[Kept[Finding]]]  # that stand
    gone_on: Mapping[str, Sequence[Kept[Finding]]]  # in spite of which somebody went on
    answers: Mapping[RecordId, Sequence[Kept[FindingAnswer]]]  # of the office, by finding
    occasions: Mapping[RecordId, str]  # because of what a finding stands
    bands: Mapping[RecordId, str]  # how far a case is from home, as it was measured last
    actions: Mapping[str, Sequence[Kept[Action]]]
    meetings: Mapping[str, Sequence[MeetingRow]]
    answered: frozenset[str]  # meetings whose role was stated, or why it was not
    names: Mapping[str, str]
    pack_of: PackOf  # the policy that a contact or a meeting is under


def read_tables(desk: Desk) -> Tables:
    """What stands there now."""
    store = desk.store
    meetings: dict[str, list[MeetingRow]] = defaultdict(list)
    for case, *met in store.fields(Meeting, "case", "id", "kind", "happened", order="happened"):
        meetings[case].append(MeetingRow(*met))
    roles = store.fields(Role, "meeting", "stated_at", "why_not")
    not_mine = {str(case) for case, how in standing_here(desk).items() if how != "mine"}
    mine = [one for one in store.find(Case, order="reference") if one.id not in not_mine]
    return Tables(
        cases=[one for one in mine if one.body.state == "open"],
        closed=[one for one in mine if one.body.state == "closed"],
        owed=owed_by_case(desk, told_by_case(desk)),
        findings=by_case(store.find(Finding, state="standing")),
        gone_on=by_case(store.find(Finding, state="taken-anyway")),
        answers=answers_by_finding(desk),
        occasions={
            RecordId(finding): occasion
            for finding, occasion in store.fields(FindingDetail, "finding", "occasion")
        },
        bands={RecordId(about): band for about, band in store.fields(Measure, "about", "band")},
        actions=by_case(store.find(Action, done=None)),
        meetings=meetings,
        answered=frozenset(meeting for meeting, at, why in roles if at is not None or why),
        names=dict(store.fields(Person, "id", "name")),
        pack_of=packs_over_time(desk)[0],
    )
