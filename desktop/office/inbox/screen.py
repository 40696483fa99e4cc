"""The inbox: drop bundles, see what each holds, bring them in, answer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from db.errors import Refusal
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.inbox import Inbox, look_at_inbox
from desktop.casework.desk import Desk
from desktop.casework.saying.said import capital, counted
from desktop.office.files import AskFiles, AskFolder, ask_bundles, ask_folder
from desktop.office.inbox import phrases
from desktop.office.inbox.answering import Answering
from desktop.office.inbox.gathering import Gathering
from desktop.office.inbox.showing import Showing
from desktop.office.inbox.to_give import ToGive
from desktop.office.inbox.tray import Tray
from desktop.office.inbox.urgent import Urgent
from desktop.ui.exchange.bringing import Bringing
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.dropped import files_in
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.tag import state
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import RowList
from desktop.ui.rows.work_row import WorkRow

_CONCERNS = frozenset(
    (
        "arrival",
        "finding",
        "finding_answer",
        "device",
        "enrolment",
        "pack",
        "school",
        "confirmation",
        "revocation",
    )
) | frozenset(("concern", "concern_step", "training", "assignment", "case_answer", "referral"))

_REASONS = "Reasons wait for an answer"
_WHY = "A volunteer goes on with a case in spite of what was found, and says why."


class InboxScreen(Screen):
    """The native dialogs are attributes, so that a test needs none."""

    def __init__(self, here: Here) -> None:
        self.ask_files: AskFiles = ask_bundles
        self.ask_folder: AskFolder = ask_folder
        self.answer = Button(here.look, "Answer", icon="send")
        self.choose = Button(here.look, "Choose files…", icon="upload")
        super().__init__(here, "Inbox", below="Looking…", actions=(self.answer, self.choose))
        self._seen: Inbox | None = None
        self.answer.hide()
        self.setAcceptDrops(True)
        self.tray = Tray(here.look)
        self.rows = RowList(here.look, "Bundles")
        self.both = ListDetail(here.look, self.rows, self.tray)
        self.urgent = Urgent(here)
        self.empty = self._nothing()
        self.see_reasons = Button(here.look, "Read and answer")
        self.reasons = WorkRow(here.look, state("to-answer"), _REASONS, _WHY, (self.see_reasons,))
        self.reasons.hide()
        self.to_give = ToGive(here)
        self.body.addWidget(self.urgent)
        self.body.addWidget(self.to_give)
        self.body.addWidget(self.reasons)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.both, 1)
        self.both.hide()
        self.gathering = Gathering(here.session, self)
        self.bringing = Bringing(here.session, self)
        self.answering = Answering(here, self)
        self.showing = Showing(here, self.both, self.gathering, self.reload)
        here.privacy.changed.connect(lambda _on: self.order())
        self._wire()

    def _wire(self) -> None:
        self.choose.clicked.connect(lambda: self.add(self.ask_files(self)))
        self.see_reasons.clicked.connect(lambda: self.here.go("cases", ""))
        self.answer.clicked.connect(self._answer)
        self.tray.bring.clicked.connect(self.bring_all)
        self.tray.clear.clicked.connect(self.gathering.clear)
        self.tray.progress.cancelled.connect(self.bringing.cancel)
        self.rows.moved.connect(self.showing.show)
        self.gathering.changed.connect(self._fill)
        self.bringing.became.connect(self._became)
        self.bringing.finished.connect(self._brought)

    def _nothing(self) -> Empty:
        button = Button(self.here.look, "Choose files…", "main", icon="upload")
        button.clicked.connect(lambda: self.add(self.ask_files(self)))
        return Empty(
            self.here.look,
            "inbox",
            "Bundles that volunteers send stand here",
            "Drop them anywhere on this page, or choose them. You see what each holds before "
            "anything of it goes in.",
            button,
        )

    def reload(self) -> None:
        """Ask what came and what waits."""
        if not self.bringing.busy:
            self.here.session.ask(_look, self._take)

    def concerns(self, changed: Changed) -> bool:
        """Bundles that came, and what is written for laptops."""
        return any(kind in _CONCERNS for kind, _ in changed)

    def _take(self, seen: tuple[Inbox, str] | None) -> None:
        if seen is not None:
            self._seen, office = seen
            self.showing.knows(self._seen, office)
            self._fill()

    def _fill(self) -> None:
        if self._seen is None:
            return
        seen, came, files = self._seen, self._seen.came, self.gathering.files
        self.waiting.emit(sum(one.waits for one in came) + len(seen.urgent) + seen.to_give)
        risk = phrases.at_risk(len(seen.urgent), came, files)
        said = phrases.summary(files, came, seen.due, seen.now)
        self.set_words(below=f"{risk} {said}".strip())
        anew = self.to_give.show_count(seen.to_give)
        if self.urgent.show_all(seen.urgent, seen.now) or anew:
            self.order()
        if self.reasons.isHidden() == bool(seen.reasons):
            self.reasons.setVisible(bool(seen.reasons))
            self.order()
        many = counted(seen.reasons, "reason waits", "reasons wait")
        self.reasons.so.setText(f"{capital(many)} for an answer")
        self.answer.setVisible(bool(seen.due))
        self.answer.setText(f"Answer {len(seen.due)}" if len(seen.due) > 1 else "Answer")
        self.answer.setAccessibleName("Answer: " + ", ".join(one.name for one in seen.due))
        self.tray.show_files(len(self.gathering.ready), len(files))
        rows = [phrases.row_of_file(at, one) for at, one in enumerate(files)]
        rows += [phrases.row_of_came(one, seen.now) for one in came]
        self.empty.setVisible(not rows)
        self.choose.setVisible(bool(rows))
        self.both.setVisible(bool(rows))
        self.rows.set_rows(rows)
        if self.rows.key():
            self.showing.show(self.rows.key())  # more may be known of it now
        elif rows:
            self.rows.go_to_number(0)

    def add(self, paths: Sequence[Path]) -> None:
        """Look into these files; nothing of them is taken yet."""
        before = len(self.gathering.files)
        self.gathering.add(paths)
        if len(self.gathering.files) > before:
            self.rows.go_to(f"file:{before}")

    def bring_all(self) -> None:
        """Bring in everything that can go in, bundle by bundle."""
        ready = self.gathering.ready
        if ready:
            self.tray.begin(len(ready))
            self.choose.setEnabled(False)
            self.bringing.begin([one.path for one in ready])

    def _became(self, file: Path, answers: tuple[Arrived, ...], done: int, total: int) -> None:
        self.tray.went_on(done, total)
        self.gathering.became(file, answers[0])

    def _brought(self, answers: tuple[Arrived, ...], refusal: Refusal | None) -> None:
        self.tray.end()
        self.choose.setEnabled(True)
        said = phrases.brought(answers)
        if said:
            self.here.say(said)
        if refusal is not None:
            self.here.refuse(refusal)
        self.reload()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere on the page."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """They stand in the list at once."""
        event.acceptProposedAction()
        self.add(files_in(event.mimeData()))

    def _answer(self) -> None:
        if self._seen is not None and self._seen.due:
            folder = self.ask_folder(self)
            if folder is not None:
                self.answering.begin(self._seen.due, folder)


def _look(desk: Desk) -> tuple[Inbox, str]:
    return look_at_inbox(desk), desk.name_of(desk.actor)
