"""Founding an office: its vault, its service, the policy that it begins with."""

from dataclasses import dataclass
from pathlib import Path

from db.bundle.keys import new_keys
from db.errors import UnknownPack
from db.names import ActorId, DeviceId
from db.records import Pack, Service, Staff
from db.vault.passphrase import judge
from db.vault.vault import Vault, create
from desktop.casework.actions import typed
from desktop.casework.actions.joining.new_record import new_record
from desktop.casework.actions.safety import recovery_key
from desktop.casework.packs.policy import read_pack
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World


@dataclass(frozen=True)
class NewOffice:
    """A new office; its recovery code is shown this once."""

    service: str
    pack: str
    recovery_code: str


def found_office(
    folder: Path, passphrase: str, service: str, pack: str, staff: str, world: World
) -> NewOffice:
    """A new office vault in `folder`, under a shipped policy pack.

    Raises `UnknownPack`, `BadInput`, `TooLong`, `WeakPassphrase`, `VaultExists`; then nothing was
    made.
    """
    name = typed.name(service, "service", "the name of your service")
    person = typed.name(staff, "name", "the name of whoever keeps this vault")
    text = world.packs.get(pack)
    if text is None:
        raise UnknownPack(pack=pack, known=", ".join(sorted(world.packs)))
    policy = read_pack(text, file=f"{pack}.toml")
    judge(passphrase, about=(name, person))
    device, actor = DeviceId(world.random(16).hex()), ActorId(world.random(16).hex())
    keys, now = new_keys(), world.clock.now()
    facts = {"kind": "office", "device": device, "office": device, "service": name}

    def fill(vault: Vault) -> None:
        with (
            new_record(vault, world, {**facts, "person": person}, keys) as store,
            store.write(device, actor, now) as writing,
        ):
            recovery_key.make(store.local)
            writing.add(Service(name=name, office=device, pack=pack))
            writing.add(Pack(name=pack, version=policy.version, text=text))
            writing.add(Staff(name=person, since=london(now).date(), manager=True))

    vault, code = create(
        folder,
        passphrase,
        actor=actor,
        name=person,
        cost=world.cost(),
        random=world.random,
        fill=fill,
    )
    vault.lock()
    return NewOffice(service=name, pack=pack, recovery_code=code)
