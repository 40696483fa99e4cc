"""What is said of bundles: the line under the title, tags, rows, what one holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop import messages
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.bundle_holds import Holds
from desktop.casework.actions.exchange.inbox import Came, Due
from desktop.casework.actions.exchange.look_into import Closer
from desktop.casework.closeness.people_names import first_name
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import between, capital, counted, in_figures, number, together
from desktop.casework.saying.said import on_day as on_day
from desktop.casework.saying.said import when as when
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.rows import Row

_NOT_OURS = ("bundle-damaged", "bundle-foreign", "file-unreadable")
_APART = ("bundle-unknown-signer", "bundle-unsound", "bundle-fork", "bundle-frozen")


@dataclass
class File:
    """A file that was dropped or chosen and has not gone in."""

    path: Path
    seen: Closer | None = None  # None while it is being looked into
    became: Arrived | None = None  # refused, or here already

    @property
    def ready(self) -> bool:
        """Whether *Bring all in* takes it."""
        return self.seen is not None and self.became is None and self.seen.code not in _NOT_OURS


def at_risk(taken_by_nobody: int, came: Sequence[Came], files: Sequence[File]) -> str:
    """ "Somebody may be at risk: one concern waits to be taken, one lies in a bundle." """
    shut = sum(one.urgent for one in came if one.waits)
    shut += sum(
        one.seen.holds.urgent
        for one in files
        if one.ready and one.seen is not None and one.seen.holds is not None
    )
    parts = []
    if taken_by_nobody:
        verb = "waits" if taken_by_nobody == 1 else "wait"
        parts.append(f"{counted(taken_by_nobody, 'concern')} {verb} to be taken")
    if shut:
        what = number(shut) if parts else counted(shut, "concern")
        parts.append(f"{what} {'lies' if shut == 1 else 'lie'} in bundles that are not in")
    return f"Somebody may be at risk: {', '.join(parts)}." if parts else ""


def summary(files: Sequence[File], came: Sequence[Came], due: Sequence[Due], now: datetime) -> str:
    """ "Seven bundles today: four are in, three wait for you." """
    today = [one for one in came if london(one.at).date() == london(now).date()]
    inside = sum(one.result == "applied" for one in today)
    waits = sum(one.waits for one in came) + sum(one.became is None for one in files)
    refused = [one for one in files if one.became is not None and one.became.result == "refused"]
    total = inside + waits + len(refused)
    parts = []
    if inside:
        parts.append(_are(inside, "in"))
    if waits:
        parts.append(f"{number(waits)} {'waits' if waits == 1 else 'wait'} for you")
    if refused:
        parts.append(f"{number(len(refused))} could not be taken")
    said = f"{capital(counted(total, 'bundle'))}: {', '.join(parts)}." if total else ""
    said = said or ("Nothing new today." if came else "Nothing has come yet.")
    if due:
        names = [one.name for one in due]
        who = together(names) if len(names) < 4 else f"{number(len(names))} laptops"
        said += f" {'An answer is' if len(due) == 1 else 'Answers are'} due to {who}."
    return said


def _are(count: int, what: str) -> str:
    return f"{number(count)} {'is' if count == 1 else 'are'} {what}"


def tag_of_came(one: Came) -> State:
    """The state of a bundle that came in."""
    if one.result == "applied":
        return state("in")
    if one.seen_to:
        return state("done")
    if one.result == "quarantined":
        return state("kept-apart")
    return state("waits", number=one.lacks) if one.lacks else state("to-look-at")


def tag_of_file(file: File) -> State:
    """The state of a file that has not gone in."""
    code = file.became.code if file.became else file.seen.code if file.seen else ""
    if (file.became and file.became.result == "already") or (
        file.seen and not code and file.seen.state == "already"
    ):
        return state("already-in")
    if code in _NOT_OURS:
        return state("damaged")
    return state("kept-apart") if code in _APART else state("to-look-at")


def row_of_came(one: Came, now: datetime) -> Row:
    """A bundle that came in, in the list."""
    more = ["holds somebody at risk"] if one.waits and one.urgent else []
    more += [f"no. {one.number}"] if one.number is not None else []
    if one.records:
        more.append(in_figures(one.records, "change"))
    elif one.number is not None:
        more.append("a receipt")
    more.append(when(one.at, now))
    if one.result == "applied" and one.answered:
        more.append("answered")
    so = one.sender or "Signed by a laptop we do not know"
    return Row(f"came:{one.key}", so, " · ".join(more), tag_of_came(one))


def row_of_file(number_: int, file: File) -> Row:
    """A file that has not gone in, in the list."""
    so, more = file.path.name, ["being looked into…"]
    if file.seen is not None:
        more = [size(file.seen.size)]
        if file.seen.sender:
            so = file.seen.sender
            risk = file.ready and file.seen.holds is not None and file.seen.holds.urgent
            more = ["holds somebody at risk"] if risk else []
            more += [f"no. {file.seen.number}", in_figures(file.seen.records, "change")]
            more.append("not brought in yet" if file.ready else "nothing to do")
    return Row(f"file:{number_}", so, " · ".join(more), tag_of_file(file))


def size(octets: int) -> str:
    """ "84 KB", "1.3 MB", never with a line's end in between."""
    if octets >= 1e6:
        return f"{octets / 1e6:.1f}\u00a0MB"
    return f"{max(1, round(octets / 1e3))}\u00a0KB"


