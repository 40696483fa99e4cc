"""Concerns and their steps as one says them, at both desks and on the command line."""

from collections.abc import Mapping

from db.promise import Concern
from desktop.casework.doubts.concerns import StepKind

KINDS: Mapping[str, str] = {
    "risk": "Somebody may be at risk",
    "impartiality": "Our impartiality is doubted",
    "complaint": "A complaint",
    "practice": "How we work",
}
SOURCES: Mapping[str, str] = {
    "volunteer": "A volunteer",
    "office": "The office",
    "parent-carer": "A parent or carer",
    "child": "A child",
    "young-person": "A young person",
    "professional": "A professional",
    "other": "Somebody else",
}
STEPS: Mapping[StepKind, str] = {
    "taken": "Taken",
    "note": "Note",
    "rung": "Rang",
    "discussed": "Talked it over",
    "explained": "Explained what we did and why",
    "tested": "Tested against the record",
    "changed": "Changed how we work",
    "chair-offered": "Offered a contact before a complaint",
    "complaint": "A complaint was made",
    "coached": "Coached",
    "followed-up": "Looked back",
    "closed": "Closed",
}
RECURRED: Mapping[str, str] = {
    "no": "It has not come back.",
    "yes": "It has come back.",
}


def step_name(kind: StepKind, contact: str = "") -> str:
    """What a step is called; `contact` is whom the pack names to be offered."""
    if kind == "chair-offered" and contact:
        return f"Offered contact with {contact}"
    return STEPS[kind]


def raised_by(concern: Concern, raiser: str) -> str:
    """Who raised it: by name where one was written down, else in what capacity."""
    named = concern.raised_by
    source = SOURCES[concern.source]
    if concern.source in ("volunteer", "office"):
        return named or raiser or source
    return f"{named}, {source[:1].lower()}{source[1:]}" if named else source
