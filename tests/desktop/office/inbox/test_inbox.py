"""The inbox: shown before it is applied, brought in one by one, answered."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from db.records import Household
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.joining.join import join
from desktop.casework.record.cases import list_cases
from desktop.office.inbox.screen import InboxScreen
from desktop.ui.parts.tag import Tag
from tests.builders import HOME, PASSPHRASE, House
from tests.db.bundle import forge
from tests.desktop.casework.actions.kit import contact, opened, signed, stranger, who
from tests.desktop.file_dialogs import dialog
from tests.desktop.windows import Open, Window, button, faults, labels, texts


def inbox(window: Window) -> InboxScreen:
    screen = window.go("inbox")
    assert isinstance(screen, InboxScreen)
    return screen


def row_states(screen: InboxScreen) -> list[tuple[str, str]]:
    return [(row.so, row.state.word if row.state else "") for row in screen.rows.rows_model.rows()]


def counted(window: Window) -> str:
    return str(window.shell.rail._stops["inbox"].accessibleName())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def week(house: House, stick: Path) -> Path:
    """Morag's first bundle: a case and a call."""
    with house.open("morag") as desk:
        reference = opened(desk)
        record_contact(desk, reference, contact(statement="read"))
    files, _ = house.seal("morag")
    path = stick / "week.evenhand"
    path.write_bytes(files[0])
    return path


@pytest.fixture
def gap(house: House, stick: Path) -> tuple[Path, Path]:
    """Two bundles of Idris's, of which the office of the test has neither."""
    shutil.copytree(house.path("office"), house.path("other"))
    with house.open("idris") as desk:
        device = desk.device
        reference = opened(desk, child="Wilfred Larkmoor", parents=("Edda Larkmoor",))
    first, _ = house.seal("idris")
    house.bring("other", *first)
    house.carry("other", "idris", to=device)  # it lets go of what was confirmed
    with house.open("idris") as desk:
        record_contact(desk, reference, contact(who=("Edda Larkmoor",)))
    second, _ = house.seal("idris")
    paths = stick / "one.evenhand", stick / "two.evenhand"
    for path, data in zip(paths, (first[0], second[0]), strict=True):
        path.write_bytes(data)
    return paths


def test_an_empty_inbox_says_what_belongs_there_and_offers_the_button(
    bare: House, window: Open, stick: Path
) -> None:
    opened_window = window(bare)
    screen = inbox(opened_window)
    assert "Bundles that volunteers send stand here" in texts(screen)
    assert screen.below.text() == "Nothing has come yet."
    (stick / "notes.txt").write_text("not a bundle")
    screen.ask_files = lambda _over: [stick / "notes.txt"]
    opened_window.click(button(screen, "Choose files…"))
    assert row_states(screen) == [("notes.txt", "Damaged")]
    assert faults(opened_window, screen) == []


def test_what_a_bundle_holds_is_shown_and_nothing_is_taken_until_it_is_brought_in(
    window: Open, week: Path
) -> None:
    opened_window = window()
    screen = inbox(opened_window)
    screen.add([week])
    opened_window.settle()
    assert row_states(screen) == [("Morag Tennick", "Waits for you")]
    shown = texts(screen)
    assert "Morag Tennick, no. 1" in shown
    assert "one family, 10 March 2026" in shown
    assert "Its signature is good." in shown
    assert opened_window.ask(list_cases) == ()
    assert faults(opened_window, screen) == []

    opened_window.click(screen.tray.bring)
    opened_window.bot.waitUntil(lambda: not screen.bringing.busy)
    opened_window.settle()
    assert [row.child for row in opened_window.ask(list_cases)] == ["Ottilie Brackenridge"]
    assert row_states(screen) == [("Morag Tennick", "In")]
    assert opened_window.said() == "One bundle is in."
    assert screen.below.text().startswith("One bundle: one is in. An answer is due to Morag")
    assert "Contacts" in texts(screen)  # of what is in, it is still told what it held
    assert counted(opened_window) == "Inbox"


def test_the_keyboard_alone_brings_a_bundle_in(window: Open, week: Path) -> None:
    opened_window = window()
    screen = inbox(opened_window)
    screen.ask_files = lambda _over: [week]
    (choose,) = [one for one in (screen.empty.button,) if one is not None]
    QTest.keyClick(choose, Qt.Key.Key_Return)
    opened_window.settle()
    QTest.keyClick(screen.tray.bring, Qt.Key.Key_Space)
    opened_window.bot.waitUntil(lambda: row_states(screen) == [("Morag Tennick", "In")])


