"""A refusal in a sentence, for the line below a field."""

from db.errors import Refusal
from desktop import messages


def in_words(refusal: Refusal) -> str:
    """What is so, and what to do."""
    said = messages.of(refusal)
    return f"{said.message} {said.do}"


def what_of(refusal: Refusal) -> str:
    """Which field it speaks of; empty where it speaks of none."""
    return str(refusal.facts.get("field", refusal.facts.get("what", "")))
