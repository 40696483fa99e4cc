"""Reads a postcode as people type it.

Rules:
- Case, spaces of every kind, full stops, commas and hyphens never matter: `ca11aa` is CA1 1AA.
- A letter where a figure belongs, or a figure where a letter belongs, is read as its lookalike:
  O for 0, I or L for 1, S for 5, B for 8, Z for 2, and back. The reason then says what was guessed.
  No swap of these turns one live postcode into another (counted over all 1.74 million); 6 and G
  does, so that pair is never guessed.
- What could exist as typed is never guessed at. Of several guesses the one with fewest changes is
  taken; where two are equally near, neither is.
- Half a postcode is never taken for a whole one: CA11 may be Penrith's outcode or the beginning of
  a code in Carlisle.

Nothing here raises; nothing here knows whether a postcode exists (`places` does).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from db.names import Postcode

# Royal Mail's postcode areas. What begins with none of them but has the right shape is still taken,
# where no guess mends it: the table of places then says that it is unknown.
_AREA_NAMES = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL"
    " DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY"
    " L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S"
    " SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR"
    " WS WV XX YO ZE"
)
_AREAS = frozenset(_AREA_NAMES.split())
# The few London districts that end in a letter (E1W, SW1A …), and the letters seen there. Elsewhere
# a letter in that place is a slip: S1B is meant to be S18.
_LETTERED = {
    "E1": "W",
    "EC1": "AMNPRVY",
    "EC2": "AMNPRVY",
    "EC3": "ABMNPRV",
    "EC4": "AMNPRVY",
    "N1": "CP",
    "NW1": "W",
    "SE1": "P",
    "SW1": "AEHPVWXY",
    "W1": "ABCDEFGHJKMNPRSTUVWXY",
    "WC1": "ABEHNRVX",
    "WC2": "ABEHNR",
}
# Shapes of the first half by its length: A for a letter, 9 for a figure.
_SHAPES = {2: ("A9",), 3: ("A99", "AA9", "A9A"), 4: ("AA99", "AA9A")}
_INWARD = "9AA"
_NEVER_LAST = frozenset("CIKMOV")  # Royal Mail uses none of these in the last two letters
_AS_FIGURE = {"O": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2"}
_AS_LETTER = {"0": "O", "1": "IL", "5": "S", "8": "B", "2": "Z"}
_GIRO = "GIR0AA"  # Girobank's own code: the one that fits no shape
_BETWEEN = frozenset(".,-_'\u200b\u200c\u200d\u2060\ufeff\u00ad")  # and spaces, dashes
# What most postcodes look like as they are typed: understood at once, with the same result.
_USUAL = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) ?([0-9][ABD-HJLNP-UW-Z]{2})")
_LONGEST = 100  # characters, spaces and all; more than that was never meant as a postcode
_WHOLE = "type a whole postcode, such as CA1 1AA"


class Guess(Struct, frozen=True, gc=False):
    """One character that was read as another. `place` counts from 0, without spaces."""

    place: int
    typed: str
    read: str


class ReadPostcode(Struct, frozen=True, gc=False):
    """A postcode that was understood. `reason` is empty unless something was guessed."""

    code: Postcode
    guesses: tuple[Guess, ...] = ()
    reason: str = ""


class NotAPostcode(Struct, frozen=True, gc=False):
    """What was typed is no postcode; `reason` says why and what to type."""

    typed: str
    reason: str


def read_postcode(text: str) -> ReadPostcode | NotAPostcode:
    """The postcode that `text` means, or why it means none. Never raises."""
    usual = _USUAL.fullmatch(text) or _USUAL.fullmatch(text.upper())
    if usual:
        outward, inward = usual.groups()
        if _known(outward):
            return ReadPostcode(Postcode(f"{outward} {inward}"))
    if len(text) > _LONGEST:
        return _not(text, f"too long for a postcode: {_WHOLE}")
    compact = _compact(text)
    if not compact:
        return _not(text, f"nothing was typed: {_WHOLE}")
    strange = [c for c in compact if not (c.isascii() and c.isalnum())]
    if strange:
        return _not(text, f"no postcode holds the character “{strange[0]}”: {_WHOLE}")
    readings = _best(compact)
    if len(readings) == 1:
        return _read(compact, readings[0])
    if readings:
        both = " or ".join(_spaced(reading) for reading in readings)
        return _not(text, f"could be {both}: {_WHOLE}")
    return _not(text, _why_not(compact))


def outcode(code: Postcode) -> str:
    """The first half: "LA5" of LA5 0BN."""
    return code[:-4]


def sector(code: Postcode) -> str:
    """The first half and the figure after it: "LA5 0" of LA5 0BN. Some 3,000 addresses."""
    return code[:-2]


def _compact(text: str) -> str:
    """Capitals and figures alone: what may stand between them is dropped."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(
        c
        for c in folded
        if not (c.isspace() or c in _BETWEEN or unicodedata.category(c) in ("Pd", "Cc"))
    )


