"""What is outside the vault: the clock, chance, what is shipped, how dear a derivation is.

Nothing in `casework` fetches any of it. `desktop.world` puts the real one together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from db.vault.slots import Cost
from desktop.casework.ground.places import Places
from desktop.casework.ground.schools import SchoolList
from desktop.casework.saying.clock import Clock
from desktop.casework.wording.rules import Rules
from desktop.casework.wording.spelling import Spelling

Random = Callable[[int], bytes]


@dataclass(frozen=True)
class World:
    """What is outside the vault and must be handed in."""

    clock: Clock
    random: Random
    cost: Callable[[], Cost]  # of a new passphrase's derivation; asked for only when one is made
    words: Sequence[str]  # that six words are drawn from
    packs: Mapping[str, str]  # shipped policy packs: text by name
    open_places: Callable[[], Places]
    open_schools: Callable[[], SchoolList]
    open_wording: Callable[[], Rules]
    open_spelling: Callable[[], Spelling]

    @cached_property
    def places(self) -> Places:
        """Where every postcode is. Opened when it is first asked for."""
        return self.open_places()

    @cached_property
    def schools(self) -> SchoolList:
        """England's schools as shipped. Opened when they are first asked for."""
        return self.open_schools()

    @cached_property
    def wording(self) -> Rules:
        """What the hints on wording look for. Read when they are first asked for."""
        return self.open_wording()

    @cached_property
    def spelling(self) -> Spelling:
        """The British dictionary. Loaded when it is first asked for; on one thread only."""
        return self.open_spelling()
