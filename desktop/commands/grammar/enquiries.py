"""What can be said of advice without a case. Imports argparse alone."""

import argparse

from desktop.commands.grammar.handed import HOWS
from desktop.commands.grammar.parts import Parser, Verbs, listed, secret, verb
from desktop.commands.grammar.record import CAPACITIES, MEDIA

_NUMBER = ("enquiry", "its number, or the beginning of it")
_STATE = 'read, sent, or "not said: WHY"'


def enquiry(verbs: "Verbs[Parser]") -> None:
    """`enquiry VAULT {add,list,show,settle,form,link}`"""
    what = "Advice to somebody who has no case, and who may give no name."
    one = verbs.add_parser("enquiry", help=what, description=what)
    one.add_argument("vault", metavar="VAULT", help="the vault’s folder")
    parts = one.add_subparsers(dest="part", metavar="PART", required=True, parser_class=Parser)
    added = verb(parts, "add", "Keeps what was asked and said.", "enquiries:add")
    added.usage = "evenhand enquiry VAULT add --medium MEDIUM --note FILE [options]"
    added.add_argument("--medium", required=True, metavar="MEDIUM", help=listed(MEDIA))
    added.add_argument(
        *("--as", "--capacity"), dest="capacity", default="parent-carer", metavar="WHO",
        help=listed(CAPACITIES),
    )  # fmt: skip
    added.add_argument("--name", default="", metavar="NAME", help="only if they gave one")
    about = "what it was about; may stand several times"
    added.add_argument("--about", action="append", default=[], metavar="TEXT", help=about)
    cited = "law or guidance that was cited"
    added.add_argument("--law", action="append", default=[], metavar="TEXT", help=cited)
    shown = "whom else they were pointed to"
    added.add_argument("--signpost", action="append", default=[], metavar="TEXT", help=shown)
    added.add_argument("--place", default="", metavar="TEXT", help="where, as “coffee morning”")
    added.add_argument("--needs", default="", metavar="TEXT", help="what helps them take part")
    added.add_argument("--statement", metavar="STATE", help=_STATE)
    _spoken(added)
    added.add_argument("--at", metavar="WHEN", help="when it happened (now)")
    added.add_argument("--note", required=True, metavar="FILE", help="- is standard input")
    listing = verb(parts, "list", "Every enquiry, the newest first.", "enquiries:list_all")
    listing.add_argument("--owed", action="store_true", help="only whose statement is outstanding")
    listing.add_argument("--no-case", action="store_true", help="only those that belong to no case")
    shown_one = verb(parts, "show", "One enquiry, whole.", "enquiries:show", _NUMBER)
    what = "Says what became of a statement that is outstanding."
    settled = verb(parts, "settle", what, "enquiries:settle", _NUMBER)
    settled.add_argument("--statement", required=True, metavar="STATE", help=_STATE)
    how = f"how it was said (as they asked): {listed(MEDIA)}"
    settled.add_argument("--medium", metavar="MEDIUM", help=how)
    _spoken(settled)
    formed = verb(parts, "form", "A form on the help was given.", "enquiries:form", _NUMBER)
    formed.add_argument("--how", default="on-paper", metavar="HOW", help=listed(HOWS))
    to = "It belongs to a case from now on, and to somebody of it."
    case = ("case", "its reference, or the beginning of it")
    linked = verb(parts, "link", to, "enquiries:link", _NUMBER, case)
    whom = "who of the case it was (whoever has that name); may be new"
    linked.add_argument("--with", dest="who", default="", metavar="WHO", help=whom)
    for each in (added, listing, shown_one, settled, formed, linked):
        secret(each)


def _spoken(one: argparse.ArgumentParser) -> None:
    language = "of the statement (English)"
    one.add_argument("--language", default="", metavar="CODE", help=language)
    one.add_argument("--interpreter", default="", metavar="NAME", help="a name or a service")
