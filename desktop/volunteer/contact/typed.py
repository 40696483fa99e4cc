"""A contact as it stands in the boxes, and as it is understood. Every field is a draft's field."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from db.names import Capacity, Medium, StatementState
from desktop.casework.actions.contacts.advice import Advice
from desktop.casework.actions.contacts.agree import Agreed
from desktop.casework.actions.contacts.record_contact import Answered, ContactDraft
from desktop.volunteer.work.advice.options import option_of
from desktop.volunteer.work.advice.passages import passage_of
from desktop.volunteer.work.in_boxes import InBoxes
from desktop.volunteer.work.relay_rows import relay_draft

Joining = tuple[tuple[str, Capacity], ...]


@dataclass(frozen=True)
class Typed(InBoxes):
    """All that is typed, and what is known of it and stands in no box."""

    medium: str = "phone"
    day: str = ""
    time: str = ""
    persons: str = ""  # ids of people of the case, with gaps between them
    joining: str = ""  # JSON: name and capacity of each who is new
    new_name: str = ""  # not added yet
    new_capacity: str = "parent-carer"
    own_words: str = ""
    note: str = ""
    views: str = ""
    topics: str = ""  # one in a line
    signposted: str = ""  # one in a line
    place: str = ""
    agreed: str = ""  # JSON
    options: str = ""  # JSON, as are passages and relays
    only_one: str = ""
    choice: str = ""
    chosen_by: str = ""
    passages: str = ""
    routes: str = ""  # one in a line
    relays: str = ""
    said: str = ""  # what became of the statement, the last time; empty: nothing yet
    told: str = ""  # JSON: the same by person (`heard`)
    said_at: str = ""  # ISO
    why: str = ""
    language: str = ""  # in which the statement is said; empty: their own
    said_in: str = ""  # in which it was said, once it was
    said_words: str = ""  # and the hash of the words that stood there then
    interpreter: str = ""
    risk_said: str = ""
    risk_rung: str = ""
    risk_done: str = ""
    risk_rang: str = ""  # JSON
    concern: str = ""  # ids of concerns that were kept while this was written, with gaps
    policy: str = ""  # hash of the policy under which it was begun

    def in_no_box(self) -> "Typed":
        """Of it what stands in no box: of the statement, the concerns, the policy."""
        return Typed(
            said=self.said,
            told=self.told,
            said_at=self.said_at,
            why=self.why,
            language=self.language,
            said_in=self.said_in,
            said_words=self.said_words,
            concern=self.concern,
            policy=self.policy,
        )


def join(people: Joining) -> str:
    return json.dumps(people) if people else ""


def joined(words: str) -> Joining:
    return tuple((name, cast(Capacity, as_)) for name, as_ in json.loads(words or "[]"))


def everybody_new(typed: Typed) -> Joining:
    """Those who were added, and the one whose name was typed and not added yet."""
    last = typed.new_name.strip()
    people = joined(typed.joining)
    return (*people, (last, cast(Capacity, typed.new_capacity))) if last else people


def understood(
    typed: Typed,
    happened: datetime,
    agreed: tuple[Agreed, ...],
    answers: tuple[Answered, ...] = (),
) -> ContactDraft:
    """The contact that is to be kept. `answers`: what became of the statement, by person."""
    said = "" if answers else typed.said
    return ContactDraft(
        medium=cast(Medium, typed.medium),
        who=(),
        capacity="other",
        happened=happened,
        note=typed.note.strip(),
        statement=cast(StatementState, said) if said else None,
        why="" if answers else typed.why,
        said_at=datetime.fromisoformat(typed.said_at) if typed.said_at else None,
        answers=answers,
        persons=tuple(typed.persons.split()),
        joining=everybody_new(typed),
        own_words=typed.own_words.strip(),
        professional_views=typed.views.strip(),
        place=typed.place if typed.medium == "face-to-face" else "",
        topics=tuple(typed.topics.splitlines()),
        signposted=tuple(typed.signposted.splitlines()),
        actions=agreed,
        policy=typed.policy,
        advice=Advice(
            options=tuple(option_of(one) for one in json.loads(typed.options or "[]")),
            only_one=typed.only_one,
            choice=typed.choice,
            chosen_by=typed.chosen_by,
            passages=tuple(passage_of(one) for one in json.loads(typed.passages or "[]")),
            routes=tuple(typed.routes.splitlines()),
        ),
        relays=tuple(relay_draft(one) for one in json.loads(typed.relays or "[]")),
        language=typed.said_in if typed.said in ("read", "sent") else "",
        words=typed.said_words if typed.said in ("read", "sent") else "",
        interpreter=typed.interpreter,
    )
