"""A screen reader for the tests, and Evenhand on the bus that it listens on."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import listener
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, plan_meeting
from desktop.casework.saying.clock import LONDON
from tests.builders import FAMILY, PASSPHRASE, House, StillClock
from tests.desktop.casework.actions.kit import MAUD, ROLE, contact, opened
from tests.reader.reader import Reader
from tests.reader.surroundings import program, screen_and_buses

QUESTION = "Who wrote section F?"
Unlocked = Callable[[], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where the computer lacks what a screen reader stands on, say so and leave them out."""
    here = Path(__file__).parent
    ours = [item for item in items if here in item.path.parents]
    lacks = ", ".join(need.words for need in listener.needs()) if ours else ""
    for item in ours if lacks else ():
        item.add_marker(pytest.mark.skip(reason=f"this computer lacks {lacks}"))


@pytest.fixture(scope="package")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A screen and buses of the tests' own."""
    with screen_and_buses(tmp_path_factory.mktemp("home")) as env:
        yield env


@pytest.fixture(scope="package")
def reader(surroundings: dict[str, str]) -> Iterator[Reader]:
    """Who listens; it has no program to listen to yet."""
    with Reader(surroundings, Path(surroundings["HOME"]) / "log") as listening:
        yield listening


@pytest.fixture(scope="package")
def kept(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A volunteer's vault with a case: a statement owed, something agreed, a meeting to come.

    It was written an hour ago, because the program itself goes by the computer's own clock.
    """
    ago = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    house = House(tmp_path_factory.mktemp("house"), clock=StillClock(ago))
    house.volunteer()
    with house.open("morag") as desk:
        reference = opened(desk)
        said = contact(happened=ago, actions=(("Ring the school", MAUD, None),))
        record_contact(desk, reference, said)
        late = datetime.now(LONDON).replace(hour=23, minute=59, second=0, microsecond=0)
        soon = late.astimezone(UTC)  # "Today 23:59": on another day no role is stated
        plan_meeting(
            desk,
            reference,
            MeetingPlan("annual-review", FAMILY, soon, ROLE, questions=(QUESTION,)),
        )
    house.clock.on(hours=2)
    return house


@pytest.fixture
def locked(
    kept: House, surroundings: dict[str, str], reader: Reader, tmp_path: Path
) -> Iterator[Path]:
    """Evenhand on the unlock page of a vault of this test's own; its folder."""
    vault = tmp_path / "morag"
    shutil.copytree(kept.path("morag"), vault)
    with ExitStack() as stack:
        reader.program = process = stack.enter_context(program(surroundings, vault))
        reader.forget()
        reader.find("password text", "Passphrase", "focused")
        yield vault
        assert process.poll() is None  # it is still there


@pytest.fixture
def unlocked(locked: Path, reader: Reader) -> Path:
    """The same, unlocked by keys; Today stands there."""
    reader.type(PASSPHRASE)
    reader.press("Return")
    reader.find("filler", "One thing is owed", "focused")
    return locked
