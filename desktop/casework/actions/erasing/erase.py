"""Erasing: a volunteer asks, two people at the office decide, and it is done at both desks.

- Two people: whoever is in, and somebody else who types their own passphrase. Nothing is erased
  before both stand there.
- The office writes a row for each laptop whose rows go, in the stream for that laptop; it blanks
  them at the office at once, and at the laptop when it comes there (`erase_follow`). Rows that the
  office wrote itself go with the first of them, or stay in its `own`.
- What was blanked is then wiped (`erase_wipe`), which takes longer and is owed until it is done.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from db.errors import BadInput, NoSuchRecord, SecondPersonMissing, SecondPersonNeeded
from db.names import DeviceId, Hash, RecordId
from db.records import Case, Erasure
from db.store.erase import RowOf
from db.store.heirs import heir
from db.store.reading import Kept
from db.vault.access import Holder
from desktop.casework.actions import typed
from desktop.casework.actions.erasing.erase_follow import forget, write
from desktop.casework.actions.erasing.erase_rows import Doomed, doomed
from desktop.casework.desk import Desk
from desktop.casework.history import erasures
from desktop.casework.history.erasures import Reason, Why

_MOST_ASKED = 2000  # rows that a request names


@dataclass(frozen=True)
class Preview:
    """What an erasure would take, before anybody decides."""

    about: str
    case: str
    what: str
    records: tuple[tuple[str, int], ...]  # kind, and how many; never names
    desks: int  # laptops at which it will be done
    alone: bool  # nobody else has a passphrase here


@dataclass(frozen=True)
class Erased:
    """It is blanked at this desk, and on its way to the others."""

    case: str
    what: str
    second: str
    rows: int
    laptops: tuple[str, ...]  # names of those to which it has to travel


def preview(desk: Desk, about: str) -> Preview:
    """What would go, counted. Raises `NoSuchCase`, `AmbiguousCase`, `NoSuchRecord`."""
    goes = doomed(desk, about)
    counts: dict[str, int] = defaultdict(int)
    for one in goes.records:
        counts[one.kind] += 1
    laptops = _by_device(desk, goes.rows)[0] if desk.kind == "office" else {}
    alone = desk.kind == "office" and len({one.actor for one in desk.vault.holders()}) < 2
    return Preview(about, goes.case, goes.what, tuple(counts.items()), len(laptops), alone)


def ask(desk: Desk, about: str, reason: Reason, words: str = "") -> RecordId:
    """A volunteer asks the office to erase; it travels with the next bundle.

    Asked twice it is one request. Raises `WrongDesk`, `NoSuchCase`, `NoSuchRecord`, `BadInput`,
    `TooLong`.
    """
    desk.need("volunteer")
    goes = doomed(desk, about)
    why = _why(goes, reason, words)
    first = goes.records[0]
    rows = tuple(one.hash for one in goes.rows if one.record == first.id)[:_MOST_ASKED]
    for one in desk.store.find(Erasure, second_person=""):
        if one.body.rows == rows:
            return one.id
    with desk.write() as writing:
        return writing.add(Erasure(rows=rows, why=why))


def asked_about(desk: Desk, request: str) -> str:
    """What a request is about, as `preview` takes it; empty where that is not here any more.

    Raises `NoSuchRecord`.
    """
    for row in desk.store.rows_named(_request(desk, request).body.rows):
        if row.kind == "case":
            case = desk.store.get(Case, row.record)
            return case.body.reference if case is not None else ""
        return f"{row.kind}:{row.record}" if not row.blank else ""
    return ""


def erase(
    desk: Desk,
    about: str,
    reason: Reason,
    words: str,
    passphrase: str,
    *,
    request: RecordId | None = None,
) -> Erased:
    """Erase it, with a second person's passphrase. Takes the cost of every slot.

    `request`: the laptop's that this answers. Raises `WrongDesk`, `NoSuchCase`, `NoSuchRecord`,
    `BadInput`, `TooLong`, `WrongPassphrase`, `SecondPersonMissing`, `SecondPersonNeeded`; then
    nothing was erased. Wiping is owed afterwards (`erase_wipe.finish`).
    """
    desk.need("office")
    goes = doomed(desk, about)
    why = _why(goes, reason, words)
    answers = _request(desk, request) if request is not None else None
    second = _second(desk, passphrase)
    by_device, own = _by_device(desk, goes.rows)
    said = Erasure(rows=(), why=why, second_person=second.name)
    with desk.write() as writing:
        for device, rows in by_device.items():
            mine = answers.id if answers is not None and answers.device == device else None
            write(writing, said, [*own, *rows], to=device, record=mine)
            own = []
        write(writing, said, own, own=True)
        forget(desk, goes.records, erasures.read(why))
    names = {one.device: one.name for one in desk.store.local.peers() if one.state == "enrolled"}
    return Erased(
        case=goes.case,
        what=goes.what,
        second=second.name,
        rows=len(goes.rows),
        laptops=tuple(names[one] for one in by_device if one in names),
    )


def _by_device(desk: Desk, rows: Iterable[RowOf]) -> tuple[dict[DeviceId, list[Hash]], list[Hash]]:
    """These rows by the laptops that have them: that wrote them, or to which they were handed or
    written; and those that only this office has."""
    found: dict[DeviceId, list[Hash]] = defaultdict(list)
    own: list[Hash] = []
    known = desk.store.handed_parts()
    for row in rows:
        streams = {one.stream for one in known.get(row.hash, ())} | {row.stream}
        to = {DeviceId(one.removeprefix("to:")) for one in streams if one.startswith("to:")}
        to |= {row.device} - {desk.device}
        to = {heir(desk.store.database, one) for one in to}
        for device in sorted(to):
            found[device].append(row.hash)
        if not to:
            own.append(row.hash)
    return found, own


def leave(desk: Desk, request: str, words: str) -> None:
    """Say no to a laptop's request, with the reason; it travels back. Nothing is erased.

    Raises `WrongDesk`, `NoSuchRecord`, `BadInput`, `TooLong`.
    """
    desk.need("office")
    kept = _request(desk, request)
    why = typed.text(words.strip(), "reason")
    if not why:
        raise BadInput(what="reason", given="", expected="why it stays, in a few words")
    with desk.write() as writing:
        writing.add(Erasure(rows=(), why=why), record=kept.id, to=kept.device)


def _request(desk: Desk, request: str) -> Kept[Erasure]:
    kept = desk.store.get(Erasure, request)
    if kept is None or kept.body.second_person or not kept.body.rows:
        raise NoSuchRecord(what="request", id=request)
    return kept


def _second(desk: Desk, passphrase: str) -> Holder:
    """Whoever stands by. Raises `WrongPassphrase`, and says where there is nobody, or the same."""
    if len({one.actor for one in desk.vault.holders()}) < 2:
        raise SecondPersonMissing
    second = desk.vault.whose(passphrase)
    if second.actor == desk.actor or not second.name:
        raise SecondPersonNeeded
    return second


def _why(goes: Doomed, reason: Reason, words: str) -> str:
    said = typed.text(" ".join(words.split()), "reason")
    if reason == "other" and not said:
        raise BadInput(what="reason", given="", expected="the reason, in a few words")
    if len(said) > erasures.MOST:
        raise BadInput(what="reason", given="", expected=f"at most {erasures.MOST} characters")
    return erasures.words(Why(goes.case, goes.what, reason, said))
