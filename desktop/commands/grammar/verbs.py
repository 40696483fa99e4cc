"""What can be said on the command line: verbs, their arguments, and their help.

Imports argparse alone. Names, options and their meaning are a contract: add, never rename.
"""

import argparse
from collections.abc import Sequence

from desktop.commands.grammar.concerns import concern, training
from desktop.commands.grammar.consent import consent
from desktop.commands.grammar.handed import handed
from desktop.commands.grammar.handing import handing
from desktop.commands.grammar.history import erase, history
from desktop.commands.grammar.interests import finding, interests
from desktop.commands.grammar.papers import identity, papers
from desktop.commands.grammar.parts import Parser, Verbs, group, listed, secret, vaulted, verb
from desktop.commands.grammar.policy import publishing
from desktop.commands.grammar.rights import rights
from desktop.commands.overview import overview

MEDIA = ("phone", "face-to-face", "video", "email", "letter", "text")
CAPACITIES = ("parent-carer", "child", "young-person", "professional", "other")
MEETINGS = (
    *("annual-review", "school-meeting", "assessment", "mediation", "tribunal", "panel"),
    *("exclusion", "strategic", "other"),
)


SMALLEST, LARGEST = 100, 225
"""Sizes of text that a person can set, in per cent."""


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    top = Parser(prog="evenhand", add_help=False, usage=argparse.SUPPRESS)
    top.format_help = overview  # type: ignore[method-assign]
    top.add_argument("-h", "--help", action="help")
    top.add_argument("--version", action="store_true")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser, prog="evenhand")
    for add in (
        _demo,
        _policy,
        _office,
        _volunteer,
        interests,
        _case,
        _contact,
        _statement,
        _meeting,
        consent,
        concern,
        finding,
    ):
        add(verbs)
    for add in (
        training,
        _attach,
        history,
        erase,
        _area,
        _wording,
        _words,
        _search,
        _send,
        _receive,
        _inspect,
        _check,
        _safety,
        _schools,
        _places,
        papers,
        handed,
    ):
        add(verbs)
    return top


def _demo(verbs: "Verbs[Parser]") -> None:
    what = "Makes a fictional service in DIR and runs one whole journey through it."
    one = verb(verbs, "demo", what, "demo.run:run")
    one.add_argument("folder", nargs="?", metavar="DIR", help="a new folder; named if left out")
    one.add_argument("--pack", default="standard", help="the policy pack (standard)")
    size = f"size of text in the pictures, in per cent: {SMALLEST} to {LARGEST} ({SMALLEST})"
    one.add_argument("--text", default="", metavar="SIZE", help=size)


def _policy(verbs: "Verbs[Parser]") -> None:
    parts = group(verbs, "policy", "Policy packs.")
    verb(parts, "list", "The packs that are shipped.", "policy:list_packs")
    show = "Every clause of a pack, or of the policy in a vault."
    secret(verb(parts, "show", show, "policy:show", ("pack", "a pack's name or a vault")))
    verb(parts, "check", "Is this file a good pack?", "policy:check", ("file", "FILE.toml"))
    vaulted(parts, "acknowledge", "Read and understood.", "policy:acknowledge")
    publishing(parts)


def _office(verbs: "Verbs[Parser]") -> None:
    parts = group(verbs, "office", "The office's vault, and the devices it signs in.")
    new = vaulted(parts, "new", "Makes an office vault.", "desks:new_office")
    new.add_argument("--service", required=True, metavar="NAME")
    new.add_argument("--pack", required=True)
    new.add_argument("--staff", default="Manager", metavar="NAME")
    invite = vaulted(parts, "invite", "Writes the signed invitation.", "desks:invite")
    invite.add_argument("-o", dest="output", required=True, metavar="FILE")
    request = ("request", "the volunteer's request")
    enrol = vaulted(parts, "enrol", "Signs a device in by its six words.", "desks:enrol", request)
    enrol.add_argument("--words", required=True, help="the six words, as read out")
    enrol.add_argument("-o", dest="output", metavar="FILE", help="where the welcome goes")
    device = ("device", "its number or the volunteer's name")
    revoke = vaulted(
        parts, "revoke", "Ends a device; lists what was on it.", "desks:revoke", device
    )
    revoke.add_argument("--why", required=True, metavar="TEXT")
    people = "Who has a passphrase here; add one, or end one (the record gets a new key)."
    identity(parts)
    staff = vaulted(parts, "staff", people, "safety:staff")
    staff.add_argument("act", metavar="ACT", help="add, remove or list")
    staff.add_argument("name", nargs="?", metavar="NAME")
    staff.add_argument("--manager", action="store_true", help="may add and remove others")
    theirs = "its first line is theirs"
    staff.add_argument("--new-passphrase-file", metavar="FILE", help=theirs)
    key = "The recovery key that opens the laptops."
    escrow = group(parts, "escrow", key)
    off = "Moves it to a file on a stick, and off this computer."
    export = vaulted(escrow, "export", off, "safety:carry_key_off")
    export.add_argument("-o", dest="output", required=True, metavar="FILE")


