"""What the vault's tests share: a cheap cost, people, a vault that is made and locked."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from db.names import ActorId
from db.vault.slots import Cost
from db.vault.vault import Vault, create

CHEAP = Cost(8, 1, 1)  # the least Argon2id takes: some 0.1 ms
ACTOR = ActorId("a1" * 16)
OTHER = ActorId("b2" * 16)
NAME = "Marguerite Oyelaran"
PASSPHRASE = "seven wet herons beside a mill"
ROOT = Path(__file__).parents[3]
# For `elsewhere`, with a folder and its passphrase: whether somebody else has it open.
IN_USE = """
import sys
from pathlib import Path
from db.errors import VaultInUse
from db.vault.vault import unlock
try:
    unlock(Path(sys.argv[1]), sys.argv[2]).lock()
except VaultInUse:
    print("in use")
"""


class Made(NamedTuple):
    folder: Path
    code: str


def remake(folder: Path) -> Vault:
    """A new vault, empty and unlocked."""
    return create(folder, PASSPHRASE, actor=ACTOR, name=NAME, cost=CHEAP, random=os.urandom)[0]


def make(folder: Path, escrow: str | None = None) -> Made:
    """A new vault with one note in it, locked."""
    vault, code = create(
        *(folder, PASSPHRASE),
        actor=ACTOR,
        name=NAME,
        cost=CHEAP,
        random=os.urandom,
        escrow=escrow,
    )
    vault.connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    vault.connection.execute("INSERT INTO note (text) VALUES ('Aroha was moved to another class')")
    vault.lock()
    return Made(folder, code)


def elsewhere(code: str, *arguments: str) -> str:
    """All that a second Python process prints, on either stream; it may end as it likes."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return (done.stdout + done.stderr).strip()
