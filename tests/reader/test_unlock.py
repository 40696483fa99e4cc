"""The door, by ear."""

from pathlib import Path

from tests.reader.reader import Reader, nameless


def test_the_keyboard_is_in_the_passphrase_and_the_page_says_what_it_is(
    locked: Path, reader: Reader
) -> None:
    field = reader.find("password text", "Passphrase", "focused", "editable")
    assert field.labels == ("Passphrase",)
    frame = reader.find("frame", "Evenhand", "active")
    parts = reader.inside(frame)
    said = [part.name for part in parts if part.role == "label"]
    assert said == ["Welcome back", f"The vault in {locked}", "Passphrase"]
    buttons = [part.name for part in parts if part.role == "push button"]
    assert buttons == ["Unlock", "Show", "Forgotten?", "Another vault"]
    assert nameless(parts) == []


def test_a_wrong_passphrase_is_announced_and_stands_with_the_field(
    locked: Path, reader: Reader
) -> None:
    reader.type("not this one")
    reader.press("Return")
    heard = reader.hears("Passphrase: That passphrase does not open this vault.")
    assert heard.role == "password text"
    field = reader.find("password text", "Passphrase", "focused")
    assert field.description.startswith("That passphrase does not open this vault.")
    assert reader.text(field) == ""
