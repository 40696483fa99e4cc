"""Cases that change hands, in words."""

from datetime import date, datetime

from desktop.casework.actions.today.waits import ONLY_HERE, Waits
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import capital, counted
from desktop.ui.parts.tag import state
from desktop.volunteer.case_words import HIDDEN
from desktop.volunteer.today.phrase import Phrase, day


def said(one: Waits, now: datetime, hidden: bool) -> Phrase | None:
    """The row for it; None for what waits elsewhere. `hidden`: no names, others look on."""
    if one.kind == "referral":
        return _referred(one, HIDDEN if hidden else one.person)
    if one.kind == "given":
        return _given(one, london(now).date(), hidden)
    return _leaving(one) if one.kind == "leaving" else None


def _referred(one: Waits, name: str) -> Phrase:
    if one.what != ONLY_HERE:
        return Phrase(
            "owed", state("refer"), f"{name}’s case goes to the office",
            "The office has it. It stands here until they have confirmed it.",
            "See the case", "case", one.case,
        )  # fmt: skip
    return Phrase(
        "owed", state("refer"), f"{name}’s case goes to the office",
        "Kept here until the office confirms it. It travels with your next bundle.",
        "Make the bundle", "exchange", "",
    )  # fmt: skip


def _given(one: Waits, today: date, hidden: bool) -> Phrase:
    so = "A family was given to you by the office"
    name = "" if hidden or not one.person else f"{one.person}, "
    return Phrase(
        "owed", state("given"), so,
        f"{capital(f'{name}case')} {one.case}, {day(one.at, today)}. Say whether you take it.",
        "See who it is", "offer", one.case,
    )  # fmt: skip


def _leaving(one: Waits) -> Phrase:
    so = f"Case {one.case} is not yours any more"
    if one.what == "draft":
        why = "It leaves this laptop once what you began to write is finished, and sent."
        return Phrase("owed", state("leaving"), so, why, "See the case", "case", one.case)
    rows = counted(one.count, "change")
    why = f"It leaves this laptop once the office has confirmed {rows} of it."
    return Phrase("owed", state("leaving"), so, why, "Make the bundle", "exchange", "")
