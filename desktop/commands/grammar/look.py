"""What can be looked for and looked over on the command line. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, vaulted


def search(verbs: "Verbs[Parser]") -> None:
    """`search VAULT WORDS`"""
    one = vaulted(verbs, "search", "Full text over notes, names and schools.", "look:search")
    one.add_argument("words", nargs="+", metavar="WORDS")


def check(verbs: "Verbs[Parser]") -> None:
    """`check VAULT`"""
    vaulted(verbs, "check", "Every check of a vault; exit 1 and what is wrong.", "look:check")
