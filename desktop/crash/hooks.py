"""Whatever nobody caught comes here, instead of being printed with what it says.

- An exception on any thread, in a destructor or in an answer to Qt: a report is written, and one
  line on standard error tells its kind and where the report is.
- The end of the process by force (`stand_by`): the frames go into a file that waits for it.
- The same fault again in the same process is told once.
"""

from __future__ import annotations

import sys
import threading
from contextlib import suppress

TYPE_CHECKING = False  # importing `typing` alone would make help a quarter slower
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from desktop.crash.reports import Reports

_STOPPED = "Stopped."


class Hooks:
    """What stands in Python's own hooks once `install` was called. `told` hears of each report."""

    def __init__(self, reports: Callable[[], Reports]) -> None:
        """`reports` makes the folder known when it is first needed."""
        self.reports, self._seen = reports, set[str]()
        self.told: Callable[[], None] = lambda: None

    def install(self) -> None:
        """From now on nothing that was not caught is printed as it is."""
        sys.excepthook = self.raised
        threading.excepthook = lambda it: self._thread(it.exc_value)
        sys.unraisablehook = lambda it: self._thread(it.exc_value)
        if not sys.warnoptions:  # who asks Python for them, on the command line, gets them
            import warnings  # noqa: PLC0415 - late, as below

            warnings.simplefilter("ignore")

    def raised(
        self, _kind: type[BaseException], error: BaseException, _at: TracebackType | None
    ) -> None:
        """In the place of `sys.excepthook`."""
        if isinstance(error, KeyboardInterrupt):
            _print(_STOPPED)
            return
        from desktop.crash import frames  # noqa: PLC0415 - late: a run that is well needs none

        key = f"{frames.kind(error)} {frames.last(error)}"
        if key in self._seen:
            return
        self._seen.add(key)
        path = self.reports().write([_thread(), *frames.of(error)])
        _print(_sentence(frames.kind(error), path))
        with suppress(Exception):  # a fault of ours must not end in another
            self.told()

    def stand_by(self) -> None:
        """Have the frames kept if this process is ended by force; for the window."""
        import atexit  # noqa: PLC0415 - late: the command line needs none of it
        import faulthandler  # noqa: PLC0415

        path = None if faulthandler.is_enabled() else self.reports().watched()
        if path is not None:
            file = path.open("ab", buffering=0)  # never closed: it must be there to the end
            faulthandler.enable(file)
            atexit.register(_clear, path)

    def _thread(self, error: BaseException | None) -> None:
        if error is not None:
            self.raised(type(error), error, error.__traceback__)


def _thread() -> str:
    main = threading.current_thread() is threading.main_thread()
    return "On the main thread" if main else "On another thread"


def _clear(path: Path) -> None:
    with suppress(OSError):
        if not path.stat().st_size:
            path.unlink()


def _sentence(kind: str, path: Path | None) -> str:
    where = (
        f"A report of it, without anybody’s words, is in {path}"
        if path
        else ("No report of it could be written")
    )
    return f"Evenhand met a fault of its own ({kind}) and could not go on with this. {where}."


def _print(words: str) -> None:
    if sys.stderr is not None:  # a program without a console has none
        with suppress(OSError, ValueError):
            print(words, file=sys.stderr, flush=True)


def usual() -> Hooks:
    """The hooks of the real program."""

    def reports() -> Reports:
        from desktop.crash.reports import Reports, usual_folder  # noqa: PLC0415 - late, as above

        return Reports(usual_folder())

    return Hooks(reports)
