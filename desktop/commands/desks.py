"""`office new|invite|enrol|revoke` and `volunteer new|renew`."""

from argparse import Namespace
from pathlib import Path

from db.errors import Refusal
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.joining import end_device, found_office, join
from desktop.casework.actions.joining import enrol as enrolling
from desktop.casework.actions.joining import renew as renewing
from desktop.casework.surroundings import World
from desktop.commands.asked import meant
from desktop.commands.exchange import lost_files
from desktop.commands.files import open_vault, passphrase, read_bytes, write_bytes
from desktop.commands.output import Output


def _code(code: str) -> str:
    return (
        f"Recovery code: {code}\n"
        "Write it down now and keep it away from the computer; it is not shown again."
    )


def new_office(args: Namespace, out: Output, world: World) -> int:
    """`office new VAULT --service NAME --pack PACK [--staff NAME]`"""
    secret = passphrase(args, new=True)
    made = found_office.found_office(
        Path(args.vault), secret, args.service, args.pack, args.staff, world
    )
    fields = {"vault": args.vault, "service": made.service, "pack": made.pack}
    out.line(
        {**fields, "recovery_code": made.recovery_code},
        f"{made.service}: the office’s vault is in {args.vault}, under the policy {made.pack}.\n"
        f"{_code(made.recovery_code)}",
    )
    return 0


def invite(args: Namespace, out: Output, world: World) -> int:
    """`office invite VAULT -o FILE`"""
    with open_vault(args, world) as desk:
        invited = enrolling.invite(desk)
        file = write_bytes(args.output, invited.data)
    words = " ".join(invited.words)
    text = f"The invitation is in {file}.\nThis office’s own words: {words}"
    out.line({"file": file, "words": words}, text)
    return 0


def new_volunteer(args: Namespace, out: Output, world: World) -> int:
    """`volunteer new VAULT --invitation FILE --name NAME --home POSTCODE -o REQUEST`"""
    invitation = read_bytes(args.invitation)
    secret = passphrase(args, new=True)
    made = join.join(
        Path(args.vault),
        secret,
        invitation,
        args.name,
        meant(args.home),
        world,
        file=args.invitation,
        hand_over=lambda data: write_bytes(args.output, data),
    )
    words = " ".join(made.words)
    fields = {"vault": args.vault, "device": made.device, "words": words, "request": args.output}
    out.line(
        {**fields, "recovery_code": made.recovery_code},
        f"Your vault is in {args.vault}. Give {args.output} to the office, ring them,\n"
        f"and read these six words out: {words}\n{_code(made.recovery_code)}",
    )
    return 0


def renew_volunteer(args: Namespace, out: Output, world: World) -> int:
    """`volunteer renew VAULT [--invitation FILE] -o REQUEST`"""
    invitation = read_bytes(args.invitation) if args.invitation else None
    secret = passphrase(args)
    with open_vault(args, world, secret) as desk:
        done = renewing.renew(desk, secret, invitation, file=args.invitation or "")
        words = " ".join(done.request.words)
        fields = {"vault": args.vault, "device": done.device, "words": words}
        fields |= {"carried": done.carried}
        try:
            file = write_bytes(args.output, done.request.data)
        except Refusal as refusal:
            # The same once more makes the request once more.
            return out.refuse(refusal, {**fields, "request": None})
    again = (
        "record that the office had not confirmed is"
        if done.carried == 1
        else ("records that the office had not confirmed are")
    )
    out.line(
        {**fields, "request": file},
        f"This vault goes on as a new device; {done.carried} {again} written once more.\n"
        f"Give {file} to the office, ring them, and read these six words out: {words}",
    )
    return 0


def enrol(args: Namespace, out: Output, world: World) -> int:
    """`office enrol VAULT REQUEST --words "…" [-o FILE]`"""
    request = read_bytes(args.request)
    with open_vault(args, world) as desk:
        done = enrolling.enrol(desk, request, args.words, file=args.request)
        fields: dict[str, object] = {"device": done.device, "volunteer": done.volunteer}
        fields |= {"renews": done.renews, "cases": done.cases}
        welcome = None
        if args.output:
            try:
                (sent,) = send(desk, lambda _, data: write_bytes(args.output, data), done.device)
            except Refusal as refusal:
                # She is signed in all the same; only her welcome has still to be sent.
                return out.refuse(refusal, {**fields, "welcome": None})
            welcome = sent.file
            fields |= {"without": list(sent.without)}
    text = f"{done.volunteer} is signed in."
    if done.renews is not None:
        text += f" The device before is ended; open cases that go on: {done.cases}."
    if welcome is not None:
        text += f" Her welcome is in {welcome}.{lost_files(sent)}"
    out.line({**fields, "welcome": welcome}, text)
    return 0


def revoke(args: Namespace, out: Output, world: World) -> int:
    """`office revoke VAULT DEVICE --why TEXT`"""
    with open_vault(args, world) as desk:
        done = end_device.revoke(desk, args.device, args.why)
    held = ", ".join(done.cases) or "no case that the office knows of"
    out.line(
        {"device": done.device, "cases": list(done.cases)},
        f"{done.volunteer}’s laptop is ended. On it: {held}.\n"
        "If it was lost or stolen, decide within 72 hours whether the Information Commissioner "
        "and the families must be told (UK GDPR, articles 33 and 34).",
    )
    return 0
