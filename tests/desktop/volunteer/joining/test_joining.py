"""The first run, from an invitation to the first day, and every way in which it can go wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.casework.actions.closeness.declare import home
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.policy.acknowledge import owed
from desktop.casework.unlocking import open_desk
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from desktop.volunteer.joining.joining import Joining
from tests.builders import House
from tests.desktop.windows import Strangers, app, cut_off, texts, unnamed

PASSPHRASE = "otters beneath a marmalade viaduct"


class First:
    """The first run, with a stick and an invitation at hand."""

    def __init__(self, bot: QtBot, house: House, look: Look, folder: Path) -> None:
        self.bot, self.house, self.folder = bot, house, folder
        self.stick, self.file, self.vault = folder / "stick", folder / "in.json", folder / "vault"
        self.stick.mkdir()
        with house.open("office") as office:
            self.file.write_bytes(invite(office).data)
        self.session = Session(lambda: house.world)
        self.faults: list[object] = []
        self.session.broke.connect(self.faults.append)
        self.strangers = Strangers()
        app().installEventFilter(self.strangers)
        self.view = Joining(
            self.session, look, lambda: self.file, lambda: self.stick, folder=self.vault
        )
        self.view.resize(1280, 720)
        self.view.show()

    def click(self, button: Button) -> None:
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def to_you(self) -> None:
        step = self.view.invitation
        self.click(step.choose)
        self.bot.waitUntil(step.take.isVisible)
        self.click(step.take)

    def fill(self, passphrase: str = PASSPHRASE) -> None:
        """Name, home and a passphrase of one's own, typed twice."""
        step = self.view.you
        QTest.keyClicks(step.name_field, "Morag Tennick")
        QTest.keyClicks(step.home, "ca8 1rw")
        QTest.keyClicks(step.choice.secret, passphrase)
        QTest.keyClicks(step.choice.once_more, passphrase)

    def make(self) -> None:
        step = self.view.you
        self.bot.waitUntil(step.make.button.isEnabled)
        self.click(step.make.button)
        self.bot.waitUntil(lambda: self.at(self.view.code))

    def code(self) -> list[str]:
        """The recovery code, as it stands on the page."""
        words = self.view.code.groups.findChildren(Words)
        return [one.text() for one in words if len(one.text()) == 5]

    def past_the_code(self) -> None:
        third = self.code()[2]
        self.click(self.view.code.written)
        QTest.keyClicks(self.view.code.typed, third)
        self.click(self.view.code.compare)
        self.bot.waitUntil(lambda: self.at(self.view.words))

    def at(self, step: object) -> bool:
        return self.view.stack.currentWidget() is step

    def close(self) -> None:
        app().removeEventFilter(self.strangers)
        self.session.close()
        assert self.faults == []
        assert set(self.strangers.shown) <= {"Joining"}


@pytest.fixture
def first(qtbot: QtBot, house: House, look: Look, tmp_path: Path) -> Iterator[First]:
    made = First(qtbot, house, look, tmp_path)
    yield made
    made.close()


def to_the_first_day(first: First) -> None:
    view = first.view
    first.to_you()
    first.fill()
    first.make()
    first.past_the_code()
    first.click(view.words.save)
    first.bot.waitUntil(view.words.go_on.isVisible)
    first.click(view.words.go_on)
    first.click(view.policy.read)
    first.bot.waitUntil(lambda: first.at(view.first_day))


@pytest.mark.parametrize(("policy", "asked"), [("sps", True), ("rotherham-sendiass", False)])
def test_the_first_day_asks_for_interests_where_the_policy_does(
    qtbot: QtBot, look: Look, tmp_path: Path, policy: str, asked: bool
) -> None:
    made = First(qtbot, House(tmp_path / "house", pack=policy), look, tmp_path)
    to_the_first_day(made)
    said = texts(made.view.first_day)
    assert ("Say where a case could be too close to you" in said) == asked
    assert "You have read the policy" in said
    made.close()


def test_from_the_invitation_to_the_first_day(first: First) -> None:
    view = first.view
    to_the_first_day(first)
    with first.bot.waitSignal(view.joined) as got:
        first.click(view.first_day.open)
    assert got.args == [first.vault]

    with open_desk(first.vault, PASSPHRASE, first.house.world) as desk:
        assert desk.person == "Morag Tennick"
        assert home(desk) == "CA8 1RW"
        assert not owed(desk)
    (request,) = first.stick.iterdir()
    words = [one.text() for one in view.words.words.findChildren(Words)][1::2]
    with first.house.open("office") as office:
        assert enrol(office, request.read_bytes(), " ".join(words)).volunteer == "Morag Tennick"


def test_the_invitation_shows_the_service_its_policy_and_the_offices_own_words(
    first: First,
) -> None:
    with first.house.open("office") as office:
        words = invite(office).words
    first.click(first.view.invitation.choose)
    first.bot.waitUntil(first.view.invitation.take.isVisible)
    first.bot.waitUntil(lambda: "Fellside Impartial Support" in texts(first.view))
    seen = texts(first.view)
    assert "Standard impartiality policy, version 1" in seen
    assert all(word in seen for word in words)


