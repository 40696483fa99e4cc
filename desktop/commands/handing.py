"""`case assign|assign-all|take-back|confirm|offer|take|refuse|refer`: a case changes hands."""

from argparse import Namespace
from datetime import datetime

from desktop.casework.actions.closeness.confirm_referral import confirm_referral_of
from desktop.casework.actions.handing.arrive import look_at_offer, take
from desktop.casework.actions.handing.arrive import refuse as say_no
from desktop.casework.actions.handing.assign import assign as give
from desktop.casework.actions.handing.assign import take_back
from desktop.casework.actions.handing.refer import refer as hand_in
from desktop.casework.actions.handing.share_out import give_all
from desktop.casework.record.holding import Held
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World
from desktop.commands.files import open_vault
from desktop.commands.output import Output, when


def assign(args: Namespace, out: Output, world: World) -> int:
    """`case assign VAULT CASE --to DEVICE [--note TEXT] [--why TEXT]`"""
    with open_vault(args, world) as desk:
        done = give(desk, args.case, args.to, args.note, args.why)
    fields = {"case": done.case, "device": done.device, "volunteer": done.name}
    out.line(
        {**fields, "rows": done.rows},
        f"Case {done.case} goes to {done.name} with the next bundle for that laptop:\n"
        f"evenhand send {args.vault} --to {done.device[:8]} -o FILE",
    )
    return 0


def assign_all(args: Namespace, out: Output, world: World) -> int:
    """`case assign-all VAULT --from DEVICE --to DEVICE [--note TEXT] [--why TEXT]`"""
    with open_vault(args, world) as desk:
        done = give_all(desk, args.giver, args.to, args.note, args.why)
    for one in done:
        fields = {"case": one.case, "device": one.device, "volunteer": one.name, "rows": one.rows}
        out.line(fields, f"Case {one.case} goes to {one.name} with the next bundle.")
    return 0


def take_case_back(args: Namespace, out: Output, world: World) -> int:
    """`case take-back VAULT CASE [--why TEXT]`"""
    with open_vault(args, world) as desk:
        case = take_back(desk, args.case, args.why)
    text = f"Case {case} is with no volunteer now; whoever had it is told with the next bundle."
    out.line({"case": case}, text)
    return 0


def confirm(args: Namespace, out: Output, world: World) -> int:
    """`case confirm VAULT CASE [--note TEXT]`"""
    with open_vault(args, world) as desk:
        done = confirm_referral_of(desk, args.case, args.note)
    fields = {"case": done.case, "referral": done.id, "volunteer": done.volunteer}
    out.line(
        fields, f"{done.volunteer} is told with the next bundle, and lets case {done.case} go."
    )
    return 0


def take_case(args: Namespace, out: Output, world: World) -> int:
    """`case take VAULT CASE [--reason TEXT]`"""
    with open_vault(args, world) as desk:
        case = take(desk, args.case, args.reason)
    out.line({"case": case, "answer": "taken"}, f"Case {case} is yours. Its notes are open to you.")
    return 0


def refuse(args: Namespace, out: Output, world: World) -> int:
    """`case refuse VAULT CASE --why TEXT`"""
    with open_vault(args, world) as desk:
        case = say_no(desk, args.case, args.why)
    text = f"The office hears it with your next bundle; case {case} leaves this laptop after that."
    out.line({"case": case, "answer": "refused"}, text)
    return 0


def refer(args: Namespace, out: Output, world: World) -> int:
    """`case refer VAULT CASE --clause CLAUSE --why TEXT`"""
    with open_vault(args, world) as desk:
        done = hand_in(desk, args.case, args.clause, args.why)
    text = "It goes to the office with your next bundle, and stays here until that is confirmed."
    out.line({"case": args.case, "referral": done}, text)
    return 0


def offer(args: Namespace, out: Output, world: World) -> int:
    """`case offer VAULT CASE`"""
    with open_vault(args, world) as desk:
        seen = look_at_offer(desk, args.case)
    fields: dict[str, object] = {"case": seen.reference, "child": seen.child, "born": seen.born}
    fields |= {"people": [{"name": name, "capacity": part} for name, part in seen.people]}
    fields |= {"school": seen.school, "postcode": seen.postcode, "address": seen.address}
    fields |= {
        "given": when(seen.since),
        "given_by": seen.given_by,
        "note": seen.note,
        "why": seen.why,
    }
    fields |= {"findings": [{"kind": one.kind, "strength": one.strength} for one in seen.found]}
    fields |= {"needs_reason": seen.needs_reason}
    lines = [f"{seen.reference}  {seen.child}, {seen.school or 'no school'}, {seen.postcode}"]
    lines += [f"  {name} ({part})" for name, part in seen.people]
    lines += [f"  Why it comes to you: {seen.why}"] if seen.why else []
    lines += [f"  The office writes: {seen.note}"] if seen.note else []
    lines += [f"  {one.reason} ({one.clause})" for one in seen.found]
    out.line(fields, "\n".join(lines))
    return 0


def held_fields(one: Held) -> dict[str, object]:
    """Who held a case from when until when, as the contract writes it."""
    fields: dict[str, object] = {"device": one.device, "name": one.name, "how": one.how}
    fields |= {"since": when(one.since), "until": when(one.until), "ending": one.ending}
    return {
        **fields,
        "answer": one.answer,
        "words": one.words,
        "left": when(one.left),
        "note": one.note,
        "why": one.why,
        "parting": one.parting,
    }


def held_line(one: Held) -> str:
    """The same in a line."""
    until = f" to {_day(one.until)}, {one.ending}" if one.until else ""
    waits = ", not answered yet" if one.offered else ""
    return f"  with {one.name or 'another laptop'} from {_day(one.since)}{until}{waits}"


def _day(at: datetime) -> str:
    return f"{london(at):%d %b %Y}".lstrip("0")
