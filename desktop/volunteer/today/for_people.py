"""What waits for people, in words."""

from datetime import date, datetime

from desktop.casework.actions.today.waits import ONLY_HERE, Waits
from desktop.casework.advice.enquiry import NOBODY
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import capital, moment_of, number, when
from desktop.ui.parts.tag import state
from desktop.ui.rows.called import CONTACTS
from desktop.volunteer.case_words import HIDDEN
from desktop.volunteer.today.phrase import Phrase, day


def said(one: Waits, now: datetime, hidden: bool) -> Phrase | None:
    """The row for it; None for what waits elsewhere. `hidden`: no names, others look on."""
    today = london(now).date()
    if one.kind == "enquiry":
        return _asked(one, now, hidden)
    if one.kind in ("concern", "look-back"):
        return _concern(one, now)
    return _of_consent(one, today, hidden) or _of_rights(one, today, hidden)


def _asked(one: Waits, now: datetime, hidden: bool) -> Phrase:
    """Somebody without a case: who they are is said only where they gave a name."""
    who = capital((HIDDEN if hidden else one.person) or NOBODY)
    asked = f"{CONTACTS[one.how]}, {when(one.at, now)}" if one.at is not None else ""
    return Phrase(
        "owed", state("statement-owed"), f"{who} has not heard the statement",
        f"{asked}; they have no case. Read it when they ring again, or say why it was not said.",
        "See what is owed", "enquiry", str(one.record), one.clause,
    )  # fmt: skip


def _concern(one: Waits, now: datetime) -> Phrase:
    to, about = "concerns", str(one.record)
    case = f" Case {one.case}." if one.case else ""
    if one.kind == "look-back":
        on = day(one.at, london(now).date())
        tag = state("look-back") if one.urgent else state("meeting", when=capital(on))
        return Phrase(
            "coming", tag, "Looking back at a concern",
            f"{capital(on)}: has it come back?{case}", "See it", to, about,
        )  # fmt: skip
    so = "Somebody may be at risk"
    if not one.urgent and one.at is not None:
        taken = f"Taken by {one.what}, {moment_of(one.at, now)}."
        why = f"{taken} It stays open until the office closes it.{case}"
        return Phrase("coming", state("taken"), so, why, "See it", to, about)
    kept = f"You wrote it down {when(one.at, now)}. " if one.at is not None else ""
    if one.what == ONLY_HERE:
        why = f"{kept}The office does not have it yet: ring them, and make the bundle.{case}"
    else:
        why = f"{kept}The office has it, and nobody there has taken it yet: ring them.{case}"
    return Phrase("owed", state("at-risk"), so, why, "See it", to, about)


def _of_consent(one: Waits, today: date, hidden: bool) -> Phrase | None:
    """What was passed on without consent, and a consent that runs out; None for all else."""
    name, to = (HIDDEN, "somebody") if hidden else (one.person, one.what)
    if one.kind == "relay":
        return Phrase(
            "owed", state("consent-without"), f"{name}: passed on to {to}",
            f"That was {day(one.at, today)}. Ask whether they agree, and write down the answer.",
            "Ask and write down", "consent", one.case,
        )  # fmt: skip
    if one.kind == "consent":
        return Phrase(
            "coming", state("consent-ends", when=day(one.at, today)),
            f"{name}: consent to speak with {to}", f"Case {one.case}. Ask whether it goes on.",
            "See the consent", "consent", one.case,
        )  # fmt: skip
    return None


def _of_rights(one: Waits, today: date, hidden: bool) -> Phrase | None:
    """Rights that pass or have passed, the privacy notice, what they think; None for all else."""
    name = HIDDEN if hidden else one.person
    if one.kind == "rights" and one.urgent:
        return Phrase(
            "owed", state("rights-passed"), f"{name} was not met in their own right",
            f"Rights have been theirs since {day(one.at, today)}. Meet them, and ask them.",
            "Whose rights", "rights", one.case,
        )  # fmt: skip
    if one.kind == "rights":
        return Phrase(
            "coming", state("rights-soon", when=day(one.at, today)),
            f"{name}: rights become their own", f"Case {one.case}. Tell them and their parents.",
            "What to do", "rights", one.case,
        )  # fmt: skip
    if one.kind == "notice":
        more = f", and {number(one.count - 1)} more of the family" if one.count > 1 else ""
        more = "" if hidden else more
        return Phrase(
            "side", state("notice-owed"), f"Privacy notice, version {one.what}",
            f"It waits for {_mid(name)}{more}. Whose rights, beside a case, says who has it.",
            "Note who got it", "rights", one.case,
        )  # fmt: skip
    if one.kind == "evaluation":
        after = "Their case is closed." if one.urgent else "Their case has been a long one."
        return Phrase(
            "side", state("due"), "What do they think of our help?",
            f"A form waits for {_mid(name)}. {after}",
            "See the form", "papers", f"{one.what} {one.case} {one.person_id}",
        )  # fmt: skip
    return None


def _mid(name: str) -> str:
    """A name in the middle of a sentence."""
    return name[:1].lower() + name[1:] if name == HIDDEN else name
