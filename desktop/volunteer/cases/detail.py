"""In short, what stands in the case that one is on in the list."""

from datetime import datetime

from desktop.casework.actions.cases.case_page import CasePage
from desktop.casework.record.case_list import CaseRow
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import told
from desktop.casework.saying.said import capital, moment_of, number, one_line, together
from desktop.ui.rows.called import CAPACITIES, MEDIA, MEETINGS
from desktop.volunteer.cases.rows import Listed, last_contact

_NOTE = 160  # characters of the last note
_SAY = "say in the case what became of it"
Part = tuple[str, tuple[str, ...]]
"""A heading and the lines under it."""


def facts(listed_: Listed, one: CaseRow) -> tuple[str, ...]:
    """What the list knows by itself."""
    school = listed_.schools.get(one.reference, "")
    last = last_contact(listed_, one)
    said = [" · ".join(part for part in (one.reference, school) if part)]
    said.append(capital(last if one.last_contact is None else f"last contact {last}") + ".")
    if one.statement == "outstanding" and one.state in ("open", "closed"):
        # Where each contact answers for itself, the next one settles nothing of the last.
        heard_next = one.state == "open" and not listed_.each_contact
        then = "it stands first when you speak next" if heard_next else _SAY
        said.append(f"A statement is owed; {then}.")
    if one.findings:
        many = "finding stands" if one.findings == 1 else "findings stand"
        said.append(f"{capital(number(one.findings))} {many} in it.")
    return tuple(said)


def parts(page: CasePage) -> tuple[Part, ...]:
    """What only the case itself knows: who is in it, what was last, what is coming."""
    people = [f"{one.body.name}, {CAPACITIES[as_]}" for one, as_ in page.view.people]
    made: list[Part] = [("People", tuple(people))]
    if page.view.contacts:
        last = page.view.contacts[-1]
        who = together([name for name in last.persons if name]) or "somebody"
        so = f"{MEDIA[last.kept.body.medium][0]} {who}, {_when(page, last.kept.body.happened)}"
        made.append(("Last", tuple(t for t in (so, one_line(last.kept.body.note, _NOTE)) if t)))
    coming = [
        f"{MEETINGS[one.body.kind]}, {_when(page, one.body.happened)}"
        for one, _ in page.view.meetings
        if one.body.happened > page.now
    ]
    today = london(page.now).date()
    for action in page.actions:
        due = f", by {told(action.body.due, today)}" if action.body.due else ""
        coming.append(f"{action.body.what}{due}")
    if coming:
        made.append(("Coming", tuple(coming)))
    return tuple(made)


def _when(page: CasePage, at: datetime) -> str:
    return moment_of(at, page.now)
