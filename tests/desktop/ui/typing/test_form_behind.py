"""A form behind a button: nothing typed is lost and nothing is left, whatever comes in between."""

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.errors import BadInput
from desktop.casework.actions.drafts import DraftOf, listed
from desktop.casework.desk import Desk
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Door, Here, Screen
from desktop.ui.typing.form import Field
from desktop.ui.typing.form_behind import FormBehind
from desktop.ui.typing.long_text import LongText
from tests.builders import House
from tests.desktop.windows import Window, elsewhere, tab_order

WISH = "A quieter room"


class Wish(FormBehind):
    """Wishes are kept as settings; one that asks for too much is refused after it was written."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "wish", Button(here.look, "Wish…"), Button(here.look, "Wish it"))
        self.words = LongText(here.look)
        self.field = Field(here.look, "What", self.words)
        held = QWidget()
        acts = self.lay_out(held, told=self.field)
        column(here.look, self.field, within=held).addLayout(acts)
        self.words.textChanged.connect(self.touched)
        self.heard: list[str] = []
        self.go.button.clicked.connect(self.wish)
        self.start("one")

    def typed(self) -> Mapping[str, str]:
        return {"words": self.words.words()}

    def put(self, fields: Mapping[str, str]) -> None:
        self.words.set_words(fields.get("words", ""))

    def lacks(self) -> str:
        return "" if self.words.words() else "Say what."

    def wish(self) -> None:
        said = self.words.words()

        def work(desk: Desk) -> str:
            before = desk.store.local.setting("wishes") or ""
            desk.store.local.set("wishes", f"{before}{said};")
            if "castle" in said:
                raise BadInput(what="wish", given=said, expected="something smaller")
            return said

        self.finish(work, self.heard.append)


class Wishes(Screen):
    """A page with such a form, which can be filled anew."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "Wishes")
        self.form = Wish(here)
        self.body.addWidget(self.form)

    def anew(self) -> None:
        self.form.hide()
        self.form.deleteLater()
        self.form = Wish(self.here)
        self.body.addWidget(self.form)


@pytest.fixture
def at(qtbot: QtBot, house: House, look: Look) -> Iterator[Window]:
    doors = (Door("cases", Wishes), *elsewhere("other"))
    made = Window(qtbot, house, look, doors, name="office")
    yield made
    made.close()


def kept(desk: Desk) -> tuple[str, tuple[DraftOf, ...]]:
    """The wishes that came true, and the forms that are not finished."""
    return desk.store.local.setting("wishes") or "", listed(desk)


DRAFT = (DraftOf("wish", "one"),)


def test_it_is_done_once_and_its_draft_goes_in_the_same_moment(at: Window) -> None:
    page = at.on(Wishes, "cases")
    at.click(page.form.begin)
    assert page.form.go.reason() == "Say what."
    at.type(page.form.words, WISH)
    page.form.go.button.click()
    page.form.go.button.click()  # a second press while it is under way
    at.settle()
    assert page.form.heard == [WISH]
    assert at.ask(kept) == (f"{WISH};", ())


def test_what_is_refused_undoes_all_of_it_and_keeps_every_word(at: Window) -> None:
    page = at.on(Wishes, "cases")
    at.click(page.form.begin)
    at.type(page.form.words, "A castle")
    at.click(page.form.go.button)
    assert "something smaller" in page.form.field.fault()
    assert page.form.words.hasFocus()
    assert at.ask(kept) == ("", DRAFT)
    at.type(page.form.words, " of cards")
    assert page.form.field.fault() == "", "it is being mended"
    at.go("other")
    at.go("cases")
    at.lock_and_unlock()
    again = at.on(Wishes, "cases").form
    assert again.is_open()
    assert again.words.words() == "A castle of cards"


@pytest.mark.parametrize(("words", "left"), [(WISH, ()), ("A castle", DRAFT)])
def test_an_answer_may_come_when_the_form_has_gone(
    at: Window, words: str, left: tuple[DraftOf, ...]
) -> None:
    page = at.on(Wishes, "cases")
    form = page.form
    at.click(form.begin)
    at.type(form.words, words)
    form.go.button.click()
    page.anew()  # as a page does that is told of a change
    at.settle()
    assert at.ask(kept)[1] == left
    assert page.form.words.words() == (words if left else "")
    assert bool(at.warned()) == bool(left), "whoever is elsewhere is told over the page"


def test_leaving_gives_the_words_up_and_the_keyboard_is_back_on_the_button(at: Window) -> None:
    page = at.on(Wishes, "cases")
    turned: list[bool] = []
    page.form.turned.connect(turned.append)
    at.click(page.form.begin)
    assert page.form.words.hasFocus()
    at.type(page.form.words, WISH)
    form = page.form
    assert tab_order(form) == [form.words, form.go.button, form.leave], "Tab goes as one reads"
    page.form.keeper.flush()
    assert at.ask(kept) == ("", DRAFT)
    at.click(page.form.leave)
    assert page.form.begin.hasFocus()
    assert turned == [True, False]
    assert at.ask(kept) == ("", ())
    assert page.form.words.words() == ""
    at.click(page.form.begin)
    at.go("other")
    assert at.ask(kept) == ("", ()), "an empty form is no draft"


def test_a_refusal_is_told_over_the_page_where_one_has_gone_to_another(at: Window) -> None:
    page = at.on(Wishes, "cases")
    at.click(page.form.begin)
    at.type(page.form.words, "A castle")
    page.form.go.button.click()
    at.go("other")
    assert "something smaller" in at.warned()
    assert "something smaller" in page.form.field.fault()
