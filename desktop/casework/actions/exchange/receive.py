"""Receiving: every arrival gets its answer, and nothing is deleted because it was bad.

    opened and good  -> applied, in one transaction, with its receipt noted
    here already     -> already; the next bundle confirms it once more
    an older policy  -> applied: kept, but the newer one stays in force, and that is said; also of
                        one that is here already, where it was brought late
    rows missing     -> held; applied by itself when they come
    rows of its own that a laptop lost
                     -> applied where they prove themselves; quarantined where one does not fit
    a file missing   -> held, and asked for again; applied by itself when that bundle comes
    before the welcome
                     -> held until that is in
    newer format     -> held until Evenhand is updated
    unknown or wrong signature, revoked or frozen device, fork, breaks the schema
                     -> quarantined as it came
    not ours, damaged, cut short, for another desk
                     -> refused; nothing is stored

One bad bundle never blocks another: each is its own transaction, and after one was applied the
held ones are tried again. What was decided is told by a code and facts; the words for a person
are in `desktop.messages`.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from db.bundle.lines import OpenRow
from db.bundle.merge import (
    Already,
    Apply,
    Behind,
    Held,
    Known,
    Missing,
    Quarantine,
    Standing,
    Verdict,
    decide,
)
from db.bundle.open import Opened
from db.bundle.returned import TakeBack, Unfit
from db.errors import (
    BundleDamaged,
    BundleForeign,
    BundleNewer,
    BundleUnknownSigner,
    BundleUnsound,
    FileUnreadable,
    NotEnrolled,
    Refusal,
)
from db.names import Body
from db.records import Enrolment, Pack, School, SchoolChanges
from db.service import PlaceChanges
from db.store.attached import NamesFile, files_of, named
from db.store.project import Read
from db.store.store import Writing
from db.vault import blobs
from desktop.casework.actions.closeness.check_case import Occasion
from desktop.casework.actions.closeness.recheck import recheck_open
from desktop.casework.actions.erasing import erase_follow, erase_wipe
from desktop.casework.actions.exchange import policies_come, quarantine, take_back
from desktop.casework.actions.exchange.arrivals import (
    Arrived,
    File,
    confirm,
    hold,
    note,
    sender_of,
    set_apart,
)
from desktop.casework.actions.exchange.carry import read_file
from desktop.casework.actions.exchange.signers import open_here
from desktop.casework.actions.files.attach_travel import lacking, note_never_came
from desktop.casework.actions.handing.hand_rows import hand_on_late
from desktop.casework.actions.handing.settle import change_hands
from desktop.casework.actions.safety.restored import hear, is_restored
from desktop.casework.desk import Desk

_LOOKED_AT_AGAIN: tuple[tuple[frozenset[type[Body]], Occasion], ...] = (
    (frozenset({Pack}), "policy"),
    (frozenset({School, SchoolChanges}), "school-list"),
    (frozenset({PlaceChanges}), "place-list"),
)
"""What the conflict check rests on beyond this laptop: the open cases are looked at again."""


def receive(desk: Desk, files: Iterable[tuple[str, bytes]]) -> tuple[Arrived, ...]:
    """Take these files in, each by its name and bytes. Never raises for what is in a file.

    Raises the store's refusals (`DiskFull` …) when this desk itself cannot write; the files
    before that one are in.
    """
    answers: list[Arrived] = []
    for name, data in files:
        answers.append(_take(desk, File(name, data)))
        if answers[-1].result == "applied":
            answers.extend(_try_held(desk))
    change_hands(desk)
    erase_wipe.finish_quietly(desk)
    return tuple(answers)


def receive_file(desk: Desk, file: Path) -> tuple[Arrived, ...]:
    """Take one file in, off the disk; that it cannot be read is an answer too.

    Raises the store's refusals, as `receive` does.
    """
    try:
        return receive(desk, [(file.name, read_file(file))])
    except FileUnreadable as refusal:
        return (Arrived(file.name, "refused", refusal.code, refusal.facts),)


def _try_held(desk: Desk) -> list[Arrived]:
    """Bundles that waited for rows, now that rows came. Again until none of them moves."""
    answers: list[Arrived] = []
    moved = True
    while moved:
        moved = False
        for one in desk.store.local.bundles("in", result="held"):
            try:
                data = quarantine.read(desk, one.file_hash)
            except FileUnreadable:  # it goes on waiting, and is tried again with the next arrival
                continue
            if data is None:
                continue
            name = "a bundle that waited" if one.number is None else f"bundle {one.number}"
            answer = _take(desk, File(name, data, again=True))
            if answer.result in ("applied", "already"):
                with suppress(Refusal):  # it is in; that the file stays is nobody's answer
                    quarantine.drop(desk, one.file_hash)
            if answer.result != "held":
                moved = moved or answer.result == "applied"
                answers.append(answer)
    return answers


def _take(desk: Desk, file: File) -> Arrived:
    try:
        return _settle(desk, open_here(desk, file.data), file)
    except (BundleDamaged, BundleForeign) as refusal:
        return Arrived(file.name, "refused", refusal.code, refusal.facts)
    except (BundleUnknownSigner, BundleUnsound) as refusal:
        return set_apart(desk, file, "quarantined", refusal)
    except BundleNewer as refusal:
        return set_apart(desk, file, "held", refusal)


def _known(desk: Desk, opened: Opened) -> Known:
    peer = sender_of(desk, opened)
    return Known(
        me=desk.device,
        service=desk.service,
        standing=Standing(peer.state, peer.from_seq or 0),
        heads=desk.store.heads(),
        hash_at=desk.store.hash_at,
        confirmed=desk.store.local.receipts(peer.device),
    )


def _decide(desk: Desk, opened: Opened) -> Verdict | take_back.Decided:
    if opened.header.kind == "returned":
        return take_back.decide(desk, opened)
    return decide(opened, _known(desk, opened))


def _settle(desk: Desk, opened: Opened, file: File) -> Arrived:
    """Do what the merge decides of a bundle that opened."""
    verdict = _decide(desk, opened)
    if isinstance(verdict, TakeBack | Unfit):
        return take_back.settle(desk, opened, verdict, file)
    match verdict:
        case Apply():
            return _apply(desk, opened, verdict, file)
        case Already():
            return _already(desk, opened, verdict, file)
        case Held():
            facts: dict[str, str | int] = {"missing": "; ".join(map(_range, verdict.missing))}
            return hold(desk, opened, file, "held", "bundle-gap", facts, verdict.receipts)
        case Quarantine():
            peer = sender_of(desk, opened)
            if verdict.freeze:
                with desk.write():
                    desk.store.local.set_peer(peer._replace(state="frozen"))
            code = _apart(desk, verdict.reason)
            return hold(desk, opened, file, "quarantined", code, {"name": peer.name})
        case Behind():
            # A laptop believes its office. An office does not let one laptop's claim stop them all.
            if desk.kind == "volunteer" or is_restored(desk):
                desk.rolled_back()
                return hold(desk, opened, file, "held", "rolled-back", {})
            facts = {"name": sender_of(desk, opened).name}
            return hold(desk, opened, file, "held", "laptop-ahead", facts)


def _apart(desk: Desk, reason: str) -> str:
    """Why it is kept apart. A laptop hears from nobody but its office."""
    at_laptop = desk.kind == "volunteer" and reason in ("fork", "frozen")
    return f"office-{reason}" if at_laptop else f"bundle-{reason}"


def _range(missing: Missing) -> str:
    if missing.first == missing.last:
        return str(missing.first)
    return f"{missing.first} to {missing.last}"


def _apply(desk: Desk, opened: Opened, verdict: Apply, file: File) -> Arrived:
    if not desk.enrolled and not any(isinstance(one.body, Enrolment) for one in opened.rows):
        return hold(desk, opened, file, "held", NotEnrolled.code, {})
    if lacking(desk, _sealed(verdict.rows), opened.blobs):
        return hold(desk, opened, file, "held", "bundle-without-file", {}, verdict.receipts)
    _keep_files(desk, opened, verdict.rows)
    try:
        with desk.write() as writing:
            decisions = erase_follow.decided(desk, verdict.rows)  # before anything is blanked
            writing.take([Read(*one) for one in verdict.rows])
            erase_follow.taken(desk, writing, verdict.rows, decisions)
            hand_on_late(desk, writing, verdict.rows)
            confirm(desk, opened, verdict.receipts)
            hear(desk, opened.header)
            note_never_came(desk, _sealed(verdict.rows))
            code = policies_come.put_in_force(desk, verdict.rows)
            note(desk, writing, opened, file, "applied", code)
            desk.lists_changed()
            _effects(desk, writing, verdict)
    except BaseException:
        desk.policy_changed()  # what was read of it was taken back with the rest
        desk.lists_changed()
        raise
    peer = sender_of(desk, opened)
    facts = policies_come.in_force_now(desk, verdict.rows)
    return Arrived(file.name, "applied", code, facts, len(opened.rows), peer.device, peer.name)


def _sealed(rows: Iterable[OpenRow]) -> Iterator[NamesFile]:
    return (named for one in rows for named in files_of(one.body))


def _keep_files(desk: Desk, opened: Opened, fresh: Iterable[OpenRow] = ()) -> None:
    """Put the sealed files where they lie, before the fresh rows that name them are written.

    One of a row that is here already makes a lost one whole; one that no row here names any more,
    or ever did, is nobody's, and stays in the bundle.
    """
    if opened.blobs:
        wanted = {body.blob for body in _sealed(fresh)} | named(desk.store.database)
        for blob in wanted & opened.blobs.keys():
            blobs.keep(desk.vault.blobs, blob, opened.blobs[blob])


def _effects(desk: Desk, writing: Writing, verdict: Apply) -> None:
    """What some rows mean for this desk, beyond being kept. Inside a `write`."""
    for one in verdict.rows:
        if isinstance(one.body, Enrolment) and one.body.device == desk.device:
            desk.store.local.set("enrolled", "yes")
            desk.store.local.set("letters", one.body.letters)
    came = {type(one.body) for one in verdict.rows}
    for kinds, occasion in _LOOKED_AT_AGAIN:
        if came & kinds:
            recheck_open(desk, writing, occasion)


def _already(desk: Desk, opened: Opened, verdict: Already, file: File) -> Arrived:
    peer = sender_of(desk, opened)
    _keep_files(desk, opened)
    with desk.write():
        confirm(desk, opened, verdict.receipts)
        hear(desk, opened.header)
        note_never_came(desk, ())
        # It was sent once more, so the receipt was lost: let the next bundle say it again.
        desk.store.local.give(peer.device, [(run.stream, 0) for run in opened.header.streams])
        if file.again:
            desk.store.local.settle_bundle(file.digest, "applied", "")
    count = len(opened.rows)
    code, facts = policies_come.came_again(desk, opened.rows)
    return Arrived(file.name, "already", code, facts, count, peer.device, peer.name)
