"""What can be said of the demo on the command line. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, verb

SMALLEST, LARGEST = 100, 225
"""Sizes of text that a person can set, in per cent."""


def demo(verbs: "Verbs[Parser]") -> None:
    """`demo [DIR]`"""
    what = "Makes a fictional service in DIR and runs one whole journey through it."
    one = verb(verbs, "demo", what, "demo.run:run")
    one.add_argument("folder", nargs="?", metavar="DIR", help="a new folder; named if left out")
    one.add_argument("--pack", default="standard", help="the policy pack (standard)")
    size = f"size of text in the pictures, in per cent: {SMALLEST} to {LARGEST} ({SMALLEST})"
    one.add_argument("--text", default="", metavar="SIZE", help=size)
