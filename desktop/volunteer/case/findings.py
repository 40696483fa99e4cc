"""The findings of a case beside its timeline: what stands and what to do, what the office answered,
what is past. Because of what a finding came is shown to the volunteer alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.names import Band, RecordId
from desktop.casework.actions.closeness.look import Standing, Turn
from desktop.casework.saying.said import capital, day_of
from desktop.ui.cards.finding_card import FindingCard
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.fold import Fold
from desktop.ui.parts.tag import State, state
from desktop.ui.parts.text import Words
from desktop.volunteer.case_words import STRENGTHS, because, found_words, short_clause

_OUTRIGHT = frozenset({"position", "own-child", "stake"})
"""Her own ties, told at once, as when a case is opened. Whom she knows, and how far she lives from
a family, is shown when she asks for it."""
_ASK = "Say first whether it is the same, while nobody looks on."
_TURNS = {
    "standing": "found",
    "taken-anyway": "gone on with",
    "referred": "passed on to the office",
    "someone-else": "somebody else after all",
    "past": "past",
}
ANSWERS = {
    "agreed": "The office has read your reason and agrees.",
    "pass-on": "The office asks you to pass this case on.",
    "talk": "The office would like to talk with you about it.",
}


@dataclass(frozen=True)
class Deals:
    """What can be done about a finding."""

    why: Callable[[RecordId], None]  # show what it rests on, or hide it again
    same: Callable[[RecordId], None]
    other: Callable[[RecordId], None]
    go_on: Callable[[Standing], None]  # write a reason, or write it anew
    pass_on: Callable[[Standing], None]
    clause: Callable[[str], None]


@dataclass(frozen=True)
class Shows:
    """What is to be shown: reasons that were asked for; nothing private while somebody looks on."""

    reasons: frozenset[RecordId]
    hidden: bool
    writable: bool
    now: datetime
    band: Band | None = None  # how far the family lives from home, as it was measured here


def finding_cards(
    look: Look, found: Sequence[Standing], shows: Shows, deals: Deals
) -> list[QWidget]:
    """A card for each finding that stands or was gone on with, and a fold with what is past."""
    made: list[QWidget] = [
        _card(look, one, shows, deals)
        for one in found
        if one.state in ("standing", "taken-anyway", "referred")
    ]
    gone = [one for one in found if one.state in ("past", "someone-else")]
    if gone:
        made.append(_past(look, gone, shows, deals))
    return made


def tag_of(one: Standing) -> State:
    """How a finding stands, as a tag."""
    if one.state == "taken-anyway":
        return state("needs-reason")
    if one.state == "referred" or one.stops:
        return state("refer")
    return state("perhaps" if one.asks else "look-again")


def _card(look: Look, one: Standing, shows: Shows, deals: Deals) -> QWidget:
    name = _name(one, shows)
    card = FindingCard(
        look,
        tag_of(one),
        name,
        _since(one, shows),
        say=one.say if one.state == "standing" else "",
        then=_next(one),
        strength="" if one.asks else STRENGTHS.get(one.strength, ""),
        clause=short_clause(one.clause),
        actions=_actions(look, one, shows, deals),
        below=_below(look, one, shows, deals, name),
    )
    card.clause_asked.connect(lambda _short: deals.clause(one.clause))
    return card


def _name(one: Standing, shows: Shows) -> str:
    """What was found."""
    return found_words(one.kind, _known(one, shows).band, one.certainty)


def _known(one: Standing, shows: Shows) -> Standing:
    """With the band as it is known here: of a home that changed the office hears none."""
    stands = one.kind == "area" and one.state in ("standing", "taken-anyway")
    if one.band or not stands or shows.hidden or shows.band not in ("too-near", "far"):
        return one
    return replace(one, band=shows.band)


def _since(one: Standing, shows: Shows) -> str:
    """What it rests on, where that is told at once; since when, because of what."""
    tie = one.reason if one.kind in _OUTRIGHT and not shows.hidden else ""
    turn = one.turns[-1] if one.turns else None
    since = f"{capital(_turn(turn, shows))}." if turn is not None else ""
    return f"{tie} {since}".strip()


def _turn(turn: Turn, shows: Shows) -> str:
    why = "" if shows.hidden else because(turn.occasion)
    said = f"{_TURNS[turn.state]} {day_of(turn.at, shows.now)}"
    return f"{said}, {why}" if why else said


def _next(one: Standing) -> str:
    """What happens next."""
    if one.state == "standing":
        return _ASK if one.asks else one.then
    return ""


def _below(look: Look, one: Standing, shows: Shows, deals: Deals, name: str) -> QWidget | None:
    held = QWidget()
    box = column(look, gap="hair", within=held)
    if one.why:
        went = "You went on" if one.state == "taken-anyway" else "You went on before"
        box.addWidget(Words(look, f"{went}: “{one.why}”", "body", "ink-soft"))
    if one.answered is not None:
        said = ANSWERS[one.answered.answer]
        note = f" “{one.answered.note}”" if one.answered.note else ""
        when = day_of(one.answered.at, shows.now)
        box.addWidget(Words(look, f"{said}{note} ({when})", "strong"))
    if one.mine and one.reason and not shows.hidden and one.kind not in _OUTRIGHT:
        seen = one.id in shows.reasons
        if seen:
            box.addWidget(Words(look, one.reason, "body", "ink-soft"))
        words = "Hide why" if seen else "Why?"
        button = _button(look, words, partial(deals.why, one.id), "link")
        button.setAccessibleName(f"{words} {name}")
        box.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
    if box.count():
        return held
    held.deleteLater()
    return None


def _actions(look: Look, one: Standing, shows: Shows, deals: Deals) -> list[Button]:
    if not shows.writable or not one.mine or one.state not in ("standing", "taken-anyway"):
        return []
    made = []
    school = one.kind in ("position", "own-child")
    if one.asks or (one.state == "standing" and one.certainty != "sure" and one.person):
        same, other = (
            ("Same school", "Another school") if school else ("Same person", "Someone else")
        )
        made.append(_button(look, same, lambda: deals.same(one.id)))
        made.append(_button(look, other, lambda: deals.other(one.id)))
    if not (one.asks or one.stops):
        words = "Write the reason anew" if one.state == "taken-anyway" else "Go on, with a reason"
        made.append(_button(look, words, lambda: deals.go_on(_known(one, shows))))
    asked = one.answered is not None and one.answered.answer == "pass-on"
    if one.state == "standing" or asked:
        made.append(
            _button(look, "Pass on to the office", lambda: deals.pass_on(_known(one, shows)))
        )
    name = _name(one, shows)
    for button in made:
        button.setAccessibleName(f"{button.text()}: {name}")
    return made


def _past(look: Look, gone: Sequence[Standing], shows: Shows, deals: Deals) -> Fold:
    fold = Fold(look, "Findings that are past")
    for one in gone:
        fold.inside.addWidget(Words(look, found_words(one.kind, one.band), "strong"))
        turns = "; ".join(_turn(turn, shows) for turn in one.turns)
        fold.inside.addWidget(Words(look, f"{capital(turns)}.", "small", "ink-soft"))
        if one.why:
            said = f"You went on: “{one.why}”"
            fold.inside.addWidget(Words(look, said, "small", "ink-soft"))
        if one.state == "someone-else" and one.mine and shows.writable:
            button = _button(look, "It is the same after all", partial(deals.same, one.id))
            button.setAccessibleName(f"It is the same after all: {found_words(one.kind, one.band)}")
            fold.inside.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
    return fold


def _button(look: Look, words: str, act: Callable[[], None], rank: str = "outlined") -> Button:
    made = Button(look, words, rank)
    made.clicked.connect(lambda: act())
    return made
