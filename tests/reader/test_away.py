"""The computer goes to sleep, or its screen is locked, in the middle of a sentence: the real
program under a logind that stands in for the computer's own."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.casework.actions.drafts import DraftOf, listed, read
from desktop.casework.unlocking import open_desk
from desktop.ui.look import stood
from tests.builders import PASSPHRASE, House
from tests.desktop.ui.away.standing import SESSION, Standing, bus
from tests.reader.reader import Reader
from tests.reader.test_contact import begin

WORDS = "She said that the school had not"


@pytest.fixture(scope="module")
def standing(surroundings: dict[str, str]) -> Iterator[Standing]:
    """From now on the programs of this folder have a logind."""
    with ExitStack() as stack:
        address = stack.enter_context(bus(surroundings))
        surroundings["DBUS_SYSTEM_BUS_ADDRESS"] = address
        stack.callback(surroundings.pop, "DBUS_SYSTEM_BUS_ADDRESS")
        made = Standing(address, surroundings["DBUS_SESSION_BUS_ADDRESS"])
        stack.callback(made.close)
        yield made


@pytest.fixture
def typing(standing: Standing, locked: Path, reader: Reader) -> Path:
    """A note is half typed; the last of it not even a third of a second ago."""
    before = len(standing.told("held off"))
    reader.type(PASSPHRASE)
    reader.press("Return")
    reader.find("filler", "One thing is owed", "focused")
    reader.until(lambda: len(standing.told("held off")) > before or None, "inhibitor")
    begin(reader)
    reader.type(WORDS)
    reader.until(lambda: reader.text(reader.find("text", "Facts")) == WORDS or None, "the words")
    return locked


def test_before_the_sleep_the_words_are_kept_the_process_is_gone_and_the_door_is_shut(
    typing: Path, standing: Standing, reader: Reader, kept: House
) -> None:
    assert reader.program is not None
    standing.does("look", str(typing / "record.db"), str(reader.program.pid), stood.NAME)
    before = len(standing.told("let go"))
    standing.does("PrepareForSleep", "on")
    reader.until(lambda: len(standing.told("let go")) > before or None, "sleep")
    # As things stood in the moment in which the sleep was let go on:
    assert standing.told("let go")[-1] == {"told": "let go", "holder": 0, "fresh": True}
    reader.find("password text", "Passphrase", "focused")
    reader.find("frame", "Evenhand")
    with open_desk(typing, PASSPHRASE, kept.world) as desk:
        (draft,) = listed(desk)
        assert read(desk, DraftOf(draft.form, draft.about))["note"] == WORDS


@pytest.mark.parametrize(
    "happens",
    [("Lock", SESSION), ("ActiveChanged", "org.freedesktop.ScreenSaver", "on")],
    ids=" ".join,
)
def test_a_locked_screen_locks_the_vault_with_every_word(
    happens: tuple[str, ...], typing: Path, standing: Standing, reader: Reader, kept: House
) -> None:
    standing.does(*happens)
    reader.find("password text", "Passphrase")
    with open_desk(typing, PASSPHRASE, kept.world) as desk:
        (draft,) = listed(desk)
        assert read(desk, DraftOf(draft.form, draft.about))["note"] == WORDS
