"""A case's story in entries of a timeline."""

from dataclasses import replace
from datetime import datetime

from desktop.casework.actions.cases.case_story import Happened
from desktop.casework.closeness.people_names import first_name
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import narrow
from desktop.casework.saying.said import capital, counted, number, one_line, short
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.called import MEDIA, MEETINGS
from desktop.ui.rows.timeline import Happening

_MOST = 220  # characters of a note; the volunteer has it whole


def entry(at: int, one: Happened, now: datetime) -> Happening:
    """One entry; what it says is chosen by its kind."""
    icon, so, more, tone, states = _SAYS[one.kind](one)
    when = short(one.at, now) if one.day is None else narrow(one.day, london(now).date())
    made = Happening(f"{at}", when, icon, so, more, tone, tuple(states))
    return replace(made, history=f"{one.kind}:{one.record}") if one.record else made


_Said = tuple[str, str, str, str, list[State]]


def _contact(one: Happened) -> _Said:
    with_, icon = MEDIA.get(one.how, ("Contact with", "phone"))
    states = []
    for told in one.told:
        if told.state == "owed":
            states.append(state("statement-owed"))
        elif told.state == "not said":
            states.append(state("statement-not-said"))
        elif told.state == "sent":
            states.append(state("statement-sent"))
        elif told.at:
            states.append(state("statement-read", time=f"{london(told.at):%H:%M}"))
    whys = " ".join(f"Not said: {told.why}" for told in one.told if told.why)
    states += [state("kept-from", name=first_name(name)) for name in one.kept_from]
    told_more = f"{one_line(one.words, _MOST)} {whys}".strip()
    more = "\n".join([told_more, *one.advice]).strip()
    return icon, f"{with_} {one.who}" if one.who else "Contact", more, "accent", states


def _meeting(one: Happened) -> _Said:
    so = MEETINGS.get(one.how, "Meeting")
    so += f", {one.place}" if one.place else ""
    more, states = [], []
    if one.role:
        more.append(f"Role: {one.role}.")
        stated = one.stated_at
        states.append(
            state("role-stated", time=f"{london(stated):%H:%M}")
            if stated
            else state("role-not-stated")
        )
    asked, answered = one.asked
    if asked:
        answers = number(answered) if answered else "none"
        more.append(f"{capital(counted(asked, 'question'))}, {answers} answered.")
    more.append(one_line(one.words, _MOST))
    return "users", so, " ".join(more).strip(), "accent", states


def _consent(one: Happened) -> _Said:
    if one.how == "withdrawn":
        so, tone = f"{one.who or 'Somebody'} took consent back", "flag"
    else:
        so, tone = f"{one.who or 'Somebody'} agreed", "ok"
    so += f": {one.place}" if one.place else ""
    return "handshake", so, one_line(one.words, _MOST), tone, []


def _relay(one: Happened) -> _Said:
    whose = f"{one.who}’s views" if one.how == "views" else f"Information about {one.who}"
    so = f"{whose if one.who else 'Something'} passed on to {one.place}"
    tone = "flag" if one.flagged else "ok"
    states = [state("consent-without")] if one.flagged else []
    return "send", so, one.words, tone, states


def _opened(one: Happened) -> _Said:
    return "folder-plus", f"Opened by {one.who}", "", "quiet", []


def _referred(one: Happened) -> _Said:
    return "send", f"Referred by {one.who}", "It was not opened there.", "flag", []


def _confirmed(_one: Happened) -> _Said:
    return "check-check", "Referral confirmed", "", "ok", []


def _given(one: Happened) -> _Said:
    return "send", f"Given to {one.who}", one_line(one.words, _MOST), "quiet", []


def _taken(one: Happened) -> _Said:
    return "check-check", f"{one.who} took it", "", "ok", []


def _refused(one: Happened) -> _Said:
    return "circle-x", f"{one.who} said no", one_line(one.words, _MOST), "flag", []


def _taken_back(one: Happened) -> _Said:
    return "inbox", f"Taken back from {one.who}", one_line(one.words, _MOST), "quiet", []


def _left(one: Happened) -> _Said:
    return "hard-drive", f"It left {one.who}’s laptop", "", "quiet", []


def _closed(one: Happened) -> _Said:
    return "folder-open", f"Closed by {one.who}", one_line(one.words, _MOST), "quiet", []


def _amended(one: Happened) -> _Said:
    return "pen-line", f"Amended by {one.who}: a {one.how}", "Both versions are kept.", "quiet", []


_SAYS = {
    "contact": _contact,
    "meeting": _meeting,
    "consent": _consent,
    "relay": _relay,
    "opened": _opened,
    "referred": _referred,
    "confirmed": _confirmed,
    "closed": _closed,
    "given": _given,
    "taken": _taken,
    "refused": _refused,
    "taken-back": _taken_back,
    "left": _left,
    "amended": _amended,
}
