"""What is said of cases at the office: the line under the title, rows, tags."""

from collections.abc import Sequence
from datetime import datetime

from desktop.casework.actions.cases.case_story import Told
from desktop.casework.actions.cases.office_cases import CaseFile, OfficeRow, Standing
from desktop.casework.actions.closeness.answering import Flag
from desktop.casework.actions.closeness.confirm_referral import Referred
from desktop.casework.actions.enquiries.look import SeenEnquiry
from desktop.casework.closeness.people_names import first_name
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, day_of, number, on_day
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.asked import how, name, tag
from desktop.ui.rows.rows import Row

HIDDEN = "A family (hidden)"
REFERRED = State("Referred", "send", "flag")
GIVEN = State("Given", "hourglass", "flag")
"""Nobody has said yes or no to it yet."""

FINDINGS = {
    "position": "A post at the child’s school",
    "own-child": "Own child at the same school",
    "known-person": "Somebody of the family is known",
    "stake": "Another stake in the outcome",
    "area": "Where the family lives",
}
STRENGTHS = {
    "stop": "the policy says no",
    "where_possible": "the policy asks for another volunteer where possible",
    "off": "the policy leaves it open",
}
STATES = {
    "standing": "stands",
    "taken-anyway": "gone on with, for a reason",
    "referred": "referred",
}
BANDS = {
    "just-right": "just-right",
    "too-near": "too-near",
    "far": "far",
    "cannot-measure": "cannot-measure",
}
ASKED = "asked"
SHOW = (
    *(("open", "Open"), ("referred", "Referred"), ("closed", "Closed")),
    *((ASKED, "Without a case"), ("", "All")),
)


def summary(rows: Sequence[OfficeRow], waiting: int) -> str:
    """ "Five open cases, two with a statement outstanding. One referral waits for you." """
    if not rows:
        return "No case has come yet."
    live = [one for one in rows if stands(one) == "open"]
    said = capital(counted(len(live), "open case"))
    owed = sum(one.statement == "outstanding" for one in live)
    if owed:
        said += f", {number(owed)} with a statement outstanding"
    said += "."
    given = sum(one.offered for one in rows)
    if given:
        verb = "was" if given == 1 else "were"
        said += f" {capital(number(given))} {verb} given and not answered yet."
    over = sum(one.state == "closed" and one.statement == "outstanding" for one in rows)
    if over:
        said += f" {capital(counted(over, 'closed case'))} with a statement outstanding."
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        said += f" {capital(counted(waiting, 'referral'))} {verb} for you."
    return said


def tag_of(one: OfficeRow) -> State:
    """What is most to be known of a case."""
    if one.offered:
        return GIVEN
    if one.state in ("open", "closed") and one.statement == "outstanding":
        return state("statement-owed")
    return state_tag(one.state)


def stands(one: OfficeRow) -> str:
    """Under which of `SHOW` it is found: a referral that was given to somebody is on its way."""
    return "open" if one.offered else one.state


def state_tag(word: str) -> State:
    """Open, referred or closed."""
    return REFERRED if word == "referred" else state(word)


def row_of(one: OfficeRow, now: datetime, hidden: bool) -> Row:
    """A case in the list."""
    last = f"last contact {on_day(one.last_contact, now)}" if one.last_contact else "no contact yet"
    who = f"{one.volunteer}, not answered yet" if one.offered else one.volunteer
    parts = [one.reference, who, *([] if hidden else [one.school]), last]
    if one.findings:
        parts.append(counted(one.findings, "finding"))
    so = HIDDEN if hidden else one.child
    return Row(one.reference, so, " · ".join(part for part in parts if part), tag_of(one))


def matches(one: OfficeRow, typed: str) -> bool:
    """Whether every word typed begins a word of the case."""
    parts = (one.child, one.reference, one.volunteer, one.school)
    words = " ".join(parts).casefold().replace("-", " ").split()
    return all(
        any(word.startswith(part) for word in words)
        for part in typed.casefold().replace("-", " ").split()
    )


def asked_row(one: SeenEnquiry, now: datetime, hidden: bool) -> Row:
    """Advice without a case in the list, with who wrote it."""
    more = " · ".join(part for part in (how(one, now), one.case, one.by) if part)
    return Row(f"enquiry:{one.id}", name(one, hidden), more, state=tag(one))


