"""What the form of My interests asks of each kind, and what it says when that is missing."""

from collections.abc import Mapping

KINDS = (
    ("position", "A post at a school or trust"),
    ("child-school", "A school of my own child"),
    ("known-person", "Somebody I know"),
    ("stake", "Another stake, such as work for the council"),
)
FIELD_OF = {
    "position": "held-as",
    "stake": "what",
    "organisation": "whose",
    "date of birth": "born",
    "postcode": "at",
    "first day": "since",
    "last day": "until",
}
"""Which field is meant, where a refusal calls it otherwise."""
OF_KIND = {
    "position": ("school", "reach", "held-as", "since", "until", "note"),
    "child-school": ("school", "since", "until", "note"),
    "known-person": ("name", "known-as", "born", "at", "note"),
    "stake": ("what", "whose", "since", "until", "note"),
}
"""The fields of each kind."""
TYPED = (
    *("school-name", "more", "held-as", "name", "born", "at", "what", "whose", "since", "until"),
    "note",
)
TRUST = "trust:"
"""A trust among the schools found has this before its number."""

_CHOOSE = "Choose the school from those found."
UNVERIFIED = "Not in the list: the name is kept as typed."
THE_TRUST = "The trust itself: the post counts at each of its schools, and at one that joins later."
IN_NO_TRUST = "The list has this school in no trust and no federation: the post is at it alone."
BY_TRUST = "Are you a trustee? Type the trust’s name: then the post is at each of its schools."
NO_TRUSTS = (
    "Are you a trustee? The list here does not say which trust runs a school: choose the trust’s "
    "schools one after the other. Once the office has taken in a newer list, the trust itself can "
    "be chosen."
)
NOTE = "For yourself. It stays on this laptop, like all the rest."


def missing(words: Mapping[str, str], *, chosen: bool) -> dict[str, str]:
    """What to do about each field that may not stay empty. `chosen`: a school or a trust was."""
    return {
        "school": "" if chosen else _CHOOSE,
        "held-as": "" if words["held-as"].strip() else "Type what you are there, as governor.",
        "name": "" if words["name"].strip() else "Type the name that you know them by.",
        "what": "" if words["what"].strip() else "Type what it is, as: works for the council.",
    }
