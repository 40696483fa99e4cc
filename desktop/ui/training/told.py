"""What is said of training: how it stands, what was learnt, when it is due again."""

from datetime import date

from desktop.casework.actions.training.look import Recorded
from desktop.casework.due.training import Due, First
from desktop.casework.saying.dates import told, written
from desktop.ui.parts.tag import State, state

KINDS = (
    ("course", "A course"),
    ("refresher", "A refresher"),
    ("induction", "Induction"),
    ("case-discussion", "Case discussion"),
    ("chairing", "Chairing meetings"),
    ("other", "Something else"),
)
INDUCTION: dict[First, str] = {
    "before": "Induction came before the first case.",
    "after": "Induction came after the first case.",
    "missing": "There is a case, and no induction is recorded.",
    "no case": "No case has been taken yet.",
}


def due_tag(one: Due) -> State:
    """How one thing stands."""
    if one.state == "overdue":
        return state("training-overdue")
    if one.state in ("due", "soon"):
        return state("due")
    return state("in-date") if one.state == "in-date" else state("done")


def due_why(one: Due, today: date) -> str:
    """Since when or until when, and when it was learnt last."""
    parts = []
    if one.by is not None:
        words = {"overdue": "Was due", "due": "Due since", "soon": "Due", "in-date": "Due again"}
        day = told(one.by, today) if one.state == "soon" else written(one.by)
        on = "" if one.state == "due" else "on " if day[0].isdigit() else ""
        parts.append(f"{words.get(one.state, 'Due')} {on}{day}.")
    if one.last is not None:
        parts.append(f"Last on {written(one.last)}.")
    return " ".join(parts) or "Nothing is recorded yet."


def record_tag(one: Recorded) -> State:
    """Whether it stands in the office's record."""
    return state("recorded") if one.confirmed else state("told")


def record_why(one: Recorded) -> str:
    """When, by whom, on what, and when it is due again."""
    body = one.body
    parts = [written(body.on)]
    if body.provider:
        parts.append(body.provider)
    if body.external:
        parts.append("outside trainers")
    if body.accredited:
        parts.append("accredited")
    said = ", ".join(parts) + "."
    if body.topics:
        said += f" Topics: {', '.join(body.topics)}."
    if body.next_due is not None:
        said += f" Due again on {written(body.next_due)}."
    return f"{said} {body.note}".strip()
