"""One day under several policies, side by side: a row for each moment, a column for each policy.

It only lays out what `desktop.casework.publishing.side_by_side` holds. Every kind of answer has
its word and its sign, so that it can be told apart in black and white and by ear.
"""

from datetime import date

from desktop.casework.papers.identity import Identity
from desktop.casework.publishing.side_by_side import Cell, Mark, Policy, Row, SideBySide
from desktop.documents.press import Paper, Press, Sheet, typeset

TITLE = "One day, six policies"
INTRODUCTION = (
    "One volunteer lives the same day under each policy, in the program itself: every cell is what "
    "it did, with the clause that asks for it. What stops her under one policy is flagged under "
    "another and not asked under a third, and nothing is asked that the policy in force does not "
    "ask."
)
FOOT = "Everybody in this day is made up. Clauses stand without the name of their policy."
MARKS: dict[Mark, tuple[str, str]] = {
    "stop": ("Stop", "it may not be done so"),
    "flag": ("Flag", "it goes on, and the office sees it"),
    "asks": ("Asks", "something is to be done"),
    "none": ("–", "nothing, or nothing more"),
}
"""Each kind of answer: its word, and what that means."""


def six_policies(day: SideBySide, service: Identity, made: date, *, press: Press) -> Paper:
    """The page, A4 on its side. Raises `BadInput` for letters that no shipped typeface has."""
    sheet = Sheet(
        title=TITLE,
        subject="What one program does on one day under each of its policies",
        service=service,
        made=made,
        foot=FOOT,
    )
    data = {
        "introduction": INTRODUCTION,
        "legend": [{"mark": mark, "word": w, "means": m} for mark, (w, m) in MARKS.items()],
        "moment": "What happens",
        "policies": [{"name": called(each), "version": each.version} for each in day.policies],
        "rows": [
            {"words": row.words, "answers": _answers(row), "cells": [_cell(c) for c in row.cells]}
            for row in day.rows
        ],
        "titles_title": "The policies",
        "titles": [f"{each.title}, version {each.version}." for each in day.policies],
    }
    return typeset("six-policies", sheet, data, press)


def called(policy: Policy) -> str:
    """What stands over its column: the beginning of its title, as "Coventry IASS"."""
    return policy.title.partition(",")[0]


def _answers(row: Row) -> str:
    """How many answers there are."""
    return "the same everywhere" if row.answers == 1 else f"{row.answers} different answers"


def _cell(cell: Cell) -> dict[str, str]:
    word = MARKS[cell.mark][0] if cell.mark != "none" else ""
    said = cell.said if word else cell.said[:1].upper() + cell.said[1:]
    return {"mark": cell.mark, "word": word, "said": said, "clause": cell.number}
