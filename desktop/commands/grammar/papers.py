"""What can be said of papers, and of how the service stands on them."""

from desktop.commands.grammar.parts import Parser, Verbs, group, listed, vaulted

SIZES = ("a4", "a6", "wallet")
LEAFLETS = ("a4", "a5")
POLICIES = ("a4", "a3")
WHOM = ("parent-carer", "young-person", "professional")
FORMS = ("paper", "fields")


def papers(verbs: "Verbs[Parser]") -> None:
    """`print {role-card,statement,evaluation,policy} VAULT … -o FILE.pdf`"""
    parts = group(verbs, "print", "Papers, as PDF.")
    for add in (_role_card, _statement, _evaluation, _policy):
        add(parts)


def identity(parts: "Verbs[Parser]") -> None:
    """`office identity VAULT [--address TEXT] … [--logo FILE]`"""
    what = "How the service stands on its papers; what is given is changed."
    one = vaulted(parts, "identity", what, "papers:identity")
    for name, meaning in (
        ("address", "its lines parted by commas"),
        ("telephone", ""),
        ("email", ""),
        ("website", ""),
        ("also", "a charity number, opening hours"),
    ):
        one.add_argument(f"--{name}", metavar="TEXT", help=meaning)
    logo = one.add_mutually_exclusive_group()
    logo.add_argument("--logo", metavar="FILE", help="a PNG or JPEG picture")
    logo.add_argument("--no-logo", action="store_true", help="takes it away")


def _role_card(parts: "Verbs[Parser]") -> None:
    one = vaulted(parts, "role-card", "A card that says your role.", "papers:role_card")
    one.add_argument(
        "case", nargs="?", metavar="CASE", help="taken and not printed: no family is on a card"
    )
    one.add_argument("--role", help="as the policy names it")
    one.add_argument("--size", default="a4", metavar="SIZE", help=listed(SIZES))
    one.add_argument("--large-print", action="store_true")
    one.add_argument("-o", dest="output", required=True, metavar="FILE.pdf")


def _statement(parts: "Verbs[Parser]") -> None:
    what = "The impartiality statement, as a leaflet."
    one = vaulted(parts, "statement", what, "papers:statement")
    language = "in which the office has attached it (en)"
    one.add_argument("--language", default="en", metavar="LANGUAGE", help=language)
    size = f"{listed(LEAFLETS)}: A4, or folded to A5"
    one.add_argument("--size", default="a4", metavar="SIZE", help=size)
    one.add_argument("-o", dest="output", required=True, metavar="FILE.pdf")


def _evaluation(parts: "Verbs[Parser]") -> None:
    what = "A form: what did people think of our work?"
    one = vaulted(parts, "evaluation", what, "papers:evaluation")
    case = "whose reference stands on it; no name does"
    one.add_argument("case", nargs="?", metavar="CASE", help=case)
    one.add_argument("--for", dest="whom", required=True, metavar="WHOM", help=listed(WHOM))
    way = f"{listed(FORMS)} (a professional’s has fields to fill in on screen)"
    one.add_argument("--form", metavar="WAY", help=way)
    one.add_argument("--named", action="store_true", help="the child’s name on it, too")
    one.add_argument("-o", dest="output", required=True, metavar="FILE.pdf")


def _policy(parts: "Verbs[Parser]") -> None:
    what = "A copy of the policy, to hand out, hang up or put on the website."
    one = vaulted(parts, "policy", what, "papers:policy")
    one.add_argument("--size", default="a4", metavar="SIZE", help=listed(POLICIES))
    file = "FILE.pdf, or FILE.html for the website"
    one.add_argument("-o", dest="output", required=True, metavar="FILE", help=file)
