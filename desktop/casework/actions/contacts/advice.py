"""What advice was given at a contact: options with both sides, the choice, whose words are whose.

A policy that asks for it decides what a screen shows; what was written down is kept in any case.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from msgspec import structs

from db.case import Option
from db.errors import BadInput, TooLong
from db.names import PersonId
from db.promise import Passage
from db.records import Contact
from desktop.casework.actions import typed

Whose = Literal["person", "professional", "volunteer", "document"]
MOST_OPTIONS, MOST_PASSAGES, MOST_ROUTES, MOST_SOURCES = 30, 50, 20, 20


@dataclass(frozen=True)
class PassageDraft:
    """Words, and whose they are. People by id, or by name where they are new at this contact."""

    whose: Whose
    text: str
    person: str = ""
    name: str = ""  # of a professional or document that is not in the case
    keep_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advice:
    """The advice of one contact, as it was written down."""

    options: tuple[Option, ...] = ()
    only_one: str = ""  # why no more than one option was talked through
    choice: str = ""  # what the person chose, in their own words
    chosen_by: str = ""
    passages: tuple[PassageDraft, ...] = ()
    routes: tuple[str, ...] = ()


NO_ADVICE = Advice()


def advice_looked_over(advice: Advice) -> Advice:
    """The same, tidied, before anything is kept. Raises `BadInput`, `TooLong`."""
    for count, most, what in (
        (len(advice.options), MOST_OPTIONS, "list of options"),
        (len(advice.passages), MOST_PASSAGES, "list of passages"),
        (len(advice.routes), MOST_ROUTES, "list of routes"),
    ):
        if count > most:
            raise TooLong(field=what, limit=f"{most}")
    return replace(
        advice,
        options=tuple(_option(one) for one in advice.options),
        only_one=typed.text(advice.only_one.strip(), "reason for one option only"),
        choice=typed.text(advice.choice.strip(), "choice"),
        passages=tuple(_passage(one) for one in advice.passages),
        routes=tuple(dict.fromkeys(typed.line(one, "route") for one in advice.routes)),
    )


def _option(one: Option) -> Option:
    what = typed.line(one.what, "option")
    if not what:
        raise BadInput(what="option", given="", expected="what could be done")
    sources = tuple(
        dict.fromkeys(typed.line(each, "source") for each in (one.source, *one.sources))
    )
    sources = tuple(each for each in sources if each)
    if len(sources) > MOST_SOURCES:
        raise TooLong(field="list of sources", limit=f"{MOST_SOURCES}")
    return structs.replace(
        one,
        what=what,
        pros=typed.text(one.pros.strip(), "what speaks for it"),
        cons=typed.text(one.cons.strip(), "what speaks against it"),
        likely_result=typed.text(one.likely_result.strip(), "likely result"),
        source=sources[0] if sources else "",
        sources=sources[1:],
    )


def _passage(one: PassageDraft) -> PassageDraft:
    text = typed.text(one.text.strip(), "passage")
    if not text:
        raise BadInput(what="passage", given="", expected="the words")
    if one.whose == "person" and not one.person.strip():
        raise BadInput(what="whose words a passage is", given="", expected="somebody of the case")
    return replace(one, text=text, name=typed.line(one.name, "whose words a passage is"))


def with_advice(body: Contact, advice: Advice, who: Callable[[str], PersonId]) -> Contact:
    """The contact with the advice given at it. `who`: the person that a draft names."""
    return structs.replace(
        body,
        options=advice.options,
        only_one=advice.only_one,
        choice=advice.choice,
        chosen_by=who(advice.chosen_by) if advice.choice and advice.chosen_by else None,
        routes=advice.routes,
        passages=tuple(passage_of(one, who) for one in advice.passages),
    )


def passage_of(draft: PassageDraft, who: Callable[[str], PersonId]) -> Passage:
    """A passage as the record keeps it. `who`: the person that a draft names."""
    return Passage(
        whose=draft.whose,
        text=draft.text,
        person=who(draft.person) if draft.whose == "person" else None,
        name="" if draft.whose == "person" else draft.name,
        keep_from=tuple(dict.fromkeys(who(each) for each in draft.keep_from)),
    )


def draft_of(passage: Passage) -> PassageDraft:
    """A passage that is kept, as it is written down anew; people by id."""
    return PassageDraft(
        whose=passage.whose,
        text=passage.text,
        person=passage.person or "",
        name=passage.name,
        keep_from=passage.keep_from,
    )
