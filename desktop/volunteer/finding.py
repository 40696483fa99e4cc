"""What Ctrl+K finds at a laptop."""

from collections.abc import Sequence

from desktop.casework.actions.enquiries.look import find_enquiries
from desktop.casework.actions.find import find_names
from desktop.casework.desk import Desk
from desktop.ui.rows.asked import tag
from desktop.ui.rows.called import CAPACITIES
from desktop.ui.rows.rows import Row
from desktop.volunteer.case_words import state_of


def find_rows(desk: Desk, words: str) -> Sequence[Row]:
    """Cases and people by name or reference, for the command palette. Runs on the worker."""
    cases = tuple(
        Row(
            key=f"go:case:{one.case}",
            so=one.name,
            more=one.case
            if one.name == one.child
            else f"{CAPACITIES[one.capacity]} · {one.child} · {one.case}",
            state=state_of(one.state),
            icon="folder-open" if one.name == one.child else "user",
        )
        for one in find_names(desk, words)
    )
    asked = tuple(
        Row(
            key=f"go:enquiry:{one.id}",
            so=one.who,
            more=f"{CAPACITIES[one.kept.body.capacity]} · without a case",
            state=tag(one),
            icon="message-circle-question-mark",
        )
        for one in find_enquiries(desk, words)
    )
    return (*cases, *asked)
