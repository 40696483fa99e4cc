"""The cards beside the form: a finding, the area, and that nothing was found."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from db.names import InterestId
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.closeness.findings import Found
from desktop.ui.area.area_picture import Area, AreaPicture
from desktop.ui.area.area_words import rounded
from desktop.ui.cards.finding_card import FindingCard
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.tag import State, state
from desktop.ui.parts.text import Words
from desktop.volunteer.case_words import NOT_ASKED, STRENGTHS, short_clause
from desktop.volunteer.open_case.asking import Shown

_SOMEBODY = "Someone on your list may be in this case"
_SOMEBODY_IS = "Someone on your list is in this case"
_LOOK = "Look at the name while nobody looks on."
_NOTHING = "Nothing on your list meets this family"


@dataclass(frozen=True)
class Does:
    """What the buttons of the cards do."""

    refer: Callable[[], None]
    same: Callable[[InterestId], None]
    other: Callable[[InterestId], None]
    ask_again: Callable[[], None]
    show_name: Callable[[InterestId], None]
    clause: Callable[[str], None]


@dataclass(frozen=True)
class How:
    """How the cards are shown: what was asked for, what was answered, whether somebody looks on."""

    named: frozenset[InterestId] = frozenset()  # whose names were asked for
    same: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    hidden: bool = False


def clause_of(card: FindingCard, clause: str, does: Does) -> FindingCard:
    """The clause at the right opens the policy at the whole of its name."""
    card.clause_asked.connect(lambda _short: does.clause(clause))
    return card


def of_finding(
    look: Look, found: Found, shown: Shown, how: How, does: Does, refers: bool
) -> FindingCard:
    """A finding about a school or somebody known. `refers`: it carries the way to the office."""
    so, why = _words(found, shown, how)
    actions: list[Button] = []
    if refers:
        actions.append(_button(look, "Refer to the office", does.refer, "main", "send"))
    interest = found.interest
    if interest is not None and found.kind == "known-person":
        actions += _about_person(look, found, interest, how, does)
    elif interest is not None and found.kind in ("position", "own-child"):
        actions += _about_school(look, found, interest, how, does)
    card = FindingCard(
        look,
        state_of(found),
        so,
        why,
        say=found.say,
        then=found.then,
        strength="" if found.asks else STRENGTHS.get(found.strength, ""),
        clause=short_clause(found.clause),
        actions=actions,
    )
    return clause_of(card, found.clause, does)


def state_of(found: Found) -> State:
    """The tag of a finding."""
    if found.stops:
        return state("refer")
    return state("perhaps" if found.asks else "needs-reason")


def _words(found: Found, shown: Shown, how: How) -> tuple[str, str]:
    """What is so, and why. Whom she knows stays unsaid until she asks for the name."""
    if found.kind != "known-person" or found.interest is None:
        return found.reason, ""
    if how.hidden or found.interest not in how.named:
        return (_SOMEBODY_IS, "") if found.certainty == "sure" else (_SOMEBODY, _LOOK)
    name = shown.names.get(found.interest, "")
    # The name may hold any signs, so the end of the sentence is looked for after it.
    end = found.reason.find(". ", len(name) + 2) if found.reason.startswith(f"“{name}”") else -1
    return (found.reason, "") if end < 0 else (found.reason[:end], found.reason[end + 2 :])


def _about_person(
    look: Look, found: Found, interest: InterestId, how: How, does: Does
) -> list[Button]:
    made = []
    if found.certainty != "sure":
        made.append(_button(look, "Same person", lambda: does.same(interest)))
        made.append(_button(look, "Someone else", lambda: does.other(interest)))
    if interest not in how.named and not how.hidden:
        made.append(_button(look, "Show name", lambda: does.show_name(interest), "text", "eye"))
    if interest in how.same:
        made.append(_button(look, "Ask me again", does.ask_again, "text"))
    return made


def _about_school(
    look: Look, found: Found, interest: InterestId, how: How, does: Does
) -> list[Button]:
    """Only where the name was all there is to go by."""
    if found.certainty != "sure":
        return [
            _button(look, "Same school", lambda: does.same(interest)),
            _button(look, "Another school", lambda: does.other(interest)),
        ]
    again = interest in how.same
    return [_button(look, "Ask me again", does.ask_again, "text")] if again else []


def of_nothing(look: Look, *, asks: bool) -> FindingCard:
    """Nothing was found, or nothing was looked for."""
    if not asks:
        return FindingCard(look, state("not-asked"), NOT_ASKED)
    return FindingCard(look, state("clear"), _NOTHING)


def of_area(
    look: Look, area: AreaAnswer, found: Found | None, shown: Shown, how: How, does: Does,
    refers: bool,
) -> FindingCard:  # fmt: skip
    """The area, where the policy asks about it: the picture, and what it makes of the distance."""
    below = _picture(look, area, shown, how.hidden)
    plain = area.band == "just-right" and ";" not in area.reason
    so = "" if plain or how.hidden else area.reason
    card = FindingCard(
        look,
        state(area.band),
        so,
        say=found.say if found is not None else "",
        then=found.then if found is not None else "",
        strength=STRENGTHS.get(found.strength, "") if found is not None else "",
        clause=short_clause(area.clause),
        actions=[_button(look, "Refer to the office", does.refer, "main", "send")]
        if refers
        else (),
        below=below,
    )
    return clause_of(card, area.clause, does)


def _picture(look: Look, area: AreaAnswer, shown: Shown, hidden: bool) -> QWidget:
    held = QWidget()
    limits = [each for each in (shown.near_km, shown.far_km) if each is not None]
    distance = None if area.metres is None else rounded(area.metres, limits)
    drawn = Area(shown.near_km, shown.far_km, distance, shown.place, area.band, shown.ground)
    picture = AreaPicture(look, drawn)
    picture.set_hidden(hidden)
    word = state(area.band).word.lower()
    stays = f"Your home stays on this laptop. The office sees only “{word}”."
    column(look, picture, Words(look, stays, "small", "ink-soft"), gap="near", within=held)
    return held


def _button(
    look: Look, words: str, act: Callable[[], None], rank: str = "outlined", icon: str = ""
) -> Button:
    made = Button(look, words, rank, icon=icon)
    made.clicked.connect(lambda: act())
    return made
