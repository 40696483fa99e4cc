"""What can be said of cases on the command line. Imports argparse alone."""

import argparse

from desktop.commands.grammar.handing import handing
from desktop.commands.grammar.parts import Parser, Verbs, group, vaulted
from desktop.commands.grammar.rights import rights


def case(verbs: "Verbs[Parser]") -> None:
    """`case open|list|show|close …`"""
    parts = group(verbs, "case", "Cases.")
    opened = vaulted(parts, "open", "Opens a case, if it may be taken.", "cases:open_case")
    opened.usage = (
        "evenhand case open VAULT --child NAME --born DATE --parent NAME\n"
        "       --postcode P {--school URN | --school-name NAME | --no-school} [options]"
    )
    for name, metavar in (("--child", "NAME"), ("--born", "DATE")):  # they stand in the usage
        opened.add_argument(name, required=True, metavar=metavar, help=argparse.SUPPRESS)
    opened.add_argument("--parent", required=True, metavar="NAME", action="append")
    relation = "what each parent is to the child, in their order"
    opened.add_argument("--relation", action="append", default=[], metavar="TEXT", help=relation)
    opened.add_argument("--postcode", required=True, metavar="P", help="the family’s")
    where = opened.add_mutually_exclusive_group(required=True)
    where.add_argument("--school", metavar="URN", help="the child’s")
    unlisted = "its name, where no list has it (unverified)"
    where.add_argument("--school-name", metavar="NAME", help=unlisted)
    none = "taught at home, under school age, or out of school"
    where.add_argument("--no-school", action="store_true", help=none)
    many: dict[str, object] = {"action": "append", "default": []}
    speaks, needs = "who speaks what, if not English", "what helps somebody take part"
    opened.add_argument("--language", metavar="NAME=LANGUAGE", help=speaks, **many)  # type: ignore[arg-type]
    opened.add_argument("--needs", metavar="NAME=TEXT", help=needs, **many)  # type: ignore[arg-type]
    sibling = "another child of the household"
    opened.add_argument("--sibling", metavar="NAME=URN", help=sibling, **many)  # type: ignore[arg-type]
    anyway = "why, where the policy allows it"
    opened.add_argument("--take-anyway", default="", metavar="REASON", help=anyway)
    same = "this interest is the person here"
    opened.add_argument("--same", metavar="ID", help=same, **many)  # type: ignore[arg-type]
    other = "this one is not"
    opened.add_argument("--someone-else", metavar="ID", help=other, **many)  # type: ignore[arg-type]
    case = ("case", "its reference, or the beginning of it")
    vaulted(parts, "list", "Every case.", "cases:list_cases")
    vaulted(parts, "show", "One case, whole.", "cases:show", case)
    closed = vaulted(parts, "close", "Closes a case.", "cases:close", case)
    closed.add_argument("--outcome", required=True, metavar="TEXT")
    handing(parts)
    rights(parts)