def test_an_answer_is_a_bundle_for_each_laptop_and_no_file_is_called_after_anybody(
    house: House, window: Open, week: Path, stick: Path
) -> None:
    house.bring("office", week.read_bytes())
    opened_window = window()
    screen = inbox(opened_window)
    screen.ask_folder = lambda _over: stick
    opened_window.click(screen.answer)
    opened_window.bot.waitUntil(lambda: opened_window.said() != "")
    assert "One answer is in “stick”" in opened_window.said()
    (file,) = stick.glob("*answer*.evenhand")
    assert "morag" not in file.name.casefold()
    assert "tennick" not in file.name.casefold()
    assert [one.result for one in house.bring("morag", file.read_bytes())] == ["applied"]
    opened_window.go("inbox")
    assert not screen.answer.isVisible()
    assert "answered" in screen.rows.rows_model.rows()[0].more


def test_a_bundle_before_its_turn_waits_says_for_what_and_goes_in_by_itself(
    window: Open, gap: tuple[Path, Path]
) -> None:
    first, second = gap
    opened_window = window()
    screen = inbox(opened_window)
    screen.add([second])
    opened_window.settle()
    assert "will wait here" in texts(screen)
    opened_window.click(screen.tray.bring)
    opened_window.bot.waitUntil(lambda: not screen.bringing.busy)
    opened_window.settle()
    assert row_states(screen) == [("Idris Fairclough", "Waits for no. 1")]
    assert screen.below.text() == "One bundle: one waits for you."
    assert counted(opened_window) == "Inbox, 1 waiting"
    assert "Rows 1 to" in texts(screen)
    opened_window.click(button(screen, "Copy the message"))
    message = QGuiApplication.clipboard().text()
    assert message.startswith("Hello Idris, your bundle no. 1 has not reached us.")
    assert message.endswith("Thank you, Perpetua Wainhope")
    assert faults(opened_window, screen) == []

    screen.add([first])
    opened_window.settle()
    opened_window.click(screen.tray.bring)
    opened_window.bot.waitUntil(lambda: not screen.bringing.busy)
    opened_window.settle()
    assert [state for _, state in row_states(screen)] == ["In", "In"]
    assert opened_window.said() == "Two bundles are in."


def test_what_cannot_be_taken_says_why_and_blocks_nothing(
    house: House, window: Open, week: Path, stick: Path
) -> None:
    (stick / "torn.evenhand").write_bytes(week.read_bytes()[:200])
    with house.open("office") as desk:
        office = who(desk)
    someone = stranger()
    rows = forge.chain(someone.device, "up", [Household(postcode="CA1 1AA")])
    (stick / "strange.evenhand").write_bytes(signed(someone, office, rows))
    opened_window = window()
    screen = inbox(opened_window)
    gone = stick / "gone.evenhand"
    screen.add([gone, stick / "torn.evenhand", stick / "strange.evenhand", week, week])
    opened_window.settle()
    opened_window.click(screen.tray.bring)
    opened_window.bot.waitUntil(lambda: not screen.bringing.busy)
    opened_window.settle()
    assert row_states(screen) == [
        ("gone.evenhand", "Damaged"),
        ("torn.evenhand", "Damaged"),
        ("Signed by a laptop we do not know", "Kept apart"),
        ("Morag Tennick", "In"),
    ]
    assert "two could not be taken" in screen.below.text()
    screen.rows.go_to_number(0)
    opened_window.settle()
    assert "cannot be read" in texts(screen)
    screen.rows.go_to_number(1)
    opened_window.settle()
    assert "cut short" in texts(screen)
    screen.rows.go_to_number(2)
    opened_window.settle()
    assert "It is kept apart, unread." in texts(screen)
    opened_window.click(screen.tray.clear)
    assert len(row_states(screen)) == 2
    assert gone.parent == stick  # the files themselves stay where they are
    assert (stick / "torn.evenhand").exists()


