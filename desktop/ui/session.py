"""The one worker thread that owns the desk, as the windows see it.

- The desk is opened, used and locked on the worker alone: SQLite's connection refuses any other
  thread, and deriving a key takes a second that the window must not stand still for.
- A question or an action is a function of the desk. Its result comes back by signal, on the
  window's own thread, in the order in which things were asked.
- What an action wrote is announced once (`changed`); models reload just that.
- A refusal goes to whoever asked. Anything else that is raised is a fault of ours: `broke`.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from db.errors import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.casework.desk import Desk, World

T = TypeVar("T")
Failed = Callable[[Refusal], None]


_running: set[QThread] = set()


@atexit.register
def _end_all() -> None:
    for thread in _running:
        thread.quit()
        thread.wait()


@dataclass(frozen=True)
class _Job:
    """Something to do with the desk, or before there is one."""

    work: Callable[[_Worker], Any]
    done: Callable[[Any], None] | None
    failed: Failed | None


@dataclass(frozen=True)
class _Outcome:
    """What became of a job."""

    job: _Job
    result: Any
    error: BaseException | None
    changed: frozenset[tuple[str, str]]


class _Worker(QObject):
    """Lives on the worker thread. Nobody else touches `desk`."""

    finished = Signal(object)

    def __init__(self, world: Callable[[], World]) -> None:
        super().__init__()
        self.world = world
        self.desk: Desk | None = None

    @Slot(object)
    def run(self, job: _Job) -> None:
        """Do a job and tell what became of it."""
        result, error = None, None
        try:
            result = job.work(self)
        except BaseException as raised:
            error = raised
        changed = self.desk.take_changed() if self.desk is not None else frozenset()
        self.finished.emit(_Outcome(job, result, error, changed))


class Session(QObject):
    """An unlocked vault for windows. Hand it to whoever shows something of it."""

    unlocked = Signal()
    locked = Signal()
    changed = Signal(object)  # frozenset of (kind, record)
    refused = Signal(object)  # a Refusal that nobody in particular asked for
    broke = Signal(object)  # an exception that is a fault of ours
    busy = Signal(bool)
    _asked = Signal(object)

    def __init__(self, world: Callable[[], World], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = 0
        self._closed = False
        self._thread = QThread()
        self._thread.setObjectName("desk")
        # Qt ends the whole program when a thread's object goes while it runs; a session that was
        # dropped without `close` must not do that.
        _running.add(self._thread)
        self._worker = _Worker(world)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.run)
        self._worker.finished.connect(self._settle)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether everything that was asked has been answered."""
        return self._waiting == 0

    def unlock(
        self,
        folder: Path,
        secret: str,
        done: Callable[[], None] | None = None,
        failed: Failed | None = None,
        *,
        by_code: bool = False,
    ) -> None:
        """Open the vault in this folder; a desk that is open is locked first.

        `by_code`: the secret is the recovery code.
        """

        def work(worker: _Worker) -> None:
            if worker.desk is not None:
                worker.desk.lock()
                worker.desk = None
            # Late, and here: the record loads on the worker, never before the first page is seen.
            from db.vault.vault import unlock, unlock_with_code  # noqa: PLC0415
            from desktop.casework.desk import open_desk  # noqa: PLC0415

            how = unlock_with_code if by_code else unlock
            worker.desk = open_desk(folder, secret, worker.world(), how)

        def opened(_: object) -> None:
            self.unlocked.emit()
            if done is not None:
                done()

        self._send(_Job(work, opened, failed))

    def prepare(
        self,
        work: Callable[[World], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Something that needs no vault: making one, or warming up while somebody types."""
        self._send(_Job(lambda worker: work(worker.world()), done, failed))

    def ask(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """A question to the desk, or something to do there. Ignored while no desk is open."""

        def on_desk(worker: _Worker) -> T | None:
            return None if worker.desk is None else work(worker.desk)

        self._send(_Job(on_desk, done, failed))

    def lock(self, done: Callable[[], None] | None = None) -> None:
        """Finish what was asked before, then lock."""

        def work(worker: _Worker) -> None:
            desk, worker.desk = worker.desk, None
            if desk is not None:
                desk.lock()

        def closed(_: object) -> None:
            self.locked.emit()
            if done is not None:
                done()

        self._send(_Job(work, closed, None))

    def close(self) -> None:
        """Lock and end the thread; waits for what was asked before. For the end of the program."""
        self.lock()
        self._closed = True  # answers that are on their way would meet widgets that have gone
        self._worker.finished.disconnect(self._settle)
        # `quit` is queued behind the jobs, so everything that was asked is done before it.
        self._asked.emit(_Job(lambda _: self._thread.quit(), None, None))
        self._thread.wait()
        _running.discard(self._thread)

    def _send(self, job: _Job) -> None:
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        self._asked.emit(job)

    @Slot(object)
    def _settle(self, outcome: _Outcome) -> None:
        if self._closed:
            return
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(False)
        if outcome.changed:
            self.changed.emit(outcome.changed)
        error = outcome.error
        if error is None:
            if outcome.job.done is not None:
                outcome.job.done(outcome.result)
        elif isinstance(error, Refusal):
            if outcome.job.failed is not None:
                outcome.job.failed(error)
            else:
                self.refused.emit(error)
        else:
            self.broke.emit(error)
