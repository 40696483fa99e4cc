"""How a verb speaks: lines for people or JSON for scripts, and refusals in both."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime

from db.errors import Refusal
from desktop import messages
from desktop.casework.saying.clock import london

# A name or note may come from another desk: it must not steer the terminal that shows it.
_STEERING = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F)])
_STEERING |= dict.fromkeys(range(0x2066, 0x206A))


def shown(text: str) -> str:
    """A text without the signs that would move the cursor, colour the screen or turn the line."""
    return text.translate(_STEERING)


class Output:
    """Standard output for what was asked, standard error for refusals and asides."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def line(self, fields: Mapping[str, object], text: str) -> None:
        """One result: its fields as a JSON line, or the text."""
        if self.as_json:
            print(json.dumps(fields, ensure_ascii=False, default=_plain), flush=True)
        elif text:
            print(shown(text), flush=True)

    def aside(self, text: str) -> None:
        """Something to know that is not the result."""
        print(shown(text), file=sys.stderr, flush=True)

    def refuse(self, refusal: Refusal, fields: Mapping[str, object] | None = None) -> int:
        """Tell a refusal, with whatever is known of the verb's own fields. The exit status."""
        said = messages.of(refusal, at_line=True)
        self.aside(f"{said.message}\n{said.do}")
        if self.as_json:
            answer = {**(fields or {}), "error": refusal.code, "message": said.message}
            self.line({**answer, "do": said.do}, "")
        return 1

    def run(self, verb: Callable[[], int]) -> int:
        """A verb's exit status, its refusals told."""
        try:
            return verb()
        except Refusal as refusal:
            return self.refuse(refusal)
        except BrokenPipeError:
            # Whoever read our output has gone (`… | head`); what was done stays done.
            sys.stderr.close()
            return 0


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return london(value).isoformat(timespec="seconds")
    return str(value)


def when(value: datetime | None) -> str | None:
    """A time as the contract writes it: ISO 8601 with offset, in England's time."""
    return None if value is None else london(value).isoformat(timespec="seconds")
