"""What can be said of policies that are published. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, vaulted, verb


def publishing(parts: "Verbs[Parser]") -> None:
    """`policy publish|readers|compare`"""
    file = ("file", "FILE.toml")
    what = "Puts a policy into force: here, and on laptops with their next bundle."
    one = vaulted(parts, "publish", what, "policy:publish", file)
    one.add_argument("--minute", default="", metavar="TEXT", help="the minute that agreed it")
    one.add_argument("--agreed", metavar="DATE", help="when it was agreed (today)")
    one.epilog = "JSON: record, pack, name, version, review_due, changes (a list)."
    what = "Who has read which version of the policy, and when."
    read = vaulted(parts, "readers", what, "policy:readers")
    read.epilog = "JSON, a line each: name, kind, version, read_at, current, before_first_case."
    either = "a pack's name, FILE.toml, or a vault"
    what = "What differs between two policies, in words."
    two = verb(parts, "compare", what, "policy:compare", ("old", either), ("new", either))
    two.epilog = "JSON, a line each: part, words, before, now."
    two.add_argument("--passphrase-file", metavar="FILE", help="its first line opens the vault")
