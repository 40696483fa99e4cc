"""The unlocked vault and its one connection: what every action is given.

- Which desk it is, the office's or a volunteer's, is kept in the vault and chosen by unlocking.
- What the world gives (clock, randomness, lists that are shipped, how dear a derivation may be)
  is handed in as a `World`; nothing here fetches it.
- What was found wrong at unlock (`desktop.casework.unlocking`) is said in `problems`, and a damaged
  record is not written to: what can be read can still be read.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, Self

from db.bundle.invitation import read_invitation
from db.bundle.keys import DeviceKeys, PublicKeys
from db.errors import RecordDamaged, Refusal, WrongDesk, WrongPassphrase
from db.names import ActorId, DeviceId, RecordId
from db.records import Device
from db.records import Pack as PublishedPack
from db.service import PlaceChanges, SchoolChanges
from db.store import heirs
from db.store.handed import Author
from db.store.leavers import name_left
from db.store.reading import Kept
from db.store.store import Store, Writing
from db.vault.head import write_head
from db.vault.vault import Vault
from desktop.casework.ground.known import KnownPlaces, known_places
from desktop.casework.ground.school_changes import with_changes
from desktop.casework.ground.schools import SchoolList
from desktop.casework.packs.policy import Pack
from desktop.casework.publishing.in_force import InForce, in_force
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World

DeskKind = Literal["office", "volunteer"]


@dataclass
class Desk:
    """One unlocked vault. `with` locks it."""

    vault: Vault
    store: Store
    world: World
    problems: tuple[str, ...] = ()  # with the chains: the record is not written to
    warnings: tuple[str, ...] = ()  # codes of `desktop.messages`
    changed: set[tuple[str, RecordId]] = field(default_factory=set)  # written since last taken
    unsafe: Refusal | None = None  # why there is no backup of today
    unkept: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """Words of drafts that the disk would not take yet: (form, about) and its fields."""
    unkept_why: Refusal | None = None  # what the disk said to them last
    _authors: tuple[int, tuple[Author, ...]] | None = None
    readied: dict[str, object] = field(default_factory=dict, repr=False)
    """What a rule made ready of this record for many uses, by its name; gone with the lock."""

    def _setting(self, name: str) -> str:
        value = self.store.local.setting(name)
        if value is None:
            raise RecordDamaged(what=name)
        return value

    @property
    def kind(self) -> DeskKind:
        """Whose desk this is."""
        return "office" if self._setting("kind") == "office" else "volunteer"

    @cached_property
    def device(self) -> DeviceId:
        """This desk's device id."""
        return DeviceId(self._setting("device"))

    @property
    def devices(self) -> frozenset[DeviceId]:
        """This desk's device, and those that it was before it was signed in anew."""
        return heirs.forebears(self.store.database, self.device) | {self.device}

    @property
    def actor(self) -> ActorId:
        """Who has unlocked it."""
        return self.vault.actor

    @property
    def office(self) -> DeviceId:
        """The office's device id; this desk's own at the office."""
        return DeviceId(self._setting("office"))

    @property
    def today(self) -> date:
        """The day in England now."""
        return london(self.world.clock.now()).date()

    @property
    def service(self) -> str:
        """The service's name."""
        return self._setting("service")

    @property
    def person(self) -> str:
        """The name of whoever this vault was made for."""
        return self._setting("person")

    @property
    def letters(self) -> str:
        """What the references of this laptop's cases begin with."""
        return self._setting("letters")

    def name_of(self, actor: ActorId) -> str:
        """The name of whoever acted; their number where it is not known here."""
        if self.kind == "volunteer":
            if actor == self.actor:
                return self.person
            return next((one.name for one in self.handed_authors if one.actor == actor), actor)
        # Several people may unlock an office: the slot says who, not whoever founded it.
        staff = next((one.name for one in self.vault.holders() if one.actor == actor), "")
        known = self.store.find(Device, volunteer=actor)
        return staff or (known[0].body.name if known else name_left(self.store, actor) or actor)

    @property
    def handed_authors(self) -> tuple[Author, ...]:
        """Other volunteers of whom something was handed over to this laptop, by name."""
        # Asked for line by line of a story: read anew when something came.
        came = self.store.head(self.office, f"to:{self.device}").seq
        if self._authors is None or self._authors[0] != came:
            self._authors = (came, self.store.handed_authors())
        return self._authors[1]

    @cached_property
    def keys(self) -> DeviceKeys:
        """This desk's own keys."""
        sign, seal = (self.store.local.secret(name) for name in ("sign", "seal"))
        if sign is None or seal is None:
            raise RecordDamaged(what="keys")
        return DeviceKeys(sign=sign, seal=seal.decode())

    @property
    def public_keys(self) -> PublicKeys:
        """What others know of them."""
        return self.keys.public

    @property
    def enrolled(self) -> bool:
        """Whether the office has signed this laptop in; an office always is."""
        return self.kind == "office" or self.store.local.setting("enrolled") == "yes"

    @cached_property
    def in_force(self) -> InForce:
        """The policy in force: what is published, or else what the invitation brought."""
        published = [(one.id, one.body.text) for one in self.published]
        return in_force(published, self.invited_policy)

    @cached_property
    def published(self) -> tuple[Kept[PublishedPack], ...]:
        """Every policy that the office has published, in the order of publication."""
        found = self.store.find(PublishedPack)
        order: list[str] = []
        if len(found) > 1:
            rows = self.store.rows(self.office, "all")
            order = [row.header.record for row in rows if row.header.kind == "pack"]
        return tuple(sorted(found, key=lambda one: _last(order, one.id)))

    @property
    def invited_policy(self) -> str | None:
        """The text that stood before any was published: the invitation's. An office has none."""
        invitation = self.store.local.setting("invitation")
        return invitation and read_invitation(bytes.fromhex(invitation)).pack.text

    @property
    def pack(self) -> Pack:
        """The policy in force, parsed."""
        return self.in_force.pack

    @cached_property
    def schools(self) -> SchoolList:
        """The schools, as far as they are known here: opened when they are first asked for.

        What ships, and over it newer lists in the order of their days; of one day the office's
        stands over one that was taken in at this laptop alone.
        """
        told = self.store.find(SchoolChanges, order="edition")
        office = self.office if told else None  # a desk that is being made has none yet
        told.sort(key=lambda one: (one.body.edition, one.device == office))
        return with_changes(self.world.schools, (one.body for one in told))

    def rolled_back(self) -> None:
        """An older copy of this vault was put back. Kept, and said at every unlock from now on:
        what this desk sends would contradict what it sent before.
        """
        with self.write():
            self.store.local.set("rolled_back", "yes")
        if "rolled-back" not in self.warnings:
            self.warnings = (*self.warnings, "rolled-back")

    def is_renewed(self) -> None:
        """It has other keys and another number now; what stopped it was said of the old ones."""
        for name in ("device", "keys", "in_force", "published"):
            self.__dict__.pop(name, None)
        stopped = ("rolled-back", "restored")
        self.warnings = tuple(one for one in self.warnings if one not in stopped)

    @cached_property
    def places(self) -> KnownPlaces:
        """Where postcodes lie, as far as it is known here: read when it is first asked for."""
        rows = ((one.body, one.device == self.office) for one in self.store.find(PlaceChanges))
        return known_places(self.world.places, rows)

    def lists_changed(self) -> None:
        """A newer list was taken in: read it again when it is next asked for."""
        for name in ("places", "schools"):
            self.__dict__.pop(name, None)

    def policy_changed(self) -> None:
        """A new policy was taken in: read it again when it is next asked for."""
        for name in ("in_force", "published"):
            self.__dict__.pop(name, None)

    def need(self, kind: DeskKind) -> None:
        """Raises `WrongDesk` unless this is that desk."""
        if self.kind != kind:
            raise WrongDesk(needs=kind)

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """One transaction in the name of whoever unlocked. Raises `RecordDamaged` and the
        store's refusals; then nothing of it was kept.
        """
        if self.problems:
            raise RecordDamaged(what=self.problems[0])
        with self.store.write(self.device, self.actor, self.world.clock.now()) as writing:
            yield writing
        # Only now: what was taken back has not changed.
        self.changed.update(writing.changed)

    def take_changed(self) -> frozenset[tuple[str, RecordId]]:
        """What was written since this was last asked, for whoever shows it."""
        taken = frozenset(self.changed)
        self.changed.clear()
        return taken

    def may_close(self, passphrase: str) -> None:
        """Whether it may be closed for something and opened again with this passphrase.

        Raises `WrongPassphrase` (it opens the vault for nobody, or for somebody else), and what the
        disk said to words that it would not take yet: they would be lost.
        """
        if self.vault.whose(passphrase).actor != self.actor:
            raise WrongPassphrase
        if self.unkept and self.unkept_why is not None:
            raise self.unkept_why

    def lock(self) -> None:
        """Write the head, let the connection go, forget the key.

        A head that cannot be written (the disk is full) keeps nothing open: the one of before
        stands, and a record that is newer than its head is no alarm.
        """
        try:
            if not self.problems:
                with suppress(Refusal, OSError):
                    write_head(self.vault, heads_by_name(self.store))
        finally:
            self.store.close()
            self.vault.lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lock()


def _last(order: list[str], record: str) -> int:
    """Where this record stands last in the stream."""
    return max((at for at, one in enumerate(order) if one == record), default=-1)


def heads_by_name(store: Store) -> dict[str, tuple[int, str]]:
    """The streams' heads as the head file keeps them."""
    return {
        f"{device}/{stream}": (head.seq, head.hash)
        for (device, stream), head in store.heads().items()
    }
