"""What can be said of bundles on the command line. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, secret, vaulted, verb


def send(verbs: "Verbs[Parser]") -> None:
    """`send VAULT -o FILE`"""
    one = vaulted(verbs, "send", "Seals what is not confirmed yet.", "exchange:send_bundles")
    one.add_argument("-o", dest="output", required=True, metavar="FILE")
    one.add_argument("--to", metavar="DEVICE", help="at the office: for whom")
    anew = "at the office: though nothing is new, for a laptop that was restored"
    one.add_argument("--receipt", action="store_true", help=anew)
    back = "at the office: rows that the laptop lost, as 13-20,31 (all)"
    one.add_argument("--bring-back", nargs="?", const="all", metavar="ROWS", help=back)


def receive(verbs: "Verbs[Parser]") -> None:
    """`receive VAULT FILE … [--rung]`"""
    one = vaulted(verbs, "receive", "Verifies and applies bundles.", "exchange:receive_files")
    one.add_argument("file", nargs="+", metavar="FILE")
    rung = "the office was asked about a copy of its record: what it sends is taken again"
    one.add_argument("--rung", action="store_true", help=rung)


def inspect(verbs: "Verbs[Parser]") -> None:
    """`inspect FILE`"""
    file = ("file", "a bundle")
    one = verb(verbs, "inspect", "What a bundle says of itself.", "exchange:inspect", file)
    one.add_argument("--vault", help="the vault that it is for; opens the seal")
    secret(one)
