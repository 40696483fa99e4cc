"""`enquiry VAULT add|list|show|settle|form|link`: advice to somebody who has no case."""

from argparse import Namespace
from typing import cast

from db.enquiry import Telling
from db.names import Capacity, Medium
from desktop.casework.actions.enquiries.form import give_form
from desktop.casework.actions.enquiries.link import link_enquiry
from desktop.casework.actions.enquiries.look import (
    SeenEnquiry,
    find_enquiry,
    list_enquiries,
    look_at_enquiry,
)
from desktop.casework.actions.enquiries.record_enquiry import (
    EnquiryDraft,
    record_enquiry,
    settle_enquiry,
)
from desktop.casework.actions.exchange.heard import read_statement
from desktop.casework.actions.papers.hand_over import How
from desktop.casework.history.record_words import said
from desktop.casework.saying.clock import london, read_when
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, one_line
from desktop.casework.surroundings import World
from desktop.commands.cases import finding_fields
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault, read_note
from desktop.commands.grammar.record import CAPACITIES, MEDIA
from desktop.commands.output import Output, when

_LINE = 70  # characters of a note, in a list


def add(args: Namespace, out: Output, world: World) -> int:
    """`enquiry VAULT add --medium … [--as …] [--name …] [--statement …] --note FILE`"""
    medium = cast(Medium, one_of("medium", args.medium, MEDIA))
    capacity = cast(Capacity, one_of("capacity", args.capacity, CAPACITIES))
    statement, why = read_statement(args.statement)
    note = read_note(args.note)
    with open_vault(args, world) as desk:
        now = desk.world.clock.now()
        draft = EnquiryDraft(
            medium=medium,
            capacity=capacity,
            happened=now if args.at is None else read_when(args.at, now),
            note=note,
            name=args.name,
            place=args.place,
            topics=tuple(args.about),
            law=tuple(args.law),
            signposted=tuple(args.signpost),
            access_needs=args.needs,
            statement=statement,
            why=why,
            language=args.language,
            interpreter=args.interpreter,
        )
        done = record_enquiry(desk, draft)
    gate = done.gate
    fields = {"enquiry": done.enquiry, "statement": gate.state, "clause": gate.clause}
    text = f"Kept as {done.enquiry[:8]}. The statement: {gate.state}. {gate.why}"
    out.line({**fields, "why": gate.why}, text)
    return 0


def list_all(args: Namespace, out: Output, world: World) -> int:
    """`enquiry VAULT list [--owed] [--no-case]`"""
    with open_vault(args, world) as desk:
        found = [
            one
            for one in list_enquiries(desk)
            if (one.owed or not args.owed) and (one.kept.body.case is None or not args.no_case)
        ]
    for one in found:
        out.line(_fields(one), "\n".join(_lines(one)))
    if not found and not out.as_json:
        out.aside("No enquiry is here.")
    return 0


def show(args: Namespace, out: Output, world: World) -> int:
    """`enquiry VAULT show ENQUIRY`"""
    with open_vault(args, world) as desk:
        one = look_at_enquiry(desk, find_enquiry(desk, args.enquiry))
    body = one.kept.body
    fields = {
        **_fields(one),
        "note": body.note,
        "place": body.place,
        "law": list(body.law),
        "signposted": list(body.signposted),
        "access_needs": body.access_needs,
        "interpreter": body.interpreter,
        "policy": body.version,
        "told": [_told(each) for each in body.told],
        "concerns": list(one.concerns),
    }
    lines = _lines(one, whole=True)
    lines += [f"  Law: {each}" for each in body.law]
    lines += [f"  Pointed to: {each}" for each in body.signposted]
    lines += [f"  Helps them take part: {body.access_needs}"] if body.access_needs else []
    lines += [f"  Interpreter: {body.interpreter}"] if body.interpreter else []
    out.line(fields, "\n".join(lines))
    return 0


def settle(args: Namespace, out: Output, world: World) -> int:
    """`enquiry VAULT settle ENQUIRY --statement STATE [--medium MEDIUM]`"""
    state, why = read_statement(args.statement)
    assert state is not None  # the grammar asks for it
    medium = None
    if args.medium is not None:
        medium = cast(Medium, one_of("medium", args.medium, MEDIA))
    with open_vault(args, world) as desk:
        number = find_enquiry(desk, args.enquiry)
        gate = settle_enquiry(
            desk, number, state, why,
            medium=medium, language=args.language, interpreter=args.interpreter,
        )  # fmt: skip
    fields = {"enquiry": number, "statement": gate.state, "clause": gate.clause}
    out.line({**fields, "why": gate.why}, f"{capital(gate.state)}. {gate.why}")
    return 0


def form(args: Namespace, out: Output, world: World) -> int:
    """`enquiry VAULT form ENQUIRY [--how HOW]`"""
    with open_vault(args, world) as desk:
        number = find_enquiry(desk, args.enquiry)
        done = give_form(desk, number, cast(How, args.how))
    out.line({"enquiry": number, "handed": done}, "Kept: a form on the help was given.")
    return 0


def link(args: Namespace, out: Output, world: World) -> int:
    """`enquiry VAULT link ENQUIRY CASE [--with WHO]`"""
    with open_vault(args, world) as desk:
        done = link_enquiry(desk, find_enquiry(desk, args.enquiry), args.case, args.who)
    joined = f" {done.name} is now part of the case." if done.joined else ""
    lines = [f"It belongs to {done.case}, and was {done.name}.{joined}"]
    lines += [f"  Look at this: {one.reason} ({one.clause})" for one in done.finds.found]
    fields = {"enquiry": done.enquiry, "case": done.case, "person": done.person}
    findings = [finding_fields(one) for one in done.finds.found]
    fields_more = {"name": done.name, "joined": done.joined, "findings": findings}
    out.line({**fields, **fields_more}, "\n".join(lines))
    return 0


def _fields(one: SeenEnquiry) -> dict[str, object]:
    body = one.kept.body
    return {
        "enquiry": one.id,
        "at": when(body.happened),
        "medium": body.medium,
        "as": body.capacity,
        "name": body.name or None,
        "about": list(body.topics),
        "statement": one.gate.state,
        "clause": one.gate.clause,
        "owed": bool(one.owed),
        "case": one.case or None,
        "form_asked": one.form_asked or None,
        "form": one.form,
        "by": one.by,
    }


def _told(one: Telling) -> dict[str, object]:
    return {
        "statement": one.state,
        "at": when(one.at),
        "medium": one.medium,
        "why": one.why,
        "language": one.language,
        "interpreter": one.interpreter,
        "version": one.version,
        "text_hash": one.text_hash,
        "clause": one.clause,
    }


def _lines(one: SeenEnquiry, whole: bool = False) -> list[str]:
    body, at = one.kept.body, london(one.kept.body.happened)
    how = f"{said(body.medium)}, {said(body.capacity)}"
    lines = [f"{one.id[:8]}  {written(at.date())} {at:%H:%M}  {capital(one.who)} ({how})"]
    lines += [f"  {'; '.join(body.topics)}"] if body.topics else []
    lines += [f"  {body.note if whole else one_line(body.note, _LINE)}"] if body.note else []
    state = "outstanding" if one.owed else one.gate.state
    lines.append(f"  The statement: {state}. Written by {one.by}.")
    lines += [f"  Belongs to {one.case}: {one.person}."] if one.case else []
    return lines
