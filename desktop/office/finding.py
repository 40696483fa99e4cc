"""What Ctrl+K finds at the office."""

from collections.abc import Sequence

from desktop.casework.actions.enquiries.look import find_enquiries
from desktop.casework.actions.find import find_names
from desktop.casework.actions.joining.people import look_at_people
from desktop.casework.desk import Desk
from desktop.office.people.phrases import tag_of
from desktop.ui.rows.asked import tag
from desktop.ui.rows.rows import Row

_MOST = 8


def find_rows(desk: Desk, words: str) -> Sequence[Row]:
    """Cases by child, parent or reference, and volunteers by name. Runs on the worker."""
    rows: dict[str, Row] = {}
    for one in find_names(desk, words):
        key = f"go:case:{one.case}"
        whose = "" if one.name == one.child else f"{one.name} · "
        rows.setdefault(
            key, Row(key, one.child or one.case, f"{whose}{one.case}", icon="folder-open")
        )
    for asked in find_enquiries(desk, words):
        key = f"go:enquiry:{asked.id}"
        rows[key] = Row(key, asked.who, f"Without a case · {asked.by}", tag(asked))
    typed = words.casefold().split()
    for laptop in look_at_people(desk).laptops:
        names = laptop.name.casefold().split()
        if typed and all(any(name.startswith(part) for name in names) for part in typed):
            key = f"go:people:{laptop.device}"
            rows[key] = Row(key, laptop.name, "Volunteer", tag_of(laptop), icon="user")
    return tuple(rows.values())[:_MOST]
