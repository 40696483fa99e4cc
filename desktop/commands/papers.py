"""`print …`: papers, as PDF and for the website; `office identity`: the service on them."""

from argparse import Namespace
from typing import TYPE_CHECKING, cast

import resources
from db.errors import RoleNeeded
from desktop.casework.actions.papers import identity as papers
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault, read_bytes, write_bytes
from desktop.commands.grammar.papers import FORMS, LEAFLETS, POLICIES, SIZES, WHOM
from desktop.commands.output import Output

if TYPE_CHECKING:
    from desktop.casework.packs.policy import Evaluator
    from desktop.documents.from_desk import Made, Way
    from desktop.documents.policy_copy import PolicySize
    from desktop.documents.press import Press
    from desktop.documents.sheets import Size
    from desktop.documents.statement_leaflet import LeafletSize


def role_card(args: Namespace, out: Output, world: World) -> int:
    """`print role-card VAULT [CASE] [--role ROLE] [--size {a4,a6,wallet}] -o FILE.pdf`"""
    from desktop.documents import from_desk  # noqa: PLC0415 - late: what draws is slow to load

    size = cast("Size", one_of("size", args.size, SIZES))
    with open_vault(args, world) as desk:
        roles = desk.pack.roles
        if args.role is None and len(roles) != 1:
            known = ", ".join(role.name for role in roles)
            raise RoleNeeded(clause=desk.pack.role.clause, known=known)
        role = args.role or roles[0].name
        made = from_desk.role_card(desk, _press(), role, size, large_print=args.large_print)
    return _written(args, out, made, "The card")


def statement(args: Namespace, out: Output, world: World) -> int:
    """`print statement VAULT [--language LANGUAGE] [--size {a4,a5}] -o FILE.pdf`"""
    from desktop.documents import from_desk  # noqa: PLC0415 - late, as above

    size = cast("LeafletSize", one_of("size", args.size, LEAFLETS))
    with open_vault(args, world) as desk:
        made = from_desk.statement(desk, _press(), args.language, size)
    return _written(args, out, made, "The leaflet")


def evaluation(args: Namespace, out: Output, world: World) -> int:
    """`print evaluation VAULT [CASE] --for WHOM [--form {paper,fields}] [--named] -o FILE.pdf`"""
    from desktop.documents import from_desk  # noqa: PLC0415 - late, as above

    whom = cast("Evaluator", one_of("form", args.whom, WHOM))
    way = cast("Way | None", args.form and one_of("way", args.form, FORMS))
    with open_vault(args, world) as desk:
        made = from_desk.evaluation(
            desk, _press(), whom, case=args.case or "", named=args.named, way=way
        )
    return _written(args, out, made, "The form")


def policy(args: Namespace, out: Output, world: World) -> int:
    """`print policy VAULT [--size {a4,a3}] -o FILE.pdf`, or `-o FILE.html`"""
    from desktop.documents import from_desk  # noqa: PLC0415 - late, as above

    size = cast("PolicySize", one_of("size", args.size, POLICIES))
    page = args.output.casefold().endswith((".html", ".htm"))
    with open_vault(args, world) as desk:
        made = from_desk.policy(desk, _press(), "html" if page else size)
    return _written(args, out, made, "The policy")


def identity(args: Namespace, out: Output, world: World) -> int:
    """`office identity VAULT [--address TEXT] … [--logo FILE | --no-logo]`"""
    with open_vault(args, world) as desk:
        now = papers.identity(desk)
        draft = papers.IdentityDraft(
            address=_new(args.address and args.address.replace(", ", "\n"), now.address),
            telephone=_new(args.telephone, now.telephone),
            email=_new(args.email, now.email),
            website=_new(args.website, now.website),
            also=_new(args.also, now.also),
            logo=read_bytes(args.logo) if args.logo else None,
            logo_name=args.logo or "",
            drop_logo=args.no_logo,
        )
        kept = papers.set_identity(desk, draft)
    fields = ("name", "address", "telephone", "email", "website", "also")
    said: dict[str, object] = {name: getattr(kept, name) for name in fields}
    lines = "\n".join((kept.name, *kept.lines, "With a logo." if kept.logo else "No logo yet."))
    out.line({**said, "logo": kept.logo is not None}, lines)
    return 0


def _new(given: str | None, now: str) -> str:
    return now if given is None else given


def _press() -> "Press":
    from desktop.documents.press import Press  # noqa: PLC0415 - late, as above

    return Press(fonts=resources.path("fonts"), layouts=resources.path("papers"))


def _written(args: Namespace, out: Output, made: "Made", what: str) -> int:
    file = write_bytes(args.output, made.data)
    pages = "one page" if made.pages == 1 else f"{made.pages} pages"
    out.line({"file": file, "pages": made.pages}, f"{what} is in {file}, {pages}.")
    return 0
