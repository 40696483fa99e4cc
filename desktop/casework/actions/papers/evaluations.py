"""Evaluation forms of a case: who is to be given one, who was, and from whom one came back.

What settles it is that a form is noted as handed over (`hand_over`), or as come back (`came_back`),
by whichever desk.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.names import PersonId, RecordId
from db.records import Attachment, Case, Contact, Handed
from db.store.reading import Kept
from desktop.casework.actions.consenting.ledger import clients_of
from desktop.casework.actions.papers.hand_over import BACK, FORM
from desktop.casework.desk import Desk
from desktop.casework.due.evaluation import ASKED_FOR, Course, Due, Met, due, evaluator
from desktop.casework.saying.clock import london


@dataclass(frozen=True)
class Evaluation:
    """Somebody of a case: a form is due to them, the last that they were given, the last that came
    back from them; one of these at least. Who they are may not have been said."""

    person: PersonId | None
    name: str  # empty: not said
    due: Due | None
    given: Handed | None
    back: Handed | None = None
    file: RecordId | None = None  # the form that came back, where it is attached here

    @property
    def waits(self) -> bool:
        """Whether a form is out with them, as far as anybody noted."""
        came = self.back.happened if self.back is not None else None
        return self.given is not None and (came is None or came < self.given.happened)


def evaluations(desk: Desk, case: Kept[Case]) -> tuple[Evaluation, ...]:
    """Everybody of a case of whom there is anything to say. Nobody where the policy asks nobody."""
    if not desk.pack.asks_evaluation:
        return ()
    course, met, forms = _read(desk, case)
    asked = {one.person: one for one in due(desk.pack, course, met, desk.today)}
    files = {one.body.about: one.id for one in desk.store.find(Attachment, case=case.id)}
    found = []
    for one in met:
        person = one.client.person
        given, back = _last(forms, FORM, person), _last(forms, BACK, person)
        if given is None and back is None and person not in asked:
            continue
        seen = Evaluation(
            person=person,
            name=one.client.name,
            due=asked.get(person),
            given=given.body if given is not None else None,
            back=back.body if back is not None else None,
            file=files.get(back.id) if back is not None else None,
        )
        found.append(seen)
    named = {one.client.person for one in met}
    rest = [one for one in forms if one.body.what == BACK and one.body.person not in named]
    return (*found, *(_unnamed(one, files) for one in rest))


def _unnamed(one: Kept[Handed], files: Mapping[RecordId, RecordId]) -> Evaluation:
    return Evaluation(
        person=None,
        name=one.body.to,
        due=None,
        given=None,
        back=one.body,
        file=files.get(one.id),
    )


def _last(forms: Sequence[Kept[Handed]], what: str, person: PersonId) -> Kept[Handed] | None:
    found = [one for one in forms if one.body.what == what and one.body.person == person]
    return found[-1] if found else None


def answering(desk: Desk, case: Kept[Case]) -> tuple[tuple[PersonId, str], ...]:
    """Who of a case may be asked what they think, by id and name: a form may come from them."""
    on = desk.today
    return tuple(
        (person, client.name)
        for person, client in clients_of(desk, case.id).items()
        if evaluator(client, on) is not None
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
    oldest = desk.today - ASKED_FOR
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
    oldest = desk.today - timedelta(weeks=weeks) if weeks is not None else None
    many = desk.store.contacts_by_case() if most is not None else {}
    for case in opened:
        by_weeks = oldest is not None and case.body.opened <= oldest
        if by_weeks or (most is not None and many.get(case.id, 0) >= most):
            yield case


def _read(desk: Desk, case: Kept[Case]) -> tuple[Course, tuple[Met, ...], list[Kept[Handed]]]:
    contacts: dict[PersonId, list[date]] = defaultdict(list)
    every = []
    for one in desk.store.find(Contact, order="happened", case=case.id):
        day = london(one.body.happened).date()
        every.append(day)
        for person in one.body.persons:
            contacts[person].append(day)
    handed = desk.store.find(Handed, order="happened", case=case.id)
    forms = [one for one in handed if one.body.what in (FORM, BACK)]
    met = tuple(
        Met(
            client=client,
            contacts=contacts[person],
            given=_days(forms, FORM, person),
            back=_days(forms, BACK, person),
        )
        for person, client in clients_of(desk, case.id).items()
    )
    course = Course(opened=case.body.opened, closed=case.body.closed, contacts=every)
    return course, met, forms


def _days(forms: Sequence[Kept[Handed]], what: str, person: PersonId) -> list[date]:
    return [
        london(one.body.happened).date()
        for one in forms
        if one.body.what == what and one.body.person == person
    ]
