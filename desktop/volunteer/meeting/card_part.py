"""The role card as a file: which size, how large, where to. It names no family."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QFileDialog, QWidget

import resources
from db.errors import FileUnwritable, Refusal
from db.vault.files import write_whole
from desktop.casework.desk import Desk
from desktop.documents.sheets import Size
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.form import Field

SIZES = (
    ("a4", "A4, folded to a tent"),
    ("a6", "A6, four on a sheet"),
    ("wallet", "Wallet, ten on a sheet"),
)


class CardPart(Card):
    """`ask_path` is handed a file name and gives the path to save to, or nothing."""

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, "Role card", icon="printer", gap="gap")
        self._here, self._role = here, ""
        self.ask_path: Callable[[str], str] = self._ask_natively
        self.size_choice = Choice(look, SIZES)
        self.large = Tick(look, "Large print")
        self.save_button = Button(look, "Save the card as PDF…")
        self.save = Reasoned(look, self.save_button)
        said = "Your name, your role and that you are impartial. No family’s name."
        self.body.addWidget(Words(look, said, "body", "ink-soft"))
        self.body.addWidget(Field(look, "Size", self.size_choice))
        self.body.addWidget(self.large)
        self.body.addWidget(self.save)
        self.save_button.clicked.connect(self._save)

    def set_role(self, role: str) -> None:
        """The role that stands on it."""
        self._role = role
        self.save.set_reason("" if role else "Choose your role first.")

    def _save(self) -> None:
        path = self.ask_path("role-card.pdf")
        if not path:
            return
        role, size, large = self._role, cast(Size, self.size_choice.key()), self.large.isChecked()
        self.save.set_reason("It is being drawn.")
        self._here.session.ask(
            lambda desk: save_card(desk, role, size, Path(path), large=large),
            self._saved,
            self._refused,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.set_role(self._role)
        self._here.refuse(refusal)

    def _saved(self, name: str | None) -> None:
        self.set_role(self._role)
        if name is not None:
            self._here.say(f"The card is saved as {name}.")

    def _ask_natively(self, name: str) -> str:
        window: QWidget = self.window()
        return QFileDialog.getSaveFileName(window, "Save the card", name, "PDF (*.pdf)")[0]


def save_card(desk: Desk, role: str, size: Size, path: Path, *, large: bool) -> str:
    """Draw the card and write it: the file's name. Raises `FileUnwritable`, `UnknownWord`."""
    # Late: what draws is slow to load, and only printing needs it.
    from desktop.documents import from_desk  # noqa: PLC0415
    from desktop.documents.press import Press  # noqa: PLC0415

    press = Press(fonts=resources.path("fonts"), layouts=resources.path("papers"))
    made = from_desk.role_card(desk, press, role, size, large_print=large)
    try:
        write_whole(path, made.data)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise FileUnwritable(file=path.name, reason=reason) from None
    return path.name
