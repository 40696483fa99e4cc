"""`send`, `receive`, `inspect`."""

from argparse import Namespace
from pathlib import Path

from db.bundle.open import look
from db.errors import BadInput, DocumentLost, FileUnreadable
from desktop import messages
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.bring_back import bring_back
from desktop.casework.actions.exchange.inspect import inspect_bundle
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.exchange.send import Sent, send
from desktop.casework.actions.exchange.two_offices import go_on
from desktop.casework.surroundings import World
from desktop.commands.files import open_vault, read_bytes, write_bytes
from desktop.commands.output import Output

_IN = ("applied", "already", "held")
_MIXED = 3


def send_bundles(args: Namespace, out: Output, world: World) -> int:
    """`send VAULT -o FILE [--to DEVICE] [--receipt | --bring-back [ROWS]]`"""

    def courier(index: int, data: bytes) -> str:
        file = Path(args.output)
        name = file if index == 0 else file.with_name(f"{file.stem}-{index + 1}{file.suffix}")
        return write_bytes(str(name), data)

    if args.bring_back is not None and not args.to:
        raise BadInput(what="--bring-back", given=args.bring_back, expected="--to, for one laptop")
    with open_vault(args, world) as desk:
        if args.bring_back is not None:
            sent = bring_back(desk, courier, args.to, args.bring_back)
        else:
            sent = send(desk, courier, args.to, receipt=args.receipt)
        for one in sent:
            fields = {"file": one.file, "bundle": one.bundle, "records": one.records}
            fields |= {"from_seq": one.from_seq, "to_seq": one.to_seq, "recipient": one.recipient}
            count = "a receipt" if one.records == 0 else f"{one.records} records"
            fields |= {"without": list(one.without)}
            out.line(fields, f"Bundle {one.bundle}, {count}, is in {one.file}.{lost_files(one)}")
    return 0


def lost_files(one: Sent) -> str:
    """The documents that a bundle goes without, and what to do about it."""
    said = (messages.of(DocumentLost(name=title), at_line=True) for title in one.without)
    return "".join(f"\n{each.message} {each.do}" for each in said)


def receive_files(args: Namespace, out: Output, world: World) -> int:
    """`receive VAULT FILE… [--rung]`"""
    results: list[str] = []
    with open_vault(args, world) as desk:
        if args.rung:
            go_on(desk)
        for file in args.file:
            # File by file: thirty bundles are never all in memory.
            try:
                answers = receive(desk, [(file, read_bytes(file))])
            except FileUnreadable as refusal:
                answers = (Arrived(file, "refused", refusal.code, refusal.facts),)
            for one in answers:
                _tell(one, out)
                results.append(one.result)
    good = sum(result in _IN for result in results)
    if good == len(results):
        return 0
    return _MIXED if good else 1


def _tell(one: Arrived, out: Output) -> None:
    fields: dict[str, object] = {"file": one.file, "result": one.result, "reason": ""}
    fields |= {"records": one.records}
    fields |= {"sender": one.sender or None, "sender_name": one.sender_name or None}
    text = f"{one.file}: {one.result}"
    if one.sender_name:
        text += f", {one.records} records from {one.sender_name}"
    if not one.code:
        out.line(fields, f"{text}.")
        return
    said = messages.words(one.code, one.facts, at_line=True)
    fields["reason"] = f"{said.message} {said.do}"
    if one.result in _IN:
        out.line(fields, f"{text}. {fields['reason']}")
        return
    out.aside(f"{one.file}: {fields['reason']}")
    refusal = {"error": one.code, "message": said.message, "do": said.do}
    out.line({**fields, **refusal}, f"{text}.")


def inspect(args: Namespace, out: Output, world: World) -> int:
    """`inspect FILE [--vault VAULT]`"""
    data = read_bytes(args.file)
    if args.vault is None:
        seen = look(data)
    else:
        with open_vault(args, world) as desk:
            seen = inspect_bundle(desk, data)
    header = seen.header
    fields: dict[str, object] = {
        "format": seen.format,
        "service": header.service if header else None,
        "sender": header.sender if header else None,
        "recipient": header.recipient.device if header else None,
        "kind": header.kind if header else None,
        "bundle": header.number if header else None,
        "records": header.records if header else None,
        "signature": seen.signature,
        "size": seen.size,
        "fingerprint": seen.fingerprint,
    }
    text = f"A sealed bundle of {seen.size:,} bytes."
    if header is not None:
        text += (
            f" Bundle {header.number} of {header.service}, from {header.sender}, "
            f"{header.records} records, signature {seen.signature}."
        )
    elif seen.signature is not None:
        text += f" Its signature is {seen.signature} (key {seen.fingerprint})."
    out.line(fields, text)
    return 0
