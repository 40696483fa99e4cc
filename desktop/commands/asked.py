"""What a verb asks back on a terminal; a script is told by refusal instead."""

import sys

from desktop.casework.ground.postcode import ReadPostcode, guessed_words, read_postcode


def meant(typed: str) -> str:
    """The postcode that is meant by what was typed. Where it had to be guessed, whoever sits at a
    terminal is asked; answered with no, or where nobody sits, it stays as it was typed and the
    action refuses it (`PostcodeGuessed`).
    """
    found = read_postcode(typed)
    if not isinstance(found, ReadPostcode) or not found.guesses or not sys.stdin.isatty():
        return typed
    print(f"{typed}: {guessed_words(found)}.", file=sys.stderr)
    print(f"Did you mean {found.code}? [y/n] ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip().lower()
    return found.code if answer in ("y", "yes") else typed