def head_of(seen: Closer, fallback: str) -> str:
    """Whose bundle it is, and its number."""
    if not seen.sender:
        return fallback
    return f"{seen.sender}, no. {seen.number}" if seen.number is not None else seen.sender


def said_of(code: str, facts: object) -> str:
    """What is so and what to do, in the words that every desk uses."""
    found = messages.words(code, facts)  # type: ignore[arg-type]
    return f"{found.message} {found.do}"


def ask_for(one: Came, office: str) -> str:
    """What to write to a volunteer whose earlier bundle has not come."""
    lost = f"your bundle no. {one.lacks}" if one.lacks else "an earlier bundle of yours"
    here = f"No. {one.number}" if one.number is not None else "The one after it"
    return (
        f"Hello {first_name(one.sender)}, {lost} has not reached us. {here} is safe here and "
        "waits for it. Please make a new bundle and send it as usual: everything that we have "
        f"not confirmed goes with it. Thank you, {office}"
    )


def holds_lines(holds: Holds) -> list[tuple[str, str, int]]:
    """What it holds: what, in which words, how many."""
    contacts = f"{counted(holds.families, 'family', 'families')}"
    if holds.first and holds.last:
        contacts += f", {between(holds.first, holds.last)}"
    meetings = holds.count("meeting")
    asked = f"role stated in {holds.stated} of {meetings}"
    kinds = [
        ("Cases", "opened or changed", "case"),
        ("Contacts", contacts, "contact"),
        ("Without a case", "advice to somebody who asked once", "enquiry"),
        ("Statements", "read, sent, or why not", "statement"),
        ("Meetings", asked, "meeting"),
        ("Findings", _some(holds.reasons, "gone on with for a reason"), "finding"),
        ("Referrals", "for you to confirm", "referral"),
        ("Answers", _answers(holds), "case_answer"),
        ("Consents", _some(holds.withdrawn, "withdrawn"), "consent"),
        ("Concerns", _some(holds.urgent, "urgent") or "to be read", "concern"),
        ("Steps", "what was done about concerns", "concern_step"),
        ("Training", "told, for you to confirm", "training"),
        ("Files", "letters, reports, photographs", "attachment"),
    ]
    lines = [(so, more, holds.count(kind)) for so, more, kind in kinds if holds.count(kind)]
    shown = sum(count for _, _, count in lines)
    rest = sum(count for _, count in holds.counts) - shown
    if rest:
        lines.append(("Other", "people, schools, checks and the like", rest))
    return lines


def _answers(holds: Holds) -> str:
    """What became of cases that were given, or that were to leave that laptop."""
    said = (
        _some(holds.taken, "taken"),
        _some(holds.refused, "refused"),
        _some(holds.let_go, "left that laptop"),
    )
    return capital(", ".join(one for one in said if one)) or "to cases that you gave"


def _some(count: int, what: str) -> str:
    return f"{number(count)} {what}" if count else ""


def cannot_say(one: Came) -> str:
    """Of a bundle that cannot be read: whether somebody is at risk in it, nobody can say."""
    if not one.waits or one.result != "quarantined" or one.urgent or one.records:
        return ""
    who = one.sender or "whoever sent it"
    return f" Nobody can say whether somebody is at risk in it: ring {who} and ask."


def fingerprint(key: str) -> str:
    """A key's fingerprint, so much of it as two people compare, in groups."""
    return " ".join(key[at : at + 4] for at in range(0, min(len(key), 16), 4))


def ready(seen: Closer) -> str:
    """What is said of a bundle that can be brought in."""
    if seen.state == "already":
        return "Everything in it is here already. Bringing it in once more changes nothing."
    if seen.state == "gap":
        return "It is sound, but an earlier bundle has not come. It will wait here for that one."
    return "It is sound and really from this laptop. Nothing of it is taken until you bring it in."


def brought(answers: Sequence[Arrived]) -> str:
    """How it went: "Four bundles are in; one waits for you." """
    results = [one.result for one in answers]
    inside = results.count("applied")
    waits = results.count("held") + results.count("quarantined")
    others = len(results) - inside - waits
    said = []
    if inside:
        said.append(f"{counted(inside, 'bundle')} {'is' if inside == 1 else 'are'} in")
    if waits:
        said.append(f"{counted(waits, 'bundle')} {'waits' if waits == 1 else 'wait'} for you")
    if others:
        said.append(f"{counted(others, 'bundle')} could not be taken or had come before")
    return f"{capital('; '.join(said))}." if said else ""
