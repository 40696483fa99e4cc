"""What can be said of a case that changes hands on the command line."""

from argparse import ArgumentParser

from desktop.commands.grammar.parts import Parser, Verbs, vaulted

_CASE = ("case", "its reference, or the beginning of it")
_WHY = "why it changes hands; whoever had it reads it too, except of a referral"


def _said(given: ArgumentParser) -> None:
    given.add_argument("--note", default="", metavar="TEXT", help="for whoever gets it")
    given.add_argument("--why", default="", metavar="TEXT", help=_WHY)


def handing(parts: "Verbs[Parser]") -> None:
    """`case assign|assign-all|take-back|confirm|offer|take|refuse|refer`."""
    what = "At the office: gives a case or a referral to a volunteer."
    given = vaulted(parts, "assign", what, "handing:assign", _CASE)
    device = "its number, the beginning of it, or the volunteer’s name"
    given.add_argument("--to", required=True, metavar="DEVICE", help=device)
    _said(given)
    what = "At the office: gives all cases of a laptop to another."
    every = vaulted(parts, "assign-all", what, "handing:assign_all")
    every.add_argument("--from", dest="giver", required=True, metavar="DEVICE", help=device)
    every.add_argument("--to", required=True, metavar="DEVICE", help=device)
    _said(every)
    what = "At the office: takes a case back, for nobody yet."
    back = vaulted(parts, "take-back", what, "handing:take_case_back", _CASE)
    back.add_argument("--why", default="", metavar="TEXT", help=_WHY)
    what = "At the office: confirms a referral; the case leaves that laptop."
    confirmed = vaulted(parts, "confirm", what, "handing:confirm", _CASE)
    confirmed.add_argument("--note", default="", metavar="TEXT", help="for whoever referred it")
    what = "A case that was given to you: what is needed to say yes or no."
    vaulted(parts, "offer", what, "handing:offer", _CASE)
    taken = vaulted(
        parts, "take", "Takes a case that was given to you.", "handing:take_case", _CASE
    )
    anyway = "why, in spite of what was found and where the policy allows it"
    taken.add_argument("--reason", default="", metavar="TEXT", help=anyway)
    refused = vaulted(parts, "refuse", "Says no to it.", "handing:refuse", _CASE)
    refused.add_argument("--why", required=True, metavar="TEXT", help="the office reads it")
    what = "Hands an open case to the office."
    referred = vaulted(parts, "refer", what, "handing:refer", _CASE)
    referred.add_argument("--clause", default="", metavar="CLAUSE", help="of the policy")
    referred.add_argument("--why", required=True, metavar="TEXT", help="no names: it travels")
