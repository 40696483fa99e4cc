"""Bundles in words: a tag, what it is, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop import messages
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.exchange_view import Passed
from desktop.casework.record.only_here import OTHER, OnlyHere
from desktop.casework.saying.said import capital, counted, day_of, moment_of, together
from desktop.ui.parts.tag import State, state

_KINDS = {
    "case": ("case", "cases"),
    "contact": ("contact", "contacts"),
    "enquiry": ("talk without a case", "talks without a case"),
    "statement": ("note on the statement", "notes on the statement"),
    "meeting": ("meeting", "meetings"),
    "role": ("role at a meeting", "roles at meetings"),
    "referral": ("referral", "referrals"),
    "action": ("agreed action", "agreed actions"),
    "concern": ("concern", "concerns"),
    "concern_step": ("step on a concern", "steps on concerns"),
    "training": ("course or training", "courses or trainings"),
    "attachment": ("file", "files"),
    OTHER: ("other change", "other changes"),
}
GOOD = ("applied", "already")
"""What came in and is here."""

_RESULTS = {
    "applied": "in",
    "already": "already-in",
    "held": "held",
    "quarantined": "kept-apart",
    "refused": "not-taken",
}


@dataclass(frozen=True)
class Phrase:
    """One bundle on the page."""

    state: State
    so: str
    why: str


def title(rows: int, enrolled: bool) -> str:
    """What is so, as the title of the page."""
    if not enrolled:
        return "The office has not signed this laptop in yet"
    if not rows:
        return "The office has everything"
    return f"{capital(changes(rows))} {_verb(rows)} only on this laptop"


def below(here: OnlyHere, now: datetime, enrolled: bool) -> str:
    """The line under the title."""
    if not enrolled:
        kept = f"{capital(changes(here.rows))} {_verb(here.rows)} kept here until then."
        return f"You can begin all the same. {kept}"
    if here.since is None:
        return "Nothing of a case would be lost with this laptop. Your interests are here alone."
    one, at = here.rows == 1, day_of(here.since, now)
    waits = f"It is from {at}." if one else f"The oldest is from {at}."
    if not here.sent:
        return f"{waits} {'It goes' if one else 'They go'} to the office with the next bundle."
    if here.sent == here.rows:
        return f"{waits} All of it is on its way; the office has not confirmed it yet."
    return f"{waits} {capital(changes(here.sent))} of these {_verb(here.sent)} on the way already."


def kinds(here: OnlyHere) -> str:
    """What it is that is only here: "2 contacts, 1 meeting and 7 other changes"."""
    parts = [f"{count:,} {_KINDS[kind][count > 1]}" for kind, count in here.kinds]
    if len(parts) == 1 and here.kinds[0][0] == OTHER:
        return capital(changes(here.rows))
    return together(parts)


def passed(one: Passed, now: datetime) -> Phrase:
    """A bundle that went or came."""
    number = f" {one.number}" if one.number is not None else ""
    at = moment_of(one.at, now)
    if one.direction == "out":
        said = "The office has confirmed it." if one.confirmed else _NOT_YET
        shown = state("in" if one.confirmed else "sent")
        return Phrase(shown, f"Bundle{number} to {one.name}", f"{capital(at)}. {_held(one)}{said}")
    shown = state(_RESULTS[one.result])
    why = f"{capital(at)}. {_held(one)}"
    if one.reason:
        facts = {"name": one.name, "missing": "of an earlier bundle", "row": "a row that it brings"}
        said_of = messages.words(one.reason, facts)
        why += f"{said_of.message} {said_of.do}"
    return Phrase(shown, f"Bundle{number} from {one.name}", why.strip())


def arrived(one: Arrived) -> Phrase:
    """A file that was brought in just now."""
    shown = state(_RESULTS[one.result])
    if one.code == "bundle-damaged":
        shown = state("damaged")
    sender = f" from {one.sender_name}" if one.sender_name else ""
    if not one.code:
        why = f"{capital(changes(one.records))} came in."
        if "policy" in one.facts:
            why += f" Version {one.facts['policy']} of the policy is in force now; Today brings you"
            why += " to it."
        return Phrase(shown, f"{one.file}{sender}", why)
    said = messages.words(one.code, one.facts)
    return Phrase(shown, f"{one.file}{sender}", f"{said.message} {said.do}")


def summary(answers: Sequence[Arrived]) -> str:
    """One sentence for all that was brought in."""
    if all(one.result == "already" for one in answers):
        return "It was in already." if len(answers) == 1 else "They were all in already."
    good = sum(one.result in GOOD for one in answers)
    if good == len(answers):
        return "It is in." if good == 1 else f"All {good} are in."
    if not good:
        return "Nothing came in. The page says why, and what to do."
    return f"{good} of {len(answers)} are in. The page says what became of the others."


def changes(count: int) -> str:
    """How many rows, as a person calls them."""
    return counted(count, "change")


_NOT_YET = "The office has not confirmed it yet; what is in it goes again with the next."


def _held(one: Passed) -> str:
    return f"{capital(changes(one.records))}. " if one.records else "A receipt. "


def _verb(count: int) -> str:
    return "is" if count == 1 else "are"