def _volunteer(verbs: "Verbs[Parser]") -> None:
    parts = group(verbs, "volunteer", "A volunteer's vault.")
    new = vaulted(parts, "new", "Makes a volunteer's vault and its request.", "desks:new_volunteer")
    new.add_argument("--invitation", required=True, metavar="FILE")
    new.add_argument("--name", required=True)
    new.add_argument("--home", required=True, metavar="POSTCODE")
    new.add_argument("-o", dest="output", required=True, metavar="REQUEST")
    anew = "Goes on as a new device, where a vault may not send any more; its request."
    renew = vaulted(parts, "renew", anew, "desks:renew_volunteer")
    newer = "a newer one of the same office (the one that is known)"
    renew.add_argument("--invitation", metavar="FILE", help=newer)
    renew.add_argument("-o", dest="output", required=True, metavar="REQUEST")


def _case(verbs: "Verbs[Parser]") -> None:
    parts = group(verbs, "case", "Cases.")
    opened = vaulted(parts, "open", "Opens a case, if it may be taken.", "cases:open_case")
    opened.usage = (
        "evenhand case open VAULT --child NAME --born DATE --parent NAME\n"
        "       --postcode P {--school URN | --school-name NAME | --no-school} [options]"
    )
    for name, metavar in (("--child", "NAME"), ("--born", "DATE")):  # they stand in the usage
        opened.add_argument(name, required=True, metavar=metavar, help=argparse.SUPPRESS)
    opened.add_argument("--parent", required=True, metavar="NAME", action="append")
    relation = "what each parent is to the child, in their order"
    opened.add_argument("--relation", action="append", default=[], metavar="TEXT", help=relation)
    opened.add_argument("--postcode", required=True, metavar="P", help="the family's")
    where = opened.add_mutually_exclusive_group(required=True)
    where.add_argument("--school", metavar="URN", help="the child's")
    unlisted = "its name, where no list has it (unverified)"
    where.add_argument("--school-name", metavar="NAME", help=unlisted)
    none = "taught at home, under school age, or out of school"
    where.add_argument("--no-school", action="store_true", help=none)
    many: dict[str, object] = {"action": "append", "default": []}
    speaks, needs = "who speaks what, if not English", "what helps somebody take part"
    opened.add_argument("--language", metavar="NAME=LANGUAGE", help=speaks, **many)  # type: ignore[arg-type]
    opened.add_argument("--needs", metavar="NAME=TEXT", help=needs, **many)  # type: ignore[arg-type]
    sibling = "another child of the household"
    opened.add_argument("--sibling", metavar="NAME=URN", help=sibling, **many)  # type: ignore[arg-type]
    anyway = "why, where the policy allows it"
    opened.add_argument("--take-anyway", default="", metavar="REASON", help=anyway)
    same = "this interest is the person here"
    opened.add_argument("--same", metavar="ID", help=same, **many)  # type: ignore[arg-type]
    other = "this one is not"
    opened.add_argument("--someone-else", metavar="ID", help=other, **many)  # type: ignore[arg-type]
    case = ("case", "its reference, or the beginning of it")
    vaulted(parts, "list", "Every case.", "cases:list_cases")
    vaulted(parts, "show", "One case, whole.", "cases:show", case)
    closed = vaulted(parts, "close", "Closes a case.", "cases:close", case)
    closed.add_argument("--outcome", required=True, metavar="TEXT")
    handing(parts)
    rights(parts)


