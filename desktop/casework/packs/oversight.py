"""Who watches over the service, what they receive, and when the policy is looked at again."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from desktop.casework.packs.parts import ClauseRef, Months, Part, Rule, Words

Receives = Literal[
    "day-to-day",
    "monthly-report",
    "report",
    "annual-report",
    "feedback",
    "materials",
    "evidence",
    "policy-review",
]
MonthOfYear = Annotated[int, Meta(ge=1, le=12)]


class Overseer(Part, frozen=True, kw_only=True):
    """A body or a person that watches over the service. Months count from January, 1."""

    body: Words  # as the policy calls it
    clause: ClauseRef = ""
    meets: tuple[MonthOfYear, ...] = ()  # in these months
    times_a_year: Annotated[int, Meta(ge=1, le=52)] | None = None  # where no month is named
    receives: tuple[Receives, ...] = ()
    parents_majority: bool = False
    independent_chair: bool = False


class ReviewRule(Rule, frozen=True, kw_only=True):
    """How often the policy itself is reviewed."""

    months: Months | None = None  # between reviews
    agreed: date | None = None  # the last time
    due: date | None = None  # the next time, where the policy says it itself
    minuted: bool = False  # what changes is agreed and stands in a minute

    @property
    def on(self) -> bool:
        """Whether the policy is to be reviewed."""
        return self.months is not None
