"""A look put on: on the whole program, or on one window that has its own, as Meeting mode does."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look import fonts
from desktop.ui.look.focus import ACCENT, FocusRings
from desktop.ui.look.theme import Look, palette, sheet

FUSION = ("-style", "Fusion")
"""What a `QApplication` is given besides its name. `setStyle` would hand the style back: to know
what it is, Python loads a great many of Qt's classes, and the first page would wait for that."""
_RINGS = "focusRings"  # the property in which the program keeps what draws its focus ring


def apply(app: QApplication, look: Look) -> None:
    """Give the whole program this look, now and whenever it changes."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    fonts.load()
    look.on_screen_of(app.primaryScreen().logicalDotsPerInch())
    # A property, not `findChild`: what holds for `FUSION` holds for what the program owns as well.
    rings = app.property(_RINGS)
    if isinstance(rings, FocusRings):  # asked again, the program changes its look: one ring only
        rings.wear(look)
    else:
        app.setProperty(_RINGS, FocusRings(app, look))

    def renew() -> None:
        with _nothing_collected():
            app.setPalette(palette(look.theme))
            app.setFont(look.font("body"))
            wanted = sheet(look)
            if app.styleSheet() != wanted:  # Qt would go through every widget for nothing
                # Instead of another sheet it is put on each widget once for every widget that it
                # lies in: ten times as often as where there was none.
                app.setStyleSheet("")
                app.setStyleSheet(wanted)

    look.changed.connect(renew)
    renew()


def dress(widget: QWidget, look: Look) -> None:
    """Give one window or part of one its own look, as Meeting mode has."""
    keeper = _Dresser(widget, look)
    look.changed.connect(keeper.renew)
    keeper.renew()


class _Dresser(QObject):
    """Lives and dies with the widget that it dresses."""

    def __init__(self, widget: QWidget, look: Look) -> None:
        super().__init__(widget)
        self._widget, self._look = widget, look

    def renew(self) -> None:
        self._widget.setProperty(ACCENT, self._look.colour("accent"))
        with _nothing_collected():
            self._widget.setPalette(palette(self._look.theme))
            self._widget.setFont(self._look.font("body"))
            self._widget.setStyleSheet(sheet(self._look))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """While Qt goes through every widget there is, Python's collector must take none away.

    A widget that nothing holds any more is often only found by the collector, which may run in any
    of our own methods that Qt calls on its way; Qt would then go on with one that is gone, and
    the program would end.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
