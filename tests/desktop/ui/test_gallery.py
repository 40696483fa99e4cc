"""Every widget, looked at: in both themes, at 100, 150 and 225 %, in a window of 1280 by 720."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.gallery.meeting_mode import meeting_mode
from desktop.ui.gallery.window import Gallery
from desktop.ui.look.dressing import dress
from desktop.ui.look.focus import Ring
from desktop.ui.look.theme import Look, Theme
from desktop.ui.rows.rows import RowList

OPERATED = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
LOOKS = [(theme, scale) for theme in ("light", "dark") for scale in (1.0, 1.5, 2.25)]


@pytest.fixture(params=LOOKS, ids=[f"{theme}-{scale:.0%}" for theme, scale in LOOKS])
def gallery(request: pytest.FixtureRequest, look: Look, qtbot: QtBot) -> Gallery:
    theme, scale = request.param
    look.set_theme(Theme.load(theme))
    look.set_scale(scale)
    made = Gallery(look)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def _pages(gallery: Gallery) -> Iterator[tuple[str, QWidget]]:
    """Each page, shown and laid out; what is inside its scroll area."""
    for key in gallery.page_keys():
        gallery.show_page(key)
        QApplication.processEvents()
        page = gallery.page(key)
        assert isinstance(page, QScrollArea)
        inside = page.widget()
        assert inside is not None
        yield key, inside


def _shown(page: QWidget) -> Iterator[QWidget]:
    for each in page.findChildren(QWidget):
        inner = each.objectName().startswith("qt_") or isinstance(each, Ring | QHeaderView)
        if each.isVisible() and not inner:
            yield each


def _colours(image: QImage) -> int:
    step = max(1, image.width() // 60)
    places = range(0, image.width(), step)
    return len({image.pixel(x, y) for x in places for y in range(0, image.height(), step)})


def test_it_is_photographed(gallery: Gallery, tmp_path: Path) -> None:
    for key, page in _pages(gallery):
        for name, widget in ((f"{key}.png", gallery), (f"{key}-whole.png", page)):
            picture = widget.grab()
            assert picture.save(str(tmp_path / name))
            assert _colours(picture.toImage()) > 8, name
    assert len(list(tmp_path.iterdir())) == 2 * len(gallery.page_keys())


def test_nothing_is_smaller_than_it_must_be(gallery: Gallery) -> None:
    for key, page in _pages(gallery):
        for each in _shown(page):
            least = each.minimumSizeHint()
            said = f"{key}: {type(each).__name__} {each.accessibleName()!r}"
            assert each.width() >= min(least.width(), page.width()), said
            flows = each.hasHeightForWidth()
            high = each.heightForWidth(each.width()) if flows else least.height()
            assert each.height() >= high, said


def test_nothing_is_cut_off_at_the_side(gallery: Gallery) -> None:
    for key, page in _pages(gallery):
        scrolls = page.parentWidget()
        assert scrolls is not None
        assert page.width() <= scrolls.width(), key
        for each in _shown(page):
            parent = each.parentWidget()
            if parent is not None and not isinstance(parent.parentWidget(), QAbstractItemView):
                assert each.geometry().left() >= 0, (key, each)
                assert each.geometry().right() <= parent.rect().right(), (key, each)


def test_no_text_is_cut_short(gallery: Gallery) -> None:
    for key, page in _pages(gallery):
        for each in _shown(page):
            if isinstance(each, QLabel) and each.hasHeightForWidth():
                assert each.height() >= each.heightForWidth(each.width()), (key, each.text())
            elif isinstance(each, QLabel | QAbstractButton) and not each.hasHeightForWidth():
                assert each.width() >= each.sizeHint().width(), (key, each.text())
            elif isinstance(each, QLineEdit):
                room = each.contentsRect().width() - 2 * 12
                wide = QFontMetrics(each.font()).horizontalAdvance(each.text())
                assert wide <= room, (key, each.text())
            elif isinstance(each, RowList):
                assert not _elided(each), (key, each.accessibleName())


def _elided(rows: RowList) -> list[str]:
    """The rows whose headline would end in an ellipsis."""
    metrics = QFontMetrics(rows._look.font("strong"))
    room = rows.viewport().width() - 2 * rows._look.space("gap") - 2
    return [row.so for row in rows.rows_model.rows() if metrics.horizontalAdvance(row.so) > room]


def test_whatever_is_operated_has_a_name_and_can_be_hit(gallery: Gallery, look: Look) -> None:
    seen = 0
    for key, page in _pages(gallery):
        for each in _shown(page):
            if isinstance(each, OPERATED) and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                seen += 1
                assert each.accessibleName(), (key, each)
                assert min(each.width(), each.height()) >= look.px(24), (key, each)
    for each in gallery.rail.findChildren(QAbstractButton):
        assert each.accessibleName(), each
    assert seen > 40


def test_everything_that_is_operated_is_reached_by_tab(gallery: Gallery) -> None:
    for key, page in _pages(gallery):
        wanted = {
            each
            for each in _shown(page)
            if isinstance(each, OPERATED)
            and each.isEnabled()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        }
        reached: set[QWidget] = set()
        here: QWidget | None = gallery
        for _ in range(2000):
            here = here.nextInFocusChain() if here is not None else None
            if here is gallery or here is None:
                break
            reached.add(here)
        missing = {each.accessibleName() for each in wanted - reached}
        assert not missing, key


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.25])
def test_meeting_mode_is_photographed(
    look: Look, qtbot: QtBot, tmp_path: Path, scale: float
) -> None:
    dark = Look(Theme.load("dark"), scale, still=True)
    window = meeting_mode(dark)
    dress(window, dark)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    QApplication.processEvents()
    inside = window.widget()
    assert inside is not None
    assert inside.grab().save(str(tmp_path / "meeting.png"))
    assert inside.width() <= window.width()
    for each in _shown(inside):
        if isinstance(each, QLabel) and each.hasHeightForWidth():
            assert each.height() >= each.heightForWidth(each.width()), each.text()
