"""`interests VAULT add|list|remove`: the volunteer's own declarations."""

from argparse import Namespace

from desktop.casework.actions import declare
from desktop.casework.actions.declare import Declaration
from desktop.casework.dates import read_date
from desktop.casework.desk import World
from desktop.commands.asked import meant
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault
from desktop.commands.grammar import KNOWN_AS
from desktop.commands.output import Output

_NOTHING = "Nothing is declared yet."


def _tell(one: Declaration, out: Output) -> None:
    out.line({"id": one.id, "kind": one.kind, "what": one.what}, f"{one.id}  {one.what}")


def add_position(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT add position --school URN --as TEXT`"""
    with open_vault(args, world) as desk:
        _tell(declare.declare_position(desk, args.school, args.held_as), out)
    return 0


def add_child_school(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT add child-school --school URN`"""
    with open_vault(args, world) as desk:
        _tell(declare.declare_child_school(desk, args.school), out)
    return 0


def add_person(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT add known-person --name NAME [--born DATE] [--postcode P] --as …`"""
    born = None if args.born is None else read_date(args.born, "date of birth")
    known_as = one_of("how you know them", args.known_as, KNOWN_AS)
    at = meant(args.postcode)
    with open_vault(args, world) as desk:
        _tell(declare.declare_person(desk, args.name, known_as, born, at), out)
    return 0


def list_all(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT list`"""
    with open_vault(args, world) as desk:
        found = declare.listed(desk)
        for one in found:
            _tell(one, out)
    if not found and not out.as_json:
        out.aside(_NOTHING)
    return 0


def remove(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT remove ID`"""
    with open_vault(args, world) as desk:
        _tell(declare.withdraw(desk, args.id), out)
    return 0
