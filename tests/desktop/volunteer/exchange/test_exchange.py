"""Exchange: what is only here, the bundle, what came back, and the days before enrolment."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.exchange.bring_back import bring_back
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy, with_version
from desktop.casework.record.cases import list_cases
from desktop.ui.look.theme import Look
from desktop.ui.pages.health import HealthScreen
from desktop.ui.parts.tag import Tag
from desktop.volunteer.exchange.screen import ExchangeScreen
from tests.builders import PASSPHRASE, House, case_draft
from tests.desktop.casework.actions.damage import lose
from tests.desktop.casework.actions.kit import contact
from tests.desktop.windows import Window, cut_off, texts, too_wide, unnamed
from tests.houses import copy_of


@pytest.fixture
def before(qtbot: QtBot, house: House, look: Look) -> Iterator[Window]:
    """Morag has joined, and the office has not signed her in."""
    window = Window(qtbot, house, look)
    yield window
    window.close()


@pytest.fixture(scope="module")
def second_day(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Morag is signed in and has opened a case."""
    made = House(tmp_path_factory.mktemp("second-day"))
    made.volunteer()
    with made.open("morag") as desk:
        open_case(desk, case_draft())
    return made


@pytest.fixture
def signed_in(qtbot: QtBot, second_day: House, look: Look, tmp_path: Path) -> Iterator[Window]:
    window = Window(qtbot, copy_of(second_day, tmp_path / "second-day"), look)
    yield window
    window.close()


def exchange(window: Window, stick: Path) -> ExchangeScreen:
    screen = window.go("exchange")
    assert isinstance(screen, ExchangeScreen)
    stick.mkdir(exist_ok=True)
    screen.ask_folder = lambda _last: stick
    return screen


def tags(screen: ExchangeScreen) -> list[str]:
    return [tag.text() for tag in screen.findChildren(Tag) if tag.isVisible()]


def test_the_bundle_goes_where_one_says_and_to_the_same_place_the_next_time(
    signed_in: Window, tmp_path: Path
) -> None:
    screen = exchange(signed_in, tmp_path / "stick")
    assert "only on this laptop" in screen.title.text()
    signed_in.click(screen.outgoing.make.button)
    signed_in.bot.waitUntil(lambda: "On its way" in tags(screen))
    assert len(list((tmp_path / "stick").glob("*.evenhand"))) == 1
    assert str(tmp_path / "stick") in screen.outgoing.where.text()

    screen.ask_folder = lambda _last: pytest.fail("it is known already")
    signed_in.click(screen.outgoing.make.button)
    signed_in.bot.waitUntil(lambda: len(list((tmp_path / "stick").iterdir())) == 2)


def test_no_name_of_a_file_holds_anybodys_name(signed_in: Window, tmp_path: Path) -> None:
    screen = exchange(signed_in, tmp_path / "stick")
    signed_in.click(screen.outgoing.make.button)
    signed_in.bot.waitUntil(lambda: "On its way" in tags(screen))
    for file in (tmp_path / "stick").iterdir():
        assert not any(word in file.name.casefold() for word in ("morag", "tennick", "ottilie"))


def test_the_rail_says_how_much_is_only_here_before_anybody_has_been_there(
    signed_in: Window, tmp_path: Path
) -> None:
    assert signed_in.shell.isVisible()
    signed_in.settle()
    told = signed_in.waits("exchange")
    assert told.endswith(" waiting")
    (case,) = signed_in.ask(list_cases)
    signed_in.ask(lambda desk: record_contact(desk, case.reference, contact()))
    signed_in.settle()
    assert "exchange" not in signed_in.shell._screens
    more = signed_in.waits("exchange")
    assert int(more.split()[1]) > int(told.split()[1])
    exchange(signed_in, tmp_path / "stick")
    signed_in.settle()
    assert signed_in.waits("exchange") == more


def test_what_the_office_confirms_is_in_and_nothing_waits(
    signed_in: Window, tmp_path: Path
) -> None:
    screen = exchange(signed_in, tmp_path / "stick")
    signed_in.settle()
    assert signed_in.waits("exchange").endswith(" waiting")
    signed_in.click(screen.outgoing.make.button)
    signed_in.bot.waitUntil(lambda: "On its way" in tags(screen))
    (bundle,) = (tmp_path / "stick").iterdir()
    signed_in.house.bring("office", bundle.read_bytes())
    (receipt,), _ = signed_in.house.seal("office")
    (tmp_path / "receipt.evenhand").write_bytes(receipt)

    screen.ask_files = lambda: [tmp_path / "receipt.evenhand"]
    signed_in.click(screen.drop.button)
    signed_in.bot.waitUntil(lambda: screen.title.text() == "The office has everything")
    assert "On its way" not in tags(screen)
    signed_in.settle()
    assert signed_in.waits("exchange") == "Exchange"
    assert screen.outgoing.make.reason() == "There is nothing to send."


