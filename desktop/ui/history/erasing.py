"""What both desks show of erasures: what would go, why, and what was erased before."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.erasing.erase import Preview
from desktop.casework.history.erasures import EVERYTHING, REASONS, Reason, Why
from desktop.casework.history.record_words import KINDS
from desktop.casework.record.erased import ErasureRow
from desktop.casework.saying.said import capital, counted, day_of, together
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.tag import State
from desktop.ui.parts.text import Words, soft
from desktop.ui.rows.work_row import WorkRow
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText

_STAYS = "It stays for good, where everybody who may see the record can read it: name nobody."
_TAGS = {
    "asked": State("Asked for", "hourglass", "flag"),
    "erased": State("Erased", "circle-x", "quiet"),
    "left": State("Left as it is", "circle-check", "quiet"),
}
_ONE = {
    "relay": "note of what was passed on",
    "handed": "note of what was handed over",
    "party": "entry of who takes part",
}
_PLURALS = {
    "relay": "notes of what was passed on",
    "handed": "notes of what was handed over",
    "concern_step": "steps on a concern",
    "ability": "notes on a decision",
    "confirmation": "confirmations of the referral",
    "person": "people",
    "household": "addresses",
    "responsibility": "ties between an adult and a child",
    "party": "entries of who takes part",
    "role": "roles at meetings",
    "pupil": "schools",
}


class WhyFields(QWidget):
    """The reason, chosen, and what there is to say about it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        options = [("", "Choose…"), *((key, capital(said)) for key, said in REASONS.items())]
        self.reason = Choice(look, options)
        self.words = LongText(look, least=2)
        self.words_field = Field(look, "In a few words", self.words, _STAYS)
        self.reason_field = Field(look, "Why", self.reason)
        column(look, self.reason_field, self.words_field, gap="pad", within=self)

    def chosen(self) -> Reason:
        """The reason that is chosen, once nothing is `missing`."""
        return next(one for one in REASONS if one == self.reason.key())

    def fill(self, why: Why) -> None:
        """As somebody has asked for it."""
        self.reason.set_key(why.reason)
        self.words.set_words(why.words)

    def missing(self) -> bool:
        """Whether no reason is chosen, or words are needed and none are there; said beside it."""
        key = self.reason.key()
        bare = key == "other" and not self.words.words().strip()
        self.reason_field.set_fault("" if key else "Choose why: it stays in the record.")
        self.words_field.set_fault("Write the reason, in a few words." if bare else "")
        return bare or not key


def goes(look: Look, seen: Preview) -> QWidget:
    """What would go, counted and never named."""
    held = QWidget()
    box = column(look, gap="hair", within=held)
    box.addWidget(Words(look, what(seen.case, seen.what), "strong"))
    parts = [_counted(kind, many) for kind, many in seen.records if kind in KINDS]
    if parts:
        box.addWidget(Words(look, f"{capital(together(parts))} would go, with every version."))
    hidden = sum(many for kind, many in seen.records if kind not in KINDS)
    if hidden:
        box.addWidget(soft(look, "What never leaves this computer and belongs to it goes too."))
    return held


def what(case: str, part: str) -> str:
    """ "Case MTQK-0012, everything", "A contact in case MTQK-0012"."""
    if part == EVERYTHING:
        return f"Case {case}, everything" if case else "Everything of a case"
    article = "an" if part[:1] in "aeiou" else "a"
    return capital(f"{article} {part}" + (f" in case {case}" if case else ""))


def row(
    look: Look, one: ErasureRow, now: datetime, whose: str, buttons: Sequence[Button] = ()
) -> WorkRow:
    """One erasure or request: which case, why, who and when; nothing of what was erased."""
    why = REASONS[one.why.reason]
    words = f" {one.why.words}" if one.why.words else ""
    day = day_of(one.at, now)
    if one.state == "asked":
        told = f"{whose or one.who} asked, {day}: {why}.{words}"
    elif one.state == "erased":
        told = f"Erased by {one.who} with {one.second}, {day}: {why}.{words}"
    else:
        told = f"Left by {one.who}, {day}: {one.answer}"
    return WorkRow(look, _TAGS[one.state], what(one.why.case, one.why.what), told, buttons)


def _counted(kind: str, many: int) -> str:
    name = _ONE.get(kind, KINDS[kind])
    return counted(many, name, _PLURALS.get(kind, ""))
