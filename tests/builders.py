"""Real desks for tests: real encrypted vaults in a folder, a clock that stands, cheap derivations.

Everybody here is made up. The postcodes and schools are real, from what the program ships.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import resources
from db.names import DeviceId
from db.vault.cost import Cost
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.exchange.send import Sent, send
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.joining.found_office import found_office
from desktop.casework.actions.joining.join import NewVolunteer, join
from desktop.casework.desk import Desk
from desktop.casework.ground.places import Places
from desktop.casework.ground.schools import SchoolList
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk
from desktop.world import open_spelling, open_wording

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "harbour lantern thistle copper meadow quilt"
NOW = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)  # a Tuesday, winter time
HOME = "CA8 1RW"
FAMILY = "CA3 8UR"  # Carlisle, some 14 km from HOME
BRAMPTON, UPPERBY, PENRITH = "112405", "112243", "136732"  # URNs
SERVICE = "Fellside Impartial Support"


@dataclass
class StillClock:
    """A clock that tells what it is set to."""

    time: datetime = NOW

    def now(self) -> datetime:
        """The time that it is set to."""
        return self.time

    def on(self, **gone: float) -> None:
        """Let time pass, as `on(hours=2)`."""
        self.time += timedelta(**gone)


@cache
def _places() -> Places:
    return Places.open(resources.path("places/postcodes.bin"))


@cache
def _schools() -> SchoolList:
    return SchoolList.open(resources.path("places/schools.bin"))


_wording, _spelling = cache(open_wording), cache(open_spelling)


def world(clock: StillClock | None = None) -> World:
    """The world as tests have it: everything real but the clock and the cost of a passphrase."""
    return World(
        clock=clock or StillClock(),
        random=os.urandom,
        cost=lambda: CHEAP,
        words=resources.six_words(),
        packs=resources.packs(),
        open_places=_places,
        open_schools=_schools,
        open_wording=_wording,
        open_spelling=_spelling,
    )


@dataclass
class House:
    """An office and its volunteers, each in a folder below `folder`."""

    folder: Path
    pack: str = "standard"
    clock: StillClock = field(default_factory=StillClock)

    def __post_init__(self) -> None:
        self.world = world(self.clock)
        found_office(
            self.path("office"), PASSPHRASE, SERVICE, self.pack, "Perpetua Wainhope", self.world
        )

    def path(self, name: str) -> Path:
        """Where the vault of that name lies."""
        return self.folder / name

    @contextmanager
    def open(self, name: str) -> Iterator[Desk]:
        """The unlocked desk of that name; locked again afterwards."""
        with open_desk(self.path(name), PASSPHRASE, self.world) as desk:
            yield desk

    def join(
        self, name: str = "morag", person: str = "Morag Tennick", home: str = HOME
    ) -> NewVolunteer:
        """A volunteer's vault, not signed in yet."""
        with self.open("office") as office:
            invitation = invite(office).data
        return join(self.path(name), PASSPHRASE, invitation, person, home, self.world)

    def volunteer(
        self, name: str = "morag", person: str = "Morag Tennick", home: str = HOME
    ) -> DeviceId:
        """A volunteer who is signed in and has brought the welcome in."""
        made = self.join(name, person, home)
        with self.open("office") as office:
            enrol(office, made.request, " ".join(made.words))
        assert [one.result for one in self.carry("office", name, to=made.device)] == ["applied"]
        return made.device

    def seal(
        self, name: str, to: str | None = None, *, receipt: bool = False
    ) -> tuple[list[bytes], tuple[Sent, ...]]:
        """The bundles that this desk sends now, and what it says of them."""
        files: list[bytes] = []

        def courier(index: int, data: bytes) -> str:
            files.append(data)
            return f"{name}-{index}.evenhand"

        with self.open(name) as desk:
            sent = send(desk, courier, to, receipt=receipt)
        return files, sent

    def bring(self, name: str, *files: bytes) -> tuple[Arrived, ...]:
        """Bring files in at this desk."""
        with self.open(name) as desk:
            return receive(desk, [(f"{at}.evenhand", data) for at, data in enumerate(files)])

    def carry(self, sender: str, recipient: str, to: str | None = None) -> tuple[Arrived, ...]:
        """Seal at one desk and bring in at the other."""
        files, _ = self.seal(sender, to)
        return self.bring(recipient, *files)


def case_draft(**changed: object) -> CaseDraft:
    """A case that nothing stands against: a school in Carlisle, 14 km from home."""
    draft = CaseDraft(
        child="Ottilie Brackenridge",
        born=date(2015, 3, 9),
        parents=("Maud Brackenridge",),
        postcode=FAMILY,
        school=UPPERBY,
    )
    return replace(draft, **changed)  # type: ignore[arg-type]
