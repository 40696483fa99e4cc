"""What can be said on the command line of what was handed over."""

from desktop.commands.grammar.parts import Parser, Verbs, listed, secret, verb

WHATS = (
    *("policy", "explanation", "statement", "code-of-conduct"),
    *("privacy-notice", "evaluation", "role-card", "document"),
)
HOWS = ("read-out", "on-paper", "by-email", "on-screen")


def handed(verbs: "Verbs[Parser]") -> None:
    """`handed VAULT note|back|list`."""
    what = "What was handed over, shown or read out: to whom, which version, how soon."
    one = verbs.add_parser("handed", help=what, description=what)
    one.add_argument("vault", metavar="VAULT", help="the vault’s folder")
    parts = one.add_subparsers(dest="part", metavar="PART", required=True, parser_class=Parser)
    noted = verb(parts, "note", "Something was handed over.", "handed:note")
    noted.add_argument("--what", required=True, metavar="WHAT", help=listed(WHATS))
    noted.add_argument("--how", required=True, metavar="HOW", help=listed(HOWS))
    noted.add_argument("--case", default="", metavar="CASE", help="in which; none: whoever asks")
    noted.add_argument("--of", default="", metavar="WHO", help="to somebody of it, by name")
    noted.add_argument("--to", default="", metavar="WHOM", help="to anybody else")
    noted.add_argument("--language", default="", metavar="LANGUAGE", help="if not English")
    version = "where it is no text of the policy"
    noted.add_argument("--version", dest="edition", default="", metavar="TEXT", help=version)
    noted.add_argument("--asked", metavar="DATE", help="when it was asked for")
    noted.add_argument("--at", metavar="WHEN", help="when (now)")
    both = "in a case, for whoever has it at either desk"
    noted.add_argument("--note", default="", metavar="TEXT", help=both)
    came = "A form on what somebody thinks of our help came back."
    back = verb(parts, "back", came, "handed:back")
    back.add_argument("--case", required=True, metavar="CASE", help="in which")
    back.add_argument("--of", default="", metavar="WHO", help="from somebody of it, by name")
    back.add_argument("--by", default="", metavar="WHOM", help="from anybody else")
    back.add_argument("--how", required=True, metavar="HOW", help=listed(HOWS))
    back.add_argument("--at", metavar="WHEN", help="when (now)")
    back.add_argument("--form", metavar="FILE", help="the form, to be kept with the case")
    all_of_it = verb(parts, "list", "All of it, the oldest first.", "handed:list_all")
    all_of_it.add_argument("--case", default="", metavar="CASE", help="of one case alone")
    for each in (noted, back, all_of_it):
        secret(each)
