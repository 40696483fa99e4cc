"""`statement VAULT CASE`: to whom the statement is owed, and what became of it at a contact."""

from argparse import Namespace

from db.errors import BadInput, UnknownWord
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.exchange.heard import read_statement
from desktop.casework.promise.statement import Owed
from desktop.casework.record.cases import CaseView, folded, show_case
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.surroundings import World
from desktop.commands.files import open_vault
from desktop.commands.output import Output, when


def statement(args: Namespace, out: Output, world: World) -> int:
    """`statement VAULT CASE [--with WHO] [--contact ID] [--statement STATE]`"""
    state, why = read_statement(args.statement)
    with open_vault(args, world) as desk:
        view = show_case(desk, args.case)
        names = {str(one.id): one.body.name for one, _ in view.people}
        meant = [one for one in view.owed if _is_meant(one, names, args)]
        if state is None:
            for one in meant:
                out.line(owed_fields(one, names), _told(one, names))
            return 0
        one = _the_one(view, meant, names)
        gate = settle_statement(
            desk, one.contact, one.person, state, why,
            language=args.language, interpreter=args.interpreter,
        )  # fmt: skip
    name = names.get(one.person, "")
    fields: dict[str, object] = {"contact": one.contact, "person": one.person, "name": name}
    fields |= {"statement": gate.state, "clause": gate.clause, "why": gate.why}
    out.line(fields, f"{name}: {gate.state}. {gate.why}")
    return 0


def owed_fields(one: Owed, names: dict[str, str]) -> dict[str, object]:
    """A statement that is owed, as the contract writes it."""
    fields: dict[str, object] = {"contact": one.contact, "person": one.person}
    fields |= {"name": names.get(one.person, ""), "medium": one.medium, "since": when(one.since)}
    return {**fields, "clause": one.clause, "reason_given": one.reason_given}


def _told(one: Owed, names: dict[str, str]) -> str:
    at = london(one.since)
    said = (
        f"{one.contact}  {names.get(one.person, '')}, {one.medium}, {written(at.date())} {at:%H:%M}"
    )
    return f"{said}; why it was not said is noted" if one.reason_given else said


def _is_meant(one: Owed, names: dict[str, str], args: Namespace) -> bool:
    name = folded(names.get(one.person, ""))
    whose = not args.who or folded(args.who) == name
    return whose and (not args.contact or one.contact.startswith(args.contact.strip().casefold()))


def _the_one(view: CaseView, meant: list[Owed], names: dict[str, str]) -> Owed:
    """The only one that is meant; else whom and which there are to choose from."""
    if not view.owed:
        expected = "a case in which a statement is owed"
        raise BadInput(
            what="case with something to settle", given=view.row.reference, expected=expected
        )
    if len(meant) == 1:
        return meant[0]
    known = ", ".join(_told(one, names) for one in meant or view.owed)
    raise UnknownWord(what="person and contact", given="--with and --contact", known=known)
