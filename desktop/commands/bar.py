"""How far a long piece of work is: a bar on a terminal after a second, nothing in a pipe."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0  # seconds


class Bar:
    """Used in a `with`, and called with how much is done and of how much."""

    def __init__(self, words: str) -> None:
        self._words, self._begun = words, time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown is not None:
            self._shown[0].stop()

    def __call__(self, done: int, whole: int) -> None:
        if self._shown is None:
            if not sys.stderr.isatty() or time.monotonic() - self._begun < _PATIENCE:
                return
            self._shown = self._begin()
        progress, task = self._shown
        progress.update(task, completed=done, total=whole)

    def _begin(self) -> "tuple[Progress, TaskID]":
        # Late: most verbs are done before anything is drawn.
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import Progress  # noqa: PLC0415

        progress = Progress(console=Console(stderr=True), transient=True)
        progress.start()
        return progress, progress.add_task(self._words, total=None)
