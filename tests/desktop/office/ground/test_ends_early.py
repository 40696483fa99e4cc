"""A list that ends early is asked about, and taken in all the same where it is right."""

from pathlib import Path

from desktop.casework.actions.schools.take_list import FEW
from desktop.casework.ground.schools import SchoolList
from desktop.office.ground.screen import GroundScreen
from tests.desktop.casework.ground.gias_kit import links_csv, put
from tests.desktop.office.ground.test_place_card import shetland
from tests.desktop.office.ground.test_refused_lists import bring, changes
from tests.desktop.windows import Open, assert_nothing_cut_off


def test_a_list_that_ends_early_is_asked_about(window: Open, tmp_path: Path) -> None:
    at = window()
    page = at.on(GroundScreen, "ground")
    rows = at.ask(shetland)[:-40]
    said = bring(at, page.places, put(tmp_path, "ze.csv", "\r\n".join(rows).encode()))
    assert said.startswith("“ze.csv” ends with ZE2 9UE. Of its area")
    assert "40, to ZE3 9" in said
    known: SchoolList = at.ask(lambda desk: desk.schools)
    links = [(one.old, one.new, "Successor") for one in known.links]
    last = sorted({one[0] for one in links})[-FEW - 1]
    some = links_csv(*(one for one in links if one[0] <= last))
    said = bring(at, page.schools, put(tmp_path, "links_edubasealldata20260302.csv", some))
    assert f"ends with the links of {last}" in said
    assert "no post is found by it" in said
    assert at.ask(changes) == 0
    assert_nothing_cut_off(at)
    for card in (page.places, page.schools):
        assert card.anyway.isVisible()
        at.click(card.anyway)
        at.bot.waitUntil(lambda card=card: "Taken in" in card.came.text())  # type: ignore[misc]
        assert not card.anyway.isVisible()
    assert at.ask(changes) > 1
