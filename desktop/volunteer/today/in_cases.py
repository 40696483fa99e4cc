"""What waits in the cases, in words."""

from datetime import date, datetime

from desktop.casework.actions.today.waits import VERY_QUIET, Waits
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import counted, number, when
from desktop.ui.parts.tag import state
from desktop.ui.rows.called import CONTACTS, MEETINGS
from desktop.volunteer.case_words import HIDDEN, because
from desktop.volunteer.today.phrase import Part, Phrase, at_hour, day

_FINDINGS = {
    "position": "you hold a post at the school",
    "own-child": "your own child goes to the school",
    "known-person": "somebody on your list is in it",
    "stake": "you have another stake in it",
    "area": "the family lives too near, or far",
}
_PERHAPS = {
    "position": "you may hold a post at the school",
    "own-child": "your own child may go to the school",
    "known-person": "somebody in it may be on your list",
}

_BANDS = {"too-near": "the family lives too near to you", "far": "the family lives far away"}
_FEW = 3  # contacts that are named on a row
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


def said(one: Waits, now: datetime, hidden: bool) -> Phrase | None:
    """The row for it; None for what waits elsewhere. `hidden`: no names, others look on."""
    today = london(now).date()
    match one.kind:
        case "statement":
            return _statement(one, HIDDEN if hidden else one.person, now)
        case "finding" | "answer":
            return _of_finding(one, today, hidden)
        case "role":
            what = MEETINGS[one.what]
            return Phrase(
                "owed", state("role-owed"), f"{what}: was your role stated?",
                f"The meeting was {day(one.at, today)}. Say when it was stated, or why not.",
                "Say what was", "meeting", str(one.record),
            )  # fmt: skip
        case "meeting":
            there = "Questions, papers and your role card" if one.how else "Questions and papers"
            return Phrase(
                "coming", state("meeting", when=at_hour(one.at, today)), MEETINGS[one.what],
                f"Case {one.case}. {there} are with it.",
                "Prepare", "meeting", str(one.record),
            )  # fmt: skip
        case "action":
            tag = state("overdue" if one.urgent else "action-due", when=day(one.at, today))
            return Phrase(
                "coming", tag, one.what if not hidden else "Something that was agreed",
                f"For {one.person}, case {one.case}." if not hidden else "", "Done", "done",
                str(one.record),
            )  # fmt: skip
        case "quiet":
            long = " It is over a month." if one.count >= VERY_QUIET else ""
            return Phrase(
                "quiet", state("quiet", days=one.count), HIDDEN if hidden else one.person,
                f"The last contact was {day(one.at, today)}.{long}",
                "New contact", "contact", one.case,
            )  # fmt: skip
    return None


def _statement(one: Waits, name: str, now: datetime) -> Phrase:
    """To whom it is owed. Where each contact answers for itself, each of them is to be settled."""
    so = f"{name} has not heard the statement"
    if one.what == "closed" and one.how != "every":
        since = f"Owed since {day(one.at, london(now).date())}."
        return Phrase(
            "owed", state("statement-owed"), so,
            f"{since} Case {one.case} is closed: say what became of it.",
            "See what is owed", "case", one.case,
        )  # fmt: skip
    if one.how != "every":
        since = f"Owed since {day(one.at, london(now).date())}."
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


def _of_finding(one: Waits, today: date, hidden: bool) -> Phrase:
    """What was found in a case that is open, or what the office said to a reason."""
    if one.kind == "finding":
        why = "" if hidden else because(one.because)
        found = f"Found {day(one.at, today)}{f', {why}' if why else ''}."
        band = _BANDS.get(one.band, "") if one.what == "area" and not hidden else ""
        perhaps = {} if one.certainty == "sure" else _PERHAPS
        so = band or perhaps.get(one.what, _FINDINGS[one.what])
        return Phrase(
            "owed", state("refer" if one.how == "stop" else "look-again"),
            f"Case {one.case}: {so}", f"{found} {_WHAT_TO_DO[one.how]}",
            "See what to do", "case", one.case, one.clause,
        )  # fmt: skip
    part, key, answer = _ANSWERS[one.how]
    note = f" “{one.note}”" if one.note and not hidden else ""
    place: Part = "owed" if part == "owed" else "side"
    return Phrase(
        place, state(key), f"Case {one.case}: {answer[:1].lower()}{answer[1:]}",
        f"To your reason for going on, {day(one.at, today)}.{note}",
        "See the case", "case", one.case, one.clause,
    )  # fmt: skip
