"""What can be said of wording and spelling on the command line. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, vaulted, verb


def wording(verbs: "Verbs[Parser]") -> None:
    """`wording [FILE]`"""
    what = "Hints on a text: what judges, guesses, promises, takes sides. Nothing is kept."
    one = verb(verbs, "wording", what, "wording:wording")
    one.add_argument("file", nargs="?", default="-", metavar="FILE", help="- is standard input")
    one.add_argument("--pack", metavar="PACK", help="the policy whose clauses are named")


def words(verbs: "Verbs[Parser]") -> None:
    """`words VAULT list|add|remove`"""
    what = "Words that the spelling of this vault was taught. No bundle carries them."
    one = vaulted(verbs, "words", what, "wording:words")
    one.add_argument("act", metavar="ACT", help="list, add or remove")
    one.add_argument("word", nargs="?", metavar="WORD", help="one word, without a space")