def _contact(verbs: "Verbs[Parser]") -> None:
    case = ("case", "its reference, or the beginning of it")
    one = vaulted(verbs, "contact", "Records a contact.", "record:contact", case)
    one.usage = (
        "evenhand contact VAULT CASE --medium MEDIUM --with WHO --note FILE\n"
        "                        [options]"
    )
    one.add_argument("--medium", required=True, metavar="MEDIUM", help=listed(MEDIA))
    one.add_argument("--with", dest="who", required=True, action="append", metavar="WHO")
    capacity = f"of who is new: {listed(CAPACITIES)}"
    one.add_argument("--capacity", default="parent-carer", metavar="C", help=capacity)
    said = 'read, sent, or "not said: WHY"'
    one.add_argument("--statement", metavar="STATE", help=said)
    language = "of the statement, as “Polish” or “pl” (each person's own)"
    one.add_argument("--language", default="", metavar="CODE", help=language)
    one.add_argument("--interpreter", default="", metavar="NAME", help="a name or a service")
    one.add_argument("--at", metavar="WHEN", help="when it happened (now)")
    one.add_argument("--note", required=True, metavar="FILE", help="- is standard input")


def _statement(verbs: "Verbs[Parser]") -> None:
    case = ("case", "its reference, or the beginning of it")
    what = "To whom the statement is owed; with --statement, what became of it."
    one = vaulted(verbs, "statement", what, "statement:statement", case)
    one.add_argument("--with", dest="who", default="", metavar="WHO", help="only this person")
    which = "only this contact: its number, or the beginning of it"
    one.add_argument("--contact", default="", metavar="ID", help=which)
    said = 'read, sent, or "not said: WHY"'
    one.add_argument("--statement", metavar="STATE", help=said)
    language = "in which it was said (the person's own)"
    one.add_argument("--language", default="", metavar="CODE", help=language)
    one.add_argument("--interpreter", default="", metavar="NAME", help="a name or a service")


def _meeting(verbs: "Verbs[Parser]") -> None:
    case = ("case", "its reference, or the beginning of it")
    one = vaulted(verbs, "meeting", "Records a meeting.", "record:meeting", case)
    one.usage = "evenhand meeting VAULT CASE --kind KIND --place P --note FILE [options]"
    one.add_argument("--kind", required=True, metavar="KIND", help=listed(MEETINGS))
    one.add_argument("--place", required=True, metavar="POSTCODE")
    one.add_argument("--role", help="as the policy names it")
    decides = "whether something is decided: yes, no (by its kind)"
    one.add_argument("--decides", metavar="WHETHER", help=decides)
    there = "somebody who was there: name, who they are"
    one.add_argument("--attended", action="append", default=[], metavar="WHO", help=there)
    one.add_argument("--ended", metavar="HH:MM", help="when it ended")
    stated = one.add_mutually_exclusive_group()
    stated.add_argument("--stated", metavar="HH:MM")
    stated.add_argument("--not-stated", metavar="WHY")
    one.add_argument("--at", metavar="WHEN", help="when it happened (now)")
    one.add_argument("--note", required=True, metavar="FILE", help="- is standard input")


def _attach(verbs: "Verbs[Parser]") -> None:
    case = ("case", "its reference, or the beginning of it")
    what = "Attaches a file to a case; 25 MB at most."
    one = vaulted(verbs, "attach", what, "attachments:attach", case)
    one.add_argument("file", metavar="FILE", help="a letter, a report, a photograph …")
    one.add_argument("--about", default="", metavar="ID", help="a contact or meeting of the case")
    clean = "without a photograph's place, time, device"
    how = one.add_mutually_exclusive_group()
    how.add_argument("--clean", action="store_true", help=clean)
    anew = "the same as a JPEG made anew, where that cannot be left out"
    how.add_argument("--as-jpeg", action="store_true", help=anew)
    what = "The files of a case; with -o readable copies of them."
    files = vaulted(verbs, "attachments", what, "attachments:attachments", case)
    files.add_argument("name", nargs="*", metavar="NAME", help="only these (all)")
    files.add_argument("-o", dest="output", metavar="DIR", help="where copies go")


def _area(verbs: "Verbs[Parser]") -> None:
    one = vaulted(verbs, "area", "How far postcodes are from home.", "ground:area")
    one.add_argument("postcode", nargs="+", metavar="POSTCODE")


def _wording(verbs: "Verbs[Parser]") -> None:
    what = "Hints on a text: what judges, guesses, promises, takes sides. Nothing is kept."
    one = verb(verbs, "wording", what, "wording:wording")
    one.add_argument("file", nargs="?", default="-", metavar="FILE", help="- is standard input")
    one.add_argument("--pack", metavar="PACK", help="the policy whose clauses are named")


