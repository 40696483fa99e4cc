"""What a person types: one spelling of it, and whether it is good enough.

- NFKD before anything else. One keyboard sends "é" as one character, another as two; a full-width
  letter or a no-break space looks the same on the screen. All of these must open the same vault.
  Letter case and spaces count as typed.
- A passphrase is judged where one is chosen, never where one is given: an old vault still opens.
- What was typed is in no refusal.
"""

import unicodedata
from collections.abc import Iterable

from db.errors import WeakPassphrase

LEAST = 10  # characters
SCORE = 3  # of zxcvbn's 0 to 4: more than 10^8 guesses
SHORT = f"it has fewer than {LEAST} characters"
GUESSABLE = "it is made the way many people make theirs"
TAKEN = "it opens this vault for somebody already"
_LOOKED_AT = 72  # characters; zxcvbn takes no more. What follows can only make it stronger


def spelled(passphrase: str) -> bytes:
    """The bytes that stand for a passphrase, however its characters were put together."""
    return unicodedata.normalize("NFKD", passphrase).encode("utf-8", "surrogatepass")


def judge(passphrase: str, about: Iterable[str] = ()) -> None:
    """Nothing, or WeakPassphrase with the fact `reason`: `SHORT` or `GUESSABLE`.

    `about`: words that are no secret here (the person's name, the service's).
    """
    # Loads 30,000 common passwords; not while the window opens.
    from zxcvbn import zxcvbn  # type: ignore[import-untyped] # noqa: PLC0415

    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < LEAST:
        raise WeakPassphrase(reason=SHORT)
    if zxcvbn(text[:_LOOKED_AT], user_inputs=list(about))["score"] < SCORE:
        raise WeakPassphrase(reason=GUESSABLE)
