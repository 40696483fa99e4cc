"""What a record says, field by field, in the words of the screens: for its versions.

- Fields that only tie records together (ids, hashes) say nothing to a person and are left out,
  but for people, who are told by name.
- A field is told under its own name, in the order in which the record keeps it. What is empty is
  told as empty, so that a version that filled it shows that.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from db.case import Attendee, Option, Question
from db.enquiry import Telling
from db.names import Body
from db.records import KIND_OF
from desktop.casework.advice.advice_words import NameOf as NameOf
from desktop.casework.advice.advice_words import option_words, passage_words
from desktop.casework.advice.routes import route_name
from desktop.casework.promise.spoken_in import called
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, short_clause, together


class Field(NamedTuple):
    """One field of a record. `long` is running text, of which words are compared."""

    label: str
    words: str  # empty where nothing is said
    long: bool = False


BACK = "evaluation-back"

KINDS: Mapping[str, str] = {
    "contact": "contact",
    "enquiry": "enquiry",
    "meeting": "meeting",
    "case": "case",
    "person": "person",
    "household": "address",
    "responsibility": "tie between an adult and a child",
    "pupil": "school",
    "party": "part in the case",
    "statement": "statement",
    "role": "role at a meeting",
    "consent": "consent",
    "relay": "what was passed on",
    "check": "conflict check",
    "finding": "finding",
    "referral": "referral",
    "action": "agreed action",
    "concern": "concern",
    "concern_step": "step on a concern",
    "training": "training",
    "attachment": "attachment",
    "ability": "note on a decision",
    "handed": "what was handed over",
    "confirmation": "confirmation of the referral",
    "assignment": "assignment",
    "erasure": "erasure",
    "finding_answer": "answer to a reason",
    "declaration": "looking over of interests",
    "interest": "interest",
    "home": "home",
}
"""What kind of thing a record is, as one says it."""

_LONG = frozenset(
    {"note", "own_words", "professional_views", "choice", "outcome", "why", "said"}
    | {"access_needs", "address", "relay", "what", "questions", "options", "passages", "only_one"}
    | {"text", "decision"}
)
_SILENT = frozenset(
    {"policy"}
    | {"case", "household", "contact", "meeting", "about", "agreed_at", "finding", "interest"}
    | {"text_hash", "blob", "key", "device", "referral", "rows", "pack", "version", "urn"}
    | {"consent", "concern", "actor", "about_actor"}
)
_PEOPLE = frozenset({"person", "persons", "child", "adult", "chosen_by", "acts"})
_LABELS: Mapping[str, str] = {
    "happened": "When",
    "medium": "How",
    "persons": "With",
    "note": "Note",
    "own_words": "In their own words",
    "professional_views": "What professionals think",
    "place": "Where",
    "topics": "What it was about",
    "signposted": "Others they were shown",
    "law": "Law and guidance",
    "told": "Statement",
    "body": "Who meets",
    "decides": "Something is decided",
    "attended": "Who was there",
    "capacity": "As",
    "relation": "Who they are to the child",
    "may_be_told": "May be told",
    "parental_responsibility": "Parental responsibility",
    "access_needs": "Access needs",
    "urn": "School",
    "state": "State",
    "who": "Who",
    "due": "By",
    "done": "Done",
    "said": "What was said",
    "relay": "What may be passed on",
    "passages": "Whose words",
    "only_one": "Why one option only",
    "chosen_by": "Who chose",
    "choice": "What they chose",
    "routes": "Routes of appeal that were explained",
    "until": "Until",
    "withdrawn": "Withdrawn",
    "source": "Where it comes from",
    "interpreter": "Interpreter",
    "language": "Language",
    "ended": "Ended",
    "basis": "What it rests on",
    "able": "Can they take it",
    "decision": "Which decision",
    "acts": "Who decides in their interest",
    "access_met": "What was done so that they could take part",
    "to": "To whom",
    "stated_at": "Stated at",
    "why_not": "Why it was not stated",
    "at": "At",
    "email": "E-mail",
    "why": "Why",
    "media_type": "Kind of file",
    "clause": "Policy",
    "rung": "Who was rung",
    "text": "What was done or said",
    "by": "By whom",
    "raised_by": "By name",
    "recurred": "Has it come back",
    "title": "What it was",
    "on": "On",
    "next_due": "Due again",
}
_WORDS: Mapping[str, str] = {
    "parent-carer": "parent or carer",
    "email": "e-mail",
    "phone": "telephone",
    "text": "text message",
    "taken-anyway": "gone on with, for a reason",
    "where_possible": "where possible",
    "chair-offered": "a contact was offered before a complaint",
    "followed-up": "looked back",
    "privacy-notice": "privacy notice",
    "on-paper": "on paper",
    "by-email": "by e-mail",
    "on-screen": "on the screen",
    "read-out": "read out",
}


def fields_of(body: Body, name_of: NameOf) -> tuple[Field, ...]:
    """Every field that says something to a person, in the record's own order."""
    kind = KIND_OF[type(body)]
    return tuple(
        Field(label(name, kind), _words(name, getattr(body, name), name_of), name in _LONG)
        for name in body.__struct_fields__
        if name not in _SILENT
    )


