"""The advice of a contact that is amended: the very editors with which it was written down.

Each puts its words in and takes them out as text, as a draft keeps them. What was not touched is
handed back as it stood, in its own order and with everybody from whom it is kept.
"""

import json
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from db.case import Option
from db.names import PersonId
from db.promise import Passage
from desktop.casework.actions.amending.amend import Value
from desktop.casework.actions.contacts import advice
from desktop.casework.advice.topics import TOPICS
from desktop.ui.look.theme import Look
from desktop.volunteer.amend.parts import Control
from desktop.volunteer.work.advice import options, passages
from desktop.volunteer.work.advice.routes_part import RoutesPart
from desktop.volunteer.work.tick_lines import TickLines

SHAPES = ("options", "passages", "routes", "topics")
BELOW = {"topics": "And whatever else, one in a line."}
"""What stands below the boxes."""

_ABOUT: Mapping[str, Sequence[str]] = {
    "options": (
        *("option", "list of options", "source", "list of sources"),
        *("what speaks for it", "what speaks against it", "likely result"),
    ),
    "passages": ("passage", "list of passages", "whose words a passage is"),
    "routes": ("route", "list of routes"),
}


def field_of(what: str) -> str:
    """The field that a refusal of advice speaks of; empty where it speaks of no advice."""
    return next((name for name, words in _ABOUT.items() if what in words), "")


def editor(
    look: Look,
    shape: str,
    people: Sequence[tuple[str, str]],
    typed: Callable[[], None],
    grew: Callable[[], None],
) -> Control:
    """The editor of one part. `typed` as one types, `grew` when parts of it came or went."""
    made: options.OptionRows | passages.PassageRows | RoutesPart | TickLines
    match shape:
        case "options":
            made = options.OptionRows(look)
        case "passages":
            made = passages.PassageRows(look)
            made.set_people(people)
        case "routes":
            made = RoutesPart(look)
        case _:
            made = TickLines(look, TOPICS)
    made.changed.connect(typed)
    if not isinstance(made, RoutesPart):
        made.grew.connect(grew)
    if isinstance(made, TickLines):
        return Control(made, made.set_words, made.words)
    return Control(made, made.set_text, made.text)


def amiss(control: QWidget) -> QWidget | None:
    """Say beside a row what it lacks; where the keyboard goes then."""
    if isinstance(control, options.OptionRows | passages.PassageRows):
        return control.look_over()
    return None


def as_text(value: Value) -> str:
    """What stands there, as its editor takes it."""
    given = value if isinstance(value, tuple) else ()
    rows = [_row(one) for one in given if not isinstance(one, str)]
    return json.dumps(rows) if rows else "\n".join(one for one in given if isinstance(one, str))


def _row(one: object) -> Mapping[str, str]:
    if isinstance(one, Option):
        return options.words_of(one)
    assert isinstance(one, Passage)
    return passages.words_of(one)


def _passages(text: str) -> tuple[Passage, ...]:
    drafts = [passages.passage_of(words) for words in json.loads(text or "[]")]
    return tuple(advice.passage_of(one, PersonId) for one in drafts)


def from_text(shape: str, text: str) -> Value:
    """What the words of an editor mean."""
    match shape:
        case "options":
            return tuple(options.option_of(words) for words in json.loads(text or "[]"))
        case "passages":
            return _passages(text)
        case _:
            return tuple(text.splitlines())
