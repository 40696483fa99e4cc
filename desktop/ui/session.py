"""The one worker thread that owns the desk, as the windows see it.

- The desk is opened, used and locked on the worker alone: SQLite's connection refuses any other
  thread, and deriving a key takes a second that the window must not stand still for.
- A question or an action is a function of the desk. Its result comes back by signal, on the
  window's own thread, in the order in which things were asked.
- What an action wrote is announced once (`changed`); models reload just that.
- A long piece of work (`begin`) is done in steps. Between two of them whatever else was asked is
  answered, and whoever wants to lock breaks it off: it leaves nothing half done.
- A refusal goes to whoever asked. Anything else that is raised is a fault of ours: `broke`.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from db.errors import Refusal
from desktop.ui.worker import BrokenOff, Failed, Job, Outcome, Step, Task, Told, Worker

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.casework.desk import Desk
    from desktop.casework.surroundings import World

T = TypeVar("T")

_running: set[QThread] = set()


@atexit.register
def _end_all() -> None:
    for thread in _running:
        thread.quit()
        thread.wait()


class Session(QObject):
    """An unlocked vault for windows. Hand it to whoever shows something of it."""

    unlocked = Signal()
    locked = Signal()
    changed = Signal(object)  # frozenset of (kind, record)
    refused = Signal(object)  # a Refusal that nobody in particular asked for
    broke = Signal(object)  # an exception that is a fault of ours
    busy = Signal(bool)
    owes = Signal(object)  # the Refusal for which words wait in memory, or None: none do any more
    _asked = Signal()

    def __init__(self, world: Callable[[], World], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = 0
        self.owing: Refusal | None = None
        """Why words wait in memory that the disk would not take; None: none do."""
        self._closed = False
        self._thread = QThread()
        self._thread.setObjectName("desk")
        # Qt ends the whole program when a thread's object goes while it runs; a session that was
        # dropped without `close` must not do that.
        _running.add(self._thread)
        self._worker = Worker(world)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.run)
        self._worker.finished.connect(self._settle)
        self._worker.stepped.connect(self._step)
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

        def work(worker: Worker) -> None:
            if worker.desk is not None:
                worker.desk.lock()
                worker.desk = None
            # Late, and here: the record loads on the worker, never before the first page is seen.
            from db.vault.vault import unlock, unlock_with_code  # noqa: PLC0415
            from desktop.casework.unlocking import open_desk  # noqa: PLC0415

            how = unlock_with_code if by_code else unlock
            worker.desk = open_desk(folder, secret, worker.world(), how)

        self._send(Job(work, self._opened(done), failed, alone=True))

    def unlock_with_stick(
        self, folder: Path, key_file: Path, done: Callable[[], None], failed: Failed
    ) -> None:
        """The same with the office's recovery key, which lies in a file on its stick."""

        def work(worker: Worker) -> None:
            # Late, as above.
            from desktop.casework.actions.safety.recovery_key import open_with_key  # noqa: PLC0415

            worker.desk = open_with_key(folder, key_file, worker.world())

        self._send(Job(work, self._opened(done), failed, alone=True))

    def _opened(self, done: Callable[[], None] | None) -> Callable[[object], None]:
        def opened(_: object) -> None:
            self.unlocked.emit()
            if done is not None:
                done()

        return opened

    def prepare(
        self,
        work: Callable[[World], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Something that needs no vault: making one, or warming up while somebody types."""
        self._send(Job(lambda worker: work(worker.world()), done, failed))

    def ask(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """A question to the desk, or something to do there. Ignored while no desk is open."""

        def on_desk(worker: Worker) -> T | None:
            return None if worker.desk is None else work(worker.desk)

        self._send(Job(on_desk, done, failed))

    def begin(
        self,
        work: Callable[[Desk, Step], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        told: Told | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Task:
        """A long piece of work on the desk, which calls the `Step` that it is handed now and then.

        What is asked meanwhile is answered between two steps; what waits is done before it begins.
        `told` hears how far it is; `stopped` that it was broken off, by `Task.stop` or
        because the vault was locked. Ignored while no desk is open.
        """
        task = Task(told, stopped)

        def on_desk(worker: Worker) -> T | None:
            return None if worker.desk is None else work(worker.desk, worker.steps_of(task))

        self._send(Job(on_desk, done, failed, task=task))
        return task

    def begin_apart(
        self,
        work: Callable[[World, Step], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        told: Told | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Task:
        """The same for long work that needs no vault."""
        task = Task(told, stopped)
        self._send(Job(lambda one: work(one.world(), one.steps_of(task)), done, failed, task=task))
        return task

    def begin_closed(
        self,
        work: Callable[[Path, World, Step], T],
        passphrase: str,
        done: Callable[[T], None],
        failed: Failed,
        *,
        told: Told,
        stopped: Callable[[], None],
    ) -> Task:
        """Long work for which the vault must be closed; it is opened again after it.

        `passphrase` is of whoever is in: it is compared before anything is closed. What is asked
        meanwhile waits, locking too; `Task.stop` breaks it off at its next step. Where it could not
        be opened again, no desk is open.
        """
        task = Task(told, stopped)

        def job(worker: Worker) -> T:
            from desktop.casework.unlocking import open_desk  # noqa: PLC0415 - late, as in `unlock`

            desk = worker.desk
            if desk is None:
                raise BrokenOff
            desk.may_close(passphrase)
            folder, worker.desk = desk.vault.folder, None
            desk.lock()
            try:
                return work(folder, worker.world(), worker.tells_of(task))
            finally:
                worker.desk = open_desk(folder, passphrase, worker.world())

        self._send(Job(job, done, failed, alone=True, task=task))
        return task

    def lock(self, done: Callable[[], None] | None = None) -> None:
        """Finish what was asked before, then lock. Long work is broken off."""

        def work(worker: Worker) -> None:
            desk, worker.desk = worker.desk, None
            if desk is not None:
                desk.lock()

        def closed(_: object) -> None:
            self.locked.emit()
            if done is not None:
                done()

        self._send(Job(work, closed, None, alone=True))

    def close(self) -> None:
        """Lock and end the thread; waits for what was asked before. For the end of the program."""
        self.lock()
        self._closed = True  # answers that are on their way would meet widgets that have gone
        self._worker.finished.disconnect(self._settle)
        # `quit` is queued behind the jobs, so everything that was asked is done before it.
        self._worker.put(Job(lambda _: self._thread.quit(), None, None, alone=True))
        self._asked.emit()
        self._thread.wait()
        _running.discard(self._thread)

    def _send(self, job: Job) -> None:
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        self._worker.put(job)
        self._asked.emit()

    @Slot(object, int)
    def _step(self, task: Task, share: int) -> None:
        if not self._closed and task.told is not None and not task.stopping:
            task.told(share)

    def _take_owing(self, why: Refusal | None) -> None:
        before, self.owing = self.owing, why
        if (before and before.code) != (why and why.code):
            self.owes.emit(why)

    @Slot(object)
    def _settle(self, outcome: Outcome) -> None:
        if self._closed:
            return
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(False)
        self._take_owing(outcome.owing)
        if outcome.changed:
            self.changed.emit(outcome.changed)
        error = outcome.error
        if error is None:
            if outcome.job.done is not None:
                outcome.job.done(outcome.result)
        elif isinstance(error, BrokenOff):
            if outcome.job.task is not None and outcome.job.task.stopped is not None:
                outcome.job.task.stopped()
        elif isinstance(error, Refusal):
            if outcome.job.failed is not None:
                outcome.job.failed(error)
            else:
                self.refused.emit(error)
        else:
            self.broke.emit(error)
