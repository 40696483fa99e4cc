"""Writing a policy: a form at the left, what volunteers will see and hear at the right.

Every word is kept as one types. What is amiss stands beside its field; nothing is published from
here, but compared first.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog

from db.errors import FileUnreadable, FileUnwritable
from desktop.casework.actions.policy.publish import DRAFT
from desktop.casework.actions.policy.writing import (
    FIELD,
    Writing,
    begin_writing,
    take_file,
)
from desktop.casework.packs.fault import Fault
from desktop.casework.publishing import policy_words as words
from desktop.casework.publishing.policy_draft import faults_of, kept, shape_of, written_draft
from desktop.casework.saying.said import capital, counted
from desktop.office.policy.form import PolicyForm
from desktop.office.policy.preview import Preview
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words
from desktop.ui.typing.drafting import Keeper

KEY = "policy-edit"
_REST = 400  # milliseconds after the last key until it is looked over


class EditScreen(Screen):
    """About nothing it goes on; about `new`, or a shipped policy's name, it begins with that."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.open_file = Button(look, "Open a file…", "text")
        self.save_file = Button(look, "Save as a file…", "text")
        self.compare = Button(look, "Compare and publish", "main", icon="scale")
        self.kept = Words(look, "", "small", "ink-soft")
        crumbs = (("policy", "Policy"), (KEY, "Write"))
        actions = (self.kept, self.open_file, self.save_file, self.compare)
        super().__init__(here, "Write the policy", below=" ", crumbs=crumbs, actions=actions)
        self.kept.hide()
        self.ask_file: Callable[[], Path | None] = self._file_dialog
        self.ask_where: Callable[[str], Path | None] = self._where_dialog
        self.trouble = Banner(look, "flag", action="Show me")
        self.form = PolicyForm(look)
        self.preview = Preview(look)
        flow = Flow(look, gap="wide", between="wide")
        flow.add(self.form, 340, 3)
        flow.add(self.preview, 200, 2, fill=True)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())
        self.body.addWidget(self.trouble)
        self.body.addLayout(flow)
        self.body.addStretch(1)
        self.trouble.hide()
        self._service, self._faults = "", tuple[Fault, ...]()
        self._filled = False
        self.keeper = Keeper(here.session, DRAFT.form, self._words, self, bare=lambda: False)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.look_over)
        self.form.changed.connect(self._typed)
        self.keeper.kept.connect(lambda at: self._say_kept(f"Kept {at}"))
        self.trouble.acted.connect(self._to_first)
        self.compare.clicked.connect(self._compare)
        self.save_file.clicked.connect(self._save_file)
        self.open_file.clicked.connect(self._open_file)
        here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        """Something else is begun; or what stands there is gone on with."""
        if about:
            self._filled = False
        super().shown(about)

    def reload(self) -> None:
        if not self._filled:
            of = self.about
            self.here.session.ask(lambda desk: begin_writing(desk, of), self._fill)

    def concerns(self, _changed: Changed) -> bool:
        """What is being written is disturbed by nothing that comes."""
        return False

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest; what is begun later begins with what was kept."""
        super().hideEvent(event)
        self.keeper.flush()
        self._filled = False

    def look_over(self) -> None:
        """What is amiss, beside its field; and what volunteers will meet, where nothing is."""
        if not self._filled:
            return
        self._rest.stop()
        self._faults = faults_of(self.form.raw)
        self.form.tell(self._faults)
        shape = shape_of(self.form.raw)
        if not isinstance(shape, Fault) and not self._faults:
            self.preview.show_pack(shape, self._service)
            self._follow()
            self.trouble.hide()
        else:
            self.trouble.say(_amiss(self._faults))

    def _follow(self) -> None:
        above = self.preview.mapTo(self.viewport(), QPoint(0, 0)).y()
        self.preview.keep_in_sight(-above, self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._follow()

    def _words(self) -> dict[str, str]:
        return {FIELD: kept(self.form.raw)}

    def _typed(self) -> None:
        self.keeper.touch()
        self._rest.start()

    def _fill(self, writing: Writing | None) -> None:
        if writing is None:
            return
        self._filled, self._service, self.about = True, writing.service, ""
        if self.form.folds and self.form.raw == writing.raw:
            self.look_over()
            return
        self.set_words(below=f"It is compared with {writing.in_force}, before it is published.")
        self.form.fill(writing.raw)
        self.keeper.begin(DRAFT.about, {FIELD: kept(writing.raw)})
        self._say_kept("")
        self.form.folds["statement"].open()
        self.look_over()
        self.order()

    def _to_first(self) -> None:
        if self._faults:
            field = self.form.open_at(self._faults[0].path)
            self.form.tell(self._faults)
            self.order()
            if field is not None:
                self.ensureWidgetVisible(field)

    def _compare(self) -> None:
        self.look_over()
        if self._faults:
            self._to_first()
            return
        self.keeper.flush()
        self.here.go("policy-publish", "")

    def _save_file(self) -> None:
        self.look_over()
        if self._faults:
            self._to_first()
            return
        raw = self.form.raw
        path = self.ask_where(f"{raw['name']}.toml")
        if path is None:
            return
        try:
            path.write_text(written_draft(raw), encoding="utf-8")
        except OSError as error:
            reason = (error.strerror or "it failed").lower()
            self.here.refuse(FileUnwritable(file=path.name, reason=reason))
        else:
            self.here.say(f"Saved as {path.name}.")

    def _open_file(self) -> None:
        path = self.ask_file()
        if path is None:
            return
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not saved as UTF-8"
            self.here.refuse(FileUnreadable(file=path.name, reason=reason.lower()))
            return
        self.here.session.ask(
            lambda desk: take_file(desk, text, path.name), self._fill, self.here.refuse
        )

    def _forget(self) -> None:
        self.keeper.stop()
        self._filled = False
        self.form.fill_nothing()

    def _say_kept(self, words: str) -> None:
        self.kept.setText(words)
        self.kept.setVisible(bool(words))

    def _file_dialog(self) -> Path | None:
        found, _ = QFileDialog.getOpenFileName(
            self.window(), "A policy", str(Path.home()), "Policies (*.toml)"
        )
        return Path(found) if found else None

    def _where_dialog(self, name: str) -> Path | None:
        found, _ = QFileDialog.getSaveFileName(
            self.window(), "Save the policy", name, "Policies (*.toml)"
        )
        return Path(found) if found else None


def _amiss(faults: tuple[Fault, ...]) -> str:
    """How much is to be put right, and the first of it."""
    first = faults[0]
    part = str(first.path[0]) if first.path else words.TOP
    where = words.part_label(part if words.has_part(part) else words.TOP)
    said = f"{where}: {first.problem} {first.instead}".strip()
    if len(faults) == 1:
        return f"One thing to put right. {said}"
    return f"{capital(counted(len(faults), 'thing'))} to put right. The first: {said}"
