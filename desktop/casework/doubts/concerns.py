"""What has become of a concern: read from the steps that were taken, in their order.

- A concern is never rewritten. It is open until a step closes it, and open again when a later look
  says that the same came back.
- An urgent one (somebody may be at risk) comes first everywhere until somebody at the office has
  taken it.
- Which steps a policy asks for stands in its pack: those after a challenge (sps/challenged,
  cumbria-pps-2009/6.1-bias, cumbria-sendias/6.1-bias) and those after a doubt about somebody's
  impartiality (cumbria-pps-2009/8.2). What is missing is said; nothing is ever blocked for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from db.names import RecordId
from db.promise import Concern, ConcernStep
from desktop.casework.packs.policy import Pack
from desktop.casework.saying.clock import london

StepKind = Literal[
    "taken",
    "note",
    "rung",
    "discussed",
    "explained",
    "tested",
    "changed",
    "chair-offered",
    "complaint",
    "coached",
    "followed-up",
    "closed",
]

AT_LAPTOP: tuple[StepKind, ...] = (
    "note",
    "rung",
    "discussed",
    "explained",
    "chair-offered",
    "complaint",
)
"""Steps that a volunteer can write down. To take a concern, coach and close is the office's."""

AT_OFFICE: tuple[StepKind, ...] = (
    "note",
    "rung",
    "discussed",
    "explained",
    "tested",
    "changed",
    "chair-offered",
    "complaint",
    "coached",
    "followed-up",
)
"""Steps that the office writes down, besides taking and closing."""

SHARED: frozenset[StepKind] = frozenset({"taken", "discussed", "coached", "followed-up", "closed"})
"""Steps of the office that go to the volunteer's laptop unless whoever writes them says no."""


@dataclass(frozen=True)
class Step:
    """One step, as a person sees it."""

    id: RecordId
    body: ConcernStep
    at: datetime  # when it was written
    shared: bool = True  # at the office: whether the volunteer sees it
    here: bool = True  # written at this desk


@dataclass(frozen=True)
class Standing:
    """What has become of a concern."""

    open: bool
    taken: Step | None  # the first that says so
    closed: Step | None  # the last that says so, while it stands
    outcome: str
    due: date | None  # of the follow-up that is still to come
    recurred: Literal["not known", "no", "yes"]

    @property
    def waits(self) -> bool:
        """Whether nobody has taken it."""
        return self.open and self.taken is None


def in_order(steps: Sequence[Step]) -> tuple[Step, ...]:
    """As they happened; what happened at one moment in the order of writing."""
    return tuple(sorted(steps, key=lambda one: (one.body.happened, one.at)))


def standing(concern: Concern, steps: Sequence[Step]) -> Standing:
    """What has become of it, of the steps that this desk knows."""
    ordered = in_order(steps)
    closed: Step | None = None
    due: date | None = None
    taken: Step | None = None
    recurred = concern.recurred
    for one in ordered:
        kind = one.body.kind
        if kind == "taken" and taken is None:
            taken = one
        if one.body.recurred != "not known":
            recurred = one.body.recurred
        if one.body.due is not None or kind == "followed-up":
            due = one.body.due  # to close it ends no promise to look back
        if kind == "closed":
            closed = one
        elif kind == "followed-up" and one.body.recurred == "yes":
            closed = None
    is_open = closed is None and concern.state == "open"
    outcome = closed.body.text if closed is not None else concern.outcome
    return Standing(is_open, taken, closed, outcome, due, recurred)


def asked(pack: Pack, concern: Concern) -> tuple[StepKind, ...]:
    """The steps that the policy asks for after such a concern, in its order.

    A complaint is the family's own to make: it is never asked for.
    """
    steps: list[StepKind] = []
    if concern.kind in ("impartiality", "complaint") and concern.source != "volunteer":
        steps += [_STEP[one] for one in pack.challenge.steps if one != "complaint"]
    if concern.kind in ("impartiality", "practice"):
        rule = pack.concern
        steps += ["discussed"] * rule.discussion
        steps += ["coached"] * rule.coaching
        steps += ["followed-up"] * (rule.follow_up_weeks is not None)
    return tuple(dict.fromkeys(steps))


_STEP: dict[str, StepKind] = {
    "explained": "explained",
    "tested": "tested",
    "changed": "changed",
    "contact-offered": "chair-offered",
}
"""The pack's word for a step, and the record's."""


def missing(pack: Pack, concern: Concern, steps: Sequence[Step]) -> tuple[StepKind, ...]:
    """Of the steps that the policy asks for, those that nobody has written down."""
    done = {one.body.kind for one in steps}
    return tuple(one for one in asked(pack, concern) if one not in done)


def offer_passed_over(pack: Pack, concern: Concern, steps: Sequence[Step]) -> bool:
    """Whether a complaint was made and the contact that the policy names was not offered before.

    sps/challenged: contact with the Chair of the Advisory Group is offered before a complaint.
    """
    if not pack.offers_contact or concern.kind not in ("impartiality", "complaint"):
        return False
    kinds = [one.body.kind for one in in_order(steps)]
    if "complaint" in kinds:
        return "chair-offered" not in kinds[: kinds.index("complaint")]
    return concern.kind == "complaint" and "chair-offered" not in kinds


def follow_up_on(pack: Pack, coached: datetime) -> date | None:
    """The day on which coaching is looked back at, where the policy says after how many weeks."""
    weeks = pack.concern.follow_up_weeks
    return None if weeks is None else london(coached).date() + timedelta(weeks=weeks)
