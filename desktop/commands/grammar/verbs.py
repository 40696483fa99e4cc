"""What can be said on the command line: verbs, their arguments, and their help.

Imports argparse alone. Names, options and their meaning are a contract: add, never rename.
"""

import argparse
from collections.abc import Sequence

from desktop.commands.grammar.cases import case
from desktop.commands.grammar.concerns import concern, training
from desktop.commands.grammar.consent import consent
from desktop.commands.grammar.demo import demo
from desktop.commands.grammar.desks import office, volunteer
from desktop.commands.grammar.enquiries import enquiry
from desktop.commands.grammar.exchange import inspect, receive, send
from desktop.commands.grammar.ground import area, places, schools
from desktop.commands.grammar.handed import handed
from desktop.commands.grammar.history import erase, history
from desktop.commands.grammar.interests import finding, interests
from desktop.commands.grammar.look import check, search
from desktop.commands.grammar.papers import papers
from desktop.commands.grammar.parts import Parser
from desktop.commands.grammar.policy import policy
from desktop.commands.grammar.record import attach, contact, meeting, statement
from desktop.commands.grammar.safety import safety
from desktop.commands.grammar.wording import wording, words
from desktop.commands.overview import overview

_IN_ORDER = (
    *(demo, policy, office, volunteer, interests, case),
    *(contact, enquiry, statement, meeting, consent, concern, finding, training),
    *(attach, history, erase, area, wording, words, search),
    *(send, receive, inspect, check, safety, schools, places, papers, handed),
)


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    top = Parser(prog="evenhand", add_help=False, usage=argparse.SUPPRESS)
    top.format_help = overview  # type: ignore[method-assign]
    top.add_argument("-h", "--help", action="help")
    top.add_argument("--version", action="store_true")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser, prog="evenhand")
    for add in _IN_ORDER:
        add(verbs)
    return top


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments, understood. Exits with 2 and a line on standard error where they are not."""
    return parser().parse_args(arguments)
