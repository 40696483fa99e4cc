"""One card in the middle of an otherwise empty window; scrolled where the window is low for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, line
from desktop.ui.parts.page import quiet

_ALL = 1000  # of the width before the room beside it gets any


class Centred(QScrollArea):
    """Holds one widget, never wider than `wide` pixels (unscaled), a little above the middle."""

    def __init__(self, look: Look, held: QWidget, wide: int) -> None:
        super().__init__()
        self._look, self._held, self._wide = look, held, wide
        # A viewport of our own: to get to know Qt's, Python loads every widget there is, and that
        # would be the dearest part of the first page.
        viewport = QWidget()
        viewport.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.setViewport(viewport)
        quiet(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds is what is operated
        inside = QWidget()
        inside.setProperty("ground", "paper")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        across = line(look, gap="none")
        across.addStretch(1)
        across.addWidget(held, _ALL)
        across.addStretch(1)
        down = column(look, gap="none", pad="wide", within=inside)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        self.setWidget(inside)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._held.setMaximumWidth(self._look.px(self._wide))
