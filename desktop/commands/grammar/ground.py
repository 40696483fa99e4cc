"""What can be said of schools and places on the command line. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, group, vaulted


def area(verbs: "Verbs[Parser]") -> None:
    """`area VAULT POSTCODE …`"""
    one = vaulted(verbs, "area", "How far postcodes are from home.", "ground:area")
    one.add_argument("postcode", nargs="+", metavar="POSTCODE")


def schools(verbs: "Verbs[Parser]") -> None:
    """`schools find|import`"""
    parts = group(verbs, "schools", "England’s schools.")
    one = vaulted(parts, "find", "By name, town, authority or postcode.", "ground:find_schools")
    one.add_argument("words", nargs="+", metavar="WORDS")
    what = "A newer list of schools, their links, or both, as GIAS publishes them."
    one = vaulted(parts, "import", what, "ground:import_schools")
    one.add_argument("files", nargs="+", metavar="FILE", help="zip or CSV")
    early = "though it lacks all that is known after its end"
    one.add_argument("--anyway", action="store_true", help=early)


def places(verbs: "Verbs[Parser]") -> None:
    """`places import`"""
    parts = group(verbs, "places", "Where postcodes lie.")
    what = "A newer list: Code-Point Open or the ONS directory, as published."
    one = vaulted(parts, "import", what, "ground:import_places")
    one.add_argument("files", nargs="+", metavar="FILE", help="zip or CSV; several are one list")
    much = "though far more changes than a few years bring, or it lacks all after its end"
    one.add_argument("--anyway", action="store_true", help=much)
