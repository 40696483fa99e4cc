"""What is kept of a family and its case: its people, what was said, met, agreed and erased.

The rules of `db.records` hold here too.
"""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from db.names import (
    Body,
    Capacity,
    CaseKey,
    CaseState,
    ContactKey,
    HexKey,
    HouseholdKey,
    Id,
    Line,
    Medium,
    MeetingKey,
    MeetingKind,
    PersonKey,
    PupilUrn,
    Sha256,
    StatementState,
    Text,
    When,
)
from db.promise import Passage


class Household(Body, frozen=True, kw_only=True):
    """People who live at one address."""

    postcode: Line  # as read; empty where the family has none to give
    address: Text = ""


class Person(Body, frozen=True, kw_only=True):
    """A parent carer, child, young person or professional."""

    name: Line
    capacity: Capacity
    household: HouseholdKey | None = None
    born: date | None = None
    telephone: Line = ""
    email: Line = ""
    language: Line = ""
    access_needs: Text = ""


class Pupil(Body, frozen=True, kw_only=True):
    """A child of the household goes to this school.

    One that no list has is kept as it was typed, without a number: it is shown as unverified.
    """

    person: PersonKey
    urn: PupilUrn
    school: Line = ""  # its name when this was written
    since: date | None = None
    until: date | None = None
    town: Line = ""  # this and the next only where it was typed by hand
    postcode: Line = ""


class Case(Body, frozen=True, kw_only=True):
    """Support for one child's family. Its parties are people; its school comes from `Pupil`."""

    reference: Annotated[str, Meta(pattern=r"^[A-Z]{4}-[0-9]{4,6}\Z")]
    household: HouseholdKey
    child: PersonKey
    state: CaseState
    opened: date
    outcome: Text = ""
    closed: date | None = None


class Party(Body, frozen=True, kw_only=True):
    """Somebody is part of a case, and in what capacity."""

    case: CaseKey
    person: PersonKey
    capacity: Capacity


class Option(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the choices that were talked through, with what speaks for and against it."""

    what: Line
    pros: Text = ""
    cons: Text = ""
    likely_result: Text = ""
    source: Line = ""  # law, guidance or local policy it rests on
    sources: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()  # further ones


class Contact(Body, frozen=True, kw_only=True):
    """Something said or written between a volunteer and people of a case."""

    case: CaseKey
    medium: Medium
    persons: Annotated[tuple[PersonKey, ...], Meta(max_length=50)]
    happened: When
    note: Text
    own_words: Text = ""  # the person's wishes as they put them
    professional_views: Text = ""
    place: Line = ""
    topics: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()
    signposted: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()
    options: Annotated[tuple[Option, ...], Meta(max_length=30)] = ()
    choice: Text = ""
    passages: Annotated[tuple[Passage, ...], Meta(max_length=50)] = ()
    only_one: Text = ""  # why no more than one option was talked through
    chosen_by: PersonKey | None = None
    routes: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()  # of appeal, that were explained
    access_met: Text = ""  # what was done so that the person could take part
    interpreter: Line = ""


class Statement(Body, frozen=True, kw_only=True):
    """The impartiality statement at one contact to one person, or why it was not said.

    A contact that was owed one and has no such row is *outstanding*: that is computed, not kept.
    """

    case: CaseKey
    contact: ContactKey
    person: PersonKey
    state: StatementState
    medium: Medium
    at: When
    pack: Line
    version: Line
    text_hash: Sha256  # of the exact words that were shown
    clause: Line
    why: Text = ""  # for `not said`
    language: Line = "en"
    interpreter: Line = ""


class Attendee(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who was at a meeting."""

    name: Line
    capacity: Line
    person: PersonKey | None = None


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question that the family wants asked at a meeting."""

    text: Text
    asked: bool = False
    answered: bool = False
    answer: Text = ""


class Meeting(Body, frozen=True, kw_only=True):
    """A meeting that the volunteer attends for a case."""

    case: CaseKey
    kind: MeetingKind
    happened: When
    note: Text = ""
    place: Line = ""  # postcode, or words
    body: Line = ""  # which body meets
    decides: bool = True  # a decision-making meeting
    attended: Annotated[tuple[Attendee, ...], Meta(max_length=60)] = ()
    questions: Annotated[tuple[Question, ...], Meta(max_length=60)] = ()
    outcome: Text = ""
    ended: When | None = None
    interpreter: Line = ""


class Role(Body, frozen=True, kw_only=True):
    """The role that the volunteer had at a meeting, and whether she stated it."""

    case: CaseKey
    meeting: MeetingKey
    role: Line
    clause: Line
    stated_at: When | None = None
    why_not: Text = ""


class Action(Body, frozen=True, kw_only=True):
    """Something somebody agreed to do."""

    case: CaseKey
    what: Text
    who: Line
    due: date | None = None
    done: date | None = None
    agreed_at: Id | None = None  # contact or meeting


class Attachment(Body, frozen=True, kw_only=True):
    """A sealed file in `blobs/`. Forgetting the key is erasing the file."""

    case: CaseKey
    about: Id
    name: Line
    media_type: Line
    size: Annotated[int, Meta(ge=0, le=25 * 1024 * 1024)]  # bytes, in clear
    blob: Sha256  # of the sealed bytes
    key: HexKey


class Erasure(Body, frozen=True, kw_only=True):
    """Payloads that were blanked, by whom, and why. The chain still verifies.

    It takes two people. One that names no second person is a request and blanks nothing; the
    office's answer is its next version: with a second person it is done, without rows it is not.
    """

    rows: Annotated[tuple[Sha256, ...], Meta(max_length=2000)]
    why: Text
    second_person: Line = ""
