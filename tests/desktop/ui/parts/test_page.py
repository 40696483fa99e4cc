"""A page, and what stands at its top while the rest is scrolled."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page
from desktop.ui.parts.text import Words


@pytest.mark.parametrize("scale", [1.5, 2.25])
def test_what_is_pinned_has_its_room_when_the_text_grows_and_when_it_shrinks_again(
    look: Look, qtbot: QtBot, scale: float
) -> None:
    page, pinned, flow = Page(look, "A page"), QWidget(), Flow(look, gap="near")
    qtbot.addWidget(page)
    for words in ("Can I take this case?", "Not known yet."):
        flow.add(Words(look, words, "strong", wrap=False))
    column(look, flow, pad=("room", "near", "room", "near"), within=pinned)
    page.pin(pinned)
    page.resize(520, 600)
    page.show()
    pinned.show()
    page.fit_pinned()
    before = pinned.height()

    def fits() -> bool:
        wanted = pinned.heightForWidth(page.width())
        return pinned.height() == wanted == page.viewport().y()

    qtbot.waitUntil(fits)
    look.set_scale(scale)  # nobody resizes the window
    qtbot.waitUntil(fits)
    assert pinned.height() > before
    look.set_scale(1.0)
    qtbot.waitUntil(fits)
    assert pinned.height() == before
