"""The worker goes on answering while something long is under way, and locks in the middle of it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.vault.backup import STEP, Backup, backups
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.desk import Desk
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk
from desktop.ui.session import Session
from desktop.ui.worker import Step, Task
from tests.builders import PASSPHRASE, House

WAIT = 10  # seconds until something that must come has come
Closed = Callable[[Path, World, Step], str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An office whose record is copied in several steps."""
    house = House(tmp_path_factory.mktemp("made"))
    with house.open("office") as desk, desk.write():
        desk.store.local.set("filler", "x" * (3 * STEP * 4096))
    return house


@pytest.fixture
def session(made: House, qtbot: QtBot) -> Iterator[Session]:
    faults: list[object] = []
    session = Session(lambda: made.world)
    session.broke.connect(faults.append)
    with qtbot.waitSignal(session.unlocked):
        session.unlock(made.path("office"), PASSPHRASE)
    yield session
    session.close()
    assert faults == []


class Slow:
    """A backup whose first step waits until the test has asked for whatever else it wants."""

    def __init__(self) -> None:
        self.began, self.go_on = threading.Event(), threading.Event()
        self.steps = 0

    def __call__(self, desk: Desk, step: Step) -> Backup:
        def counted(done: int, whole: int) -> None:
            self.began.set()
            assert self.go_on.wait(WAIT)
            self.steps += 1
            step(done, whole)

        return back_up(desk, counted)


def test_a_question_that_is_asked_during_a_long_backup_is_answered_before_its_end(
    session: Session, qtbot: QtBot, made: House
) -> None:
    slow, told = Slow(), list[str]()

    def note(desk: Desk) -> str:
        with desk.write():
            desk.store.local.set("said", "meanwhile")
        return "written"

    session.begin(slow, lambda _made: told.append("backed up"))
    assert slow.began.wait(WAIT)  # or it would be answered before the backup begins
    session.ask(lambda desk: desk.person, told.append)
    session.ask(note, told.append)
    slow.go_on.set()
    qtbot.waitUntil(lambda: session.idle)
    assert told == ["Perpetua Wainhope", "written", "backed up"]
    assert slow.steps > 1
    newest = backups(made.path("office"))[0].folder
    read: list[str | None] = []
    session.unlock(newest, PASSPHRASE)
    session.ask(lambda desk: desk.store.local.setting("said"), read.append)
    qtbot.waitUntil(lambda: read == ["meanwhile"])  # it is in the copy too


def test_what_waits_is_done_before_something_long_begins(session: Session, qtbot: QtBot) -> None:
    told: list[str] = []
    held = threading.Event()
    session.ask(lambda _desk: held.wait(WAIT))
    session.begin(lambda _desk, _step: "long", told.append)
    session.ask(lambda _desk: "short", told.append)
    held.set()
    qtbot.waitUntil(lambda: session.idle)
    assert told == ["short", "long"]


def test_locking_breaks_a_backup_off_and_leaves_the_ones_before(
    session: Session, qtbot: QtBot, made: House
) -> None:
    before = backups(made.path("office"))
    slow, told = Slow(), list[str]()
    session.begin(slow, lambda _made: told.append("done"), stopped=lambda: told.append("stopped"))
    session.begin(lambda _desk, _step: "next", told.append, stopped=lambda: told.append("stopped"))
    assert slow.began.wait(WAIT)
    session.lock(lambda: told.append("locked"))
    slow.go_on.set()
    qtbot.waitUntil(lambda: session.idle)
    assert told == ["stopped", "stopped", "locked"]
    assert slow.steps == 1
    assert backups(made.path("office")) == before
    left = {path.name for path in (made.path("office") / "backups").iterdir()}
    assert left == {one.folder.name for one in before}
    with made.open("office") as desk:
        assert desk.problems == desk.warnings == ()


def test_somebody_who_stops_a_backup_is_told_and_everything_else_goes_on(
    session: Session, qtbot: QtBot, made: House
) -> None:
    before = backups(made.path("office"))
    slow, told = Slow(), list[str]()
    task = session.begin(
        slow, lambda _made: told.append("done"), stopped=lambda: told.append("stopped")
    )
    assert slow.began.wait(WAIT)
    task.stop()
    slow.go_on.set()
    session.ask(lambda desk: desk.person, told.append)
    qtbot.waitUntil(lambda: session.idle)
    assert sorted(told) == ["Perpetua Wainhope", "stopped"]
    assert backups(made.path("office")) == before


def test_it_is_told_how_far_it_is(session: Session, qtbot: QtBot) -> None:
    shares: list[int] = []
    slow = Slow()
    slow.go_on.set()
    session.begin(slow, told=shares.append)
    qtbot.waitUntil(lambda: session.idle)
    assert shares == sorted(shares)
    assert len(shares) > 1
    assert 0 < shares[0] < shares[-1] <= 100


def test_the_program_ends_in_the_middle_of_a_backup_without_waiting_for_it(
    made: House, qtbot: QtBot, tmp_path: Path
) -> None:
    session = Session(lambda: made.world)
    with qtbot.waitSignal(session.unlocked):
        session.unlock(made.path("office"), PASSPHRASE)
    slow = Slow()
    slow.go_on.set()
    held = threading.Event()
    session.ask(lambda _desk: held.wait(WAIT))  # so that the end is asked for before its first step
    session.begin(slow)
    held.set()
    session.close()
    assert slow.steps <= 1
    assert not (made.path("office") / "backups" / "unfinished").exists()


# --- with the vault closed ---


def closed(session: Session, work: Closed, told: list[str], secret: str = PASSPHRASE) -> Task:
    return session.begin_closed(
        work,
        secret,
        lambda said: told.append(said),
        lambda refusal: told.append(refusal.code),
        told=lambda _share: None,
        stopped=lambda: told.append("stopped"),
    )


def test_what_is_asked_while_the_vault_is_closed_waits_and_is_not_lost(
    session: Session, qtbot: QtBot, made: House
) -> None:
    told: list[str] = []
    began, go_on = threading.Event(), threading.Event()

    def work(folder: Path, world: World, step: Step) -> str:
        began.set()
        assert go_on.wait(WAIT)
        step(1, 2)
        with open_desk(folder, PASSPHRASE, world) as desk:  # nobody else has it open
            return f"closed, {desk.kind}"

    def note(desk: Desk) -> str:
        with desk.write():
            desk.store.local.set("typed", "meanwhile")
        return "kept"

    closed(session, work, told)
    assert began.wait(WAIT)
    session.ask(note, lambda said: told.append(str(said)))
    go_on.set()
    qtbot.waitUntil(lambda: session.idle)
    assert told == ["closed, office", "kept"]


def test_another_passphrase_closes_nothing(session: Session, qtbot: QtBot) -> None:
    told: list[str] = []
    closed(session, lambda _folder, _world, _step: "done", told, "not this one")
    session.ask(lambda desk: desk.kind, told.append)
    qtbot.waitUntil(lambda: session.idle)
    assert told == ["wrong-passphrase", "office"]


def test_what_is_stopped_while_the_vault_is_closed_leaves_it_open(
    session: Session, qtbot: QtBot
) -> None:
    told: list[str] = []
    began, go_on = threading.Event(), threading.Event()

    def work(_folder: Path, _world: World, step: Step) -> str:
        began.set()
        assert go_on.wait(WAIT)
        step(1, 2)
        return "done"

    task = closed(session, work, told)
    assert began.wait(WAIT)
    task.stop()
    go_on.set()
    session.ask(lambda desk: desk.kind, told.append)
    qtbot.waitUntil(lambda: session.idle)
    assert told == ["stopped", "office"]