def label(name: str, kind: str = "") -> str:
    """What a field is called. Of an action and a concern "done" is another thing."""
    if kind == "statement" and name in ("state", "why"):
        return "What became of it" if name == "state" else "Why it was not said"
    if name == "done" and kind == "concern":
        return "What was done"
    if name == "what" and kind in ("action", "relay"):
        return "What is to be done" if kind == "action" else "What was passed on"
    if name == "why" and kind == "relay":
        return "Why without consent"
    if name == "what" and kind == "handed":
        return "What it was"
    if name == "person" and kind in ("consent", "relay"):
        return "Whose"
    if name == "person" and kind == "enquiry":
        return "Who of the case it was"
    return _LABELS.get(name, capital(name.replace("_", " ")))


def _words(name: str, value: object, name_of: NameOf) -> str:
    if value is None or value == "" or value == ():
        return ""
    if name in _PEOPLE:
        ids = value if isinstance(value, tuple) else (value,)
        return together([name_of(str(one)) or "somebody who was erased" for one in ids])
    if name == "what" and value == BACK:
        return "form about our help that came back"
    if name == "language":
        return called(str(value))
    if name == "clause":
        return short_clause(str(value))
    if name == "passages" and isinstance(value, tuple):
        return "\n".join(passage_words(one, name_of) for one in value)
    if name == "routes" and isinstance(value, tuple):
        return "\n".join(route_name(one) for one in value)
    return _plain(value)


def _plain(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            local = london(value)
            return f"{written(local.date())} {local:%H:%M}"
        case date():
            return written(value)
        case tuple():
            return "\n".join(_plain(one) for one in value)
        case Question():
            answer = f" {value.answer}" if value.answer else " (answered)" if value.answered else ""
            return f"{value.text}{answer}"
        case Attendee():
            return f"{value.name}, {value.capacity}" if value.capacity else value.name
        case Option():
            return option_words(value)
        case Telling():
            return _telling(value)
        case _:
            return said(str(value))


def _telling(one: Telling) -> str:
    if one.state == "not said":
        return f"not said: {one.why}"
    by = f", with {one.interpreter}" if one.interpreter else ""
    return f"{one.state}, {_plain(one.at)}, in {called(one.language)}{by}, version {one.version}"


_CLOSED_LISTS = frozenset(
    {"face-to-face", "young-person", "annual-review", "school-meeting", "own-child"}
    | {"known-person", "someone-else", "too-near", "just-right", "cannot-measure", "not-asked"}
    | {"case-discussion"}
)


def said(value: str) -> str:
    """One of the record's own words as a person says it; what a person typed stays as it is."""
    return _WORDS.get(value, value.replace("-", " ") if value in _CLOSED_LISTS else value)
