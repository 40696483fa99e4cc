"""The words that the screens of a case share: dates, numbers, clauses, people, media, findings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from db.records import Finding
from desktop.casework.clock import london
from desktop.casework.dates import told, written
from desktop.ui.tag import State, state

HIDDEN = "Another family"
"""Stands for a name while F9 hides other families."""

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
CAPACITIES = {
    "parent-carer": "parent or carer",
    "child": "child",
    "young-person": "young person",
    "professional": "professional",
    "other": "other",
}
MEDIA = {
    "phone": ("Call with", "phone"),
    "face-to-face": ("Spoke face to face with", "users"),
    "video": ("Video call with", "users"),
    "email": ("E-mail with", "mail"),
    "letter": ("Letter with", "mail"),
    "text": ("Text messages with", "message-circle-question-mark"),
}
"""How a contact is told, before the names, and its icon."""
MEETINGS = {
    "annual-review": "Annual review",
    "school-meeting": "School meeting",
    "assessment": "Assessment",
    "mediation": "Mediation",
    "tribunal": "Tribunal hearing",
    "panel": "Panel",
    "exclusion": "Exclusion meeting",
    "strategic": "Strategic meeting",
    "other": "Meeting",
}
FINDINGS = {
    "position": "You hold a post at the school",
    "own-child": "Your own child goes to the school",
    "known-person": "Somebody in the case may be on your list",
    "area": "The family lives too near to you, or far away",
}
_AREAS = {"too-near": "The family lives too near to you", "far": "The family lives far away"}
KINDS = {
    "contact": "contact",
    "meeting": "meeting",
    "person": "person",
    "pupil": "school",
    "case": "case",
    "action": "agreed action",
    "concern": "concern",
    "check": "conflict check",
    "finding": "finding",
    "referral": "referral",
    "party": "somebody joined",
    "statement": "statement",
    "role": "role",
}
"""What kind of thing was written, as one says it."""
_SECTION = re.compile(r"[0-9][0-9A-Za-z.]*")


def number(count: int) -> str:
    """A number as one writes it: in words up to twelve."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def sentence(words: str) -> str:
    """With a capital at its beginning."""
    return words[:1].upper() + words[1:]


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def finding_words(finding: Finding) -> str:
    """What was found, without what it rests on."""
    return _AREAS.get(finding.band or "") or FINDINGS[finding.kind]


def short_clause(clause: str) -> str:
    """A clause as it stands at the right: "cumbria-pps-2009/5.1.1-position" is "5.1.1"."""
    own = clause.rpartition("/")[2]
    section = _SECTION.match(own)
    return section[0].rstrip(".") if section else own.replace("-", " ")


def day_of(at: datetime, now: datetime) -> str:
    """The day of a moment as one says it: "today", "Tuesday", "24 February"."""
    return told(london(at).date(), london(now).date())


def moment_of(at: datetime, now: datetime) -> str:
    """The same with the time: "Tuesday 10:20"."""
    return f"{day_of(at, now)} {london(at):%H:%M}"


def narrow(day: date, today: date) -> str:
    """A day for a narrow column: "12 Mar", "12 Mar 2025"."""
    number_, month, year = written(day).split()
    return f"{number_} {month[:3]}" + ("" if day.year == today.year else f" {year}")


def first_of(name: str) -> str:
    """How one speaks of a child: the first of its names."""
    return name.split()[0] if name.split() else "the child"


def whose(name: str) -> str:
    """ "Ottilie's", "Rhys's"."""
    return f"{first_of(name)}'s"


def one_line(text: str, most: int) -> str:
    """A long text in one line of at most so many characters, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[:most].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def state_of(case_state: str) -> State:
    """The tag of a case's state."""
    return state({"referred": "refer", "closed": "closed"}.get(case_state, "open"))


def saying(key: str, words: str) -> State:
    """A state of the table in words of its own, where it tells of whom."""
    return replace(state(key), word=words)
