"""Who held a case, from when until when: told by the rows that both desks have.

- Whoever wrote its first row opened it. The office's assignment gives it to a laptop, and with that
  whoever had it before holds it no more.
- A referral is over once the office confirms it; a case that was given is over once its volunteer
  says no, or the office takes it back.
- What a laptop still holds of a case that is not its any more, it says when it lets go of it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from db.names import CaseId, DeviceId, RecordId
from db.records import Assignment, Case, CaseAnswer, Confirmation, LetGo, Referral
from db.store import heirs
from db.store.lineage import Said
from db.store.reading import Kept
from desktop.casework.desk import Desk

_KINDS = (Referral, Confirmation, Assignment, CaseAnswer, LetGo)
_ENDING = {"referred": "referred", "given-on": "given on"}
Stands = Literal["mine", "offered", "leaving"]


@dataclass(frozen=True)
class Held:
    """A case lay with somebody for a time."""

    device: DeviceId
    name: str  # of the volunteer, where this desk knows one
    since: datetime
    how: Literal["opened", "given"]
    until: datetime | None = None
    ending: str = ""  # referred, refused, given on, taken back; empty while it lasts
    answer: str = ""  # taken, refused; empty before anything was said
    answered: datetime | None = None
    words: str = ""  # what was said with the answer
    note: str = ""  # what the office wrote to whoever it was given to
    why: str = ""  # why it came to this one, as the office wrote it
    parting: str = ""  # why it went from this one, as the office wrote it
    assignment: RecordId | None = None
    released: RecordId | None = None  # the office's row that ended it
    referred: str = ""  # the clause under which it was referred from there
    left: datetime | None = None  # when the laptop said that it let go of it
    stopped: bool = False  # it was referred as it was opened: it was never theirs to help

    @property
    def offered(self) -> bool:
        """Nothing was said yet to a case that was given."""
        return self.until is None and self.how == "given" and not self.answer


def held_by(desk: Desk, case: str) -> tuple[Held, ...]:
    """Everybody who held a case, the first of them first."""
    return held_in(desk, [case])[case]


def held_in(desk: Desk, cases: Collection[str]) -> dict[str, tuple[Held, ...]]:
    """The same of many cases, each table read once."""
    if not cases:  # as on most laptops
        return {}
    names, heir = _names(desk), heirs.everyone(desk.store.database)
    # A laptop is told that a case is not its any more, not whether anybody else has it now.
    taken = "taken back" if desk.kind == "office" else "given on"
    found = {}
    for case, said in desk.store.said_of(cases, _KINDS).items():
        fold = _Fold(names, heir, taken)
        for one in said:
            fold.take(one)
        found[case] = tuple(fold.spans)
    return found


def holder(desk: Desk, case: str) -> Held | None:
    """With whom it is now; None where it is with nobody but the office."""
    return _now(held_by(desk, case))


def _now(spans: Sequence[Held]) -> Held | None:
    return spans[-1] if spans and spans[-1].until is None else None


def moved_cases(desk: Desk) -> frozenset[CaseId]:
    """Cases that may not be with whoever opened them: the others need no second look."""
    given = {CaseId(one.body.case) for one in desk.store.find(Assignment)}
    return frozenset(given | {CaseId(one.body.case) for one in desk.store.find(Confirmation)})


def holders(desk: Desk, cases: Iterable[Kept[Case]]) -> dict[CaseId, DeviceId | None]:
    """With which laptop each of these cases is; None for one that is with the office alone."""
    heir, cases = heirs.everyone(desk.store.database), list(cases)
    spans = held_in(desk, moved_cases(desk) & {CaseId(one.id) for one in cases})
    found: dict[CaseId, DeviceId | None] = {}
    for one in cases:
        if one.id not in spans:
            found[CaseId(one.id)] = heir(one.device)
        else:
            now = _now(spans[one.id])
            found[CaseId(one.id)] = None if now is None else heir(now.device)
    return found


def with_whom(desk: Desk, cases: Iterable[Kept[Case]]) -> dict[CaseId, str]:
    """By name, with whom each of these cases is; empty for one that is with the office alone."""
    names = _names(desk)
    return {
        case: "" if device is None else names.get(device, "")
        for case, device in holders(desk, cases).items()
    }


def without_somebody(desk: Desk) -> int:
    """At the office: how many cases wait for a volunteer, referred or with nobody."""
    cases = [one for one in desk.store.find(Case) if one.body.state != "closed"]
    whose = holders(desk, cases)
    confirmed = {one.body.referral for one in desk.store.find(Confirmation)}
    referred = {str(one.body.case) for one in desk.store.find(Referral) if one.id not in confirmed}
    return sum(whose[CaseId(one.id)] is None or one.id in referred for one in cases)


def standing_here(desk: Desk) -> dict[CaseId, Stands]:
    """How cases stand with this laptop that came to it, or go from it. Others are its own."""
    ours, spans = desk.devices, held_in(desk, moved_cases(desk))
    return {CaseId(case): _stands(ours, spans[case]) for case in sorted(spans)}


def stands(desk: Desk, case: str) -> Stands:
    """Whether a case is this laptop's, is offered to it, or is not its any more."""
    return _stands(desk.devices, held_by(desk, case))


