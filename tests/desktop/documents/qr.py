"""Read a QR code of version 3, level M, from its squares, as a camera does (ISO/IEC 18004)."""

from collections.abc import Callable, Iterator, Sequence

Squares = Sequence[Sequence[bool]]

SIDE = 29
_DATA, _CHECKS = 44, 26  # codewords
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_LEVEL_M = 0b00
_FORMAT_MASK = 0b101010000010010
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, at: (row + at) % 2 == 0,
    lambda row, at: row % 2 == 0,
    lambda row, at: at % 3 == 0,
    lambda row, at: (row + at) % 3 == 0,
    lambda row, at: (row // 2 + at // 3) % 2 == 0,
    lambda row, at: row * at % 2 + row * at % 3 == 0,
    lambda row, at: (row * at % 2 + row * at % 3) % 2 == 0,
    lambda row, at: ((row + at) % 2 + row * at % 3) % 2 == 0,
)


def read(squares: Squares) -> str:
    """What it says. AssertionError where any square is not as it must be."""
    mask = _MASKS[_format(squares)]
    bits = [squares[row][at] ^ mask(row, at) for row, at in _path()]
    words = [_number(bits[at : at + 8]) for at in range(0, 8 * (_DATA + _CHECKS), 8)]
    assert _syndromes(words) == [0] * _CHECKS
    return _alphanumeric(bits[: 8 * _DATA])


def _format(squares: Squares) -> int:
    """The number of its mask; both copies of the format must say the same."""
    around = [(8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)]
    around += [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    apart = [(row, 8) for row in range(SIDE - 1, SIDE - 8, -1)]
    apart += [(8, at) for at in range(SIDE - 8, SIDE)]
    one, two = (_number([squares[row][at] for row, at in way]) for way in (around, apart))
    assert one == two
    said = (one ^ _FORMAT_MASK) >> 10
    assert said >> 3 == _LEVEL_M
    return said & 0b111


def _path() -> Iterator[tuple[int, int]]:
    """The squares that hold data, two columns at a time from the right, up and down by turns."""
    up = True
    for right in [*range(SIDE - 1, 6, -2), *range(5, 0, -2)]:
        for row in range(SIDE - 1, -1, -1) if up else range(SIDE):
            for at in (right, right - 1):
                if not _fixed(row, at):
                    yield row, at
        up = not up


def _fixed(row: int, at: int) -> bool:
    """Whether it belongs to a pattern by which a camera finds its way."""
    corner = (row < 9 and at < 9) or (row < 9 and at >= SIDE - 8) or (row >= SIDE - 8 and at < 9)
    return corner or 6 in (row, at) or (20 <= row <= 24 and 20 <= at <= 24)


def _syndromes(words: Sequence[int]) -> list[int]:
    """All zero where no word was changed: the checks after Reed and Solomon, over GF(256)."""
    powers = [1]
    for _ in range(254):
        twice = powers[-1] << 1
        powers.append(twice ^ 0b100011101 if twice > 255 else twice)
    logs = {value: at for at, value in enumerate(powers)}
    found = []
    for step in range(_CHECKS):
        total = 0
        for word in words:
            total = (powers[(logs[total] + step) % 255] if total else 0) ^ word
        found.append(total)
    return found


def _alphanumeric(bits: Sequence[bool]) -> str:
    assert _number(bits[:4]) == 0b0010
    count, at, text = _number(bits[4:13]), 13, ""
    while len(text) < count:
        if count - len(text) > 1:
            both, at = _number(bits[at : at + 11]), at + 11
            text += _LETTERS[both // 45] + _LETTERS[both % 45]
        else:
            text += _LETTERS[_number(bits[at : at + 6])]
    return text


def _number(bits: Sequence[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)