def _words(verbs: "Verbs[Parser]") -> None:
    what = "Words that the spelling of this vault was taught. No bundle carries them."
    one = vaulted(verbs, "words", what, "wording:words")
    one.add_argument("act", metavar="ACT", help="list, add or remove")
    one.add_argument("word", nargs="?", metavar="WORD", help="one word, without a space")


def _search(verbs: "Verbs[Parser]") -> None:
    one = vaulted(verbs, "search", "Full text over notes, names and schools.", "look:search")
    one.add_argument("words", nargs="+", metavar="WORDS")


def _send(verbs: "Verbs[Parser]") -> None:
    one = vaulted(verbs, "send", "Seals what is not confirmed yet.", "exchange:send_bundles")
    one.add_argument("-o", dest="output", required=True, metavar="FILE")
    one.add_argument("--to", metavar="DEVICE", help="at the office: for whom")
    anew = "at the office: though nothing is new, for a laptop that was restored"
    one.add_argument("--receipt", action="store_true", help=anew)
    back = "at the office: rows that the laptop lost, as 13-20,31 (all)"
    one.add_argument("--bring-back", nargs="?", const="all", metavar="ROWS", help=back)


def _receive(verbs: "Verbs[Parser]") -> None:
    one = vaulted(verbs, "receive", "Verifies and applies bundles.", "exchange:receive_files")
    one.add_argument("file", nargs="+", metavar="FILE")


def _inspect(verbs: "Verbs[Parser]") -> None:
    file = ("file", "a bundle")
    one = verb(verbs, "inspect", "What a bundle says of itself.", "exchange:inspect", file)
    one.add_argument("--vault", help="the vault that it is for; opens the seal")
    secret(one)


def _check(verbs: "Verbs[Parser]") -> None:
    vaulted(verbs, "check", "Every check of a vault; exit 1 and what is wrong.", "look:check")


def _safety(verbs: "Verbs[Parser]") -> None:
    copy = "A copy of the whole vault in one file, verified."
    one = vaulted(verbs, "backup", copy, "safety:backup")
    one.add_argument("-o", dest="output", required=True, metavar="FILE")
    places = (("file", "the backup"), ("vault", "a new or empty folder"))
    verb(verbs, "restore", "A vault out of a backup.", "safety:bring_back", *places)
    mend = "Repairs a damaged vault; says what was lost. The damaged file is kept."
    mended = vaulted(verbs, "repair", mend, "safety:repair")
    mended.add_argument("--recovery-code-file", metavar="FILE", help="opens it by the code instead")
    change = vaulted(verbs, "passphrase", "Another passphrase.", "safety:change")
    drop = "backups that open with the old one go, and a new one is made"
    change.add_argument("--drop-backups", action="store_true", help=drop)
    vault = ("vault", "the vault's folder")
    lost = "A new passphrase by the recovery code."
    found = verb(verbs, "recover", lost, "safety:recover", vault)
    found.add_argument("--recovery-code-file", metavar="FILE", help="its first line is the code")
    stick = "the office's recovery key, for a laptop it invited"
    found.add_argument("--recovery-key-file", metavar="FILE", help=stick)
    for each in (change, found):
        new = "its first line is the new passphrase"
        each.add_argument("--new-passphrase-file", metavar="FILE", help=new)


def _schools(verbs: "Verbs[Parser]") -> None:
    parts = group(verbs, "schools", "England's schools.")
    one = vaulted(parts, "find", "By name, town, authority or postcode.", "ground:find_schools")
    one.add_argument("words", nargs="+", metavar="WORDS")
    what = "A newer list of schools, their links, or both, as GIAS publishes them."
    one = vaulted(parts, "import", what, "ground:import_schools")
    one.add_argument("files", nargs="+", metavar="FILE", help="zip or CSV")


def _places(verbs: "Verbs[Parser]") -> None:
    parts = group(verbs, "places", "Where postcodes lie.")
    what = "A newer list: Code-Point Open or the ONS directory, as published."
    one = vaulted(parts, "import", what, "ground:import_places")
    one.add_argument("files", nargs="+", metavar="FILE", help="zip or CSV; several are one list")
    much = "though far more changes than a few years bring"
    one.add_argument("--anyway", action="store_true", help=much)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments, understood. Exits with 2 and a line on standard error where they are not."""
    return parser().parse_args(arguments)