def _best(compact: str) -> list[str]:
    """The readings with the fewest changes: none, one, or several equally near."""
    if len(compact) == len(_GIRO) and _GIRO in _coerce(compact, "AAA9AA"):
        return [_GIRO]
    shapes = [shape + _INWARD for shape in _SHAPES.get(len(compact) - 3, ())]
    found = {r for shape in shapes for r in _coerce(compact, shape) if _sound(r)}
    if not found:  # an area or a lettered district never seen before, typed in the right shape
        return [compact] if any(_fits(compact, shape) for shape in shapes) else []
    fewest = min(_changes(compact, reading) for reading in found)
    return sorted(r for r in found if _changes(compact, r) == fewest)


def _coerce(compact: str, shape: str) -> Iterator[str]:
    """Every way of reading `compact` in this shape by lookalikes alone."""
    readings = [""]
    for typed, wanted in zip(compact, shape, strict=True):
        if wanted == "9":
            choices = typed if typed.isdigit() else _AS_FIGURE.get(typed, "")
        else:
            choices = typed if typed.isalpha() else _AS_LETTER.get(typed, "")
        readings = [done + choice for done in readings for choice in choices]
    yield from readings


def _sound(reading: str) -> bool:
    """Whether such a postcode could exist."""
    return _known(reading[:-3]) and not _NEVER_LAST.intersection(reading[-2:])


@lru_cache(maxsize=4096)  # more than there are
def _known(outward: str) -> bool:
    """Whether a first half could exist: an area that is there, a letter only where letters are."""
    if outward[-1].isalpha():
        return outward[-1] in _LETTERED.get(outward[:-1], "")
    return outward.rstrip("0123456789") in _AREAS


def _fits(compact: str, shape: str) -> bool:
    return all(c.isdigit() == (wanted == "9") for c, wanted in zip(compact, shape, strict=True))


def _changes(compact: str, reading: str) -> int:
    return sum(a != b for a, b in zip(compact, reading, strict=True))


def _spaced(compact: str) -> Postcode:
    return Postcode(f"{compact[:-3]} {compact[-3:]}")


def _read(compact: str, reading: str) -> ReadPostcode:
    code = _spaced(reading)
    guesses = tuple(
        Guess(place, typed, read)
        for place, (typed, read) in enumerate(zip(compact, reading, strict=True))
        if typed != read
    )
    if not guesses:
        return ReadPostcode(code)
    return ReadPostcode(code, guesses, f"read as {code}: {_said(guesses)}")


def guessed(text: str) -> bool:
    """Whether `text` means a postcode only if something in it is guessed."""
    found = read_postcode(text)
    return isinstance(found, ReadPostcode) and bool(found.guesses)


def guessed_words(found: ReadPostcode) -> str:
    """What was guessed, as one says it: "the letter O stands where the figure 0 belongs"."""
    return _said(found.guesses)


def not_as_typed(found: ReadPostcode) -> str:
    """Why what was typed can be no postcode as it stands, and what to do."""
    return f"as it stands it is no postcode ({_said(found.guesses)}): {_WHOLE}"


def _said(guesses: Iterable[Guess]) -> str:
    return "; ".join(dict.fromkeys(_in_words(guess) for guess in guesses))  # each once, in order


def _in_words(guess: Guess) -> str:
    if guess.typed.isalpha():
        return f"the letter {guess.typed} stands where the figure {guess.read} belongs"
    return f"the figure {guess.typed} stands where the letter {guess.read} belongs"


def _not(text: str, reason: str) -> NotAPostcode:
    return NotAPostcode(text, reason)


def _why_not(compact: str) -> str:
    """What is wrong with characters that fit no shape, and what to type instead."""
    if compact.startswith("BFPO"):
        return "a forces address: type its postcode, which begins with BF1"
    if compact.isdigit() or compact.isalpha():
        return f"a postcode has letters and figures: {_WHOLE}"
    if len(compact) < 5 and any(
        len(shape) == len(compact) and _fits(compact, shape)
        for shape in (s + end for kept in _SHAPES.values() for s in kept for end in ("", "9"))
    ):
        return f"only the beginning of a postcode: {_WHOLE}"
    if len(compact) < 5:
        return f"too short for a postcode: {_WHOLE}"
    if len(compact) > 7:
        return f"too long for a postcode: {_WHOLE}"
    return f"not the shape of a postcode: {_WHOLE}"
