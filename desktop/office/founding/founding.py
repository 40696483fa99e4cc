"""The first run of an office: one page, a vault, and its recovery code on paper.

- Nothing is made before the last button of the page, so leaving loses nothing but what was typed.
- Once the vault is made there is no way back: its recovery code is shown this once.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.casework.actions.joining.found_office import NewOffice, found_office
from desktop.casework.surroundings import World
from desktop.office.founding.office_page import OfficePage, Wanted
from desktop.ui.first_run.code_page import CodeStep
from desktop.ui.look.theme import Look
from desktop.ui.session import Session


class Founding(QWidget):
    """`founded` with the vault's folder, which is locked; `left` when it was put off."""

    founded = Signal(Path)
    left = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        ask_folder: Callable[[], Path | None],
        *,
        folder: Path,
    ) -> None:
        """`folder` is where the vault is proposed to lie."""
        super().__init__()
        self._session = session
        self._folder, self._service = folder, ""
        self.setAccessibleName("Making an office")
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = OfficePage(look, session, folder, ask_folder)
        self.code = CodeStep(
            look,
            "The office is made.",
            "the office’s",
            "Keep the paper where the service keeps its most important papers, not beside this "
            "computer.",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.code)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.page.left.connect(self.left)
        self.page.wanted.connect(self._make)
        self.code.done.connect(lambda: self.founded.emit(self._folder))

    def _make(self, wanted: Wanted) -> None:
        def work(world: World) -> NewOffice:
            return found_office(
                wanted.folder,
                wanted.passphrase,
                wanted.service,
                wanted.pack,
                wanted.staff,
                world,
            )

        self._folder, self._service = wanted.folder, wanted.service
        self._session.prepare(work, self._made, self.page.refuse)

    def _made(self, made: NewOffice) -> None:
        self.page.choice.forget()
        self.page.set_busy(False)
        self.code.set_code(made.recovery_code, self._session, self._service)
        self.stack.setCurrentWidget(self.code)
        self.code.came()