def test_a_copy_of_the_office_is_said_and_changes_nothing_until_it_was_rung(
    signed_in: Window, tmp_path: Path
) -> None:
    house = signed_in.house
    shutil.copytree(house.path("office"), house.path("copy"))
    for name, version in (("office", "3"), ("copy", "2")):
        with house.open(name) as desk:
            text = with_version(desk.pack.source, version)
            publish_policy(desk, PolicyDraft(text, "Steering group, item 4"))
    bundles = [house.seal(name)[0][0] for name in ("office", "copy")]
    house.bring("morag", bundles[0])
    (tmp_path / "copy.evenhand").write_bytes(bundles[1])
    screen = exchange(signed_in, tmp_path / "stick")
    assert not screen.two.isVisible()
    screen.ask_files = lambda: [tmp_path / "copy.evenhand"]
    signed_in.click(screen.drop.button)
    signed_in.bot.waitUntil(screen.two.isVisible)
    signed_in.settle()
    assert texts(screen).count("The policy and everything else here stay as they are.") == 3
    assert signed_in.ask(lambda desk: desk.pack.version) == "3"
    assert screen.two.action is not None
    signed_in.click(screen.two.action)
    assert signed_in.said() == "What the office sends is taken again. Ask it for a new bundle."
    assert not screen.two.isVisible()


def test_a_full_or_missing_stick_is_told_beside_the_button(
    signed_in: Window, tmp_path: Path
) -> None:
    screen = exchange(signed_in, tmp_path / "stick")
    screen.ask_folder = lambda _last: tmp_path / "taken-out"
    signed_in.click(screen.outgoing.make.button)
    signed_in.bot.waitUntil(screen.outgoing.fault.isVisible)
    assert "cannot be written" in screen.outgoing.fault.words.text()
    signed_in.settle()
    assert screen.outgoing.make.button.isEnabled()
    assert screen.outgoing.where.text() == f"It goes into {tmp_path / 'taken-out'}."
    asked: list[Path | None] = []

    def ask_again(last: Path | None) -> None:
        asked.append(last)

    screen.ask_folder = ask_again
    signed_in.click(screen.outgoing.change)
    assert asked == [tmp_path / "taken-out"]  # from where one was; and nothing chosen is no change
    (tmp_path / "taken-out").mkdir()
    signed_in.click(screen.outgoing.make.button)
    signed_in.bot.waitUntil(lambda: "On its way" in tags(screen))
    assert len(list((tmp_path / "taken-out").glob("*.evenhand"))) == 1
    assert asked == [tmp_path / "taken-out"]


def test_files_that_are_dropped_each_get_an_answer(signed_in: Window, tmp_path: Path) -> None:
    screen = exchange(signed_in, tmp_path / "stick")
    (tmp_path / "torn.evenhand").write_bytes(b"torn")
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(tmp_path / name)) for name in ("torn.evenhand", "gone.evenhand")]
    )
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen.viewport(), QDragEnterEvent(QPoint(200, 200), *how, none))
    assert screen.drop.property("card") == "over"
    QApplication.sendEvent(screen.viewport(), QDropEvent(QPointF(200, 200), *how, none))
    signed_in.bot.waitUntil(lambda: screen.just_in.count() == 2)
    assert {"Damaged", "Not taken"} <= set(tags(screen))
    assert "gone.evenhand cannot be read" in texts(screen.just_in)


def test_before_enrolment_it_says_what_is_missing_and_makes_the_request_again(
    before: Window, tmp_path: Path
) -> None:
    screen = exchange(before, tmp_path / "stick")
    assert screen.title.text() == "The office has not signed this laptop in yet"
    assert screen.outgoing.make.reason() == "First the office signs this laptop in."
    before.click(screen.signing_in.save)
    before.bot.waitUntil(lambda: bool(list((tmp_path / "stick").glob("*.evenhand-request"))))
    (request,) = (tmp_path / "stick").iterdir()

    words = screen.signing_in.words.text()
    with before.house.open("office") as office:
        assert enrol(office, request.read_bytes(), words).volunteer == "Morag Tennick"
    (welcome,), _ = before.house.seal("office")
    (tmp_path / "welcome.evenhand").write_bytes(welcome)
    screen.bring([tmp_path / "welcome.evenhand"])
    before.bot.waitUntil(lambda: not screen.signing_in.isVisible())
    assert screen.outgoing.make.button.isEnabled()


def test_everything_works_from_the_keyboard(signed_in: Window, tmp_path: Path) -> None:
    screen = exchange(signed_in, tmp_path / "stick")
    screen.outgoing.make.button.setFocus()
    QTest.keyClick(screen.outgoing.make.button, Qt.Key.Key_Return)
    signed_in.bot.waitUntil(lambda: "On its way" in tags(screen))
    assert unnamed(screen) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.25])
