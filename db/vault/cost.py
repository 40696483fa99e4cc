"""What a passphrase costs to try: Argon2id (RFC 9106), its floor, its ceiling, its calibration.

- A cost is handed in. Tests pay little; the program puts `calibrated()` in, never below `FLOOR`.
- A cost that is read from a file is bounded, so that a file cannot make the program ask for all
  the memory there is.
"""

import time
from collections.abc import Callable
from typing import Annotated

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Meta, Struct

GIB_IN_KIB = 1024 * 1024
WRAPPING_BYTES = 32


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """Memory in KiB, passes over it, and lanes in parallel."""

    memory_kib: Annotated[int, Meta(ge=8, le=GIB_IN_KIB)]
    iterations: Annotated[int, Meta(ge=1, le=4096)]
    lanes: Annotated[int, Meta(ge=1, le=16)]


FLOOR = Cost(65536, 3, 4)  # RFC 9106's second recommendation: 64 MiB, three passes, four lanes


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes out of a secret, as dearly as `cost` says. Lets the GIL go. Raises MemoryError."""
    return Argon2id(
        salt=salt,
        length=WRAPPING_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(secret)


def calibrated(
    seconds: float = 1.0, floor: Cost = FLOOR, *, clock: Callable[[], float] = time.perf_counter
) -> Cost:
    """The cost that takes about `seconds` on this machine, never less than `floor`.

    Takes as long as one derivation at the floor. Only the passes are raised: time grows in step
    with them, and a vault made on a large machine still opens on one with little memory.
    """
    began = clock()
    derive(b"calibration", bytes(16), floor)
    took = max(clock() - began, 1e-6)
    passes = min(int(floor.iterations * seconds / took), 4096)
    return Cost(floor.memory_kib, max(floor.iterations, passes), floor.lanes)
