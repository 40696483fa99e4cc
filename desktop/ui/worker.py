"""The worker that owns the desk, on a thread of its own: one job after the other.

Jobs are put in by the window's thread and told back by signal. A long job is done in steps: between
two of them whatever else waits is done, and what must have the desk to itself (unlocking, locking,
the end) breaks it off.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from db.errors import Refusal

if TYPE_CHECKING:
    from desktop.casework.desk import Desk
    from desktop.casework.surroundings import World

Failed = Callable[[Refusal], None]
Step = Callable[[int, int], None]
"""How much of a long piece of work is done, and of how much. What it raises ends the work."""
Told = Callable[[int], None]
"""How much of it is done, in hundredths."""


class BrokenOff(Exception):
    """A long piece of work was ended before its end: it was stopped, or the vault is locked."""


class Task:
    """A long piece of work that was begun. `stop` ends it at its next step."""

    def __init__(self, told: Told | None = None, stopped: Callable[[], None] | None = None) -> None:
        self.stopping = False
        self.told, self.stopped = told, stopped

    def stop(self) -> None:
        """Not at once: the step under way is finished."""
        self.stopping = True


class Job(NamedTuple):
    """Something to do with the desk, or before there is one."""

    work: Callable[[Worker], Any]
    done: Callable[[Any], None] | None
    failed: Failed | None
    alone: bool = False  # no long piece of work goes on through it
    task: Task | None = None  # it is a long piece of work itself: others go on through it, or none


class Outcome(NamedTuple):
    """What became of a job."""

    job: Job
    result: Any
    error: BaseException | None
    changed: frozenset[tuple[str, str]]
    owing: Refusal | None  # why words wait in memory; None: none do


class Worker(QObject):
    """Lives on the worker thread. Nobody else touches `desk`."""

    finished = Signal(object)
    stepped = Signal(object, int)

    def __init__(self, world: Callable[[], World]) -> None:
        super().__init__()
        self.world = world
        self.desk: Desk | None = None
        # Filled by the window's thread, emptied here; each end of a deque is safe for one thread.
        self._waiting: deque[Job] = deque()
        self._long: deque[Job] = deque()

    def put(self, job: Job) -> None:
        """From the window's thread: something to be done. `run` is called once for each."""
        steps = job.task is not None and not job.alone
        (self._long if steps else self._waiting).append(job)

    @Slot()
    def run(self) -> None:
        """Do one job and tell what became of it. Long ones come when nothing else waits."""
        if self._waiting:
            job = self._waiting.popleft()
            while job.alone and self._long:
                self.finished.emit(self._broken_off(self._long.popleft()))
            self._do(job)
        elif self._long:
            job = self._long.popleft()
            if job.task is not None and job.task.stopping:
                self.finished.emit(self._broken_off(job))
            else:
                self._do(job)

    def tells_of(self, task: Task) -> Step:
        """What work that has the vault to itself calls after each of its steps."""
        told = -1

        def step(done: int, whole: int) -> None:
            nonlocal told
            if task.stopping:
                raise BrokenOff
            share = 100 * done // whole if whole else 100
            if share != told:
                told = share
                self.stepped.emit(task, share)

        return step

    def steps_of(self, task: Task) -> Step:
        """What the work calls after each of its steps: others are answered in between."""
        tell = self.tells_of(task)

        def step(done: int, whole: int) -> None:
            tell(done, whole)
            while self._waiting:
                if self._waiting[0].alone:
                    raise BrokenOff
                self._do(self._waiting.popleft())

        return step

    def _broken_off(self, job: Job) -> Outcome:
        return Outcome(job, None, BrokenOff(), frozenset(), self._owing())

    def _owing(self) -> Refusal | None:
        desk = self.desk
        return desk.unkept_why if desk is not None and desk.unkept else None

    def _do(self, job: Job) -> None:
        result, error = None, None
        try:
            result = job.work(self)
        except BaseException as raised:
            error = raised
        desk = self.desk
        changed = desk.take_changed() if desk is not None else frozenset()
        self.finished.emit(Outcome(job, result, error, changed, self._owing()))
