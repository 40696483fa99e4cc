"""Hints on how a note is worded, and how it is spelt. Never more than hints: nothing is refused.

- `hints` points at words that judge, guess a motive, promise a result, take a side or campaign, and
  says how the same may be told neutrally. What stands in quotation marks, what somebody else is
  said to say or think, what is asked or left open and what a law says is nobody's slant.
- `Spelling` knows British English, the words of the field, and whatever names it is handed.

The rules are data: `resources/words/wording.toml`. Source: what services' policies ask of notes
(clauses rotherham-sendiass/unbiased and no-campaign, sps/practical-record).
"""

from desktop.casework.wording.hint import KINDS, Hint, Kind
from desktop.casework.wording.hints import MOST_CHARACTERS, hints
from desktop.casework.wording.rules import Rules, read_rules
from desktop.casework.wording.spelling import Spelling, open_dictionary

__all__ = [
    "KINDS",
    "MOST_CHARACTERS",
    "Hint",
    "Kind",
    "Rules",
    "Spelling",
    "hints",
    "open_dictionary",
    "read_rules",
]
