"""What can be said of whose rights they are on the command line."""

from desktop.commands.grammar.parts import Parser, Verbs, listed, secret, verb

PARENTAL = ("yes", "no", "not known")
MAY = ("everything", "some things", "nothing", "not known")
ABLE = ("yes", "with support", "no", "not known")
HOWS = ("read-out", "on-paper", "by-email", "on-screen")


def rights(parts: "Verbs[Parser]") -> None:
    """`case rights VAULT CASE show|tie|decision|notice|read`."""
    what = "Whose rights: who is who, may be told what, decides."
    one = parts.add_parser("rights", help=what, description=what)
    one.add_argument("vault", metavar="VAULT", help="the vault’s folder")
    one.add_argument("case", metavar="CASE", help="its reference, or the beginning of it")
    acts = one.add_subparsers(dest="act", metavar="ACT", required=True, parser_class=Parser)
    shown = verb(acts, "show", "All of it, as it stands today.", "rights:show")
    tied = verb(acts, "tie", "What an adult is to the child.", "rights:tie", ("who", "by name"))
    tied.add_argument("--relation", metavar="TEXT", help="mother, foster carer …")
    tied.add_argument("--responsibility", metavar="PR", help=f"parental: {listed(PARENTAL)}")
    tied.add_argument("--basis", metavar="TEXT", help="what it rests on")
    tied.add_argument("--told", metavar="WHAT", help=f"may be told: {listed(MAY)}")
    tied.add_argument("--since", metavar="DATE", help="holds from this day on")
    tied.add_argument("--until", metavar="DATE", help="its last day")
    tied.add_argument("--note", metavar="TEXT")
    tied.add_argument("--child", metavar="NAME", help="another child of the case")
    which = "which one; “what may be passed on [to WHOM]”: whose consent counts follows from it"
    decided = verb(acts, "decision", "Whether somebody can take a decision.", "rights:decision")
    decided.add_argument("--decision", required=True, metavar="TEXT", help=which)
    decided.add_argument("--able", required=True, metavar="HOW", help=listed(ABLE))
    decided.add_argument("--of", metavar="NAME", help="of whom (the child)")
    decided.add_argument("--basis", default="", metavar="TEXT", help="who judged it, and by what")
    decided.add_argument("--acts", default="", metavar="NAME", help="who decides otherwise")
    decided.add_argument("--on", metavar="DATE", help="the day (today)")
    given = "Somebody was given the privacy notice."
    notice = verb(acts, "notice", given, "rights:notice", ("who", "by name"))
    notice.add_argument("--how", required=True, metavar="HOW", help=listed(HOWS))
    tongue = "in which it was given, where the office attached its translation: en, pl …"
    notice.add_argument("--language", default="en", metavar="CODE", help=tongue)
    reads = "What of each contact may stand on a paper for somebody of the case."
    read = verb(acts, "read", reads, "rights:read", ("who", "by name"))
    for each in (shown, tied, decided, notice, read):
        secret(each)
