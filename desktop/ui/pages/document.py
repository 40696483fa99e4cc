"""An official document of the service, looked at from memory; a copy is saved where one says."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog

from db.errors import FileUnwritable
from desktop.casework.actions.policy.documents import Official, open_document
from desktop.casework.desk import Desk
from desktop.casework.files.file_kinds import size_words
from desktop.ui.attachments.looking import LookingScreen
from desktop.ui.attachments.render import Seen, see
from desktop.ui.pages.policy_cards import WHAT
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Changed, Here

_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


class Looked(NamedTuple):
    """A document as it was looked at on the worker."""

    document: Official
    seen: Seen


def look_at(desk: Desk, record: str, wide: int, page: int) -> Looked:
    """Read on the worker. Raises what `open_document` does."""
    document, data = open_document(desk, record)
    return Looked(document, see(document.media_type, data, wide, page))


class DocumentScreen(LookingScreen[Looked]):
    """About a document, by its id."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.save = Button(look, "Save a copy…")
        crumbs = (("policy", "Policy"), ("document", "Document"))
        super().__init__(here, "Document", below=" ", crumbs=crumbs, actions=(self.save,))
        self.ask_where: Callable[[str], Path | None] = self._dialog
        self.body.addWidget(self.preview)
        self.body.addStretch(1)
        self.save.clicked.connect(self._save)

    def concerns(self, changed: Changed) -> bool:
        return ("document", self.about) in changed

    def look_at(self, desk: Desk, about: str, wide: int, page: int) -> Looked:
        return look_at(desk, about, wide, page)

    def tell(self, looked: Looked) -> str:
        one = looked.document
        said = f"{WHAT[one.what]}, {size_words(one.size)}. Attached under version {one.policy}."
        self.set_words(title=one.title, below=said)
        return one.title

    def _save(self) -> None:
        looked = self.looked
        if looked is None:
            return
        one = looked.document
        ending = _ENDINGS.get(one.media_type, "")
        named = one.title if one.title.casefold().endswith(ending) else f"{one.title}{ending}"
        path = self.ask_where(named.replace("/", "-"))
        if path is not None:
            self.here.session.ask(
                lambda desk: _write(path, open_document(desk, one.id)[1]),
                lambda _: self.here.say(f"Saved as {path.name}."),
                self.here.refuse,
            )

    def forget(self) -> None:
        super().forget()
        self.set_words(title="Document", below=" ")

    def _dialog(self, name: str) -> Path | None:
        found, _ = QFileDialog.getSaveFileName(self.window(), "Save a copy", name)
        return Path(found) if found else None


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise FileUnwritable(file=path.name, reason=reason) from None
