"""The record of a vault that is being made, an office's or a laptop's."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from db.bundle.keys import DeviceKeys
from db.store.store import Store
from db.vault.vault import Vault
from desktop.casework.surroundings import World


@contextmanager
def new_record(
    vault: Vault, world: World, facts: Mapping[str, str], keys: DeviceKeys
) -> Iterator[Store]:
    """Its tables, what it knows of itself (`facts`: settings by their names), and its keys.

    Called while the vault is made: raises the vault's refusals, and then there is none.
    """
    store = Store(vault.connection, world.random)
    try:
        with store.database.write():
            for name, value in facts.items():
                store.local.set(name, value)
            store.local.set_secret("sign", keys.sign)
            store.local.set_secret("seal", keys.seal.encode())
        yield store
    finally:
        store.close()
