"""What can be said of interests, and of what the conflict check finds, on the command line."""

import argparse

from desktop.commands.grammar.parts import Parser, Verbs, group, listed, secret, vaulted, verb

KNOWN_AS = ("family", "friend", "extended-family", "acquaintance")
ANSWERS = ("agreed", "pass-on", "talk")
_URN = "a school, by its number"
_TRUST = "instead: a trust’s number, or a school’s of it"


def interests(verbs: "Verbs[Parser]") -> None:
    what = "My interests. They never leave here."
    one = verbs.add_parser("interests", help=what, description=what)
    one.add_argument("vault", metavar="VAULT", help="the vault’s folder")
    parts = one.add_subparsers(dest="part", metavar="PART", required=True, parser_class=Parser)
    _add(parts)
    number = ("id", "the interest’s number")
    amended = verb(parts, "amend", "A new version of one.", "interests:amend", number)
    for name, meaning in (("school", _URN), ("trust", _TRUST), ("as", "what, or how known")):
        amended.add_argument(f"--{name}", dest=_dest(name), metavar="TEXT", help=meaning)
    for name in ("name", "born", "postcode"):
        amended.add_argument(f"--{name}", metavar="TEXT")
    _days(amended)
    declared = verb(parts, "list", "What is declared.", "interests:list_all")
    declared.add_argument("--all", action="store_true", help="homes, and what is over, too")
    removed = verb(parts, "remove", "Takes one off the list, at once.", "interests:remove", number)
    looked = verb(parts, "looked-over", "The list is as it should be.", "interests:looked_over")
    looked.add_argument("--nothing", action="store_true", help="there is nothing to declare")
    looked.add_argument("--note", default="", metavar="TEXT")
    for each in (amended, declared, removed, looked):
        secret(each)


def _add(parts: "Verbs[Parser]") -> None:
    declares = "Declares an interest."
    added = parts.add_parser("add", help=declares, description=declares)
    kinds = added.add_subparsers(dest="kind", metavar="KIND", required=True, parser_class=Parser)
    position = verb(kinds, "position", "A post at a school.", "interests:add_position")
    at = position.add_mutually_exclusive_group(required=True)
    at.add_argument("--school", default="", metavar="URN")
    at.add_argument("--trust", default="", metavar="NUMBER", help=_TRUST)
    position.add_argument("--as", dest="held_as", required=True, metavar="TEXT")
    child = verb(kinds, "child-school", "A child’s own school.", "interests:add_child_school")
    child.add_argument("--school", required=True, metavar="URN")
    person = verb(kinds, "known-person", "Somebody known.", "interests:add_person")
    person.add_argument("--name", required=True)
    person.add_argument("--born", metavar="DATE")
    person.add_argument("--postcode", default="", metavar="P")
    known_as = listed(KNOWN_AS)
    person.add_argument("--as", dest="known_as", required=True, metavar="HOW", help=known_as)
    stake = verb(kinds, "stake", "Another stake.", "interests:add_stake")
    stake.add_argument("--as", dest="held_as", required=True, metavar="TEXT", help="what it is")
    stake.add_argument("--name", default="", metavar="TEXT", help="whose: a council, a provider")
    stake.add_argument("--school", default="", metavar="URN")
    stake.add_argument("--trust", default="", metavar="NUMBER", help=_TRUST)
    home = verb(kinds, "home", "A home; more than one may stand.", "interests:add_home")
    home.add_argument("--postcode", required=True, metavar="P")
    home.add_argument("--only", action="store_true", help="what was home before ends")
    for each in (position, child, stake, home):
        _days(each)
    for each in (position, child, person, stake):
        each.add_argument("--note", default="", metavar="TEXT")
    for each in (position, child, person, stake, home):
        secret(each)


def _days(one: argparse.ArgumentParser) -> None:
    one.add_argument("--since", metavar="DATE", help="its first day")
    one.add_argument("--until", metavar="DATE", help="its last day, which counts")


def _dest(name: str) -> str:
    return "held_as" if name == "as" else name


def finding(verbs: "Verbs[Parser]") -> None:
    """What stands against open cases, and what is done about it."""
    parts = group(verbs, "finding", "What the conflict check found in open cases.")
    listing = vaulted(parts, "list", "Every finding, and how it stands.", "findings:list_all")
    case = "its reference, or the beginning of it"
    listing.add_argument("case", nargs="?", metavar="CASE", help=case)
    vaulted(parts, "look-again", "Runs the check of every open case.", "findings:look_again")
    number = ("id", "the finding’s number")
    on = vaulted(parts, "go-on", "Goes on in spite of it.", "findings:go_on", number)
    on.add_argument("--why", required=True, metavar="TEXT", help="the office reads it")
    vaulted(parts, "same", "It is the person on my list.", "findings:same", number)
    vaulted(parts, "someone-else", "It is somebody else.", "findings:someone_else", number)
    said = vaulted(parts, "answer", "At the office: answers a reason.", "findings:answer", number)
    said.add_argument("--answer", required=True, metavar="WORD", help=listed(ANSWERS))
    said.add_argument("--note", default="", metavar="TEXT")
