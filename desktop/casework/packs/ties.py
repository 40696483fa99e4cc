"""What could make a case too close: a school, people known, how near home is."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from db.names import KnownAs, Strength
from desktop.casework.packs.parts import Months, Rule

StopWords = Literal["refer", "tell-manager"]
KNOWN_AS: tuple[KnownAs, ...] = get_args(KnownAs)
Ground = Literal["rural", "urban"]
Km = Annotated[float, Meta(gt=0, le=1000)]


class SchoolRule(Rule, frozen=True, kw_only=True):
    """A tie to a school: a position held there, or a child of one's own who goes there."""

    strength: Strength
    words: StopWords = "refer"

    @property
    def on(self) -> bool:
        """Whether such a tie is looked for."""
        return self.strength != "off"


class KnownRule(Rule, frozen=True, kw_only=True, rename={"extended_family": "extended-family"}):
    """People already known, a strength for each way of knowing them."""

    family: Strength
    friend: Strength
    extended_family: Strength
    acquaintance: Strength
    words: StopWords = "refer"

    @property
    def on(self) -> bool:
        """Whether anybody known is looked for."""
        return any(self.strength(each) != "off" for each in KNOWN_AS)

    def strength(self, known_as: str) -> Strength:
        """The strength for one of `KnownAs`; any other word counts as the closest tie."""
        if known_as not in KNOWN_AS:
            known_as = "family"
        found: Strength = getattr(self, known_as.replace("-", "_"))
        return found


class StakeRule(Rule, frozen=True, kw_only=True):
    """Any other stake in the outcome: works for the council or a provider, runs a support group.

    It meets every family, unless it was declared of one school or trust.
    """

    strength: Strength = "off"
    words: StopWords = "refer"
    former_months: Months | None = None
    """For so many months after its last day a post at a school, or a place of one's own child
    there, counts as such a stake; None: what is over is over. It never stops."""

    @property
    def on(self) -> bool:
        """Whether such a stake is looked for."""
        return self.strength != "off"


class AreaRule(Rule, frozen=True, kw_only=True):
    """How near to home is too near, how far is far. Kilometres on the national grid.

    A pack has numbers for the country and may have others for a town, where three kilometres hold
    everybody one ever meets; `ground` says which of them count.
    """

    near: Strength = "off"
    far: Strength = "off"
    near_km: Km | None = None
    far_km: Km | None = None
    ground: Ground = "rural"
    urban_near_km: Km | None = None
    urban_far_km: Km | None = None

    @property
    def on(self) -> bool:
        """Whether either end is looked at."""
        return self.near != "off" or self.far != "off"

    @property
    def near_limit(self) -> float | None:
        """Below this many kilometres is too near, on the ground that counts."""
        return self.urban_near_km if self.ground == "urban" else self.near_km

    @property
    def far_limit(self) -> float | None:
        """Above this many kilometres is far, on the ground that counts."""
        return self.urban_far_km if self.ground == "urban" else self.far_km

    @property
    def near_metres(self) -> int | None:
        """Below this many metres is too near; None where the policy sets no near limit."""
        return None if self.near_limit is None else round(self.near_limit * 1000)

    @property
    def far_metres(self) -> int | None:
        """Above this many metres is far; None where the policy sets no far limit."""
        return None if self.far_limit is None else round(self.far_limit * 1000)
