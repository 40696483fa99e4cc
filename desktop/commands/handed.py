"""`handed VAULT note|back|list`: what was handed over, and forms that came back, at both desks."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from db.errors import BadInput, NoSuchRecord
from db.names import PersonId
from db.records import Case, Handed
from desktop.casework.actions.files.attach import pick
from desktop.casework.actions.papers.came_back import BackDraft, came_back
from desktop.casework.actions.papers.exact import exact
from desktop.casework.actions.papers.hand_over import (
    BACK,
    HandedDraft,
    How,
    What,
    days_taken,
    hand_over,
    handed,
)
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, folded, people_of, person_name
from desktop.casework.saying.clock import london, read_when
from desktop.casework.saying.dates import read_date
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault
from desktop.commands.grammar.handed import HOWS, WHATS
from desktop.commands.output import Output, when


def note(args: Namespace, out: Output, world: World) -> int:
    """`handed VAULT note --what WHAT --how HOW [--case CASE [--of WHO]] [--to WHOM] …`"""
    what = cast(What, one_of("paper", args.what, WHATS))
    how = cast(How, one_of("way", args.how, HOWS))
    with open_vault(args, world) as desk:
        now, words = desk.world.clock.now(), exact(desk, what, args.language)
        draft = HandedDraft(
            what=what,
            how=how,
            case=args.case,
            person=_person(desk, args.case, args.of) if args.of else "",
            to=args.to,
            version=args.edition or words.version,
            text_hash=words.text_hash,
            language=words.language,
            asked=None if args.asked is None else read_date(args.asked, "day it was asked for"),
            happened=None if args.at is None else read_when(args.at, now),
            note=args.note,
        )
        record = hand_over(desk, draft)
        kept = desk.store.get(Handed, record)
        assert kept is not None
        _say(desk, record, kept.body, _references(desk), out)
    return 0


def back(args: Namespace, out: Output, world: World) -> int:
    """`handed VAULT back --case CASE [--of WHO|--by WHOM] --how HOW [--at WHEN] [--form FILE]`"""
    how = cast(How, one_of("way", args.how, HOWS))
    form = None if args.form is None else pick(Path(args.form))
    with open_vault(args, world) as desk:
        draft = BackDraft(
            case=args.case,
            how=how,
            person=_person(desk, args.case, args.of) if args.of else "",
            by=args.by,
            happened=None if args.at is None else read_when(args.at, desk.world.clock.now()),
            form=form,
        )
        record = came_back(desk, draft)
        kept = desk.store.get(Handed, record)
        assert kept is not None
        _say(desk, record, kept.body, _references(desk), out)
    return 0


def list_all(args: Namespace, out: Output, world: World) -> int:
    """`handed VAULT list [--case CASE]`"""
    with open_vault(args, world) as desk:
        found, references = handed(desk, args.case), _references(desk)
        for one in found:
            _say(desk, one.id, one.body, references, out)
    if not found and not out.as_json:
        out.aside("Nothing was noted as handed over.")
    return 0


def _person(desk: Desk, case: str, name: str) -> PersonId:
    """The person of the case who has this name. Raises `NoSuchRecord`, `BadInput`."""
    if not case:
        raise BadInput(what="name", given=name, expected="--case with it, or --to instead")
    for person, _ in people_of(desk, find_case(desk, case).id):
        if folded(person.body.name) == folded(name):
            return PersonId(person.id)
    raise NoSuchRecord(what="person of this case", id=name)


def _references(desk: Desk) -> Mapping[str, str]:
    return {one.id: one.body.reference for one in desk.store.find(Case)}


def _say(desk: Desk, record: str, body: Handed, references: Mapping[str, str], out: Output) -> None:
    days = days_taken(body)
    name = person_name(desk, body.person) if body.person is not None else ""
    case = references.get(body.case, "") if body.case is not None else ""
    fields: dict[str, object] = {"handed": record, "what": body.what, "how": body.how}
    fields |= {"at": when(body.happened), "case": case or None, "name": name, "to": body.to}
    fields |= {"version": body.version, "text_hash": body.text_hash, "language": body.language}
    fields |= {"asked": body.asked and body.asked.isoformat(), "days": days, "note": body.note}
    to = "from" if body.what == BACK else "to"
    nobody = "nobody said who" if body.what == BACK else "whoever asked"
    whom = " ".join(part for part in (name or body.to or nobody, case) if part)
    version = f" {body.version}" if body.version else ""
    soon = "" if days is None else f", {days} days after it was asked for"
    way = body.how.replace("-", " ")
    text = f"{london(body.happened):%d %b %Y %H:%M}  {body.what}{version}, {way}, {to} {whom}{soon}"
    out.line(fields, text)
