"""The clauses of a policy: what each asks, and what answers it."""

from typing import Annotated, Literal

from msgspec import Meta, field

from desktop.casework.packs.parts import ClauseId, Part, Who, Words

Standing = Literal["carried", "later", "outside"]


class Clause(Part, frozen=True, kw_only=True):
    """One thing that the policy asks, and what answers it."""

    id: ClauseId
    asks: Words
    who: Annotated[tuple[Who, ...], Meta(min_length=1, max_length=2)] = ("staff", "volunteers")
    answer: str = ""  # the part of the program that carries it
    evidence: str = ""  # what that part leaves in the record
    outside: str = ""  # why no program can do it
    later: str = ""  # what this version does not do yet
    origin: tuple[ClauseId, ...] = field(default=(), name="from")  # the clauses that it unites

    @property
    def standing(self) -> Standing:
        """`carried` by this version as far as a program can, `later`, or `outside` of it.

        What leaves no evidence is outside, even where the program helps with it.
        """
        if self.later:
            return "later"
        return "outside" if self.outside and not self.evidence else "carried"
