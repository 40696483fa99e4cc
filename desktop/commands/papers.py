"""`print role-card`."""

from argparse import Namespace
from typing import TYPE_CHECKING, cast

import resources
from db.errors import RoleNeeded
from desktop.casework.desk import World
from desktop.casework.role import card
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault, write_bytes
from desktop.commands.grammar import SIZES
from desktop.commands.output import Output

if TYPE_CHECKING:
    from desktop.documents.sheets import Size


def role_card(args: Namespace, out: Output, world: World) -> int:
    """`print role-card VAULT [CASE] [--role ROLE] [--size {a4,a6,wallet}] -o FILE.pdf`"""
    # Late: reportlab takes a third of a second, and only printing needs it.
    from desktop.documents.role_card import Card  # noqa: PLC0415
    from desktop.documents.role_card import role_card as draw  # noqa: PLC0415

    size = cast("Size", one_of("size", args.size, SIZES))
    with open_vault(args, world) as desk:
        roles = desk.pack.roles
        if args.role is None and len(roles) != 1:
            known = ", ".join(role.name for role in roles)
            raise RoleNeeded(clause=desk.pack.role.clause, known=known)
        words = card(desk.pack, args.role or roles[0].name, desk.person, desk.service)
        printed = draw(
            Card(
                service=words.service,
                volunteer=words.name,
                role=words.role,
                line=words.impartial,
            ),
            size,
            large_print=args.large_print,
            fonts=resources.path("fonts"),
        )
    file = write_bytes(args.output, printed.pdf)
    pages = "one page" if printed.pages == 1 else f"{printed.pages} pages"
    out.line({"file": file, "pages": printed.pages}, f"The card is in {file}, {pages}.")
    return 0
