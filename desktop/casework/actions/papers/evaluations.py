"""Evaluation forms of a case: who is to be given one, and who was.

What settles it is that a form is noted as handed over (`hand_over`), by whichever desk.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.names import PersonId
from db.records import Case, Contact, Handed
from db.store.reading import Kept
from desktop.casework.actions.closeness.declare import today
from desktop.casework.actions.consenting.ledger import clients_of
from desktop.casework.clock import london
from desktop.casework.desk import Desk
from desktop.casework.evaluation import ASKED_FOR, Course, Due, Met, due

FORM = "evaluation"


@dataclass(frozen=True)
class Evaluation:
    """Somebody of a case: a form is due to them, or the last that they were given; or both."""

    person: PersonId
    name: str
    due: Due | None
    given: Handed | None


def evaluations(desk: Desk, case: Kept[Case]) -> tuple[Evaluation, ...]:
    """Everybody of a case of whom there is anything to say. Nobody where the policy asks nobody."""
    if not desk.pack.asks_evaluation:
        return ()
    course, met, given = _read(desk, case)
    asked = {one.person: one for one in due(desk.pack, course, met, today(desk))}
    return tuple(
        Evaluation(one.client.person, one.client.name, asked.get(one.client.person), last)
        for one in met
        if (last := given.get(one.client.person)) is not None or one.client.person in asked
    )


def first_due(desk: Desk, opened: Iterable[Kept[Case]]) -> tuple[str, Evaluation] | None:
    """The first case (its reference) of which somebody is to be given a form, and who.

    What was closed lately comes first, then those of `opened` that are long. Cases are read one by
    one, and no further than that.
    """
    if not desk.pack.asks_evaluation:
        return None
    for case in (*_closed_lately(desk), *_long(desk, opened)):
        for one in evaluations(desk, case):
            if one.due is not None and not one.due.missed:
                return case.body.reference, one
    return None


def _closed_lately(desk: Desk) -> list[Kept[Case]]:
    if "end" not in desk.pack.evaluation.when:
        return []
    oldest = today(desk) - ASKED_FOR
    found = [
        one
        for one in desk.store.find(Case, state="closed")
        if one.body.closed is not None and one.body.closed >= oldest
    ]
    return sorted(found, key=lambda one: one.body.closed or oldest)


def _long(desk: Desk, opened: Iterable[Kept[Case]]) -> Iterator[Kept[Case]]:
    """Cases that are long by their weeks, or by how many contacts there were in all."""
    rule = desk.pack.evaluation
    if not desk.pack.asks_midway:
        return
    weeks, most = rule.midway_weeks, rule.midway_contacts
    oldest = today(desk) - timedelta(weeks=weeks) if weeks is not None else None
    many = desk.store.contacts_by_case() if most is not None else {}
    for case in opened:
        by_weeks = oldest is not None and case.body.opened <= oldest
        if by_weeks or (most is not None and many.get(case.id, 0) >= most):
            yield case


def _read(desk: Desk, case: Kept[Case]) -> tuple[Course, tuple[Met, ...], dict[PersonId, Handed]]:
    contacts: dict[PersonId, list[date]] = defaultdict(list)
    every = []
    for one in desk.store.find(Contact, order="happened", case=case.id):
        day = london(one.body.happened).date()
        every.append(day)
        for person in one.body.persons:
            contacts[person].append(day)
    forms: dict[PersonId, list[Handed]] = defaultdict(list)
    for handed in desk.store.find(Handed, order="happened", case=case.id, what=FORM):
        if handed.body.person is not None:
            forms[handed.body.person].append(handed.body)
    met = tuple(
        Met(
            client=client,
            contacts=contacts[person],
            given=[london(one.happened).date() for one in forms[person]],
        )
        for person, client in clients_of(desk, case.id).items()
    )
    course = Course(opened=case.body.opened, closed=case.body.closed, contacts=every)
    return course, met, {person: some[-1] for person, some in forms.items() if some}
