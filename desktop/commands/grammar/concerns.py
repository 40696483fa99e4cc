"""What can be said of concerns and of training."""

import argparse

from desktop.commands.grammar.parts import Parser, Verbs, listed, secret, verb

CONCERNS = ("risk", "impartiality", "complaint", "practice")
SOURCES = ("volunteer", "office", "parent-carer", "child", "young-person", "professional", "other")
STEPS = (
    *("note", "rung", "discussed", "explained", "tested", "changed", "chair-offered"),
    *("complaint", "coached", "followed-up"),
)
RECURRED = ("no", "yes")
TRAININGS = ("induction", "course", "refresher", "case-discussion", "chairing", "other")
_NUMBER = ("concern", "its number, or the beginning of it")


def concern(verbs: "Verbs[Parser]") -> None:
    """`concern VAULT {raise,list,step,take,share,close}`"""
    what = "Somebody at risk, impartiality doubted, a complaint: what was said and done."
    parts = _parts(verbs, "concern", what)
    raised = verb(parts, "raise", "Keeps a concern at once.", "concerns:raise_one")
    raised.add_argument("--kind", default="risk", metavar="KIND", help=listed(CONCERNS))
    words = "what was said; - is standard input"
    raised.add_argument("--said", required=True, metavar="FILE", help=words)
    raised.add_argument("--case", default="", metavar="CASE", help="the family’s, if any")
    asked = "an enquiry at which it came up, by its number"
    raised.add_argument("--enquiry", default="", metavar="ID", help=asked)
    raised.add_argument("--rung", action="append", default=[], metavar="WHO", help="rung just now")
    raised.add_argument("--done", default="", metavar="TEXT", help="what was done")
    raised.add_argument("--source", metavar="WHO", help=listed(SOURCES))
    raised.add_argument("--by", default="", metavar="NAME", help="who raised it")
    whose = "whose work it is about; at a laptop your own"
    raised.add_argument("--about", metavar="NAME", help=whose)
    raised.add_argument("--at", metavar="WHEN", help="when it happened")
    listing = verb(
        parts, "list", "Every concern, what nobody has taken first.", "concerns:list_all"
    )
    listing.add_argument("--open", action="store_true", help="only what is open")
    step = verb(parts, "step", "Writes down what was done about it.", "concerns:step", _NUMBER)
    step.add_argument("--kind", required=True, metavar="KIND", help=listed(STEPS))
    step.add_argument("--text", default="", metavar="TEXT", help="what was said or done")
    step.add_argument("--at", metavar="WHEN", help="when it happened (now)")
    step.add_argument("--due", metavar="DATE", help="when to look back")
    step.add_argument("--recurred", metavar="ANSWER", help=listed(RECURRED))
    _shared(step)
    take = verb(parts, "take", "The office takes it, by name.", "concerns:take", _NUMBER)
    to_her = "The office lets the volunteer whom it is about read it."
    share = verb(parts, "share", to_her, "concerns:share", _NUMBER)
    close = verb(parts, "close", "Ends it with what came of it.", "concerns:close", _NUMBER)
    close.add_argument("--outcome", required=True, metavar="TEXT")
    _shared(close)
    for each in (raised, listing, step, take, share, close):
        secret(each)


def training(verbs: "Verbs[Parser]") -> None:
    """`training VAULT {add,list,confirm,due}`"""
    parts = _parts(verbs, "training", "Who learned what, and what is due.")
    added = verb(parts, "add", "At the office: records it; at a laptop: tells it.", "training:add")
    added.add_argument("--who", metavar="NAME", help="at the office: whose")
    added.add_argument("--kind", default="course", metavar="KIND", help=listed(TRAININGS))
    added.add_argument("--title", required=True, metavar="TEXT")
    added.add_argument("--on", required=True, metavar="DATE")
    added.add_argument("--provider", default="", metavar="NAME")
    added.add_argument("--external", action="store_true", help="not by this service")
    added.add_argument("--accredited", action="store_true")
    added.add_argument("--topic", action="append", default=[], metavar="TEXT")
    added.add_argument("--next-due", metavar="DATE", help="left out: as the policy says")
    added.add_argument("--note", default="", metavar="TEXT")
    number = ("training", "its number, or the beginning of it")
    taken = "The office takes what a volunteer told into its record."
    confirmed = verb(parts, "confirm", taken, "training:confirm", number)
    listing = verb(parts, "list", "What is recorded.", "training:list_all")
    owed = verb(parts, "due", "What is overdue, due, or due soon.", "training:list_due")
    for each in (listing, owed):
        each.add_argument("--who", metavar="NAME", help="at the office: only this person’s")
    for each in (added, confirmed, listing, owed):
        secret(each)


def _parts(verbs: "Verbs[Parser]", name: str, what: str) -> "Verbs[Parser]":
    one = verbs.add_parser(name, help=what, description=what)
    one.add_argument("vault", metavar="VAULT", help="the vault’s folder")
    return one.add_subparsers(dest="part", metavar="PART", required=True, parser_class=Parser)


def _shared(one: argparse.ArgumentParser) -> None:
    where = one.add_mutually_exclusive_group()
    theirs = "at the office: the volunteer sees it"
    where.add_argument("--share", action="store_true", default=None, help=theirs)
    where.add_argument("--keep", dest="share", action="store_false", help="it stays at the office")
