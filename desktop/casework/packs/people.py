"""What a policy asks of those who do the work: training, doubts about them, talking things over."""

from typing import Annotated, Literal

from msgspec import Meta, field

from desktop.casework.packs.parts import Asked, ClauseRef, Line, Months, Rule, Weeks, Who, Words

Step = Literal["explained", "tested", "changed", "contact-offered", "complaint"]


class Course(Rule, frozen=True, kw_only=True):
    """A course that everybody named takes, and again after so many months."""

    name: Words
    months: Months | None = None  # None: once
    who: Annotated[tuple[Who, ...], Meta(min_length=1, max_length=2)] = ("staff", "volunteers")


class TrainingRule(Asked, frozen=True, kw_only=True):
    """Training that is due. A key that holds a clause says that this is asked too."""

    induction: ClauseRef = ""  # the policy is met when somebody starts
    accredited: ClauseRef = ""  # outside and accredited trainers are preferred
    case_discussion: ClauseRef = ""  # what was learnt is kept alive by talking cases over
    courses: Annotated[tuple[Course, ...], Meta(max_length=40)] = field(default=(), name="course")


class ChallengeRule(Rule, frozen=True, kw_only=True):
    """What happens when somebody says that we took sides: the steps, in their order."""

    steps: tuple[Step, ...] = ()
    contact: Line = ""  # who is offered before a complaint
    reach: Line = ""  # how to reach them; the service writes its own
    views: ClauseRef = ""  # asks that every view about us is tested for what could be better

    @property
    def on(self) -> bool:
        """Whether the policy says what happens then."""
        return bool(self.steps)


class ConcernRule(Rule, frozen=True, kw_only=True):
    """What follows a doubt about somebody's impartiality: a talk, coaching, a look back."""

    discussion: bool = False
    coaching: bool = False
    follow_up_weeks: Weeks | None = None  # after the coaching

    @property
    def on(self) -> bool:
        """Whether anything follows."""
        return self.discussion or self.coaching or self.follow_up_weeks is not None
