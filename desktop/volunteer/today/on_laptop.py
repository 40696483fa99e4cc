"""What waits at the laptop itself, in words."""

from datetime import datetime

from desktop.casework.actions.today.waits import Waits
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import capital, counted, on_day
from desktop.ui.pages.health_words import why_unsafe
from desktop.ui.parts.tag import state
from desktop.volunteer.today.phrase import Phrase, day


def said(one: Waits, now: datetime) -> Phrase:
    """The row for it; what is none of these is an older copy of the vault."""
    if one.kind in ("interests", "own-school"):
        return _of_interests(one)
    if one.kind == "policy":
        return Phrase(
            "side", state("to-read"), one.what, "Your service asks you to read it.",
            "Read and acknowledge", "policy", "",
        )  # fmt: skip
    if one.kind == "training":
        more = f"; {counted(one.count - 1, 'other')} too" if one.count > 1 else ""
        return Phrase(
            "side", state("due"), f"Training: {one.what}{more}", _training_due(one, now),
            "See my training", "training", "",
        )  # fmt: skip
    if one.kind == "unsent":
        rows = counted(one.count, "change")
        return Phrase(
            "side", state("only-here"), "Only on this laptop",
            f"{capital(rows)} that the office has not confirmed yet.",
            "Make the bundle", "exchange", "",
        )  # fmt: skip
    if one.kind == "no-backup" and one.hindered is not None:
        return Phrase(
            "side", state("failed"), "Today’s backup could not be made",
            why_unsafe(one.hindered), "Go to Health", "health", "",
        )  # fmt: skip
    if one.kind == "carry":
        last = f"The last one was made {on_day(one.at, now)}." if one.at else "There is none yet."
        return Phrase(
            "side", state("due"), "A copy for a stick is due",
            f"{last} It helps when the laptop is lost or broken.",
            "Make a copy", "health", "",
        )  # fmt: skip
    if one.kind == "not-enrolled":
        return Phrase(
            "side", state("to-look-at"), "Waiting for the office",
            "Read your six words out over the telephone; the welcome comes back as a file.",
            "Bring the welcome in", "exchange", "",
        )  # fmt: skip
    if one.kind == "restored":
        return Phrase(
            "owed", state("to-look-at"), "This vault was restored from a backup",
            "Ask the office for a bundle that it makes now. Before it is in, nothing is sent.",
            "Bring it in", "exchange", "",
        )  # fmt: skip
    return Phrase(
        "owed", state("damaged"), "An older copy of this vault was put back",
        "Stop writing, and ring the office: this laptop must be signed in anew.",
        "What to do", "help", "",
    )  # fmt: skip


def _training_due(one: Waits, now: datetime) -> str:
    """Until when, or since when; what nobody has learnt yet is asked for from the first day."""
    if one.how == "due" or one.at is None:
        return "Your service asks for it."
    when = day(one.at, london(now).date())
    on = "on " if when[:1].isdigit() else ""
    return f"It was due {on}{when}." if one.urgent else f"It is due again {on}{when}."


def _of_interests(one: Waits) -> Phrase:
    if one.kind == "own-school":
        whose = "a child" if one.count == 1 else "children"
        return Phrase(
            "side", state("due"), "Where does your child go to school now?",
            f"A school of {whose} of yours ended with the last school year. A new one counts from "
            "the day on which you add it.",
            "Say where", "interests", "",
        )  # fmt: skip
    if not one.how:
        why = "Say where a case could be too close to you, or that there is nothing to declare."
        if one.count:
            are = "is" if one.count == 1 else "are"
            why = f"{capital(counted(one.count, 'thing'))} {are} on your list. Say that it is all."
        return Phrase(
            "side", state("due"), "My interests: not looked over yet",
            f"{why} It stays on this laptop.",
            "Look at my interests", "interests", "",
        )  # fmt: skip
    return Phrase(
        "side", state("due"), "My interests: once a term",
        f"The {one.how} term has begun. Look your list over, and say that it is as it should be.",
        "Look it over", "interests", "",
    )  # fmt: skip
