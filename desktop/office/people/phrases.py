"""What is said of volunteers and their laptops."""

from collections.abc import Sequence
from datetime import datetime

from desktop.casework.actions.joining.people import Laptop, OnIt, RequestSeen
from desktop.casework.saying.said import capital, counted, in_figures, number, on_day
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.rows import Row

STOPPED = State("Stopped", "shield-alert", "stop")
"""A laptop of which two records came; `bundle-frozen` says the same word."""

IF_RESTORED = (
    "If it was restored from a backup, it sends nothing before it has heard from you: a receipt "
    "says what has come from it, though nothing is new."
)
IF_ROWS_LOST = (
    "If its record was damaged, rows may be missing there that are here. Exchange and Health on "
    "the laptop say which; a file brings them back."
)
ENDING = (
    "Nothing that this laptop writes from now on is taken. What has come stays. It cannot be taken "
    "back: the volunteer would be signed in anew."
)
GO_ON = (
    "1. Agree on the telephone which copy is the right one, and that the other is used no more.",
    "2. On the right one the volunteer opens Exchange, “The office asks for this laptop to be "
    "signed in anew”, and sends you the request. Choose it under “Sign a laptop in”; there are six "
    "new words.",
    "3. That ends this device, and gives its open cases to the new one. Both records stay: what "
    "was taken is in the cases, and what was not lies sealed in this vault. What only the right "
    "copy has comes with its next bundle.",
)
"""How a laptop of which two records came goes on."""

IF_LOST = (
    "If it was lost or stolen: decide within 72 hours of knowing whether the Information "
    "Commissioner and the families must be told (UK GDPR, articles 33 and 34)."
)


def request(seen: RequestSeen, made: str) -> str:
    """Whose request it is, and what signing it in would mean."""
    said = f"From {seen.name}, made {made}."
    if not seen.renews:
        return said
    said += " This laptop was signed in before, and goes on as a new device"
    said += "." if seen.ended else ": the one that it was is ended."
    if seen.ended:
        said += f" The one that it was is ended already: {seen.ended.rstrip('.')}."
    if seen.cases:
        said += f" {capital(counted(seen.cases, 'open case'))} {_go(seen.cases)} with it."
    return said


def summary(laptops: Sequence[Laptop]) -> str:
    """ "Three laptops are signed in, with five open cases. One has not confirmed its welcome." """
    live = [one for one in laptops if one.state != "revoked"]
    if not live:
        return "No laptop is signed in." if laptops else "Nobody works with you here yet."
    cases = sum(one.open_cases for one in live)
    verb = "is" if len(live) == 1 else "are"
    said = f"{capital(counted(len(live), 'laptop'))} {verb} signed in, with "
    said += f"{counted(cases, 'open case')}."
    fresh = sum(not one.welcomed for one in live)
    if fresh:
        verb = "has" if fresh == 1 else "have"
        said += f" {capital(number(fresh))} {verb} not confirmed the welcome."
    return said


def tag_of(one: Laptop) -> State:
    """Whether its bundles are taken."""
    if one.state == "frozen":
        return STOPPED
    return state("revoked") if one.state == "revoked" else state("active")


def row_of(one: Laptop, now: datetime) -> Row:
    """A laptop in the list."""
    if one.state == "revoked" and one.ended:
        more = f"ended {on_day(one.ended, now)}"
    else:
        came = f"last bundle {on_day(one.last_at, now)}" if one.last_at else "no bundle yet"
        more = f"{in_figures(one.open_cases, 'open case')} · {came}"
    return Row(one.device, one.name, more, tag_of(one))


def since(one: Laptop, now: datetime) -> str:
    """When it was signed in, and what came last."""
    said = f"Signed in {on_day(one.since, now)} by {one.by}. " if one.since else ""
    if one.last_at and one.last_number:
        said += f"Its last bundle, no. {one.last_number}, came {on_day(one.last_at, now)}."
    elif one.state != "revoked":
        said += "No bundle has come from it yet."
    return said


def note_of(case: OnIt) -> str:
    """What is said beside a case that is not simply worked on."""
    if case.offered:
        return " · given, not answered yet"
    return "" if case.state == "open" else f" · {case.state}"


def two_records(one: Laptop, now: datetime) -> tuple[str, ...]:
    """A laptop of which two records came: what is so, how it comes about, what to do."""
    day = f" {on_day(one.apart_since, now)}" if one.apart_since else ""
    kept = ""
    if one.apart:
        said = "is kept as it came" if one.apart == 1 else "are kept as they came"
        kept = f" {capital(counted(one.apart, 'bundle'))} {said}."
    return (
        f"Two different records of this laptop came{day}: they say different things under the same "
        "number, so the office can believe only the one that it has. Nothing more is taken from "
        f"the laptop. What was taken before stays.{kept}",
        "It comes about when an older copy of the vault was put back, or when a copy of it is used "
        f"on a second computer. Ring {one.name}, and ask which it was. If neither, somebody else "
        "may have a copy of the vault and its passphrase: treat the laptop as lost.",
    )


def welcome(one: Laptop) -> str:
    """What waits to be taken to it; empty where nothing does."""
    if one.state != "enrolled" or not one.waiting:
        return ""
    if not one.welcomed:
        return (
            "It has not said that its welcome is there. Until it is, it can send nothing: save "
            "the welcome and give it to the volunteer."
        )
    return f"{capital(counted(one.waiting, 'change'))} for it {_wait(one.waiting)} to be sent."


def _go(count: int) -> str:
    return "goes" if count == 1 else "go"


def _wait(count: int) -> str:
    return "waits" if count == 1 else "wait"
