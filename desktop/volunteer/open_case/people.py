"""The parts of the form of which there may be several: a school looked up, a parent, a sibling."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, Section
from desktop.volunteer.open_case.speaks import SpeaksFields
from desktop.volunteer.open_case.typed import Sibling
from desktop.volunteer.work.school_field import SchoolField

_RELATION = "grandmother"


class OneOf(QWidget):
    """One of several that can be taken away again."""

    changed = Signal()
    gone = Signal()

    def __init__(self, here: Here, whom: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.name = TextField()
        self.name.textEdited.connect(self.changed)
        self.remove = Button(here.look, "Take away", "text", icon="x")
        self.remove.setAccessibleName(f"Take this {whom} away")
        self.remove.clicked.connect(self.gone)
        self.line = Flow(here.look, between="near")
        self.setLayout(self.line)

    def end(self, here: Here) -> None:
        """The button at the height of the controls beside it, which have labels above."""
        held = QWidget()
        column(here.look, _LabelRoom(here), self.remove, gap="hair", within=held)
        self.line.add(held)


class ParentRow(OneOf):
    """Another parent or carer."""

    def __init__(
        self, here: Here, was: str = "", relation: str = "", speaks: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__(here, "parent or carer")
        self.relation = TextField(relation, example=_RELATION)
        self.relation.textEdited.connect(self.changed)
        self.relation_field = Field(here.look, "Who this one is", self.relation)
        self.name.setText(was)
        self.name_field = Field(here.look, "Another parent or carer", self.name)
        self.name.textEdited.connect(lambda _words: self.name_field.set_fault())
        self.line.add(self.name_field, 200, 2)
        self.line.add(self.relation_field, 130, 1)
        self.speaks = SpeaksFields(here.look, "This one’s", "this one", speaks)
        self.speaks.changed.connect(self.changed)
        self.line.add(self.speaks, 420, 3)
        self.end(here)


class SiblingRow(OneOf):
    """A brother or sister and where they go to school: every child of the household counts."""

    def __init__(self, here: Here, was: Sibling | None = None) -> None:
        super().__init__(here, "brother or sister")
        self.name_field = Field(here.look, "Brother or sister", self.name)
        self.name.textEdited.connect(lambda _words: self.name_field.set_fault())
        self.school = SchoolField(here, "Their school")
        self.school_field = Field(here.look, "Their school", self.school)
        if was is not None:
            self.name.setText(was.name)
            self.school.set_school(was.urn, was.school)
        self.school.changed.connect(self._school_changed)
        self.line.add(self.name_field, 150, 1)
        self.line.add(self.school_field, 200, 2)
        self.end(here)

    def typed(self) -> Sibling:
        return Sibling(self.name.text(), self.school.urn, self.school.field.text())

    def _school_changed(self) -> None:
        self.school_field.set_hint(self.school.more)
        self.school_field.set_fault()
        self.changed.emit()


R = TypeVar("R", bound=OneOf)


class Several(QObject, Generic[R]):
    """Rows below each other, and the button that adds one. `grew` when one came or went."""

    changed = Signal()
    grew = Signal()

    def __init__(self, here: Here, section: Section, words: str, make: Callable[[], R]) -> None:
        super().__init__(section)
        self.rows: tuple[R, ...] = ()
        self._make = make
        self._held = QWidget()
        self._held.hide()  # until there is something in it: an empty line would be a gap
        self._box = column(here.look, gap="pad", within=self._held)
        self.add_button = Button(here.look, words, "link", icon="plus")
        self.add_button.setAccessibleName(f"Add {words[:1].lower()}{words[1:]}")
        self.add_button.clicked.connect(lambda: self.add(self._make()).name.setFocus())
        foot, flow = QWidget(), Flow(here.look)
        flow.add(self.add_button)
        foot.setLayout(flow)
        section.add(self._held)
        section.add(foot)

    def add(self, row: R) -> R:
        self.rows = (*self.rows, row)
        row.changed.connect(self.changed)
        row.gone.connect(lambda: self._take_away(row))
        self._box.addWidget(row)
        self._held.show()
        self.grew.emit()
        return row

    def set_rows(self, rows: Sequence[R]) -> None:
        """These and no others; nothing has changed by that."""
        self.rows = ()
        empty(self._box)
        self._held.hide()
        for row in rows:
            self.add(row)
        self.grew.emit()

    def _take_away(self, row: R) -> None:
        self.rows = tuple(one for one in self.rows if one is not row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._held.setVisible(bool(self.rows))
        self.grew.emit()
        self.changed.emit()


class _LabelRoom(QWidget):
    """As high as a label."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._look = here.look
        self._fit()
        here.look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedSize(1, self._look.line("label"))
