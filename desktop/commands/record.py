"""`contact` and `meeting`."""

from argparse import Namespace
from datetime import datetime
from typing import cast

from db.case import Attendee
from db.names import Capacity, Medium, MeetingKind
from desktop.casework.actions.closeness.check_case import Finds
from desktop.casework.actions.contacts.record_contact import ContactDraft, record_contact
from desktop.casework.actions.exchange.heard import read_statement
from desktop.casework.actions.meetings.hold_meeting import MeetingDraft, hold_meeting
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london, read_when
from desktop.casework.surroundings import World
from desktop.commands.asked import meant
from desktop.commands.cases import finding_fields
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault, read_note
from desktop.commands.grammar.record import CAPACITIES, MEDIA, MEETINGS
from desktop.commands.ground import area_fields
from desktop.commands.output import Output, when


def _happened(args: Namespace, desk: Desk) -> datetime:
    now = desk.world.clock.now()
    return now if args.at is None else read_when(args.at, now)


def contact(args: Namespace, out: Output, world: World) -> int:
    """`contact VAULT CASE --medium … --with WHO [--statement …] [--at WHEN] --note FILE`"""
    medium = cast(Medium, one_of("medium", args.medium, MEDIA))
    capacity = cast(Capacity, one_of("capacity", args.capacity, CAPACITIES))
    statement, why = read_statement(args.statement)
    note = read_note(args.note)
    with open_vault(args, world) as desk:
        draft = ContactDraft(
            medium=medium,
            who=tuple(args.who),
            capacity=capacity,
            happened=_happened(args, desk),
            note=note,
            statement=statement,
            why=why,
            language=args.language,
            interpreter=args.interpreter,
        )
        done = record_contact(desk, args.case, draft)
    fields = {"contact": done.contact, "statement": done.statement, "clause": done.clause}
    people = [
        {"person": one.person, "name": one.name, "statement": one.gate.state, "why": one.gate.why}
        for one in done.heard
    ]
    lines = [f"Kept. The statement: {done.statement}."]
    lines += [f"  {one.name}: {one.gate.state}. {one.gate.why}" for one in done.heard]
    lines += [f"  {name} is now part of the case." for name in done.added]
    lines += _findings(done.finds)
    findings = [finding_fields(one) for one in done.finds.found]
    out.line({**fields, "people": people, "findings": findings}, "\n".join(lines))
    return 0


def _findings(finds: Finds) -> list[str]:
    return [f"  Look at this: {one.reason} ({one.clause})" for one in finds.found]


def _attendee(text: str) -> Attendee:
    name, _, capacity = text.rpartition(",") if "," in text else (text, "", "")
    return Attendee(name=name.strip(), capacity=capacity.strip())


def meeting(args: Namespace, out: Output, world: World) -> int:
    """`meeting VAULT CASE --kind … --place POSTCODE [--role …] [--stated …] --note FILE`"""
    kind = cast(MeetingKind, one_of("kind of meeting", args.kind, MEETINGS))
    note = read_note(args.note)
    decides = None
    if args.decides is not None:
        decides = one_of("whether it decides", args.decides, ("yes", "no")) == "yes"
    with open_vault(args, world) as desk:
        now = desk.world.clock.now()
        happened = _happened(args, desk)
        stated = None
        if args.stated is not None:
            stated = read_when(args.stated, now, on=london(happened).date())
        ended = None
        if args.ended is not None:
            ended = read_when(args.ended, now, on=london(happened).date())
        draft = MeetingDraft(
            kind=kind,
            place=meant(args.place),
            happened=happened,
            note=note,
            role=args.role,
            stated_at=stated,
            why_not=args.not_stated,
            decides=decides,
            attended=tuple(_attendee(one) for one in args.attended),
            ended=ended,
        )
        done = hold_meeting(desk, args.case, draft)
    role = done.role
    fields: dict[str, object] = {"meeting": done.meeting, "role": role.role or None}
    fields["stated"] = role.stated
    fields |= {"stated_at": when(role.at), "clause": role.clause, "area": area_fields(done.area)}
    said = role.stated if role.at is None else f"stated {london(role.at):%H:%M}"
    named = f"as “{role.role}”" if role.role else "without a role"
    text = f"Kept, {named}: {said}. {role.why}".rstrip()
    out.line(fields, f"{text}\n{done.area.reason}")
    return 0
