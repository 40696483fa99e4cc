"""Somebody may be at risk: first in the Inbox, until somebody has taken it; in a bundle that waits
it is said what can be said."""

from pathlib import Path

from desktop.casework.actions.concerns.look import look_at_concern, urgent
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, Rang, raise_concern
from desktop.casework.actions.exchange.inbox import look_at_inbox
from desktop.office.inbox.screen import InboxScreen
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import opened, signed, stranger, who
from tests.desktop.windows import Open, button, texts

SAID = "He hit her, and she is afraid to go home."


def test_it_stands_above_every_bundle_until_somebody_takes_it(window: Open, house: House) -> None:
    with house.open("morag") as morag:
        draft = ConcernDraft(said=SAID, rang=(Rang("999", NOW),))
        concern = raise_concern(morag, opened(morag), draft)
    house.carry("morag", "office")
    office = window()
    page = office.on(InboxScreen, "inbox")
    assert SAID in texts(page.urgent)
    assert "Rung already: 999, 15:30." in texts(page.urgent)
    assert "Somebody may be at risk: one concern waits to be taken." in texts(page)
    assert office.shell.rail._stops["inbox"].accessibleName() == "Inbox, 1 waiting"
    office.shell.privacy.toggle()
    office.settle()
    assert SAID not in texts(page)
    office.shell.privacy.toggle()
    office.settle()
    office.click(button(page, "I take it"))
    assert not page.urgent.isVisible()
    assert "risk" not in page.below.text()
    seen = office.ask(lambda desk: look_at_concern(desk, concern))
    assert seen.standing.taken is not None
    assert seen.standing.open
    assert "An answer is due to Morag Tennick." in texts(page)


def test_in_a_bundle_that_waits_or_is_not_in_yet_it_is_said(
    window: Open, house: House, tmp_path: Path
) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        office_keys, mine = who(morag), morag.device
        before = morag.store.head(mine, "up").seq
        raise_concern(morag, reference, ConcernDraft(said=SAID, happened=NOW))
        rows = list(morag.store.rows(mine, "up", after=before))
    with house.open("office") as desk:
        late = signed(office_keys, who(desk), rows, number=2)
    file = tmp_path / "late.evenhand"
    file.write_bytes(late)
    office = window()
    page = office.on(InboxScreen, "inbox")
    page.add([file])
    office.settle()
    for so in ("dropped, and not brought in", "it waits for an earlier one"):
        assert "one concern lies in bundles that are not in" in texts(page), so
        assert "holds somebody at risk" in page.rows.rows_model.rows()[0].more
        assert SAID in texts(page.both)
        assert "Ring Morag Tennick now." in texts(page.both)
        if page.gathering.files:
            page.bring_all()
            office.settle()
            page.rows.go_to_number(0)
            office.settle()
    house.clock.on(minutes=5)
    office.shell.close()
    office.lock()
    house.carry("morag", "office")  # the earlier rows come: what waited goes in by itself
    with house.open("office") as desk:
        assert [one.body.said for one in urgent(desk)] == [SAID]
        assert [one.urgent for one in look_at_inbox(desk).came] == [0] * len(
            look_at_inbox(desk).came
        )


def test_of_what_cannot_be_read_it_is_said_that_nobody_can_say(window: Open, house: House) -> None:
    somebody = stranger()
    with house.open("office") as desk:
        bad = signed(somebody, who(desk), ())
    house.bring("office", bad)
    office = window()
    page = office.on(InboxScreen, "inbox")
    assert "Nobody can say whether somebody is at risk in it: ring whoever sent it" in texts(page)
