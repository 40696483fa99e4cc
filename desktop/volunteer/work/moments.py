"""A time of day as people type it, and the moment that a day and a time mean in England."""

import re
from datetime import UTC, date, datetime, time

from desktop.casework.saying.clock import LONDON
from desktop.ui.typing.fields import TextField

_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.h ]?(?P<minute>[0-9]{2}))?\s*(?P<half>am|pm)?")

EXPECTED = "Write the time as 14:05."


def read_time(text: str) -> time | None:
    """`14:05`, `14.05`, `1405`, `2pm`, `9`; None for what is no time of day."""
    found = _TIME.fullmatch(" ".join(text.casefold().split()))
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def moment(day: date | None, clock: str) -> datetime | None:
    """The moment that both mean in England; None where either cannot be read."""
    at = read_time(clock)
    if day is None or at is None:
        return None
    return datetime.combine(day, at, tzinfo=LONDON).astimezone(UTC)


class TimeField(TextField):
    """A time of day; once one leaves it, it stands there as 14:05."""

    def __init__(self) -> None:
        super().__init__(example="14:05")
        self.editingFinished.connect(self._understand)

    def _understand(self) -> None:
        at = read_time(self.text())
        if at is not None:
            self.setText(f"{at:%H:%M}")
