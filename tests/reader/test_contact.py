"""A contact, by ear: what stands there, and one kept from the first key to the last."""

from pathlib import Path

from desktop.casework.actions.drafts import listed
from desktop.casework.record.cases import list_cases, show_case
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import MAUD
from tests.reader.reader import Reader, nameless

NOTE = "The plan names no school. She rings the council on Monday."
OWN_WORDS = "“I only want somebody to read it with me.” Zoë’s wish."


def begin(reader: Reader) -> None:
    """From Today to an empty contact, by keys alone."""
    reader.press("ctrl+2")
    reader.find("list item", "Ottilie Brackenridge", "selected")
    reader.press("Return")
    reader.find("push button", "New contact", "focused")
    reader.press("ctrl+n")
    reader.find("text", "Facts", "focused")


def test_every_part_of_a_contact_says_what_it_is_and_how_it_stands(
    unlocked: Path, reader: Reader
) -> None:
    begin(reader)
    heard = reader.hears("The statement comes first. Owed to Maud Brackenridge.")
    assert heard.said
    facts = reader.find("text", "Facts", "focused", "editable", "multi-line")
    assert facts.labels == ("Facts",)
    day = reader.find("text", "Day", "editable", "not multi-line")
    assert (day.labels, day.description) == (("Day",), "For example 9 March 2015")
    assert reader.find("combo box", "Telephone call").labels == ("How",)
    reader.find("check box", "Maud Brackenridge, parent or carer", "checked")
    reader.find("check box", "Ottilie Brackenridge, child", "not checked")
    said = reader.find("push button", "I have read it out")
    assert said.keys == "Ctrl+R"
    assert "I am impartial" in said.description
    assert reader.find("push button", "Save contact").keys == "Ctrl+Return"
    assert nameless(reader.parts()) == []


def test_tab_goes_through_a_contact_as_a_reader_does(unlocked: Path, reader: Reader) -> None:
    begin(reader)
    page = reader.find("filler", "Telephone call")
    there = [part.name for part in reader.inside(page)[1:] if "focusable" in part.states]
    stops = [stop.name for stop in reader.tab_to("push button", "Clear what I typed")]
    assert there[-len(stops) :] == stops
    around = [stop.name for stop in reader.tab_to("text", "Facts")]
    own = around[around.index(there[0]) :]
    assert there[: len(own)] == own
    assert len(own) + len(stops) == len(there)


def test_a_contact_is_kept_from_the_first_key_to_the_last(
    unlocked: Path, reader: Reader, kept: House
) -> None:
    begin(reader)
    reader.type(NOTE)
    reader.hears("Kept ")
    assert reader.text(reader.find("text", "Facts")) == NOTE
    reader.write(reader.find("text", "In their own words"), OWN_WORDS)

    # Nobody is ticked: it is said why it cannot be kept, and the keyboard is where to mend it.
    maud = "Maud Brackenridge, parent or carer"
    reader.act(reader.find("check box", maud), "Toggle")
    reader.find("check box", maud, "not checked")
    reader.press("ctrl+Return")
    reader.hears("With whom: Tick whom it was with, or add somebody new.")
    reader.find("check box", "Ottilie Brackenridge, child", "focused")
    assert reader.tab().name == maud
    reader.press("space")
    reader.find("check box", maud, "focused", "checked")

    reader.press("ctrl+r")
    reader.hears("Read out ")
    reader.forget()
    reader.press("ctrl+Return")
    reader.hears("Kept.")
    reader.find("push button", "New contact")

    reader.press("ctrl+l")  # the vault is free again once the passphrase is asked for
    reader.find("password text", "Passphrase", "focused")
    with open_desk(unlocked, PASSPHRASE, kept.world) as desk:
        (case,) = list_cases(desk)
        newest = show_case(desk, case.reference).contacts[-1]
        assert newest.kept.body.note == NOTE
        assert newest.kept.body.own_words == OWN_WORDS
        assert newest.persons == (MAUD,)
        assert [said.body.state for said in newest.statements] == ["read"]
        assert case.statement == "settled"
        assert listed(desk) == ()
