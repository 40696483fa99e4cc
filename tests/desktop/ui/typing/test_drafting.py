"""What is typed is kept as one types, under what it is about, and again where it could not be."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from db.errors import Refusal
from desktop.casework.actions.drafts import DraftOf, keep, listed, read, try_again
from desktop.casework.desk import Desk
from desktop.ui.look.theme import Look
from desktop.ui.typing.drafting import Keeper
from tests.builders import House
from tests.desktop.windows import Window

FORM = "letter"


class Form(QObject):
    """Two fields, and the keeper of what stands in them."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.window = window
        self.fields = {"to": "", "words": ""}
        self.keeper = Keeper(window.session, FORM, lambda: self.fields, self)

    def type(self, **words: str) -> None:
        self.fields.update(words)
        self.keeper.touch()

    def kept(self, about: str = "one") -> dict[str, str]:
        return self.window.ask(lambda desk: read(desk, DraftOf(FORM, about)))


@pytest.fixture
def form(qtbot: QtBot, house: House, look: Look) -> Iterator[Form]:
    window = Window(qtbot, house, look, name="office")
    made = Form(window)
    made.keeper.begin("one")
    yield made
    window.close()


def limit(desk: Desk, more: int) -> None:
    """The database may grow by so many pages."""
    pages = desk.store.database.number("PRAGMA page_count")
    desk.store.database.run(f"PRAGMA max_page_count = {pages + more}")


def test_it_is_kept_after_a_rest_and_the_time_is_told(form: Form, qtbot: QtBot) -> None:
    form.type(words="She said")
    with qtbot.waitSignal(form.keeper.kept) as told:
        pass
    assert told.args == ["15:30"]
    assert form.kept() == {"to": "", "words": "She said"}


def test_whoever_types_on_without_a_rest_is_not_waited_for(
    form: Form, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("desktop.ui.typing.drafting._MOST", 60)
    typing = QTimer(form, interval=5)
    typing.timeout.connect(lambda: form.type(words=form.fields["words"] + "word "))
    typing.start()
    with qtbot.waitSignals([form.keeper.kept, form.keeper.kept]):
        pass
    assert typing.isActive()
    assert form.kept()["words"].startswith("word word")


def test_whoever_goes_on_to_something_else_keeps_both_apart(form: Form) -> None:
    form.type(words="of one")
    form.keeper.flush()
    form.keeper.begin("two")
    form.type(words="of two")
    form.keeper.flush()
    assert (form.kept("one")["words"], form.kept("two")["words"]) == ("of one", "of two")


def test_what_nobody_typed_is_not_kept(form: Form) -> None:
    form.fields["words"] = "put there by the form"
    form.keeper.flush()
    assert form.kept() == {}


def test_a_form_in_which_nothing_stands_any_more_is_no_draft(form: Form) -> None:
    form.type(words="a slip")
    form.keeper.flush()
    form.type(words="  ")
    form.keeper.flush()
    assert form.kept() == {}
    form.type(words="meant")
    form.keeper.flush()
    assert form.kept()["words"] == "meant"


def test_what_was_kept_before_is_handed_over_and_not_lost_to_the_next_key(form: Form) -> None:
    form.window.ask(lambda desk: keep(desk, DraftOf(FORM, "three"), {"words": "of before"}))
    came: list[dict[str, str]] = []
    form.keeper.fetch("three", came.append)
    form.window.settle()
    assert came == [{"words": "of before"}]
    form.fields.update(came[0])
    form.type(to="the school")
    form.keeper.flush()
    assert form.kept("three") == {"to": "the school", "words": "of before"}


def test_nothing_is_kept_of_a_form_that_is_finished_until_it_turns_out_that_it_is_not(
    form: Form,
) -> None:
    form.type(words="Dear school")
    form.keeper.stop()
    form.keeper.flush()
    assert form.kept() == {}
    form.keeper.go_on("one")
    assert form.kept()["words"] == "Dear school"


def test_what_is_given_up_is_wiped(form: Form) -> None:
    form.type(words="Dear school")
    form.keeper.flush()
    form.keeper.drop()
    assert form.kept() == {}


def test_on_a_full_disk_it_is_told_once_and_kept_when_there_is_room(
    form: Form, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("desktop.ui.typing.drafting._AGAIN", 1)
    told: list[Refusal | None] = []
    tries: list[str] = []
    form.window.session.owes.connect(told.append)
    real = form.keeper._not_kept

    def counted(about: str) -> None:
        tries.append(about)
        real(about)

    monkeypatch.setattr(form.keeper, "_not_kept", counted)
    form.window.ask(lambda desk: limit(desk, 0))
    long = "Rooks over the fell. " * 4_000
    form.type(words=long)
    form.keeper.flush()
    qtbot.waitUntil(lambda: len(tries) > 2)
    assert [one and one.code for one in told] == ["disk-full"]
    with qtbot.waitSignal(form.keeper.kept):
        form.window.ask(lambda desk: limit(desk, 1_000))
    assert form.kept()["words"] == long
    assert told[1:] == [None]


def test_words_that_the_disk_would_not_take_are_read_and_listed_all_the_same(
    form: Form,
) -> None:
    form.window.ask(lambda desk: keep(desk, DraftOf(FORM, "one"), {"to": "the school"}))
    form.window.ask(lambda desk: limit(desk, 0))
    form.type(words="Rooks over the fell. " * 4_000)
    form.keeper.flush()
    form.keeper.begin("two")  # whoever goes on to something else leaves nothing behind
    form.window.settle()
    assert form.kept("one")["words"] == form.fields["words"]
    assert form.kept("one")["to"] == ""
    assert form.window.ask(listed) == (DraftOf(FORM, "one"),)
    form.window.ask(lambda desk: limit(desk, 1_000))
    form.window.ask(try_again)
    assert form.window.session.owing is None
    form.window.lock_and_unlock()
    assert form.kept("one")["words"] == form.fields["words"]
