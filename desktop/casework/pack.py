"""What a policy pack is made of: the service's settings and its clauses, as typed structs.

A pack is one TOML file. These structs are its whole shape: an unknown key is refused, and so is
a word that is not on the list of its setting. How the parts must agree is in `pack_checks`, how
a file becomes a `Pack` in `policy`, which is also where the other modules import these from.

- A setting names the clause that it comes from, so that every finding can name it too.
- Three strengths: `stop`, `where_possible` (going on needs a written reason), `off`.
- No sentence of a service's own document stands in a pack that we ship: the words are ours.
"""

import hashlib
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct, field

from db.names import Hash, KnownAs, Strength

Who = Literal["staff", "volunteers"]
Occasion = Literal["first", "every", "on_request"]
RoleStrength = Literal["must", "where_possible", "off"]
StopWords = Literal["refer", "tell-manager"]

KNOWN_AS: tuple[KnownAs, ...] = get_args(KnownAs)

Words = Annotated[str, Meta(min_length=1, max_length=400)]
Paragraph = Annotated[str, Meta(min_length=1, max_length=4000)]
PackName = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
ClauseId = Annotated[str, Meta(pattern="^[a-z0-9-]+/[A-Za-z0-9.-]+$", max_length=120)]
Km = Annotated[float, Meta(gt=0, le=1000)]


def sha256(text: str) -> Hash:
    """The SHA-256 of a text in UTF-8, 64 hex digits."""
    return Hash(hashlib.sha256(text.encode()).hexdigest())


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table of the pack file. Strict: an unknown key is refused."""


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


class StatementRule(Part, frozen=True, kw_only=True):
    """When the impartiality statement is owed, and its words."""

    occasion: Occasion
    text: Paragraph
    clause: str = ""  # empty only where it is merely offered
    spoken: bool = False  # the policy asks for speech: a letter does not settle a spoken contact

    @property
    def text_hash(self) -> Hash:
        """Names the exact words, in every record that says they were read."""
        return sha256(self.text)


class MeetingWords(Part, frozen=True, kw_only=True):
    """What the volunteer says when a meeting begins: `{name}`, `{role}`, `{service}` are filled."""

    text: Paragraph


class RoleDef(Part, frozen=True, kw_only=True):
    """A role that a volunteer can have at a meeting."""

    name: Words  # as the policy calls it
    meaning: Words
    spoken: Words  # one sentence, stands for `{role}` in the meeting's words
    card_line: Words
    impartial: str = ""  # instead of the card's own line, where that would not be true


class RoleRule(Part, frozen=True, kw_only=True):
    """Whether a role is stated at meetings, and which roles there are."""

    strength: RoleStrength
    clause: str = ""  # asks that the role is stated
    choosing: str = ""  # asks that the role is clear at a meeting that decides
    choice: tuple[RoleDef, ...] = ()


class SchoolRule(Part, frozen=True, kw_only=True):
    """A tie to a school: a position held there, or a child of one's own who goes there."""

    strength: Strength
    clause: str = ""
    words: StopWords = "refer"


class KnownRule(Part, frozen=True, kw_only=True, rename={"extended_family": "extended-family"}):
    """People already known, a strength for each way of knowing them."""

    family: Strength
    friend: Strength
    extended_family: Strength
    acquaintance: Strength
    clause: str = ""
    words: StopWords = "refer"

    def strength(self, known_as: str) -> Strength:
        """The strength for one of `KnownAs`; any other word counts as the closest tie."""
        if known_as not in KNOWN_AS:
            known_as = "family"
        found: Strength = getattr(self, known_as.replace("-", "_"))
        return found


class AreaRule(Part, frozen=True, kw_only=True):
    """How near to home is too near, how far is far. Kilometres on the national grid."""

    near: Strength = "off"
    far: Strength = "off"
    near_km: Km | None = None
    far_km: Km | None = None
    clause: str = ""

    @property
    def near_metres(self) -> int | None:
        """Below this many metres is too near; None where the policy sets no near limit."""
        return None if self.near_km is None else round(self.near_km * 1000)

    @property
    def far_metres(self) -> int | None:
        """Above this many metres is far; None where the policy sets no far limit."""
        return None if self.far_km is None else round(self.far_km * 1000)


class Card(Part, frozen=True, kw_only=True):
    """The words of a role card that are the same for every role."""

    impartial: Words


class PackFile(Part, frozen=True, kw_only=True):
    """A whole pack file."""

    name: PackName
    title: Words
    version: Annotated[str, Meta(pattern=r"^\S{1,40}$")]
    statement: StatementRule
    meeting: MeetingWords
    role: RoleRule
    position: SchoolRule
    own_child: SchoolRule
    known: KnownRule
    area: AreaRule
    card: Card
    clauses: Annotated[tuple[Clause, ...], Meta(min_length=1, max_length=1000)] = field(
        name="clause"
    )


class Pack(PackFile, frozen=True, kw_only=True):
    """A policy pack that was read and found good, with the exact text that it was read from."""

    source: str

    @property
    def hash(self) -> Hash:
        """Names this exact version of the whole policy (for an acknowledgement)."""
        return sha256(self.source)

    @property
    def text_hash(self) -> Hash:
        """Names the exact words of the impartiality statement."""
        return self.statement.text_hash

    @property
    def roles(self) -> tuple[RoleDef, ...]:
        """The roles to choose from, in the policy's order; none where it names none."""
        return self.role.choice

    def clause(self, clause_id: str) -> Clause | None:
        """The clause of that id, or None."""
        return next((each for each in self.clauses if each.id == clause_id), None)

    def binds(self, clause_id: str, who: Who) -> bool:
        """Whether the clause speaks of staff or of volunteers; an unnamed clause binds both."""
        found = self.clause(clause_id)
        return found is None or who in found.who
