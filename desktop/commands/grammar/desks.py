"""What can be said of an office and of a laptop on the command line. Imports argparse alone."""

from desktop.commands.grammar.papers import identity
from desktop.commands.grammar.parts import Parser, Verbs, group, vaulted


def office(verbs: "Verbs[Parser]") -> None:
    """`office new|invite|enrol|revoke|staff|escrow|identity`"""
    parts = group(verbs, "office", "The office’s vault, and the devices it signs in.")
    new = vaulted(parts, "new", "Makes an office vault.", "desks:new_office")
    new.add_argument("--service", required=True, metavar="NAME")
    new.add_argument("--pack", required=True)
    new.add_argument("--staff", default="Manager", metavar="NAME")
    invite = vaulted(parts, "invite", "Writes the signed invitation.", "desks:invite")
    invite.add_argument("-o", dest="output", required=True, metavar="FILE")
    request = ("request", "the volunteer’s request")
    enrol = vaulted(parts, "enrol", "Signs a device in by its six words.", "desks:enrol", request)
    enrol.add_argument("--words", required=True, help="the six words, as read out")
    enrol.add_argument("-o", dest="output", metavar="FILE", help="where the welcome goes")
    device = ("device", "its number or the volunteer’s name")
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


def volunteer(verbs: "Verbs[Parser]") -> None:
    """`volunteer new|renew`"""
    parts = group(verbs, "volunteer", "A volunteer’s vault.")
    new = vaulted(parts, "new", "Makes a volunteer’s vault and its request.", "desks:new_volunteer")
    new.add_argument("--invitation", required=True, metavar="FILE")
    new.add_argument("--name", required=True)
    new.add_argument("--home", required=True, metavar="POSTCODE")
    new.add_argument("-o", dest="output", required=True, metavar="REQUEST")
    anew = "Goes on as a new device, where a vault may not send any more; its request."
    renew = vaulted(parts, "renew", anew, "desks:renew_volunteer")
    newer = "a newer one of the same office (the one that is known)"
    renew.add_argument("--invitation", metavar="FILE", help=newer)
    renew.add_argument("-o", dest="output", required=True, metavar="REQUEST")
