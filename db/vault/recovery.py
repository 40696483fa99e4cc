"""The recovery code: how 140 random bits are printed, and read again by a tired person.

    K7QM4-0ZX9C-…  seven groups of five: four characters of the secret and one that checks them

- Crockford's alphabet: no I, L, O or U. Read forgivingly: any case, any spacing, O for 0, I and L
  for 1.
- The check character is a weighted sum over GF(32) of the group's characters and its place. Every
  single slip, every two characters swapped and every two groups swapped is found, and the group is
  named. The checks are made from the secret, so they add nothing to guess with and take nothing
  away: 140 bits stay.
"""

import re

from db.errors import WrongRecoveryCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 7
DATA = 4  # characters of the secret in a group
SECRET_BYTES = 18  # drawn; the last four bits of them are not used
_BITS = GROUPS * DATA * 5
_FORGIVEN = str.maketrans("OIL", "011")


def _doubled(value: int) -> int:
    """Times two in GF(32), by x^5 + x^2 + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value


def _check(values: list[int], place: int) -> int:
    total = 0
    for value in values:
        total = _doubled(total ^ value)
    return total ^ place


def printed(secret: bytes) -> str:
    """The code for `SECRET_BYTES` random bytes, in groups with dashes between."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery secret is 18 bytes")
    number = int.from_bytes(secret, "big") >> (8 * SECRET_BYTES - _BITS)
    groups = []
    for place in range(GROUPS):
        shift = _BITS - 5 * DATA * (place + 1)
        values = [(number >> (shift + 5 * (DATA - 1 - i))) & 31 for i in range(DATA)]
        groups.append("".join(ALPHABET[v] for v in (*values, _check(values, place))))
    return "-".join(groups)


def read(code: str) -> bytes:
    """The secret that was printed, as 18 bytes (its number, big end first).

    Raises WrongRecoveryCode with the facts `reason` ("length" or "group") and `group` (1 to 7, the
    first that does not hold; 0 where that cannot be told).
    """
    number = 0
    for place, group in enumerate(_groups(code)):
        values = [ALPHABET.find(character) for character in group]
        if len(values) != DATA + 1 or -1 in values or _check(values[:-1], place) != values[-1]:
            raise WrongRecoveryCode(reason="group", group=place + 1)
        for value in values[:-1]:
            number = number << 5 | value
    return number.to_bytes(SECRET_BYTES, "big")


def _groups(code: str) -> list[str]:
    """Seven groups, by the person's own spacing where it makes seven, else by counting."""
    spaced = re.findall(r"[^\W_]+", code.upper().translate(_FORGIVEN))
    if len(spaced) == GROUPS:
        return spaced
    run = "".join(spaced)
    if len(run) != GROUPS * (DATA + 1):
        raise WrongRecoveryCode(reason="length", group=0)
    return [run[i : i + DATA + 1] for i in range(0, len(run), DATA + 1)]
