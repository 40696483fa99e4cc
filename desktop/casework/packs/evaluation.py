"""When somebody is asked what they think of our work, who that is, and what is asked."""

from typing import Annotated, Literal

from msgspec import Meta, field

from desktop.casework.packs.parts import ClauseRef, Line, Part, Rule, Weeks, Words

AskedWhen = Literal["end", "midway", "any-intervention"]
Evaluator = Literal["parent-carer", "young-person", "professional"]
QuestionKind = Literal["scale", "yes-no", "free"]
QuestionId = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Question(Part, frozen=True, kw_only=True):
    """One question of the evaluation. `scale` runs from 1, not at all, to 5, entirely."""

    id: QuestionId
    text: Words
    easy: Line = ""  # the same for an easy-read form
    professional: Line = ""  # the same as a professional is asked it
    kind: QuestionKind = "scale"
    comment: bool = False  # room for a comment beside the answer
    impartiality: bool = False  # the one that asks whether we were impartial

    def wording(self, whom: Evaluator, easy: bool = False) -> str:
        """The words for this person, easy-read where that is wanted and written."""
        if whom == "professional" and self.professional:
            return self.professional
        return self.easy if easy and self.easy else self.text


class EvaluationRule(Rule, frozen=True, kw_only=True):
    """An evaluation of our work. `any-intervention`: after advice without a case, too."""

    when: tuple[AskedWhen, ...] = ()
    midway_weeks: Weeks | None = None  # a case of so many weeks is long
    midway_contacts: Annotated[int, Meta(ge=1, le=1000)] | None = None  # or of so many contacts
    whom: tuple[Evaluator, ...] = ()
    professionals: ClauseRef = ""  # asks that professionals are asked, where it is another clause
    questions: Annotated[tuple[Question, ...], Meta(max_length=40)] = field(
        default=(), name="question"
    )

    @property
    def on(self) -> bool:
        """Whether anybody is asked."""
        return bool(self.when)
