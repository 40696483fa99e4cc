"""Forms: one page in sections, labels above fields, what is wrong right below the field.

form = Form(look)
child = form.section("Child or young person")
name = child.row((TextField(), "Name", 3), (DateField(), "Born", 1))
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.focus import bring_in_sight
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, line
from desktop.ui.parts.buttons import Reasoned
from desktop.ui.parts.card import Picture
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.in_use import WHOLE
from desktop.ui.parts.text import Words, label
from desktop.ui.typing.fields import TextField

_WIDE, _NARROW = 240, 112  # what a field would like, unscaled, with a share of several or of one


class Field(QWidget):
    """A label, its control, and a line below: a hint, or what is wrong, with an icon."""

    def __init__(
        self,
        look: Look,
        words: str,
        control: QWidget,
        hint: str = "",
        *,
        announcer: Announcer = announce,
    ) -> None:
        super().__init__()
        self.control = control
        self.setProperty(WHOLE, True)
        self._hint, self._fault, self._announcer = hint, "", announcer
        self.label = label(look, words, control)
        self._below = Words(look, hint, "small", "ink-soft")
        self._mark = Picture(look, "circle-alert", "stop", "small-icon", beside="small")
        held = QWidget()
        under = line(look, gap="hair", within=held)
        under.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._below, 1)
        self._under = held
        below = control.made_below(look) if isinstance(control, TextField) else None
        parts = (self.label, control) if below is None else (self.label, control, below)
        self.box = column(look, *parts, held, gap="hair", within=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._show()

    def set_fault(self, words: str = "") -> None:
        """What is wrong and what to do about it; empty when all is well again."""
        if words and words != self._fault:
            self._announcer(self.control, f"{self.label.text()}: {words}", False)
        self._fault = words
        self._show()
        if words and self.control.hasFocus():
            # Once it is laid out: what is said below must be in sight, too.
            QTimer.singleShot(0, self, lambda: bring_in_sight(self))

    def fault(self) -> str:
        return self._fault

    def set_hint(self, words: str) -> None:
        self._hint = words
        self._show()

    def _show(self) -> None:
        said = self._fault or self._hint
        self._below.setText(said)
        self._below.set_ink("stop" if self._fault else "ink-soft")
        self._mark.setVisible(bool(self._fault))
        self._under.setVisible(bool(said))
        self.control.setAccessibleDescription(said or self._example())
        # Not for a field that never had one: the style is not asked for before the first page.
        if bool(self.control.property("fault")) != bool(self._fault):
            self.control.setProperty("fault", bool(self._fault))
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)

    def _example(self) -> str:
        """What stands in it while it is empty; read out bare, it would be taken for its words."""
        example = self.control.example if isinstance(self.control, TextField) else ""
        return f"For example {example}" if example else ""


class Section(QWidget):
    """A heading and the fields under it."""

    def __init__(self, look: Look, title: str = "") -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.box = column(look, gap="pad", within=self)
        if title:
            self.box.addWidget(Words(look, title, "heading"))

    def field(self, words: str, control: QWidget, hint: str = "") -> Field:
        """A field with a line to itself."""
        made = Field(self._look, words, control, hint)
        self.box.addWidget(made)
        return made

    def row(self, *fields: tuple[str, QWidget, int]) -> list[Field]:
        """Several fields in one line (label, control, share), below each other where narrow."""
        flow = Flow(self._look, between="pad")
        made = []
        for words, control, share in fields:
            field = Field(self._look, words, control)
            flow.add(field, _WIDE if share > 1 else _NARROW, share)
            made.append(field)
        self.box.addLayout(flow)
        return made

    def add(self, widget: QWidget) -> None:
        self.box.addWidget(widget)


class Form(QWidget):
    """Sections below each other, and the foot with the button that finishes it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.box = column(look, gap="wide", within=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def section(self, title: str = "") -> Section:
        made = Section(self._look, title)
        self.box.addWidget(made)
        return made

    def foot(self, *parts: QWidget) -> None:
        flow = Flow(self._look, centre=True)
        for part in parts:
            flow.add(part, grow=int(isinstance(part, Reasoned)))
        self.box.addLayout(flow)


def first_fault(fields: Sequence[Field]) -> Field | None:
    """The first field that something is wrong with, the cursor already in it."""
    found = next((field for field in fields if field.fault()), None)
    if found is not None:
        found.control.setFocus(Qt.FocusReason.OtherFocusReason)
    return found
