"""What stands where a case would have been: it is not here, was erased, or left this laptop."""

from PySide6.QtWidgets import QWidget

from db.errors import CaseErased, CaseLetGo, Refusal
from desktop.messages import of
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.screen import Here


class Missing(QWidget):
    """Why it is not here, and the way to the cases that are."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._box = column(here.look, within=self)
        self.hide()

    def say(self, reference: str, refusal: Refusal) -> None:
        """Instead of the case with this reference: why there is none."""
        here = self._here
        button = Button(here.look, "See the cases", icon="folder-open")
        button.clicked.connect(lambda: here.go("cases", ""))
        so, why = _said(reference, refusal)
        empty(self._box)
        self._box.addWidget(Empty(here.look, "folder-open", so, why, button))
        self.show()


def _said(reference: str, refusal: Refusal) -> tuple[str, str]:
    if not isinstance(refusal, CaseErased | CaseLetGo):
        return "This case is not here", f"Nothing on this laptop has the reference {reference}."
    said = of(refusal)
    erased = isinstance(refusal, CaseErased)
    so = "This case was erased" if erased else "This case left this laptop"
    return so, f"{said.message} {said.do}"