def asked_matches(one: SeenEnquiry, typed: str) -> bool:
    """Whether every word typed begins a word of who asked, what about, or who wrote it."""
    words = " ".join((one.who, one.by, one.case, *one.kept.body.topics)).casefold().split()
    return all(any(word.startswith(part) for word in words) for part in typed.casefold().split())


def referral_so(one: Referred, hidden: bool) -> str:
    """Who may not take whose case."""
    whose = "a case" if hidden else f"{one.child}’s case" if one.child else "a case"
    return f"{one.volunteer} may not take {whose}"


def referral_why(one: Referred, now: datetime) -> str:
    """Since when, and why as far as the office may know."""
    why = f" {capital(one.why.rstrip('.'))}." if one.why else ""
    return f"{one.case}, referred {on_day(one.at, now)}.{why}"


def reason_so(one: Flag, hidden: bool) -> str:
    """Who goes on with whose case."""
    whose = "a case" if hidden else f"{one.child}’s case" if one.child else "a case"
    return f"{one.volunteer} goes on with {whose}"


def reason_why(one: Flag, now: datetime) -> str:
    """In spite of what, since when, and the reason."""
    return f"{one.case}, {on_day(one.at, now)}. {FINDINGS.get(one.kind, one.kind)}: “{one.why}”"


def reason_said(one: Flag) -> str:
    """The same on the page of the case."""
    found = FINDINGS.get(one.kind, one.kind)
    return f"{one.volunteer} goes on in spite of what was found: {found[:1].lower()}{found[1:]}"


def above(one: CaseFile) -> str:
    """The small line over the name."""
    last = one.held[-1] if one.held else None
    if one.state == "closed" or last is None:
        return f"Case {one.reference}"
    day = written(london(last.until or last.since).date())
    if last.until is not None:
        return f"Case {one.reference} · with no volunteer since {day}"
    if last.offered:
        return f"Case {one.reference} · given to {last.name} on {day}, not answered yet"
    if last.referred:
        return f"Case {one.reference} · referred by {last.name}"
    return f"Case {one.reference} · with {last.name} since {day}"


def below(one: CaseFile) -> str:
    """The line under the name."""
    born = f"Born {written(one.born)}" if one.born else ""
    closed = f"Closed on {written(one.closed)}" if one.closed else ""
    return " · ".join(part for part in (born, one.school, closed) if part)


def tags(one: CaseFile) -> list[State]:
    """How the case stands, in tags."""
    offered = bool(one.held) and one.held[-1].offered
    found = [GIVEN if offered else state_tag(one.state)]
    found += [_told(told, one.now) for told in one.statements if told.state in _SHORT]
    if one.checked and one.asks_interests and all(each.whose for each in one.findings):
        found.append(state("clear"))
    if one.band in BANDS:
        found.append(state(BANDS[one.band]))
    if one.here_up_to:
        found.append(state("all-here", when=day_of(one.here_up_to, one.now)))
    return found


_SHORT = {"owed": "flag", "read": "ok", "sent": "ok", "not said": "flag"}
_LONG = 24  # letters of a first name, of which a double one is called by its first half
_MOST = 36  # letters of a tag: more would not fit in one line at 225 %


def _told(told: Told, now: datetime) -> State:
    """Where one person stands with the statement, by the name that one calls them."""
    who = first_name(told.person)
    if len(who) > _LONG:
        who = who.partition("-")[0]
    if told.state in ("owed", "not said") or told.at is None:
        word = f"Statement {told.state} to {who}"
    else:
        word = f"Statement {told.state} to {who}, {day_of(told.at, now)}"
    if len(word) > _MOST:
        word = capital(word.removeprefix("Statement "))
    return State(word, "book-open-text", _SHORT[told.state])


def finding_so(one: Standing) -> str:
    """A kind of finding in words; a likeness is said to be one."""
    said = FINDINGS.get(one.kind, one.kind)
    if one.certainty != "sure":
        said = f"Perhaps: {said[:1].lower()}{said[1:]}"
    return f"{one.whose}, who had it before: {said[:1].lower()}{said[1:]}" if one.whose else said


def finding_why(one: Standing) -> str:
    """What the policy says of it, and what became of it."""
    said = f"{capital(STRENGTHS.get(one.strength, one.strength))}; it {_stands(one)}."
    return f"{said} Reason given: {one.why}" if one.why else said


def _stands(one: Standing) -> str:
    found = STATES.get(one.state, one.state)
    return found if one.state == "standing" else f"was {found}"
