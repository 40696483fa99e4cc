"""The office's answer to a reason for going on in spite of a finding.

The office sees the kind of finding, how strong, the clause and the reason; it can say that it
agrees, ask that the case is passed on, or that the two talk. Its newest answer counts. Where the
reason was written anew since, that is told: two clocks may differ, so nothing hangs on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from db.errors import NoSuchRecord, UnknownWord
from db.names import CaseId, RecordId
from db.records import Case, Finding, FindingAnswer, Person
from db.store.heirs import heir
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.record.holding import holders

Answer = Literal["agreed", "pass-on", "talk"]
ANSWERS: tuple[Answer, ...] = ("agreed", "pass-on", "talk")


@dataclass(frozen=True)
class Answered:
    """What the office said to a reason, and when."""

    record: RecordId
    answer: Answer
    note: str
    at: datetime
    reason_since: bool  # the reason was written anew since


@dataclass(frozen=True)
class Flag:
    """A case that somebody goes on with in spite of a finding."""

    finding: RecordId
    case: str  # printed reference
    child: str
    volunteer: str
    kind: str
    strength: str
    clause: str
    why: str  # as typed
    at: datetime
    answered: Answered | None

    @property
    def waits(self) -> bool:
        """Whether the office has not answered this reason yet."""
        return self.answered is None or self.answered.reason_since


def flags(desk: Desk, case: str = "") -> tuple[Flag, ...]:
    """Every finding that somebody goes on with in an open case, unanswered first, then the newest.

    `case`: the printed reference of one case alone. Raises `WrongDesk`.
    """
    desk.need("office")
    cases = {one.id: one for one in desk.store.find(Case, state="open")}
    peers = {str(one.device): one.name for one in desk.store.local.peers()}
    said, with_whom = answers_by_finding(desk), holders(desk, cases.values())
    found, gone_on_with = [], desk.store.find(Finding, state="taken-anyway", order="-row_at")
    agreed = _agreed(gone_on_with, said)
    for one in gone_on_with:
        of = cases.get(RecordId(one.body.case))
        if of is None or (case and of.body.reference != case):
            continue
        if with_whom[CaseId(of.id)] != heir(desk.store.database, one.device):
            continue  # somebody else has the case by now: it was looked at anew
        child = desk.store.get(Person, of.body.child)
        found.append(
            Flag(
                finding=one.id,
                case=of.body.reference,
                child=child.body.name if child is not None else "",
                volunteer=peers.get(one.device, desk.name_of(one.actor)),
                kind=one.body.kind,
                strength=one.body.strength,
                clause=one.body.clause,
                why=one.body.why,
                at=one.at,
                answered=answer_to(one, said.get(one.id, ())) or agreed.get(_reason_of(one)),
            )
        )
    return tuple(sorted(found, key=lambda one: not one.waits))


def _agreed(
    gone_on_with: Iterable[Kept[Finding]], said: Mapping[RecordId, Iterable[Kept[FindingAnswer]]]
) -> dict[tuple[str, ...], Answered]:
    """What the office agreed to of a stake with every family: the same words in the next case ask
    it no second time (`closeness.stakes`)."""
    found: dict[tuple[str, ...], Answered] = {}
    for one in gone_on_with:
        answered = answer_to(one, said.get(one.id, ())) if one.body.kind == "stake" else None
        if answered is not None and answered.answer == "agreed" and not answered.reason_since:
            found.setdefault(_reason_of(one), answered)
    return found


def _reason_of(one: Kept[Finding]) -> tuple[str, ...]:
    return str(one.device), one.body.kind, one.body.clause, one.body.why


def answer_reason(desk: Desk, finding: str, answer: str, note: str = "") -> Answered:
    """Answer the reason of a finding; it travels to that laptop with the next bundle.

    The same answer again changes nothing. Raises `WrongDesk`, `NoSuchRecord`, `UnknownWord`,
    `TooLong`.
    """
    desk.need("office")
    kept = desk.store.get(Finding, finding)
    if kept is None or kept.body.state != "taken-anyway":
        raise NoSuchRecord(what="finding that somebody goes on with", id=finding)
    if answer not in ANSWERS:
        raise UnknownWord(what="answer", given=answer, known=", ".join(ANSWERS))
    said = FindingAnswer(
        finding=kept.id,  # type: ignore[arg-type]
        case=CaseId(kept.body.case),
        answer=answer,
        note=typed.text(note.strip(), "note"),
    )
    before = answers_by_finding(desk).get(kept.id, [])
    standing = answer_to(kept, before)
    if standing is None or (standing.answer, standing.note) != (said.answer, said.note):
        with desk.write() as writing:
            # A version of the answer before, or else a record of its own.
            record = before[-1].id if before else None
            writing.add(said, record=record, to=kept.device)
    found = answer_to(kept, answers_by_finding(desk)[kept.id])
    assert found is not None
    return found


def answers_by_finding(desk: Desk) -> dict[RecordId, list[Kept[FindingAnswer]]]:
    """What the office has said, by finding, in the order of saying."""
    found: dict[RecordId, list[Kept[FindingAnswer]]] = {}
    for one in desk.store.find(FindingAnswer):
        found.setdefault(RecordId(one.body.finding), []).append(one)
    return found


def answer_to(finding: Kept[Finding], said: Iterable[Kept[FindingAnswer]]) -> Answered | None:
    """The answer that counts: the newest; none to a finding with which nobody goes on."""
    counting = list(said)
    if not counting or finding.body.state != "taken-anyway":
        return None
    last = counting[-1]
    return Answered(
        last.id, last.body.answer, last.body.note, last.at, reason_since=finding.at > last.at
    )
