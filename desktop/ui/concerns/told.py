"""What is said of a concern, at both desks: its row in the list, its tag, each of its steps."""

from datetime import datetime

from desktop.casework.actions.concerns.look import Concerns, Seen
from desktop.casework.doubts.concern_words import KINDS, RECURRED, raised_by, step_name
from desktop.casework.doubts.concerns import Step
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, moment_of, on_day, one_line, when
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.row import Row

HIDDEN = "Hidden while somebody sits opposite"
_LINE = 90  # characters of what was said, in a list


def tag_of(one: Seen) -> State:
    """How it stands, in a word."""
    now = one.standing
    if one.overdue:
        return state("look-back")
    if not now.open:
        return state("closed")
    if now.taken is not None:
        return state("taken")
    return state("at-risk") if one.body.urgent else state("open")


def row_of(one: Seen, now: datetime, *, hidden: bool) -> Row:
    """A concern in the list."""
    who = "" if hidden else f"{capital(raised_by(one.body, one.raiser))} · "
    said = "" if hidden else f" · {one_line(one.body.said, _LINE)}"
    return Row(one.id, KINDS[one.body.kind], f"{who}{when(one.raised, now)}{said}", tag_of(one))


def facts(one: Seen, now: datetime, *, hidden: bool) -> str:
    """Who raised it, when, and whose work it is about."""
    who = "Somebody" if hidden else capital(raised_by(one.body, one.raiser))
    said = f"{who}, {moment_of(one.raised, now)}."
    if one.about and not hidden:
        said += f" It is about {'your own work' if one.own else f'the work of {one.about}'}."
    return said


def standing_of(one: Seen, now: datetime) -> str:
    """What has become of it, in a sentence or two."""
    so = one.standing
    parts = []
    if so.closed is not None:
        parts.append(f"Closed {on_day(so.closed.body.happened, now)} by {so.closed.body.by}.")
    elif so.taken is not None:
        by, at = so.taken.body.by, moment_of(so.taken.body.happened, now)
        parts.append(f"Taken by {by}, {at}. It stays open until it is closed.")
    elif one.body.urgent:
        parts.append("Nobody at the office has taken it yet.")
    else:
        parts.append("It is open.")
    if so.due is not None:
        verb = "was" if one.overdue and so.due < london(now).date() else "is"
        parts.append(f"Looking back {verb} due on {written(so.due)}.")
    if so.recurred != "not known":
        parts.append(RECURRED[so.recurred])
    return " ".join(parts)


def step_head(one: Step, contact: str) -> str:
    """What was done."""
    return step_name(one.body.kind, contact)


def step_facts(one: Step, now: datetime) -> str:
    """Who did it, when, and what is to follow."""
    body = one.body
    said = ", ".join(part for part in (body.by, moment_of(body.happened, now)) if part)
    if body.due is not None:
        said += f" · look back on {written(body.due)}"
    if body.recurred != "not known":
        said += f" · {RECURRED[body.recurred].removesuffix('.')}"
    return capital(said)


def summary(found: Concerns) -> str:
    """ "One waits to be taken, two are open, one is to be looked back at." """
    waits = len(found.waiting)
    opened = sum(one.standing.open for one in found.every) - waits
    back = sum(one.overdue for one in found.every)
    parts = []
    if waits:
        verb = "waits" if waits == 1 else "wait"
        parts.append(f"{counted(waits, 'urgent concern')} {verb} to be taken")
    if opened:
        what = "other" if waits else "concern"
        parts.append(f"{counted(opened, what)} {'is' if opened == 1 else 'are'} open")
    if back:
        parts.append(f"{counted(back, 'follow-up')} {'is' if back == 1 else 'are'} due")
    if parts:
        return f"{capital(', '.join(parts))}."
    return "None is open." if found.every else "Nobody has raised one."
