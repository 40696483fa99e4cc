"""What can be said of consent on the command line."""

from desktop.commands.grammar.parts import Parser, Verbs, listed, secret, verb

SCOPES = ("views", "information", "consultation")


def consent(verbs: "Verbs[Parser]") -> None:
    what = "What people agreed may be passed on, and to whom."
    one = verbs.add_parser("consent", help=what, description=what)
    one.add_argument("vault", metavar="VAULT", help="the vault’s folder")
    one.add_argument("case", metavar="CASE", help="its reference, or the beginning of it")
    parts = one.add_subparsers(dest="part", metavar="PART", required=True, parser_class=Parser)
    gives = "Somebody of the case agrees."
    given = verb(parts, "give", gives, "consent:give")
    given.add_argument("--of", required=True, metavar="WHO", help="by name")
    given.add_argument("--relay", required=True, metavar="TEXT", help="what may be passed on")
    given.add_argument("--to", required=True, metavar="WHOM")
    given.add_argument("--for", dest="scope", default="views", metavar="WHAT", help=listed(SCOPES))
    given.add_argument("--written", action="store_true", help="not only spoken")
    given.add_argument("--until", metavar="DATE", help="its last day")
    taken = "Takes one back from now on."
    withdrawn = verb(parts, "withdraw", taken, "consent:withdraw", ("id", "its number"))
    for each in (given, withdrawn):
        each.add_argument("--at", metavar="WHEN", help="when (now)")
    all_of_them = verb(parts, "list", "Every consent, and how it stands.", "consent:list_all")
    for each in (given, withdrawn, all_of_them):
        secret(each)
