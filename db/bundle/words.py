"""Six words that two people compare over the telephone, so that a swapped file shows.

- They are made from SHA-256 over the office's keys, the laptop's keys and the volunteer's name:
  a swapped invitation changes them as well as a swapped request. All else in the two papers is
  signed by those keys.
- The whole hash is one large number, divided by the length of the list six times; what that
  prefers one word to another is below one part in 2^170.
- The list of words is handed in and never changes once a service uses it: both desks must have
  the same. 7,776 words give 77 bits, 2,048 give 66.
"""

import hashlib
import unicodedata
from collections.abc import Sequence

from db.bundle.invitation import Invitation, Request
from db.ledger import canonical

SHORTEST = 2_048  # words in a list; fewer would be guessable

SixWords = tuple[str, str, str, str, str, str]


def six_words(invitation: Invitation, request: Request, words: Sequence[str]) -> SixWords:
    """The words of this enrolment: the same at both desks, or a file was swapped.

    ValueError for a list of fewer than 2,048 different words.
    """
    office, laptop = invitation.keys, request.keys
    return _six(
        words,
        "evenhand/enrolment/1",
        (office.sign, office.seal, laptop.sign, laptop.seal, request.name),
    )


def invitation_words(invitation: Invitation, words: Sequence[str]) -> SixWords:
    """The words of an office's keys alone: the same on every invitation that it writes.

    ValueError for a list of fewer than 2,048 different words.
    """
    office = invitation.keys
    return _six(words, "evenhand/invitation/1", (office.sign, office.seal))


def same_words(a: str, typed: str) -> bool:
    """Whether two people mean the same words, however they wrote capitals, commas and gaps."""
    first, second = _letters(a), _letters(typed)
    return bool(first) and first == second


def _six(words: Sequence[str], domain: str, parts: tuple[str, ...]) -> SixWords:
    if len(words) < SHORTEST or len(set(words)) < len(words):
        raise ValueError("a list of words has 2,048 or more, no two alike")
    # As one canonical list, so that no part can lend a letter to the next.
    number = int.from_bytes(hashlib.sha256(canonical((domain, *parts))).digest(), "big")
    chosen: list[str] = []
    for _ in range(6):
        number, at = divmod(number, len(words))
        chosen.append(words[at])
    a, b, c, d, e, f = chosen
    return a, b, c, d, e, f


def _letters(text: str) -> str:
    # Without any gap: "drop-down", "drop down" and "dropdown" sound the same.
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
