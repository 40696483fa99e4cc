"""What can be said of versions, of amending and of erasing. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, group, listed, vaulted

ERASES = ("retention", "asked", "error", "other")
_WHOSE = ("case", "its reference, or the beginning of it")


def history(verbs: "Verbs[Parser]") -> None:
    """`history` and `amend`."""
    what = "A case’s records; with --record one’s versions: who, when, which words differ."
    one = vaulted(verbs, "history", what, "history:show", _WHOSE)
    one.add_argument("--record", metavar="ID", help="its number, or the beginning of it")
    one.epilog = (
        "JSON: record, kind, title, versions, forked; of one record: record, kind, version, at, "
        "who, stands, erased, changes (field, before, now, words), told (field, words)."
    )
    what = "A new version of a record. Without --set: what may be amended, and what stands."
    changed = vaulted(verbs, "amend", what, "history:change", _WHOSE)
    changed.add_argument("--record", required=True, metavar="ID", help="as history lists it")
    given = "note=TEXT, note=@FILE; several as A;B"
    value = "FIELD=VALUE"
    changed.add_argument(
        "--set", dest="field", action="append", default=[], metavar=value, help=given
    )
    changed.epilog = (
        "JSON: record, kind, version, findings; without --set a line each: field, label, value."
    )


def erase(verbs: "Verbs[Parser]") -> None:
    """`erase ask|list|decide|leave`."""
    parts = group(verbs, "erase", "A volunteer asks; at the office two people decide.")
    asked = vaulted(parts, "ask", "Asks the office to erase.", "erasing:ask", _WHOSE)
    asked.epilog = "JSON: request, case, what, records (how many of each kind)."
    rows = vaulted(parts, "list", "What is asked for, erased or left.", "erasing:show")
    rows.epilog = (
        "JSON, a line each: request, state (asked, erased, left), case, what, reason, words, at, "
        "who, second, answer, rows."
    )
    either = ("what", "a request’s number, or a case")
    what = "Erases, with a second person’s passphrase."
    decided = vaulted(parts, "decide", what, "erasing:decide", either)
    decided.epilog = "JSON: case, what, records, second, rows, laptops, wiped."
    theirs = "its first line is theirs"
    decided.add_argument("--second-passphrase-file", metavar="FILE", help=theirs)
    for each in (asked, decided):
        each.add_argument("--record", metavar="ID", help="this record alone")
        need = each is asked
        each.add_argument("--reason", required=need, metavar="WHY", help=listed(ERASES))
        stays = "stays for good: name nobody"
        each.add_argument("--words", default="", metavar="TEXT", help=stays)
    request = ("request", "its number, or the beginning of it")
    left = vaulted(parts, "leave", "Says no to a request.", "erasing:decline", request)
    left.add_argument("--words", required=True, metavar="TEXT", help="why it stays")
    left.epilog = "JSON: request, state."
