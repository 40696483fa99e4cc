"""What the check finds of a case that was given, as cards; whom she knows stays unsaid.

While others look on, so does where she lives, and of which school it is.
"""

from collections.abc import Iterator

from desktop.casework.actions.handing.arrive import Offered
from desktop.casework.closeness.findings import Found
from desktop.ui.cards.finding_card import FindingCard
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import state
from desktop.volunteer.case_words import NOT_ASKED, found_words, short_clause

_LIKE = "A name is like one on your list. You look at it once the case is yours."
_NOTHING = "Nothing on your list meets this family"


def finding_cards(here: Here, seen: Offered) -> Iterator[FindingCard]:
    """A card each; one that says so where nothing was found, and how far it is."""
    for found in seen.found:
        yield _card(here, found)
    if not seen.found and not seen.asks_interests:
        yield FindingCard(here.look, state("not-asked"), NOT_ASKED)
    elif not seen.found:
        far = "" if here.privacy.on else seen.area.reason
        yield FindingCard(here.look, state("clear"), _NOTHING, far)


def _card(here: Here, found: Found) -> FindingCard:
    tag = state("perhaps" if found.asks else "needs-reason")
    if found.kind == "known-person":
        so = found_words(found.kind, None, found.certainty)
        why = _LIKE if found.asks else found.then
    else:
        so, why = found.reason, found.then
        if here.privacy.on:
            so = found_words(found.kind, None, found.certainty)
    clause = short_clause(found.clause)
    card = FindingCard(here.look, tag, so, why, say=found.say, clause=clause)
    card.clause_asked.connect(lambda _short: here.go("policy", found.clause))
    return card
