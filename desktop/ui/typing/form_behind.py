"""A button, and the form that opens when it is pressed: kept as one types, asked once, told.

What such a form owes to whoever types in it, whatever it is about:

- The words are kept under what they are about, and come back there, the form open.
- They are dropped in the same job that does what they are for: a lock in between leaves no draft of
  what is done. Where it is refused nothing is lost: they are kept again, the reason stands at the
  field, the cursor in it.
- An answer may come when the form is gone, with its page or because the page was filled anew.
- Leaving it gives the words up, and the keyboard is back on the button that opened it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.desk import Desk
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field

T = TypeVar("T")


class FormBehind(QWidget):
    """`begin` opens it, `go` finishes it, `leave` gives it up. `turned` when it opened or closed.

    Whoever makes one lays it out (`lay_out`), starts it (`start`), and says what is typed
    (`typed`), how it is put back (`put`), and what is still needed (`lacks`).
    """

    turned = Signal(bool)

    def __init__(
        self,
        here: Here,
        form: str,
        begin: Button,
        go: Button,
        leave: str = "Leave it as it is",
    ) -> None:
        """`form` is what its drafts are called."""
        super().__init__()
        self.here = here
        self.begin, self.go = begin, Reasoned(here.look, go)
        self.leave = Button(here.look, leave, "text")
        self.keeper = Keeper(here.session, form, self.typed, self)
        self._form, self._about = QWidget(), ""
        self._told: Field | None = None
        self._first: QWidget | None = None
        self._fault: Field | None = None  # where a refusal stands
        self._asked = False

    # --- what each form says of itself ---

    def typed(self) -> Mapping[str, str]:
        """Every field as it stands."""
        raise NotImplementedError

    def put(self, fields: Mapping[str, str]) -> None:
        """Put words back; those that are not named are empty."""
        raise NotImplementedError

    def lacks(self) -> str:
        """Why it cannot be finished yet; empty where it can."""
        return ""

    def field_of(self, _refusal: Refusal) -> Field | None:
        """Which field a refusal is about; None: the first."""
        return None

    # --- laying it out ---

    def lay_out(
        self, held: QWidget, *, told: Field, above: QWidget | None = None, begin: bool = True
    ) -> Flow:
        """`held` is what opens; `told` its first field, where a refusal is said; `above` stands
        over its button, which without `begin` is elsewhere. The flow that holds what finishes it.
        """
        self._form, self._told, self._first = held, told, told.control
        box = column(self.here.look, within=self)
        if above is not None:
            box.addWidget(above)
        if begin:
            top = Flow(self.here.look)
            top.add(self.begin)
            box.addLayout(top)
        box.addWidget(held)
        held.hide()
        acts = Flow(self.here.look, centre=True)
        acts.add(self.go)
        acts.add(self.leave)
        return acts

    def start(self, about: str) -> None:
        """It is about this from now on: what was typed of it before comes back."""
        self._about = about
        self.begin.clicked.connect(self._begun)
        self.leave.clicked.connect(self.give_up)
        self._reason()
        self.keeper.fetch(about, self._come_back)

    def is_open(self) -> bool:
        return not self._form.isHidden()

    def open(self) -> None:
        """In sight, without anything being pressed; there is no way to leave it that way."""
        self.begin.hide()
        self._form.show()

    def take_focus(self) -> None:
        """Where one goes on: in the form while it is open, else at its button."""
        if self.is_open() and self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- as one types ---

    def touched(self) -> None:
        """Something was typed or chosen."""
        self.keeper.touch()
        if self._fault is not None:
            self._fault.set_fault()
            self._fault = None
        self._reason()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _reason(self) -> None:
        self.go.set_reason(self.lacks())

    def _come_back(self, fields: dict[str, str]) -> None:
        if any(fields.values()) and not any(self.typed().values()):
            here = self.begin.hasFocus()
            self.put(fields)
            self.open()
            self._reason()
            self.turned.emit(True)
            if here:
                self.take_focus()

    def _begun(self) -> None:
        self.open()
        self.turned.emit(True)
        self.take_focus()

    def give_up(self) -> None:
        """What was typed goes, and the form is behind its button again."""
        if not isValid(self):
            return
        self.keeper.drop()
        self.put({})
        self.touched()
        self.keeper.begin(self._about)  # what was emptied here is nothing that was typed
        self._form.hide()
        self.begin.show()
        self.turned.emit(False)
        self.take_focus()

    # --- finishing it ---

    def finish(self, work: Callable[[Desk], T], done: Callable[[T], None]) -> None:
        """Do this at the desk and drop the draft with it; then `done`, also where the form has
        gone by then. A second press while it is under way does nothing."""
        if self._asked:
            return
        self._asked = True
        of = self.keeper.finish()

        def whole(desk: Desk) -> T:
            with drafts.done_with(desk, of):
                return work(desk)

        def answered(found: T | None) -> None:
            if isValid(self):
                self._asked = False
            if found is not None:
                done(found)

        self.here.session.ask(whole, answered, partial(self._refused, of.about))

    def _refused(self, about: str, refusal: Refusal) -> None:
        if not isValid(self):  # it went before it was answered; its words are in its draft
            self.here.refuse(refusal)
            return
        self._asked = False
        self.keeper.go_on(about)
        self.tell(refusal)

    def tell(self, refusal: Refusal) -> None:
        """Say at its field why it was refused; over the page where one is at another."""
        if not self.isVisible():
            self.here.refuse(refusal)
        said = messages.of(refusal)
        self._fault = self.field_of(refusal) or self._told
        if self._fault is not None:
            self._fault.set_fault(f"{said.message} {said.do}")
            self._fault.control.setFocus(Qt.FocusReason.OtherFocusReason)
