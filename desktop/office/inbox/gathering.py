"""Files that were dropped or chosen: looked into at once, and nothing of them taken."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.errors import Refusal
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.carry import read_file
from desktop.casework.actions.exchange.look_into import Closer, look_into
from desktop.casework.desk import Desk
from desktop.office.inbox.phrases import File
from desktop.ui.session import Session


class Gathering(QObject):
    """`changed` whenever more is known of a file."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.files: list[File] = []

    @property
    def ready(self) -> list[File]:
        """What can be brought in."""
        return [one for one in self.files if one.ready]

    def add(self, paths: Sequence[Path]) -> None:
        """Look into these; one that is listed already is not listed twice."""
        known = {one.path for one in self.files if one.became is None}
        for path in dict.fromkeys(paths):
            if path not in known:
                self._look_into(File(path))
        self.changed.emit()

    def became(self, path: Path, answer: Arrived) -> None:
        """It was brought in: what did not go in stays on the list and says why."""
        file = next((one for one in self.ready if one.path == path), None)
        if file is None:
            return
        if answer.result in ("refused", "already"):
            file.became = answer
        else:
            self.files.remove(file)

    def clear(self) -> None:
        """Take all of them off the list; the files themselves stay where they are."""
        self.files = []
        self.changed.emit()

    def _look_into(self, file: File) -> None:
        self.files.append(file)

        def work(desk: Desk) -> Closer:
            return look_into(desk, read_file(file.path))

        def looked(seen: Closer | None) -> None:
            if seen is not None:
                file.seen = seen
                if seen.code in ("bundle-damaged", "bundle-foreign"):
                    file.became = Arrived(file.path.name, "refused", seen.code, dict(seen.facts))
                self.changed.emit()

        def unreadable(refusal: Refusal) -> None:
            file.seen = Closer(refusal.code, refusal.facts)
            file.became = Arrived(file.path.name, "refused", refusal.code, refusal.facts)
            self.changed.emit()

        self._session.ask(work, looked, unreadable)
