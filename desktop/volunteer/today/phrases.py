"""What waits, in words: a tag, what is so, why, and the one thing to do about it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from desktop.casework.actions.today.today import ONLY_HERE, VERY_QUIET, Waits
from desktop.casework.clock import london
from desktop.casework.dates import told
from desktop.casework.said import capital, counted, moment_of, number, on_day, when
from desktop.ui.pages.health_words import why_unsafe
from desktop.ui.parts.tag import State, state
from desktop.volunteer.case_words import CONTACTS, HIDDEN, MEETINGS, because

Part = Literal["owed", "coming", "quiet", "side"]

_FINDINGS = {
    "position": "you hold a post at the school",
    "own-child": "your own child goes to the school",
    "known-person": "somebody in it may be on your list",
    "stake": "you have another stake in it",
    "area": "the family lives too near, or far",
}

_BANDS = {"too-near": "the family lives too near to you", "far": "the family lives far away"}


@dataclass(frozen=True)
class Phrase:
    """One row of work."""

    part: Part
    state: State
    so: str
    why: str
    button: str  # what stands on it
    to: str  # the screen it leads to, or what is done: "done"
    about: str
    clause: str = ""  # opens the policy there


def summary(owed: int, coming: int, quiet: int) -> str:
    """The title of the page: what is so."""
    parts = []
    if owed:
        parts.append(f"{counted(owed, 'thing is', 'things are')} owed")
    if coming:
        said = counted(coming, "is" if owed else "thing is", "are" if owed else "things are")
        parts.append(f"{said} coming")
    if quiet:
        parts.append(f"{counted(quiet, 'family has', 'families have')} gone quiet")
    said = ", ".join(parts) or "nothing waits for you"
    return capital(said)


def phrase(one: Waits, now: datetime, hidden: bool) -> Phrase:
    """The row for one thing that waits; `hidden` while a parent sits opposite."""
    name = HIDDEN if hidden else one.person
    today = london(now).date()
    match one.kind:
        case "statement":
            return _statement(one, name, now)
        case "role":
            what = MEETINGS[one.what]
            return Phrase(
                "owed", state("role-owed"), f"{what}: was your role stated?",
                f"The meeting was {_day(one.at, today)}. Say when it was stated, or why not.",
                "Say what was", "meeting", str(one.record),
            )  # fmt: skip
        case "finding" | "answer":
            return _of_finding(one, today, hidden)
        case "referral" if one.what != ONLY_HERE:
            return Phrase(
                "owed", state("refer"), f"{name}'s case goes to the manager",
                "The office has it. It stands here until the manager has confirmed it.",
                "See the case", "case", one.case,
            )  # fmt: skip
        case "referral":
            return Phrase(
                "owed", state("refer"), f"{name}'s case goes to the manager",
                "Kept here until the office confirms it. It travels with your next bundle.",
                "Make the bundle", "exchange", "",
            )  # fmt: skip
        case "meeting":
            there = "Questions, papers and your role card" if one.how else "Questions and papers"
            return Phrase(
                "coming", state("meeting", when=_when(one.at, today)), MEETINGS[one.what],
                f"Case {one.case}. {there} are with it.",
                "Prepare", "meeting", str(one.record),
            )  # fmt: skip
        case "action":
            tag = state("overdue" if one.urgent else "action-due", when=_day(one.at, today))
            return Phrase(
                "coming", tag, one.what if not hidden else "Something that was agreed",
                f"For {one.person}, case {one.case}." if not hidden else "", "Done", "done",
                str(one.record),
            )  # fmt: skip
        case "quiet":
            long = " It is over a month." if one.count >= VERY_QUIET else ""
            return Phrase(
                "quiet", state("quiet", days=one.count), name,
                f"The last contact was {_day(one.at, today)}.{long}",
                "New contact", "contact", one.case,
            )  # fmt: skip
        case "concern" | "look-back":
            return _concern(one, now)
        case _:
            found = _of_consent(one, today, hidden) or _of_rights(one, today, hidden)
            return found or _handed(one, today, hidden) or _of_desk(one, now)


_FEW = 3  # contacts that are named on a row


def _statement(one: Waits, name: str, now: datetime) -> Phrase:
    """To whom it is owed. Where each contact answers for itself, each of them is to be settled."""
    so = f"{name} has not heard the statement"
    if one.what == "closed" and one.how != "every":
        since = f"Owed since {_day(one.at, london(now).date())}."
        return Phrase(
            "owed", state("statement-owed"), so,
            f"{since} Case {one.case} is closed: say what became of it.",
            "See what is owed", "case", one.case,
        )  # fmt: skip
    if one.how != "every":
        since = f"Owed since {_day(one.at, london(now).date())}."
        return Phrase(
            "owed", state("statement-owed"), so, f"{since} It stands first when you speak next.",
            "Ring and read", "contact", one.case,
        )  # fmt: skip
    named = [f"{CONTACTS[each.medium]} {when(each.since, now)}" for each in one.owed[:_FEW]]
    more = len(one.owed) - len(named)
    at = "; ".join([named[0], *(each[:1].lower() + each[1:] for each in named[1:])])
    at += f"; {number(more)} more" if more else ""
    so += f" at {counted(len(one.owed), 'contact')}" if len(one.owed) > 1 else ""
    then = "Say of each what became of it." if len(one.owed) > 1 else "Say what became of it."
    return Phrase(
        "owed", state("statement-owed"), so, f"{at}. {then}", "See what is owed", "case", one.case
    )


_WHAT_TO_DO = {
    "stop": "Pass the case on to the office; a colleague takes it from here.",
    "ask": "Say whether it is the same; then it is clear what follows.",
    "flag": "Pass it on where possible, or go on and write down why.",
}
_ANSWERS = {
    "agreed": ("side", "agreed", "The office agrees"),
    "pass-on": ("owed", "pass-on", "The office asks you to pass it on"),
    "talk": ("owed", "talk", "The office would like to talk with you"),
}


def _of_finding(one: Waits, today: date, hidden: bool) -> Phrase:
    """What was found in a case that is open, or what the office said to a reason."""
    if one.kind == "finding":
        why = "" if hidden else because(one.because)
        found = f"Found {_day(one.at, today)}{f', {why}' if why else ''}."
        band = _BANDS.get(one.band, "") if one.what == "area" and not hidden else ""
        return Phrase(
            "owed", state("refer" if one.how == "stop" else "look-again"),
            f"Case {one.case}: {band or _FINDINGS[one.what]}", f"{found} {_WHAT_TO_DO[one.how]}",
            "See what to do", "case", one.case, one.clause,
        )  # fmt: skip
    part, key, said = _ANSWERS[one.how]
    note = f" “{one.note}”" if one.note and not hidden else ""
    place: Part = "owed" if part == "owed" else "side"
    return Phrase(
        place, state(key), f"Case {one.case}: {said[:1].lower()}{said[1:]}",
        f"To your reason for going on, {_day(one.at, today)}.{note}",
        "See the case", "case", one.case, one.clause,
    )  # fmt: skip


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
        return Phrase(
            "side", state("due"), "My interests: not looked over yet",
            "Say where a case could be too close to you, or that there is nothing to declare. It "
            "stays on this laptop.",
            "Look at my interests", "interests", "",
        )  # fmt: skip
    return Phrase(
        "side", state("due"), "My interests: once a term",
        f"The {one.how} term has begun. Look your list over, and say that it is as it should be.",
        "Look it over", "interests", "",
    )  # fmt: skip


def _of_consent(one: Waits, today: date, hidden: bool) -> Phrase | None:
    """What was passed on without consent, and a consent that runs out; None for all else."""
    name, to = (HIDDEN, "somebody") if hidden else (one.person, one.what)
    if one.kind == "relay":
        return Phrase(
            "owed", state("consent-without"), f"{name}: passed on to {to}",
            f"That was {_day(one.at, today)}. Ask whether they agree, and write down the answer.",
            "Ask and write down", "consent", one.case,
        )  # fmt: skip
    if one.kind == "consent":
        return Phrase(
            "coming", state("consent-ends", when=_day(one.at, today)),
            f"{name}: consent to speak with {to}", f"Case {one.case}. Ask whether it goes on.",
            "See the consent", "consent", one.case,
        )  # fmt: skip
    return None


def _handed(one: Waits, today: date, hidden: bool) -> Phrase | None:
    """A case that was given to this laptop, or is somebody else's by now; None for all else."""
    if one.kind == "given":
        so = "A family was given to you by the office"
        name = "" if hidden or not one.person else f"{one.person}, "
        return Phrase(
            "owed", state("given"), so,
            f"{capital(f'{name}case')} {one.case}, {_day(one.at, today)}. Say whether you take it.",
            "See who it is", "offer", one.case,
        )  # fmt: skip
    if one.kind != "leaving":
        return None
    so = f"Case {one.case} is not yours any more"
    if one.what == "draft":
        why = "It leaves this laptop once what you began to write is finished, and sent."
        return Phrase("owed", state("leaving"), so, why, "See the case", "case", one.case)
    rows = counted(one.count, "change")
    why = f"It leaves this laptop once the office has confirmed {rows} of it."
    return Phrase("owed", state("leaving"), so, why, "Make the bundle", "exchange", "")