def _stands(ours: Collection[DeviceId], spans: Sequence[Held]) -> Stands:
    now = _now(spans)
    if now is None or now.device not in ours:
        return "leaving"
    return "offered" if now.offered else "mine"


def _names(desk: Desk) -> dict[str, str]:
    if desk.kind == "office":
        return {str(one.device): one.name for one in desk.store.local.peers()}
    names = {str(one.device): one.name for one in desk.handed_authors}
    return names | dict.fromkeys(desk.devices, desk.person)


class _Fold:
    """The story of one case, row by row."""

    def __init__(
        self, names: Mapping[str, str], heir: Callable[[str], DeviceId], taken: str
    ) -> None:
        """`taken` is what is said of a case that the office took back."""
        self._names, self._heir, self._taken = names, heir, taken
        self.spans: list[Held] = []
        self._given: set[RecordId] = set()
        self._referrals: set[RecordId] = set()

    def take(self, said: Said) -> None:
        """The next row of it."""
        body, version = said.version.body, said.version
        match body:
            case Case() if not version.replaces:
                self._opened(version.device, version.at, stopped=body.state == "referred")
            case Referral():
                self._referrals.add(said.record)
                self._change(version.device, referred=body.clause or "–")
            case Confirmation() if body.referral in self._referrals:
                self._confirmed(said)
            case Assignment(taken_back=True):
                self._end(body.device, version.at, self._taken, said.record, body.why)
            case Assignment() if said.record not in self._given:
                self._given.add(said.record)
                self._assigned(said, body)
            case CaseAnswer():
                self._answered(said, body)
            case LetGo():  # at that laptop alone; what ended it is here no more
                self._end(version.device, version.at, _ENDING[body.why], said.record)
                self._change(version.device, left=version.at)

    def _opened(self, device: DeviceId, at: datetime, *, stopped: bool) -> None:
        self._open(device, at, "opened")
        self.spans[-1] = replace(self.spans[-1], stopped=stopped)
        if len(self.spans) > 1:  # handed over: its first row came here after it was given
            first = self.spans.pop()
            until = self.spans[0].since
            self.spans.insert(0, replace(first, until=until, ending="given on"))

    def _assigned(self, said: Said, body: Assignment) -> None:
        now = self.spans[-1] if self.spans else None
        open_ = now is not None and now.until is None
        if now is not None and open_ and self._same(now.device, body.device) and not now.referred:
            self.spans[-1] = replace(now, device=body.device)  # the same laptop, signed in anew
            return
        if now is not None and open_:
            self.spans[-1] = replace(
                now, until=said.version.at, ending="given on", released=said.record
            )
        if now is not None and now.ending == "taken back" and now.until == said.version.at:
            self.spans[-1] = replace(now, ending="given on")  # in the same moment: not taken back
        self._open(body.device, said.version.at, "given")
        self.spans[-1] = replace(
            self.spans[-1], note=body.note, why=body.why, assignment=said.record
        )

    def _confirmed(self, said: Said) -> None:
        for at, one in enumerate(self.spans):
            stream = said.version.stream.removeprefix("to:")
            if one.until is None and one.referred and self._same(one.device, stream):
                self.spans[at] = replace(
                    one, until=said.version.at, ending="referred", released=said.record
                )

    def _answered(self, said: Said, body: CaseAnswer) -> None:
        device = said.version.device
        if body.answer == "let-go":
            self._change(device, left=said.version.at)
            return
        at = said.version.at
        self._change(device, answer=body.answer, answered=at, words=body.note)
        if body.answer == "refused":
            self._end(device, said.version.at, "refused", body.assignment)

    def _open(self, device: str, at: datetime, how: Literal["opened", "given"]) -> None:
        name = self._names.get(device, "")
        self.spans.append(Held(DeviceId(device), name, at, how))

    def _end(self, device: str, at: datetime, ending: str, by: RecordId, parting: str = "") -> None:
        for place, one in enumerate(self.spans):
            if self._same(one.device, device) and one.until is None:
                self.spans[place] = replace(
                    one, until=at, ending=ending, released=by, parting=parting
                )

    def _change(self, device: str, **facts: object) -> None:
        """The last time that this laptop had it."""
        for place in range(len(self.spans) - 1, -1, -1):
            if self._same(self.spans[place].device, device):
                self.spans[place] = replace(self.spans[place], **facts)  # type: ignore[arg-type]
                return

    def _same(self, one: str, other: str) -> bool:
        return self._heir(one) == self._heir(other)
