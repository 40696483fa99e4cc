"""What the parts of a policy pack are made of: strict tables, words, and the clause each names.

- An unknown key is refused, and so is a word that is not on the list of its setting.
- Every part but the name, the statement, the ties and the clauses may be left out: then the
  policy does not ask for it.
- A rule that asks for something names the clause that it comes from.
"""

import hashlib
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta, Struct, structs

from db.names import Hash

Who = Literal["staff", "volunteers"]
Ask = Literal["must", "where_possible", "off"]
"""How strongly a policy asks for something: `where_possible` can be passed with a reason."""

Words = Annotated[str, Meta(min_length=1, max_length=400)]
Line = Annotated[str, Meta(max_length=400)]
Paragraph = Annotated[str, Meta(min_length=1, max_length=4000)]
Prose = Annotated[str, Meta(max_length=4000)]
PackName = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
ClauseId = Annotated[str, Meta(pattern="^[a-z0-9-]+/[A-Za-z0-9.-]+$", max_length=120)]
ClauseRef = Annotated[str, Meta(max_length=120, description="the id of a clause of this pack")]
"""Names a clause of the same pack; empty where no clause asks."""

Months = Annotated[int, Meta(ge=1, le=120)]
Weeks = Annotated[int, Meta(ge=1, le=260)]


def sha256(text: str) -> Hash:
    """The SHA-256 of a text in UTF-8, 64 hex digits."""
    return Hash(hashlib.sha256(text.encode()).hexdigest())


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table of the pack file. Strict: an unknown key is refused."""


class Rule(Part, frozen=True, kw_only=True):
    """A part that the policy may or may not ask for, under one clause."""

    clause: ClauseRef = ""

    @property
    def on(self) -> bool:
        """Whether the policy asks for it."""
        return bool(self.clause)


class Asked(Rule, frozen=True, kw_only=True):
    """A rule that is switched by one word, so that switching it off loses nothing written."""

    asked: bool = False

    @property
    def on(self) -> bool:
        """Whether the policy asks for it."""
        return self.asked


def named_clauses(part: Part) -> tuple[tuple[str, str], ...]:
    """Every clause that a part names, with its key in the file; empty ones left out."""
    found = ((key, getattr(part, name)) for name, key in _references(type(part)))
    return tuple((key, clause) for key, clause in found if clause)


@cache
def _references(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a part that name a clause: as Python has them, and as the file does."""
    return tuple(
        (each.name, each.encode_name) for each in structs.fields(kind) if each.type == ClauseRef
    )
