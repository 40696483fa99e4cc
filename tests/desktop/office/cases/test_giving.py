"""Giving a case to a volunteer, and who had it: at the office's window."""

import pytest
from PySide6.QtTest import QTest

from desktop.casework.actions.handing.arrive import refuse
from desktop.casework.record.gone import gone
from desktop.office.cases.case_screen import CaseScreen
from desktop.office.cases.giving import Giving
from desktop.office.cases.list_screen import CasesScreen
from desktop.office.inbox.screen import InboxScreen
from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS, refer, to
from tests.desktop.windows import Open, button, faults, texts


@pytest.fixture
def case(house: House) -> str:
    """Perran's case, which Morag may not take; Idris could. Its reference."""
    return refer(house)


def giving(screen: CaseScreen) -> Giving:
    assert screen.hands.giving is not None
    return screen.hands.giving


def test_a_referral_is_given_on_from_the_list_and_a_no_comes_back(
    house: House, window: Open, case: str
) -> None:
    at = window()
    inbox = at.go("inbox")
    assert "One family waits for a volunteer" in texts(inbox)
    at.click(button(inbox, "Give to…"))
    listed = at.shell.current()
    assert isinstance(listed, CasesScreen)
    at.click(button(listed, "Give to…"))
    screen = at.shell.current()
    assert isinstance(screen, CaseScreen)
    form = giving(screen)
    assert "Idris Fairclough · no open case" in [
        form.to.itemText(row) for row in range(form.to.count())
    ]
    assert form.go.button.isEnabled() is False
    assert faults(at, screen) == []
    form.to.setFocus()
    QTest.keyClicks(form.to, "Idris")
    at.settle()
    at.type(form.note, "Could you ring this week?")
    at.click(form.go.button)
    assert at.said().startswith("Given. Idris gets it")
    assert "given to Idris Fairclough" in texts(screen)
    assert "Was given it on 10 March 2026; not answered yet." in texts(screen)
    at.lock()

    to(house, "idris")
    to(house, "morag")
    with house.open("morag") as morag:
        assert [one.case for one in gone(morag)] == [case]
    with house.open("idris") as idris:
        refuse(idris, case, "I am away in June.")
    house.carry("idris", "office")
    house.carry("morag", "office")

    again = window()
    inbox = again.on(InboxScreen, "inbox")
    assert "One family waits for a volunteer" in texts(inbox)
    came = {row.so: row.key for row in reversed(inbox.rows.rows_model.rows())}  # the newest
    for who, became in ((IDRIS, "One refused"), ("Morag Tennick", "One left that laptop")):
        inbox.rows.go_to(came[who])
        again.settle()
        assert f"Answers\n{became}" in texts(inbox)
    listed = again.go("cases")
    said = texts(listed)
    assert "Perran Quillfeather’s case is with no volunteer" in said
    assert "Idris Fairclough said no today: I am away in June." in said
    screen = again.go("case", case)
    assert isinstance(screen, CaseScreen)
    said = texts(screen)
    assert "No volunteer has it now." in said
    assert "Idris Fairclough said no" in said
    assert "It left Morag Tennick’s laptop" in said
    offered = [giving(screen).to.itemText(row) for row in range(giving(screen).to.count())]
    assert "Idris Fairclough · no open case · said no to it before" in offered
    assert faults(again, screen) == []
