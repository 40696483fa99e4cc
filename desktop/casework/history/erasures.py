"""Why something was erased, in the words that stay: which case, how much of it, for what reason.

What is erased leaves its case's printed number, so that nobody takes it for another's, and whoever
asked, whoever stood by, and why. The reason is written by `words` and read again by `read`, and is
plain English in between: it is read in the ledger by people, long after.

Reasons: UK GDPR Articles 5(1)(e) (no longer than is needed), 17 (asked for by the person) and
5(1)(d) (accurate: what was entered in error).
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

Reason = Literal["retention", "asked", "error", "other"]

REASONS: Mapping[Reason, str] = {
    "retention": "the time it is kept for has ended",
    "asked": "asked for by the person (UK GDPR Article 17)",
    "error": "entered in error",
    "other": "another reason",
}
EVERYTHING = "everything"
MOST = 500  # characters that a person may add; it stays for good and should say little


class Why(NamedTuple):
    """What was erased, and why."""

    case: str  # printed reference; empty where there is none
    what: str  # EVERYTHING, or the kind of record in words
    reason: Reason
    words: str  # what the person typed


_SAID = re.compile(
    r"(?:Case (?P<case>[A-Z]{4}-[0-9]{4,6}), )?(?P<what>[a-z -]+): (?P<reason>[^.]+)\."
    r"(?: (?P<words>.*))?",
    re.DOTALL,
)


def words(why: Why) -> str:
    """What stands in the record: "Case MTQK-0012, everything: entered in error. Twice." """
    case = f"Case {why.case}, " if why.case else ""
    return f"{case}{why.what}: {REASONS[why.reason]}. {why.words}".rstrip()


def read(said: str) -> Why:
    """The same again. What another program wrote is all words, for another reason."""
    found = _SAID.fullmatch(said)
    reason = next((key for key, one in REASONS.items() if found and one == found["reason"]), None)
    if found is None or reason is None:
        return Why("", "something", "other", said)
    return Why(found["case"] or "", found["what"], reason, found["words"] or "")
