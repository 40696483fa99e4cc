"""What every verb of the command line is made of. Imports argparse alone."""

import argparse
from collections.abc import Sequence
from functools import partial

# Room for "--passphrase-file FILE" beside what it means: every help fits one screen.
_Formatter = partial(argparse.HelpFormatter, max_help_position=28)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that takes no abbreviations: a script must not break when a verb grows."""

    def __init__(self, **settings: object) -> None:
        super().__init__(
            allow_abbrev=False,
            formatter_class=_Formatter,
            **settings,  # type: ignore[arg-type]
        )


Verbs = argparse._SubParsersAction


def verb(
    verbs: "Verbs[Parser]", name: str, what: str, handler: str, *positional: tuple[str, str]
) -> argparse.ArgumentParser:
    """A verb with what every verb takes; `handler` is "module:function" below this package."""
    one = verbs.add_parser(name, help=what, description=what)
    one.set_defaults(handler=handler)
    for place, meaning in positional:
        one.add_argument(place, metavar=place.upper(), help=meaning)
    one.add_argument("--json", action="store_true", help="one JSON object a line")
    return one


def vaulted(
    verbs: "Verbs[Parser]", name: str, what: str, handler: str, *positional: tuple[str, str]
) -> argparse.ArgumentParser:
    """A verb that opens a vault."""
    vault = ("vault", "the vault’s folder")
    one = verb(verbs, name, what, handler, vault, *positional)
    secret(one)
    return one


def secret(one: argparse.ArgumentParser) -> None:
    one.add_argument("--passphrase-file", metavar="FILE", help="its first line opens the vault")


def group(verbs: "Verbs[Parser]", name: str, what: str) -> "Verbs[Parser]":
    one = verbs.add_parser(name, help=what, description=what)
    return one.add_subparsers(dest="part", metavar="PART", required=True, parser_class=Parser)


def listed(words: Sequence[str]) -> str:
    """What may stand here. A word that may not is refused by the verb, with this list."""
    return ", ".join(words)
