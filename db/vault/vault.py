"""The door to this folder: what the rest of the program needs of a vault, under one name."""

from db.vault.create import create
from db.vault.unlock import unlock, unlock_with_code, unlock_with_escrow
from db.vault.unlocked import LockedError, Vault

__all__ = ["LockedError", "Vault", "create", "unlock", "unlock_with_code", "unlock_with_escrow"]
