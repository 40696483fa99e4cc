"""Training as it is read: at the office everybody's, at a laptop the volunteer's own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.names import ActorId, DeviceId, RecordId
from db.records import Device, Enrolment, Training, Volunteer
from db.store.heirs import forebears
from db.store.reading import Kept
from desktop.casework.actions.concerns.whose import takes
from desktop.casework.actions.handing.first_case import first_cases
from desktop.casework.actions.safety.staff import members
from desktop.casework.desk import Desk
from desktop.casework.due.training import Due, First, answers, due, induction_came
from desktop.casework.packs.policy import Who
from desktop.casework.record.only_here import records_only_here
from desktop.casework.saying.clock import london


@dataclass(frozen=True)
class Recorded:
    """One thing that somebody learned."""

    id: RecordId
    body: Training
    confirmed: bool  # it stands in the office's record
    here_alone: bool = False  # at a laptop: the office has not got it yet


@dataclass(frozen=True)
class Learner:
    """Somebody who works here, with what they learned and what is due."""

    actor: ActorId
    name: str
    who: Who
    since: date | None
    records: tuple[Recorded, ...]  # the newest first
    due: tuple[Due, ...]
    induction: First | None  # None: the policy does not ask for one

    @property
    def owed(self) -> tuple[Due, ...]:
        """What is overdue, due or due soon."""
        return tuple(one for one in self.due if one.owed)

    @property
    def to_learn(self) -> tuple[Due, ...]:
        """The same without what she told of since: that waits for the office."""
        told = [one.body for one in self.told]
        return tuple(one for one in self.owed if not any(answers(each, one) for each in told))

    @property
    def told(self) -> tuple[Recorded, ...]:
        """What she told of and the office has not confirmed."""
        return tuple(one for one in self.records if not one.confirmed)


@dataclass(frozen=True)
class TrainingPage:
    """Everybody, whoever has something overdue first."""

    today: date
    learners: tuple[Learner, ...]
    accredited: bool  # the policy prefers outside and accredited trainers
    asked: bool  # the policy asks for training at all
    courses: tuple[str, ...]  # that it names


def look_at_training(desk: Desk) -> TrainingPage:
    """At the office: volunteers who are signed in, then staff. Raises `WrongDesk`."""
    desk.need("office")
    by_actor = _by_actor(desk)
    day = desk.today
    first = first_cases(desk)
    volunteers = [_volunteer(desk, one, by_actor, first, day) for one in desk.store.find(Device)
                  if takes(desk, DeviceId(one.id))]  # fmt: skip
    staff = [
        _learner(desk, one.actor, one.name, "staff", one.since, by_actor[one.actor], None, day)
        for one in members(desk)
    ]
    learners = [*volunteers, *staff]
    learners.sort(key=_rank)
    return _page(desk, day, learners)


def look_at_mine(desk: Desk) -> TrainingPage:
    """At a laptop: the volunteer's own, as the office has told of it. Raises `WrongDesk`."""
    desk.need("volunteer")
    day = desk.today
    began = [one.at for one in desk.store.find(Enrolment)]  # the first, however often anew
    began = began or [one.at for one in desk.store.find(Volunteer)]
    since = london(min(began)).date() if began else None
    first = first_cases(desk).get(desk.device)
    records = _by_actor(desk)[desk.actor]
    mine = _learner(desk, desk.actor, desk.person, "volunteers", since, records, first, day)
    return _page(desk, day, [mine])


def _rank(one: Learner) -> tuple[int, bool, str]:
    """What is overdue, what was told and waits, what is due; volunteers before staff."""
    overdue = any(each.state == "overdue" for each in one.due)
    stands = 0 if overdue else 1 if one.told else 2 if one.owed else 3
    return stands, one.who == "staff", one.name.casefold()


def _page(desk: Desk, day: date, learners: Sequence[Learner]) -> TrainingPage:
    rule = desk.pack.training
    asked = desk.pack.asks_training
    courses = tuple(one.name for one in rule.courses) if asked else ()
    return TrainingPage(day, tuple(learners), asked and bool(rule.accredited), asked, courses)


def _volunteer(
    desk: Desk,
    kept: Kept[Device],
    by_actor: dict[str, list[Recorded]],
    first: Mapping[DeviceId, date],
    day: date,
) -> Learner:
    device, body = DeviceId(kept.id), kept.body
    names = {device, *forebears(desk.store.database, device)}  # a laptop that was signed in anew
    welcomes = [one.at for name in names for one in desk.store.find(Enrolment, device=name)]
    since = london(min(welcomes)).date() if welcomes else None
    actor = ActorId(body.volunteer)
    records = by_actor[actor]
    return _learner(desk, actor, body.name, "volunteers", since, records, first.get(device), day)


def _learner(
    desk: Desk,
    actor: ActorId,
    name: str,
    who: Who,
    since: date | None,
    records: Sequence[Recorded],
    first_case: date | None,
    day: date,
) -> Learner:
    confirmed = [one.body for one in records if one.confirmed]
    pack = desk.pack
    asks = pack.asks_induction and pack.binds(pack.training.induction, who)
    return Learner(
        actor=actor,
        name=name,
        who=who,
        since=since,
        records=tuple(sorted(records, key=lambda one: one.body.on, reverse=True)),
        due=due(pack, who, since, confirmed, day),
        induction=induction_came(confirmed, first_case) if asks else None,
    )


def _by_actor(desk: Desk) -> dict[str, list[Recorded]]:
    office = desk.kind == "office"
    alone = frozenset() if office else records_only_here(desk, "training")
    found: dict[str, list[Recorded]] = defaultdict(list)
    devices = desk.devices
    for one in desk.store.find(Training):
        confirmed = (one.device in devices) == office
        found[one.body.actor].append(Recorded(one.id, one.body, confirmed, one.id in alone))
    return found