def test_nothing_is_cut_off(signed_in: Window, look: Look, scale: float, tmp_path: Path) -> None:
    look.set_scale(scale)
    screen = exchange(signed_in, tmp_path / "stick")
    signed_in.click(screen.outgoing.make.button)
    signed_in.bot.waitUntil(lambda: "On its way" in tags(screen))
    signed_in.bot.waitUntil(lambda: not cut_off(screen))
    assert not too_wide(screen)


def test_an_older_copy_that_was_put_back_says_what_to_do_and_sends_nothing(
    signed_in: Window, tmp_path: Path
) -> None:
    record = signed_in.house.path("morag") / "record.db"
    assert not exchange(signed_in, tmp_path / "stick").older.isVisible()
    signed_in.lock()
    shutil.copyfile(record, tmp_path / "older.db")
    with signed_in.house.open("morag") as desk:
        open_case(desk, case_draft(child="Wilfred Oakshott"))
    shutil.copyfile(tmp_path / "older.db", record)
    signed_in.unlock()
    screen = exchange(signed_in, tmp_path / "stick")
    said = texts(screen.older)
    assert "rows that it has sent before are missing here" in said
    assert "The office has not confirmed: 1 case" in said
    assert "I am going to have this laptop signed in anew." in said
    assert screen.renewing.isVisible()
    assert not screen.anew.isVisible()
    assert not screen.outgoing.isVisible()
    assert cut_off(screen) == []
    with signed_in.bot.waitSignal(signed_in.shell.lock_asked):
        screen.older.lock.click()


def test_a_laptop_is_signed_in_anew_on_the_page(
    qtbot: QtBot, second_day: House, look: Look, tmp_path: Path
) -> None:
    house = copy_of(second_day, tmp_path / "second-day")
    with house.open("office") as office:
        newer = tmp_path / "invitation.json"
        newer.write_bytes(invite(office).data)
    window = Window(qtbot, house, look)
    screen = exchange(window, tmp_path / "stick")
    assert not screen.renewing.isVisible()
    window.click(screen.anew)
    part = screen.renewing
    assert part.when.isVisible()
    assert (cut_off(screen), too_wide(screen), unnamed(screen)) == ([], False, [])
    window.click(part.go.button)
    assert part.field.fault() == "Type it first."
    window.type(part.secret, "not this one")
    window.click(part.go.button)
    assert "passphrase" in part.field.fault()
    part.ask_file = lambda: tmp_path / "none.json"
    window.click(part.choose)
    window.type_anew(part.secret, PASSPHRASE)
    window.click(part.go.button)
    assert "cannot be read" in part.fault.words.text()
    assert part.secret.text() == PASSPHRASE  # nothing typed is lost
    part.ask_file = lambda: newer
    window.click(part.choose)
    assert "invitation.json" in part.chosen.text()
    window.click(part.go.button)
    assert window.said().startswith("This laptop has new keys.")
    assert "records go to the office once more" in window.said()
    assert part.secret.text() == ""
    assert not part.isVisible()
    assert screen.signing_in.isVisible()
    words = screen.signing_in.words.text()
    stick = tmp_path / "stick"
    window.click(screen.signing_in.save)
    window.close()
    (file,) = stick.iterdir()
    with house.open("office") as office:
        done = enrol(office, file.read_bytes(), words)
        assert done.renews is not None
    house.carry("office", "morag", to=done.device)
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]


def test_rows_that_were_lost_say_what_to_ask_for_until_they_are_back(
    qtbot: QtBot, second_day: House, look: Look, tmp_path: Path
) -> None:
    house = copy_of(second_day, tmp_path / "second-day")
    house.carry("morag", "office")
    lose(house, 3, 4)
    files: list[bytes] = []
    with house.open("morag") as desk:
        device = desk.device
    with house.open("office") as office:
        bring_back(office, lambda _index, data: files.append(data) or "", device)  # type: ignore[func-returns-value]
    window = Window(qtbot, house, look)
    screen = exchange(window, tmp_path / "stick")
    assert screen.lost.isVisible()
    assert "it has not confirmed them" in texts(screen.lost)
    assert "“Please bring rows 3 to 4 back to my laptop.”" in texts(screen.lost)
    assert (cut_off(screen), too_wide(screen), unnamed(screen)) == ([], False, [])
    health = window.on(HealthScreen, "health")
    assert health.lost.isVisible()
    (tmp_path / "back.evenhand").write_bytes(files[0])
    screen = exchange(window, tmp_path / "stick")
    screen.bring([tmp_path / "back.evenhand"])
    window.settle()
    assert "Rows that were lost here are back where they stood." in texts(screen.just_in)
    assert not screen.lost.isVisible()
    assert window.on(HealthScreen, "health").lost.isHidden()
    assert (
        "Since then the office brought two rows back."
        in window.on(HealthScreen, "health").mended.text()
    )
    window.close()
