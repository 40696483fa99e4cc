"""Files and secrets that verbs are given by name."""

import getpass
import os
import sys
from argparse import Namespace
from pathlib import Path

from db.errors import BadInput, FileUnreadable, FileUnwritable, NoPassphrase, TooLong
from db.vault.files import write_whole
from desktop import messages
from desktop.casework.desk import Desk
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk

VARIABLE = "EVENHAND_PASSPHRASE_FILE"
NOTE_CHARACTERS = 50_000


def read_bytes(file: str) -> bytes:
    """A file's bytes; `-` is standard input. Raises `FileUnreadable`."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise FileUnreadable(file=file, reason=_reason(error)) from None


def read_note(file: str, *, as_it_is: bool = False) -> str:
    """A note's text, which is UTF-8; without the blanks around it, unless `as_it_is`.

    Raises `FileUnreadable`, `BadInput`, `TooLong`.
    """
    try:
        text = read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(what="note", given=file, expected="a text file in UTF-8") from None
    if len(text) > NOTE_CHARACTERS:
        raise TooLong(field="note", limit=f"{NOTE_CHARACTERS} characters")
    return text if as_it_is else text.strip()


def write_bytes(file: str, data: bytes) -> str:
    """Write a file whole or not at all; `-` is standard output. Raises `FileUnwritable`."""
    if file == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return file
    if not Path(file).name:
        raise FileUnwritable(file=file or "A file without a name", reason="it is no name of a file")
    try:
        write_whole(Path(file), data)
    except OSError as error:
        raise FileUnwritable(file=file, reason=_reason(error)) from None
    return file


def _reason(error: OSError) -> str:
    return (error.strerror or "it failed").lower()


def passphrase(args: Namespace, *, new: bool = False) -> str:
    """The passphrase: from the file that was named, else asked for on a terminal.

    A new one is asked for twice. Raises `NoPassphrase`, `FileUnreadable`.
    """
    file = args.passphrase_file or os.environ.get(VARIABLE)
    return _secret(file, "Passphrase: ", "The same once more: " if new else "")


def new_passphrase(args: Namespace) -> str:
    """Another passphrase for a vault that has one: from `--new-passphrase-file`, or asked for
    twice. Raises `NoPassphrase`, `FileUnreadable`.
    """
    return _secret(args.new_passphrase_file, "New passphrase: ", "The same once more: ")


def second_passphrase(args: Namespace) -> str:
    """Whoever stands by: from `--second-passphrase-file`, or asked for. Raises what
    `new_passphrase` does."""
    return _secret(args.second_passphrase_file, "Passphrase of the second person: ", "")


def recovery_code(args: Namespace) -> str:
    """The code: from `--recovery-code-file`, or asked for. Raises what `new_passphrase` does."""
    return _secret(args.recovery_code_file, "Recovery code: ", "")


def _secret(file: str | None, ask: str, again: str) -> str:
    if file:
        try:
            return read_bytes(file).decode("utf-8-sig").splitlines()[0]
        except (UnicodeDecodeError, IndexError):
            raise NoPassphrase from None
    if not sys.stdin.isatty():
        raise NoPassphrase
    while True:
        first = getpass.getpass(ask)
        if not again or first == getpass.getpass(again):
            return first
        print("They differ. Once more.", file=sys.stderr)


def open_vault(args: Namespace, world: World, secret: str | None = None) -> Desk:
    """The desk of the vault that was named, unlocked; warnings go to standard error.

    `secret` is its passphrase where that was asked for already.
    """
    desk = open_desk(Path(args.vault), passphrase(args) if secret is None else secret, world)
    for code in desk.warnings:
        said = messages.words(code, at_line=True)
        print(f"{said.message}\n{said.do}", file=sys.stderr)
    return desk
