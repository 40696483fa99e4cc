"""What a policy asks of advice: consent, options with both sides, own words, others to check us.

A key that holds a clause says that this is asked, and by which clause; without it nobody asks.
"""

from typing import Annotated, Literal

from msgspec import Meta, field

from desktop.casework.packs.parts import Ask, Asked, ClauseRef, Line, Part, Rule, Words

ConsentOf = Literal["parent-carer", "child", "young-person"]
ConsentWhen = Literal["always", "disagreement"]


class ConsentRule(Rule, frozen=True, kw_only=True):
    """Consent before somebody's views are put to others."""

    strength: Ask = "off"
    when: ConsentWhen = "always"  # or only while a disagreement is supported
    who: Annotated[tuple[ConsentOf, ...], Meta(min_length=1, max_length=3)] = (
        "parent-carer",
        "child",
        "young-person",
    )

    @property
    def on(self) -> bool:
        """Whether consent is asked for at all."""
        return self.strength != "off"


class BalanceRule(Asked, frozen=True, kw_only=True):
    """Every option that is open (`clause`), and what is told of each."""

    for_against: ClauseRef = ""  # what speaks for and against it
    likely_result: ClauseRef = ""  # what it is likely to lead to
    source: ClauseRef = ""  # the law, guidance or local policy that it rests on
    choice: ClauseRef = ""  # which one the person takes, in their own words


class OwnWordsRule(Asked, frozen=True, kw_only=True):
    """The person's own wishes in their own words, each speaker's apart."""


class ProfessionalViewsRule(Asked, frozen=True, kw_only=True):
    """The views of the professionals, beside the family's."""


class SignpostRule(Asked, frozen=True, kw_only=True):
    """People are shown others by whom they can check us: the agencies of the pack."""


class Agency(Part, frozen=True, kw_only=True):
    """Somebody else whom a family can turn to."""

    name: Words
    what_for: Words = field(name="for")
    reach: Line = ""  # address of the website, telephone; empty: the service has its own
    local_offer: bool = False
