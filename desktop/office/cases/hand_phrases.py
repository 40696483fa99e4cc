"""What is said of a case that changes hands: to whom, what happens then, who had it."""

from datetime import datetime

from desktop.casework.actions.cases.office_cases import CaseFile, Unheld
from desktop.casework.actions.handing.assign import Choosable
from desktop.casework.record.holding import Held
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, day_of, on_day

NOTE = "It travels. Whoever had the case before does not read it: say nothing of them."
WHY = "It travels, and whoever gets the case reads it."
WHY_BOTH = "It travels. Whoever had the case and whoever gets it both read it."
WHY_REFERRED = (
    "It travels, and whoever gets the case reads it: say nothing of why {who} may not take it."
)
WHY_BACK = "It travels: {who} reads it."


def givable(one: CaseFile) -> list[tuple[str, str]]:
    """To whom it can be given: key, and name with how many open cases."""
    return [
        (each.device, f"{each.name} · {_many(each.cases)}{_no(each)}")
        for each in one.given_to
        if not each.has_it
    ]


def _many(cases: int) -> str:
    return f"{counted(cases, 'open case')}" if cases else "no open case"


def _no(each: Choosable) -> str:
    return " · said no to it before" if each.said_no else ""


def give_words(one: CaseFile) -> str:
    """What the button says, by whether anybody has it."""
    has = one.held and one.held[-1].until is None
    return "Give it to somebody else…" if has else "Give it to a volunteer…"


def giving(one: CaseFile) -> str:
    """What happens when it is given."""
    said = "All of it goes to the volunteer’s laptop with the next answer. "
    now = holds(one)
    if now is not None and now.name:
        said += f"{_goes_from(one, now)} "
    return f"{said}Whoever gets it is checked against it first, and says yes or no."


def why_hint(one: CaseFile) -> str:
    """Who reads why it changes hands."""
    now = holds(one)
    if now is not None and now.referred:
        return WHY_REFERRED.format(who=now.name or "whoever had it")
    return WHY if now is None or one.ended else WHY_BOTH


def can_take_back(one: CaseFile) -> bool:
    """Whether somebody has it. A referral is confirmed, which is the same."""
    now = holds(one)
    return one.state != "closed" and now is not None and not now.referred


def taking_back(one: CaseFile) -> str:
    """What happens when it is taken back."""
    now = holds(one)
    if now is None:
        return ""
    who = now.name or "Whoever has it"
    if now.offered:
        said = f"{who} has not said yes or no to it yet. {_goes_from(one, now)} "
    else:
        said = f"{who} is working on it. {_goes_from(one, now)} "
    return f"{said}Then it is with no volunteer, and waits under Cases until you give it."


def back_hint(one: CaseFile) -> str:
    """Who reads why it is taken back."""
    now = holds(one)
    if now is None or one.ended:
        return "It stays at the office."
    return WHY_BACK.format(who=now.name or "whoever has it")


def hands(one: CaseFile) -> tuple[object, ...]:
    """Everything that is said of giving it and taking it back, to be told from what it was."""
    now = holds(one)
    who = now and (now.device, now.name, now.offered, now.referred)
    return one.reference, one.state, one.ended, tuple(givable(one)), who


def holds(one: CaseFile) -> Held | None:
    """With whom it is now."""
    last = one.held[-1] if one.held else None
    return last if last is not None and last.until is None else None


def _goes_from(one: CaseFile, now: Held) -> str:
    if one.ended:
        return f"{now.name}’s laptop was ended: it hears of nothing, and what is on it stays on it."
    return f"{now.name} is told, and it leaves {now.name}’s laptop once everything of it is here."


def needs_somebody(one: CaseFile) -> bool:
    """Whether it waits for a volunteer: referred, refused, or with nobody."""
    now = holds(one)
    return one.state != "closed" and (now is None or bool(now.referred))


def held_lines(one: CaseFile) -> list[tuple[str, str]]:
    """Who had it, from when until when, the newest first: a name, and what is said of it."""
    at_once = any(event.kind == "referred" for event in one.story)  # it was never opened
    return [
        (each.name or "A laptop that is not known here", _held(each, at_once=at_once))
        for each in one.held
    ][::-1]


def _held(one: Held, *, at_once: bool) -> str:
    since = "wrote it down" if at_once else "opened it"
    since = since if one.how == "opened" else "was given it"
    said = f"{since} on {written(london(one.since).date())}"
    if one.offered:
        said += "; not answered yet"
    if one.answer == "taken" and one.answered is not None:
        said += f"; took it on {written(london(one.answered).date())}"
    if one.until is not None:
        said += f"; {_ENDED.get(one.ending, one.ending)} {written(london(one.until).date())}"
    if one.words:
        said += f": {one.words.rstrip('.')}"
    if one.parting:
        said += f". Why: {one.parting.rstrip('.')}"
    if one.left is not None:
        said += f". It left that laptop on {written(london(one.left).date())}"
    elif one.until is not None:
        said += ". It may still be on that laptop"
    return f"{capital(said)}."


def late(rows: int) -> str:
    """What came after it was somebody else's."""
    verb = "was" if rows == 1 else "were"
    said = f"{capital(counted(rows, 'record'))} of it {verb} written elsewhere and came later"
    return f"{said}: kept, and passed on to whoever has it."


_ENDED = {
    "given on": "it was given to another on",
    "taken back": "it was taken back on",
    "referred": "the referral was confirmed on",
    "refused": "said no on",
}


def unheld_so(one: Unheld, hidden: bool) -> str:
    """Whose case is with nobody."""
    whose = "A case" if hidden or not one.child else f"{one.child}’s case"
    return f"{whose} is with no volunteer"


def unheld_why(one: Unheld, now: datetime) -> str:
    """Who had it last, and what was said as it ended."""
    last = one.last
    if last is None or last.until is None:
        return one.reference
    day, words = on_day(last.until, now), last.words or last.parting
    said = {
        "refused": f"said no {day}",
        "referred": f"referred it {day}",
        "taken back": f"had it until you took it back {day}",
    }.get(last.ending, f"had it until {day_of(last.until, now)}")
    more = f": {words.rstrip('.')}" if words else ""
    return f"{one.reference}. {last.name} {said}{more}."
