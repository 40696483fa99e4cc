"""`consent VAULT CASE give|withdraw|list`."""

from argparse import Namespace
from typing import cast

from db.errors import NoSuchRecord
from db.names import CaseId
from desktop.casework.actions.consenting.give import (
    ConsentDraft,
    Scope,
    give_consent,
    withdraw_consent,
)
from desktop.casework.actions.consenting.ledger import ConsentRow, Ledger, RelayRow, ledger
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, folded, people_of
from desktop.casework.saying.clock import read_when
from desktop.casework.saying.dates import read_date, written
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault
from desktop.commands.grammar.consent import SCOPES
from desktop.commands.output import Output, when


def consent_fields(one: ConsentRow) -> dict[str, object]:
    """A consent as the contract writes it."""
    body = one.body
    fields: dict[str, object] = {"consent": one.record, "person": body.person, "name": one.name}
    fields |= {"relay": body.relay, "to": body.to, "scope": body.scope, "form": body.form}
    fields |= {"given": when(body.given), "until": body.until and body.until.isoformat()}
    fields |= {"withdrawn": when(body.withdrawn), "state": one.state, "note": body.note}
    return {**fields, "counts": one.counts, "so": one.so}


def relay_fields(one: RelayRow) -> dict[str, object]:
    """What was passed on, as the contract writes it."""
    body = one.body
    fields: dict[str, object] = {"passed_on": one.record, "about": body.about, "name": one.name}
    fields |= {"kind": body.kind, "what": body.what, "to": body.to, "at": when(body.happened)}
    fields |= {"consent": body.consent, "state": one.answer.state, "open": one.open}
    fields |= {"why": body.why, "source": body.source, "clause": one.answer.clause}
    return {**fields, "so": one.answer.why}


def _told(one: ConsentRow) -> str:
    until = f", until {written(one.body.until)}" if one.body.until else ""
    said = f"{one.name or 'somebody'}, to {one.body.to}: {one.body.relay}"
    so = f"\n    {one.so}" if one.so and one.state == "in force" else ""
    return f"{one.record}  {one.state}{until}  {said}{so}"


def _ledger(desk: Desk, case: str) -> Ledger:
    return ledger(desk, CaseId(find_case(desk, case).id))


def _say(desk: Desk, args: Namespace, out: Output, record: str) -> None:
    found = next(one for one in _ledger(desk, args.case).consents if one.record == record)
    out.line(consent_fields(found), _told(found))


def give(args: Namespace, out: Output, world: World) -> int:
    """`consent VAULT CASE give --of WHO --relay TEXT --to WHOM [--written] [--until DATE] …`"""
    scope = cast(Scope, one_of("what the consent is for", args.scope, SCOPES))
    with open_vault(args, world) as desk:
        now = desk.world.clock.now()
        draft = ConsentDraft(
            person=_person(desk, args.case, args.of),
            relay=args.relay,
            to=args.to,
            form="written" if args.written else "spoken",
            given=now if args.at is None else read_when(args.at, now),
            until=None if args.until is None else read_date(args.until, "last day"),
            scope=scope,
        )
        _say(desk, args, out, give_consent(desk, args.case, draft))
    return 0


def _person(desk: Desk, case: str, name: str) -> str:
    """The person of the case who has this name. Raises `NoSuchRecord`."""
    people = people_of(desk, find_case(desk, case).id)
    for person, _ in people:
        if folded(person.body.name) == folded(name):
            return person.id
    raise NoSuchRecord(what="person of this case", id=name)


def withdraw(args: Namespace, out: Output, world: World) -> int:
    """`consent VAULT CASE withdraw ID [--at WHEN]`"""
    with open_vault(args, world) as desk:
        now = desk.world.clock.now()
        rows = _ledger(desk, args.case).consents
        meant = [one.record for one in rows if one.record.startswith(args.id.strip().casefold())]
        if len(meant) != 1:
            raise NoSuchRecord(what="consent of this case", id=args.id)
        at = None if args.at is None else read_when(args.at, now)
        _say(desk, args, out, withdraw_consent(desk, meant[0], at))
    return 0


def list_all(args: Namespace, out: Output, world: World) -> int:
    """`consent VAULT CASE list`"""
    with open_vault(args, world) as desk:
        found = _ledger(desk, args.case)
    for one in found.consents:
        out.line(consent_fields(one), _told(one))
    if not found.consents and not out.as_json:
        out.aside("No consent is written down in this case.")
    return 0
