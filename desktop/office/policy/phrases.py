"""What the office is told of its policy: its review, its versions, its readers."""

from datetime import datetime

from desktop.casework.actions.policy.readers import Reader, Version
from desktop.casework.actions.policy.review import Review
from desktop.casework.actions.policy.shipped import Newer
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, on_day, policy_clause, together

_STANDING = {
    "in-force": "In force",
    "before": "Before",
    "older": "Passed over: older than the one in force",
    "unread": "Passed over: it asks for a newer Evenhand",
}

_MONTHS_FROM = 61  # days
_YEARS_FROM = 24  # months
_A_MONTH = 30.4375  # days


def due(review: Review) -> str:
    """ "The policy is to be reviewed by 9 March 2027: in sixty days." """
    clause = f" ({policy_clause(review.clause)})" if review.clause else ""
    minute = " What changes is agreed and minuted." if review.minuted else ""
    day = written(review.due)
    if review.days < 0:
        said = f"The policy was to be reviewed by {day}, {_ago(-review.days)} ago{clause}.{minute}"
        return f"{said} The version that is published next has its own day of review."
    when = "today" if not review.days else f"in {counted(review.days, 'day')}"
    return f"The policy is to be reviewed by {day}{clause}: {when}.{minute}"


def _ago(days: int) -> str:
    """How long: in days, then in months, then in years, each rounded down."""
    if days < _MONTHS_FROM:
        return counted(days, "day")
    months = int(days / _A_MONTH)
    return counted(months, "month") if months < _YEARS_FROM else counted(months // 12, "year")


def newer(found: Newer) -> str:
    """That a newer text came with the program."""
    many = counted(len(found.changes), "difference")
    return (
        f"This Evenhand brings a newer text of the policy you work under: {many}. Yours stays in "
        "force until you publish another."
    )


def read(one: Reader) -> str:
    """Which version somebody has read, and whether before the first case."""
    who = "" if one.kind == "volunteer" else "Office. "
    if one.read_at is None:
        return f"{who}Has not read it yet"
    day = written(london(one.read_at).date())
    said = f"{who}Version {one.read}, {day}" + ("" if one.current else "; not this one yet")
    if one.first_case is None or one.kind != "volunteer":
        return said
    read_before = "Read before" if one.before_first_case else "First read after"
    return f"{said}. {read_before} the first case"


def published(one: Version, now: datetime) -> str:
    """How a version stands, and since when."""
    return f"{_STANDING[one.standing]}. Published {on_day(one.published, now)}"


def told(one: Version) -> list[str]:
    """Everything that is kept of a version."""
    said = [f"Published by {one.by}." if one.by else ""]
    if one.agreed is not None:
        minute = f": {one.minute}" if one.minute else ""
        said.append(f"Agreed on {written(one.agreed)}{minute}.")
    if one.review_due is not None:
        said.append(f"To be reviewed by {written(one.review_due)}.")
    names = together(one.readers)
    said.append(f"Read by {names}." if names else "Nobody has read it yet.")
    changes = one.changes.splitlines()
    if changes:
        said.append(capital(counted(len(changes), "difference")) + " against the one before:")
        said += changes[:60]
    return [one for one in said if one]
