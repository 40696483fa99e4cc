"""Exchange: one button makes the bundle; what has gone, what is confirmed, what came back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import FileUnwritable, Refusal, Restored, RolledBack
from desktop import messages
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.send import Sent
from desktop.casework.actions.exchange.two_offices import RUNG, go_on
from desktop.ui.cards.lost_rows import LostRows
from desktop.ui.exchange.bringing import Bringing
from desktop.ui.look.announce import announce
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.dropped import files_in
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.volunteer.exchange import phrases, view
from desktop.volunteer.exchange.older_copy import OlderCopy
from desktop.volunteer.exchange.parts import DropHere, Outgoing, Rows, SigningIn
from desktop.volunteer.exchange.renewing import Renewing

_NEVER_TRAVEL = frozenset({"home", "interest", "same_person", "finding_detail", "measure"})
_MOST = 30  # bundles that are shown each way; the older ones are in the record


class ExchangeScreen(Screen):
    """Counts what is only here. `ask_folder` and `ask_files` may be replaced, as tests do."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "Exchange", above="Exchange", below=" ")
        self.ask_folder: Callable[[Path | None], Path | None] = self._folder_dialog
        self.ask_files: Callable[[], Sequence[Path]] = self._files_dialog
        self._view: view.View | None = None
        self._chosen: Path | None = None  # until it was written into, or another is chosen
        self.bringing = Bringing(here.session, self)
        look = here.look
        self.back = Banner(look, "stop")
        self.two = Banner(look, "stop", action="I have rung them: go on")
        self.older = OlderCopy(look)
        self.lost = LostRows(look)
        self.renewing = Renewing(here, self._invitation_dialog)
        self.anew = Button(look, "The office asks for this laptop to be signed in anew…", "link")
        self.signing_in = SigningIn(look)
        self.outgoing = Outgoing(look)
        self.drop = DropHere(look)
        # Its button is shown by `bring`, when it has its place; before, it would be a window.
        self.progress = Progress(look, "Bringing files in", can_cancel=False)
        self.just_in = Rows(look, "Brought in just now")
        self.gone = Rows(look, "What has gone")
        self.came = Rows(look, "What came from the office")
        why = "Bundles are files that only the office can open. They go by stick, by e-mail or "
        why += "through a shared folder, however the two of you agree."
        self.nothing = Empty(look, "arrow-left-right", "Nothing has gone or come yet", why)
        for part in (
            *(self.back, self.two, self.older, self.renewing, self.lost, self.signing_in),
            *(self.outgoing, self.drop, self.progress),
            *(self.just_in, self.gone, self.came, self.nothing),
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        last = Flow(look, between="none")
        last.add(self.anew)
        self.body.addLayout(last)
        for part in (self.back, self.two, self.older, self.signing_in, self.progress, self.nothing):
            part.hide()
        self.renewing.hide()
        self.anew.hide()
        self.setAcceptDrops(True)
        self._wire()

    def _wire(self) -> None:
        self.older.wanted.connect(self.here.lock)
        self.two.acted.connect(self._rung)
        self.renewing.done.connect(self._renewed)
        self.anew.clicked.connect(self._begin_anew)
        self.outgoing.wanted.connect(self._send)
        self.outgoing.elsewhere.connect(lambda: self._send_to(self._ask()))
        self.signing_in.wanted.connect(self._write_request)
        self.drop.wanted.connect(lambda: self.bring(self.ask_files()))
        self.progress.cancelled.connect(self.bringing.cancel)
        self.bringing.became.connect(self._became)
        self.bringing.finished.connect(self._brought)

    def shown(self, about: str) -> None:
        self.just_in.set_phrases(())
        self.renewing.hide()
        super().shown(about)

    def reload(self) -> None:
        self.here.session.ask(view.look, self._fill)

    def concerns(self, changed: Changed) -> bool:
        return any(kind not in _NEVER_TRAVEL for kind, _ in changed)

    # What is shown.

    def _fill(self, shown: view.View | None) -> None:
        if shown is None:
            return
        self._view = shown
        rows, enrolled = shown.only_here.rows, shown.exchange.enrolled
        self.set_words(
            phrases.title(rows, enrolled), below=phrases.below(shown.only_here, shown.now, enrolled)
        )
        self.signing_in.setVisible(not enrolled)
        self.signing_in.set_words(shown.words)
        self._fill_outgoing(shown)
        older = RolledBack if shown.rolled_back else Restored if shown.restored else None
        if older is not None:
            said = messages.words(older.code)
            self.back.say(f"{said.message} {said.do}")
        self.back.setVisible(older is not None)
        if shown.two:
            said = messages.words(RUNG)
            self.two.say(f"{said.message} {said.do}")
        self.two.setVisible(shown.two)
        self.lost.set_ranges(shown.lost)
        self.older.set_only_here(shown.only_here)
        self.older.setVisible(shown.rolled_back)
        self.outgoing.setVisible(not shown.rolled_back)  # whose main button would do nothing
        self._fill_renewing(shown)
        passed = [(one.direction, phrases.passed(one, shown.now)) for one in shown.exchange.passed]
        for rows_of, direction in ((self.gone, "out"), (self.came, "in")):
            rows_of.set_phrases([said for way, said in passed if way == direction][:_MOST])
        self.nothing.setVisible(enrolled and not passed)
        self.waiting.emit(rows)

    def _rung(self) -> None:
        def done(_: None) -> None:
            self.here.say("What the office sends is taken again. Ask it for a new bundle.")
            self.reload()

        self.here.session.ask(go_on, done, self.here.refuse)

    def _fill_renewing(self, shown: view.View) -> None:
        """Open where nothing else helps; elsewhere a person opens it."""
        if not shown.exchange.enrolled:
            self.renewing.hide()
        elif shown.rolled_back:
            self.renewing.show()
        self.renewing.when.setVisible(not shown.rolled_back)
        self.anew.setVisible(shown.exchange.enrolled and self.renewing.isHidden())

    def _begin_anew(self) -> None:
        self.anew.hide()
        self.renewing.show()
        self.renewing.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renewed(self) -> None:
        self.renewing.hide()
        self.reload()

    def _fill_outgoing(self, shown: view.View) -> None:
        here, part = shown.only_here, self.outgoing
        nothing = "Everything that you have written is at the office too."
        part.what.setText(f"{phrases.kinds(here)}." if here.rows else nothing)
        reason = ""
        if not shown.exchange.enrolled:
            reason = "First the office signs this laptop in."
        elif shown.rolled_back:
            reason = "First the office signs this laptop in anew."
        elif shown.restored:
            reason = "First bring in a bundle that the office makes now."
        elif not here.rows:
            reason = "There is nothing to send."
        part.make.set_reason(reason)
        part.change.setVisible(not reason and self._known() is not None)
        where = f"It goes into {shown.folder}, as the last one did." if shown.folder else ""
        where = f"It goes into {self._chosen}." if self._chosen else where
        part.where.setText(where)
        part.where.setVisible(bool(where and not reason))

    # What goes.

    def _known(self) -> Path | None:
        """Where it goes: what was chosen now, though it could not be written yet, or last time."""
        return self._chosen or (self._view.folder if self._view else None)

    def _ask(self) -> Path | None:
        return self.ask_folder(self._known())

    def _send(self) -> None:
        self._send_to(self._known() or self._ask())

    def _send_to(self, folder: Path | None) -> None:
        if folder is None:
            return
        self._chosen = folder
        self.outgoing.fault.hide()
        self.outgoing.make.set_reason("Sealing it …")
        self.here.session.ask(view.sent(folder), self._sent, self._not_sent)

    def _sent(self, sent: tuple[Sent, ...] | None) -> None:
        self._chosen = None  # the record knows it now
        if not sent:
            return
        rows = phrases.changes(sum(one.records for one in sent))
        if len(sent) == 1:
            said = f"Bundle {sent[0].bundle}, {rows}: {sent[0].file}"
        else:
            said = (
                f"Bundles {sent[0].bundle} to {sent[-1].bundle}, {rows}: all beside {sent[0].file}"
            )
        self.here.say(said)
        self.reload()

    def _not_sent(self, refusal: Refusal) -> None:
        if isinstance(refusal, FileUnwritable):
            said = messages.of(refusal)
            self.outgoing.fault.say(f"{said.message} {said.do}")
            self.outgoing.change.show()
        else:
            self.here.refuse(refusal)
        self.reload()

    def _write_request(self) -> None:
        folder = self._ask()
        if folder is not None:
            self.here.session.ask(
                view.request_written(folder),
                lambda file: self.here.say(f"The request is in {file}"),
                self.here.refuse,
            )

    # What comes.

    def bring(self, files: Sequence[Path]) -> None:
        """Bring these files in, one after the other, so that one can stop between two."""
        if not files or self.bringing.busy:
            return
        self.progress.cancel.setEnabled(True)
        self.progress.cancel.setVisible(len(files) > 1)
        self.progress.begin()
        self._show_share(0, len(files))
        self.bringing.begin(files)

    def _became(self, _file: Path, _answers: tuple[Arrived, ...], done: int, whole: int) -> None:
        self._show_share(done, whole)

    def _show_share(self, done: int, whole: int) -> None:
        if done < whole > 1:
            self.progress.set_share(done / whole, f"Bringing in {done + 1} of {whole}")

    def _brought(self, answers: tuple[Arrived, ...], refusal: Refusal | None) -> None:
        self.progress.hide()
        self.just_in.set_phrases([phrases.arrived(one) for one in answers])
        said = phrases.summary(answers)
        if any(one.result in phrases.GOOD for one in answers):
            self.here.say(said)
        else:
            announce(self.just_in, said, True)
        self.reload()
        if refusal is not None:
            self.here.refuse(refusal)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self.drop.set_over(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self.drop.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.drop.set_over(False)
        event.acceptProposedAction()
        self.bring(files_in(event.mimeData()))

    def _folder_dialog(self, last: Path | None) -> Path | None:
        window: QWidget = self.window()
        title = "The folder or stick that goes to the office"
        found = QFileDialog.getExistingDirectory(window, title, str(last or Path.home()))
        return Path(found) if found else None

    def _files_dialog(self) -> Sequence[Path]:
        kinds = "Bundles (*.evenhand);;All files (*)"
        begins = str(self._known() or Path.home())
        title = "The files that came from the office"
        found, _ = QFileDialog.getOpenFileNames(self.window(), title, begins, kinds)
        return [Path(one) for one in found]

    def _invitation_dialog(self) -> Path | None:
        title = "The invitation that the office has sent you"
        kinds = "Invitations (*.json);;All files (*)"
        found, _ = QFileDialog.getOpenFileName(self.window(), title, str(Path.home()), kinds)
        return Path(found) if found else None