def test_what_is_no_invitation_is_refused_and_another_can_be_chosen(first: First) -> None:
    step = first.view.invitation
    good, first.file = first.file, first.folder / "letter.json"
    first.file.write_text("Dear Morag")
    first.click(step.choose)
    first.bot.waitUntil(step.fault.isVisible)
    assert "letter.json" in step.fault.words.text()
    assert not step.take.isVisible()
    first.file = good
    first.click(step.choose)
    first.bot.waitUntil(step.take.isVisible)
    assert not step.fault.isVisible()


def test_leaving_before_there_is_a_vault_makes_nothing(first: First) -> None:
    with first.bot.waitSignal(first.view.left):
        first.click(first.view.invitation.leave)
    assert not first.vault.exists()


def test_six_words_are_drawn_and_can_be_drawn_again(first: First) -> None:
    first.to_you()
    choice = first.view.you.choice
    first.bot.waitUntil(lambda: bool(choice.words.text()))
    drawn = choice.words.text()
    assert len(drawn.split(" ")) == 6
    first.click(choice.again)
    first.bot.waitUntil(lambda: choice.words.text() != drawn)
    first.click(choice.use)
    assert choice.text() == choice.words.text()
    assert choice.secret.echoMode() == QLineEdit.EchoMode.Normal
    first.bot.waitUntil(lambda: choice.reason() == "")


def test_a_weak_passphrase_is_judged_beside_its_field_and_dots_hide_it(first: First) -> None:
    first.to_you()
    first.fill("moragtennick1")
    choice = first.view.you.choice
    assert choice.secret.echoMode() == QLineEdit.EchoMode.Password
    first.bot.waitUntil(lambda: "too easily guessed" in choice.field.fault())
    assert "hard to guess" in first.view.you.make.reason()
    first.click(choice.seen)
    assert choice.secret.echoMode() == QLineEdit.EchoMode.Normal
    assert choice.text() == "moragtennick1"


def test_two_that_differ_do_not_go_on(first: First) -> None:
    first.to_you()
    first.fill()
    QTest.keyClicks(first.view.you.choice.once_more, "x")
    assert first.view.you.choice.twice.fault()
    assert "once more" in first.view.you.make.reason() or "guess" in first.view.you.make.reason()


def test_the_postcode_is_read_back_and_a_bad_one_named(first: First) -> None:
    first.to_you()
    step = first.view.you
    QTest.keyClicks(step.home, "ca81rw")
    QTest.keyClick(step.home, Qt.Key.Key_Return)
    assert "Read as CA8 1RW" in texts(step.home_field)
    step.home.clear()
    QTest.keyClicks(step.home, "elsewhere")
    QTest.keyClick(step.home, Qt.Key.Key_Return)
    assert step.home_field.fault()
    assert "your home postcode" in step.make.reason()


def test_a_folder_that_is_in_use_is_refused_beside_it_and_nothing_typed_is_lost(
    first: First,
) -> None:
    first.vault.mkdir()
    (first.vault / "letter.txt").write_text("x")
    first.to_you()
    first.fill()
    step = first.view.you
    first.bot.waitUntil(step.make.button.isEnabled)
    first.click(step.make.button)
    first.bot.waitUntil(lambda: "is not empty" in step.where_field.fault())
    assert step.name_field.text() == "Morag Tennick"
    first.stick = first.folder / "elsewhere"
    first.click(step.other)
    first.make()
    assert first.stick.is_dir()


def test_the_code_is_rehearsed_with_its_third_group_and_then_gone(first: First) -> None:
    first.to_you()
    first.fill()
    first.make()
    step, shown = first.view.code, first.code()
    assert len(shown) == 7
    first.click(step.written)
    assert not any(group in texts(step) for group in shown)
    QTest.keyClicks(step.typed, shown[0])
    QTest.keyClick(step.typed, Qt.Key.Key_Return)
    assert step.field.fault()
    first.click(step.again)
    assert shown[2] in texts(step)
    first.past_the_code()
    first.bot.waitUntil(lambda: first.code() == [])


def test_the_request_can_wait_and_so_can_the_policy(first: First) -> None:
    first.to_you()
    first.fill()
    first.make()
    first.past_the_code()
    first.click(first.view.words.later)
    first.click(first.view.policy.later)
    first.bot.waitUntil(lambda: "Save the request" in texts(first.view.first_day))
    assert "Read the policy" in texts(first.view.first_day)
    with open_desk(first.vault, PASSPHRASE, first.house.world) as desk:
        assert owed(desk)


def test_a_stick_that_cannot_be_written_loses_nothing(first: First) -> None:
    first.to_you()
    first.fill()
    first.make()
    first.past_the_code()
    first.stick.rmdir()
    step = first.view.words
    first.click(step.save)
    first.bot.waitUntil(step.fault.isVisible)
    first.stick.mkdir()
    first.click(step.save)
    first.bot.waitUntil(step.go_on.isVisible)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.25])
def test_every_control_has_a_name_and_nothing_is_cut_off(
    first: First, look: Look, scale: float
) -> None:
    look.set_scale(scale)
    first.bot.waitUntil(lambda: not cut_off(first.view))
    first.to_you()
    first.bot.waitUntil(lambda: not cut_off(first.view))
    first.fill()
    first.make()
    first.bot.waitUntil(lambda: not cut_off(first.view))
    first.past_the_code()
    first.bot.waitUntil(lambda: not cut_off(first.view))
    assert unnamed(first.view) == []
