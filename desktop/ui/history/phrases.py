"""What is said of versions: who and when, and what differs, so that it can be heard as well."""

from collections.abc import Sequence
from datetime import datetime

from desktop.casework.actions.amending.history import History, Listed, VersionSeen
from desktop.casework.history.differences import Change
from desktop.casework.saying.said import capital, counted, moment_of
from desktop.ui.parts.tag import State
from desktop.ui.parts.text import Run

HIDDEN = "Hidden while somebody looks on (F9)."
AMENDED = "Amended. Both versions are kept."
TAKEN_BACK = "Taken back: what stood before stands again."
FORK = "Two versions stand side by side"
FORK_WHY = (
    "They were written on two computers that did not know of each other. Keep the one that is "
    "right; the other stays in the history."
)
NOT_HERE = "It was written on a volunteer’s laptop, and is amended there."


def about(kind: str, record: str) -> str:
    """What the page of a record's versions is asked for."""
    return f"{kind}:{record}"


def summary(told: History) -> str:
    """ "Two versions, the last by Morag Tennick, today 15:30." """
    newest = told.versions[0]
    many = capital(counted(len(told.versions), "version"))
    last = "by" if len(told.versions) == 1 else "the last by"
    return f"{many}, {last} {newest.who}, {moment_of(newest.at, told.now)}."


def whose(told: History) -> str:
    """The small line over the title: the child and the case, where there is one."""
    case = f"Case {told.case}" if told.case else ""
    return " · ".join(part for part in (told.child, case) if part) or " "


def title(one: VersionSeen, told: History) -> str:
    """Which of the versions it is."""
    if one.erased:
        return "Erased"
    if len(told.branches) > 1 and one.stands:
        return "One of the two that stand"
    if one.stands:
        return "As it stands"
    return "As it was first written" if one == told.versions[-1] else "Before"


def written_by(one: VersionSeen, now: datetime) -> str:
    """Who wrote a version, and when."""
    return f"{one.who}, {moment_of(one.at, now)}"


def runs(change: Change) -> Sequence[Run]:
    """One field that differs: what stands there, and what stood there before."""
    start = Run(f"{change.label}: ", "strong")
    if change.pieces:
        return [start, *(_piece(one.text, one.how) for one in change.pieces)]
    now = change.now or "nothing any more"
    before = change.before or "nothing"
    return [start, Run(now), Run(f", before {before}", "body", "ink-soft")]


def _piece(text: str, how: str) -> Run:
    """Said in words as well: colour alone tells nothing to whoever listens."""
    if how == "same":
        return Run(text)
    stripped = text.rstrip()
    gap = text[len(stripped) :]
    if not stripped:
        return Run(text)
    if how == "gone":
        return Run(f"[taken out: {stripped}]{gap or ' '}", "body", "stop")
    return Run(f"[now: {stripped}]{gap}", "strong", "ok")


def tag(one: Listed) -> State:
    """How many versions there are, at a glance."""
    if one.forked:
        return State("Two stand", "circle-alert", "flag")
    if one.versions == 1:
        return State("As written", "file-text", "quiet")
    return State(f"{capital(counted(one.versions, 'version'))}", "history", "accent")
