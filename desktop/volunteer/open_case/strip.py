"""The answer in a line, for where there is no room for it beside the form.

At large text the cards stand below the form, out of sight while it is filled in. Their tags then
stay at the top of the page. What they mean, and what to do, still stands in the cards.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty, rule
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page
from desktop.ui.parts.tag import State, Tag
from desktop.ui.parts.text import Words

_QUESTION = "Can I take this case?"
_NOT_YET = "Not known yet."


class Strip(QWidget):
    """Stands at the top of `page` while `answers` is below `form`, not beside it."""

    def __init__(self, look: Look, page: Page, form: QWidget, answers: QWidget) -> None:
        super().__init__()
        self._look, self._page, self._form, self._answers = look, page, form, answers
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_QUESTION)
        self._flow = Flow(look, gap="near", centre=True)
        held = column(look, self._flow, pad=("room", "near", "room", "near"))
        column(look, held, rule(), gap="none", within=self)
        page.pin(self)
        for part in (form, answers):
            part.installEventFilter(self)
        self.take(())
        self._place()

    def take(self, states: Sequence[State]) -> None:
        """Show these tags; none: it is not known yet."""
        empty(self._flow)
        self._flow.add(Words(self._look, _QUESTION, "strong", wrap=False))
        for one in states:
            self._flow.add(Tag(self._look, one))
        if not states:
            self._flow.add(Words(self._look, _NOT_YET, "body", "ink-soft", wrap=False))
        self._page.fit_pinned()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        below = self._answers.y() >= self._form.geometry().bottom()
        if below == self.isHidden():
            self.setVisible(below)
            self._page.fit_pinned()