def test_what_was_seen_to_waits_no_longer_and_is_kept(
    house: House, window: Open, stick: Path
) -> None:
    with house.open("office") as desk:
        office = who(desk)
    someone = stranger()
    rows = forge.chain(someone.device, "up", [Household(postcode="CA1 1AA")])
    house.bring("office", signed(someone, office, rows))
    opened_window = window()
    screen = inbox(opened_window)
    assert counted(opened_window) == "Inbox, 1 waiting"
    opened_window.click(button(screen, "Try again"))
    assert opened_window.said() == "Nothing has changed: it waits."
    opened_window.click(button(screen, "I have seen to it"))
    assert counted(opened_window) == "Inbox"
    assert [state for _, state in row_states(screen)] == ["Done"]
    assert opened_window.ask(lambda desk: len(list(desk.vault.quarantine.iterdir()))) == 1


def test_a_laptop_that_was_signed_in_since_is_tried_again(house: House, window: Open) -> None:
    with house.open("office") as desk:
        invitation = invite(desk).data
    made = join(house.path("wren"), PASSPHRASE, invitation, "Wren Adair", HOME, house.world)
    with house.open("wren") as desk:
        opened(desk)
        wren = who(desk)
        rows = list(desk.store.rows(desk.device, "up"))
    with house.open("office") as desk:
        office = who(desk)
    house.bring("office", signed(wren, office, rows))
    opened_window = window()
    screen = inbox(opened_window)
    assert row_states(screen) == [("Signed by a laptop we do not know", "Kept apart")]
    opened_window.ask(lambda desk: enrol(desk, made.request, " ".join(made.words)))
    opened_window.settle()
    opened_window.click(button(screen, "Try again"))
    assert opened_window.said() == "It is in now."
    assert row_states(screen) == [("Wren Adair", "In")]


def test_bundles_are_dropped_anywhere_on_the_page_and_nothing_else_is(
    window: Open, week: Path
) -> None:
    opened_window = window()
    screen = inbox(opened_window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(week))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    words = QMimeData()
    words.setText("not a file")
    other = QDragEnterEvent(QPoint(9, 9), copy, words, left, keys)
    other.ignore()
    screen.dragEnterEvent(other)
    assert not other.isAccepted()
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, keys)
    screen.dragEnterEvent(enter)
    assert enter.isAccepted()
    screen.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, keys))
    opened_window.settle()
    assert row_states(screen) == [("Morag Tennick", "Waits for you")]


def test_bringing_in_stops_between_two_bundles(window: Open, gap: tuple[Path, Path]) -> None:
    opened_window = window()
    screen = inbox(opened_window)
    screen.add(gap)
    opened_window.settle()
    screen.bringing.became.connect(lambda *_: screen.tray.progress.cancel.click())
    opened_window.click(screen.tray.bring)
    opened_window.bot.waitUntil(lambda: not screen.bringing.busy)
    opened_window.settle()
    assert [state for _, state in row_states(screen)] == ["Waits for you", "In"]
    assert "Bring all in" in labels(screen)  # and it can go on


def test_a_bundle_that_came_twice_says_so(house: House, window: Open, week: Path) -> None:
    house.bring("office", week.read_bytes())
    house.clock.time += timedelta(days=1)
    opened_window = window()
    screen = inbox(opened_window)
    screen.add([week])
    opened_window.settle()
    assert row_states(screen)[0] == ("Morag Tennick", "Already in")
    opened_window.click(screen.tray.bring)
    opened_window.bot.waitUntil(lambda: not screen.bringing.busy)
    opened_window.settle()
    assert row_states(screen)[0] == ("Morag Tennick", "Already in")
    assert "Everything in this bundle is here already." in texts(screen)
    assert [tag.text() for tag in screen.both.findChildren(Tag) if tag.isVisible()] == [
        "Already in"
    ]


def test_bundles_are_chosen_among_bundles_and_nothing_is_brought_in_when_one_does_not(
    window: Open, week: Path
) -> None:
    opened_window = window()
    screen = inbox(opened_window)
    with dialog(None) as told:
        button(screen, "Choose files…").click()
    assert told == [
        *("The bundles that came from volunteers", str(Path.home())),
        *("Bundles (*.evenhand)", "All files (*)"),
    ]
    assert row_states(screen) == []
    with dialog(week):
        button(screen, "Choose files…").click()
    opened_window.settle()
    assert row_states(screen) == [("Morag Tennick", "Waits for you")]