def _concern(one: Waits, now: datetime) -> Phrase:
    to, about = "concerns", str(one.record)
    case = f" Case {one.case}." if one.case else ""
    if one.kind == "look-back":
        day = _day(one.at, london(now).date())
        tag = state("look-back") if one.urgent else state("meeting", when=capital(day))
        return Phrase(
            "coming", tag, "Looking back at a concern",
            f"{capital(day)}: has it come back?{case}", "See it", to, about,
        )  # fmt: skip
    so = "Somebody may be at risk"
    if not one.urgent and one.at is not None:
        why = f"Taken by {one.what}, {moment_of(one.at, now)}. Open until it is closed.{case}"
        return Phrase("coming", state("taken"), so, why, "See it", to, about)
    kept = f"You wrote it down {when(one.at, now)}. " if one.at is not None else ""
    if one.what == ONLY_HERE:
        why = f"{kept}The office does not have it yet: ring them, and make the bundle.{case}"
    else:
        why = f"{kept}The office has it, and nobody there has taken it yet: ring them.{case}"
    return Phrase("owed", state("at-risk"), so, why, "See it", to, about)


def _of_rights(one: Waits, today: date, hidden: bool) -> Phrase | None:
    """Rights that pass or have passed, the privacy notice, what they think; None for all else."""
    name = HIDDEN if hidden else one.person
    if one.kind == "rights" and one.urgent:
        return Phrase(
            "owed", state("rights-passed"), f"{name} was not met in their own right",
            f"Rights have been theirs since {_day(one.at, today)}. Meet them, and ask them.",
            "Whose rights", "rights", one.case,
        )  # fmt: skip
    if one.kind == "rights":
        return Phrase(
            "coming", state("rights-soon", when=_day(one.at, today)),
            f"{name}: rights become their own", f"Case {one.case}. Tell them and their parents.",
            "What to do", "rights", one.case,
        )  # fmt: skip
    if one.kind == "notice":
        return Phrase(
            "side", state("notice-owed"), f"Privacy notice, version {one.what}",
            f"It waits for {_mid(name)}. Whose rights, beside a case, says who has it.",
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


def _of_desk(one: Waits, now: datetime) -> Phrase:
    if one.kind in ("interests", "own-school"):
        return _of_interests(one)
    if one.kind == "policy":
        return Phrase(
            "side", state("to-read"), one.what, "Your service asks you to read it.",
            "Read and acknowledge", "policy", "",
        )  # fmt: skip
    if one.kind == "training":
        more = f"; {counted(one.count - 1, 'other')} too" if one.count > 1 else ""
        late = "One is overdue." if one.urgent else "Your service asks for it."
        return Phrase(
            "side", state("due"), f"Training: {one.what}{more}", late,
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


def _day(at: datetime | None, today: date) -> str:
    return "" if at is None else told(london(at).date(), today)


def _when(at: datetime | None, today: date) -> str:
    if at is None:
        return ""
    day = told(london(at).date(), today)
    return f"{capital(day)} {london(at):%H:%M}"
