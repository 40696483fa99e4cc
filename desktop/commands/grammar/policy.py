"""What can be said of policies on the command line. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, group, secret, vaulted, verb


def policy(verbs: "Verbs[Parser]") -> None:
    """`policy list|show|check|acknowledge|publish|readers|compare`"""
    parts = group(verbs, "policy", "Policy packs.")
    verb(parts, "list", "The packs that are shipped.", "policy:list_packs")
    show = "Every clause of a pack, or of the policy in a vault."
    secret(verb(parts, "show", show, "policy:show", ("pack", "a pack’s name or a vault")))
    verb(parts, "check", "Is this file a good pack?", "policy:check", ("file", "FILE.toml"))
    vaulted(parts, "acknowledge", "Read and understood.", "policy:acknowledge")
    _publishing(parts)


def _publishing(parts: "Verbs[Parser]") -> None:
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
    either = "a pack’s name, FILE.toml, or a vault"
    what = "What differs between two policies, in words."
    two = verb(parts, "compare", what, "policy:compare", ("old", either), ("new", either))
    two.epilog = "JSON, a line each: part, words, before, now."
    two.add_argument("--passphrase-file", metavar="FILE", help="its first line opens the vault")
