"""The statement gate: to whom the impartiality statement is owed, and what settles it.

The rules (policies.md, 1). They look at each person apart, never at the case as a whole.

- It is owed to parent carers, children and young people, each from their own first contact on;
  never to professionals or others, nor to a child whom nobody has met.
- `read` is said aloud, so it needs a spoken medium: telephone, video, face to face. In writing it
  can only be `sent`, and a `read` in a letter counts as that.
- Under `first` a person is owed it until it is read. Where the policy asks for speech, `sent`
  accounts for every written contact but for no spoken one; elsewhere it settles the matter.
  `not said`, with its reason, accounts for that contact, and the person stays owed.
- Under `every` each contact answers for itself: `read`, `sent` (not at a spoken contact, where
  the policy asks for speech) or `not said`. An old one is settled by giving the reason.
- Under `on_request` nothing is owed; what was said all the same is kept.
- A contact goes by the policy under which it began. A later one that asks at every contact asks
  nothing more of those that were, and one that asks no longer settles nothing that stood open;
  only what a person is still owed although a contact has its reason ends with the older policy.

Nothing here holds a contact back: what is not settled is *outstanding*, and shown as that.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from db.errors import ReasonNeeded
from db.names import Capacity, ContactId, Medium, PersonId, StatementState
from desktop.casework.packs.policy import Pack
from desktop.casework.packs.statement import StatementRule

SPOKEN: frozenset[Medium] = frozenset({"phone", "face-to-face", "video"})
"""The media in which a statement can be read out (policies.md, 1)."""

OWED_TO: frozenset[Capacity] = frozenset({"parent-carer", "child", "young-person"})
"""Those for whom the service is there, each in their own right."""

GateState = Literal["read", "sent", "not said", "outstanding", "not asked"]


class Told(Struct, frozen=True, kw_only=True):
    """What became of the statement for one person at one contact, as the record has it."""

    person: PersonId
    contact: ContactId
    state: StatementState
    medium: Medium
    at: datetime


class Met(Struct, frozen=True, kw_only=True):
    """One person took part in one contact."""

    contact: ContactId
    person: PersonId
    capacity: Capacity
    medium: Medium
    at: datetime  # when the contact happened
    rule: StatementRule | None = None  # of the policy it began under; None: the one in force


class Gate(Struct, frozen=True, kw_only=True):
    """Where one contact stands for one person."""

    state: GateState
    clause: str  # that asks for it; empty where the policy merely offers it
    why: str
    record: StatementState | None = None  # what to keep of it; None: nothing was said of it


class Owed(Struct, frozen=True, kw_only=True):
    """A statement that stands outstanding."""

    person: PersonId
    contact: ContactId  # the earliest that it is still owed for
    medium: Medium  # of that contact
    clause: str
    since: datetime
    reason_given: bool = False  # `not said` accounts for the contacts; it is still to be read


def asked(pack: Pack, capacity: Capacity, medium: Medium, earlier: Sequence[Told]) -> bool:
    """Whether the statement is owed to one person at a contact that is now beginning.

    `earlier` is what that person was told before, in any case of the service.
    """
    if capacity not in OWED_TO or pack.statement.occasion == "on_request":
        return False
    return pack.statement.occasion == "every" or not _settles(
        pack.statement, medium, _heard(earlier)
    )


def answer(
    pack: Pack,
    person: PersonId,
    capacity: Capacity,
    medium: Medium,
    earlier: Sequence[Told],
    given: StatementState | None,
    why: str = "",
) -> Gate:
    """Where one contact stands for one person, with what was said of it now (`given`).

    `earlier` may hold other people's too; only this person's counts, and it must not hold this
    contact's own. Raises `ReasonNeeded` for a `not said` that is owed and has no reason.
    """
    own = [told for told in earlier if told.person == person]
    owed_now = asked(pack, capacity, medium, own)
    clause = pack.statement.clause
    if given is None or (given == "not said" and not owed_now and not why.strip()):
        if not owed_now:
            return Gate(state="not asked", clause=clause, why=_why_not_asked(pack, capacity))
        return Gate(state="outstanding", clause=clause, why=_why_owed(pack, own))
    if given == "not said":
        if not why.strip():
            raise ReasonNeeded(what="statement")
        return Gate(state="not said", clause=clause, why=why.strip(), record="not said")
    said = as_said(given, medium)
    if owed_now and not _settles(pack.statement, medium, {said}):
        why = "It was sent, but you spoke: this policy asks that it is read out."
        return Gate(state="outstanding", clause=clause, why=why, record=said)
    why = "It was read out." if said == "read" else "It was sent in writing."
    return Gate(state=said, clause=clause, why=why, record=said)


def owed(pack: Pack, met: Sequence[Met], told: Sequence[Told]) -> tuple[Owed, ...]:
    """What stands outstanding now, oldest first. The order of `met` and `told` does not matter.

    Under `first` a person appears once, for the earliest contact that is not accounted for (or,
    where each has its reason, the earliest of those); under `every` once for each contact.
    `told` may hold what these people were told in other cases: read once is read.
    """
    contacts: dict[PersonId, list[_Asked]] = {}
    for one in met:
        if one.capacity in OWED_TO:
            contacts.setdefault(one.person, []).append(_Asked(one, one.rule or pack.statement))
    by_person: dict[PersonId, list[Told]] = {}
    for said in told:
        by_person.setdefault(said.person, []).append(said)
    found = [
        each
        for person, own in contacts.items()
        for rule in (_owed_first, _owed_every)
        for each in rule(pack, own, by_person.get(person, []))
    ]
    return tuple(sorted(found, key=lambda each: (each.since, each.contact, each.person)))


def waits_still(found: Iterable[Owed], *, closed: bool) -> tuple[Owed, ...]:
    """What of that waits for somebody. In a case that is `closed` whatever has its reason is
    accounted for: nobody is spoken to again, to whom it could be read."""
    return tuple(one for one in found if not (closed and one.reason_given))


def could_owe(pack: Pack, capacity: Capacity, told: Iterable[Told]) -> bool:
    """Whether any contact could leave a person owed who was `told` this (and only this).

    Where none could, `owed` finds nothing, and long lists need not look at that person's contacts.
    """
    if capacity not in OWED_TO or pack.statement.occasion == "on_request":
        return False
    # What settles a spoken contact settles every other.
    return pack.statement.occasion == "every" or not _settles(pack.statement, "phone", _heard(told))


class _Asked(NamedTuple):
    """One person at one contact, and what the policy of that contact asks."""

    met: Met
    rule: StatementRule


def _owed_first(pack: Pack, asked: Sequence[_Asked], told: Sequence[Told]) -> Iterator[Owed]:
    reasons = {said.contact for said in told if said.state == "not said"}
    heard, goes_on = _heard(told), pack.statement.occasion == "first"
    still = [
        _owed(one, one.met.contact in reasons)
        for one in asked
        if one.rule.occasion == "first" and not _settles(one.rule, one.met.medium, heard)
    ]
    still = [one for one in still if goes_on or not one.reason_given]
    if still:
        yield min(still, key=lambda each: (each.reason_given, each.since, each.contact))


def _owed_every(_pack: Pack, asked: Sequence[_Asked], told: Sequence[Told]) -> Iterator[Owed]:
    every = {one.met.contact: one for one in asked if one.rule.occasion == "every"}
    for contact, one in every.items():
        here = _heard(said for said in told if said.contact == contact)
        if "not said" not in here and not _settles(one.rule, one.met.medium, here):
            yield _owed(one, reason_given=False)


def _owed(one: _Asked, reason_given: bool) -> Owed:
    return Owed(
        person=one.met.person,
        contact=one.met.contact,
        medium=one.met.medium,
        clause=one.rule.clause,
        since=one.met.at,
        reason_given=reason_given,
    )


def _heard(told: Iterable[Told]) -> set[StatementState]:
    return {as_said(said.state, said.medium) for said in told}


def _settles(rule: StatementRule, medium: Medium, heard: set[StatementState]) -> bool:
    """Whether what a person was told leaves nothing owed at a contact of this medium."""
    if "read" in heard:
        return True
    return "sent" in heard and (medium not in SPOKEN or not rule.spoken)


def as_said(state: StatementState, medium: Medium) -> StatementState:
    """Nothing can be read out in a letter: there it was sent."""
    return "sent" if state == "read" and medium not in SPOKEN else state


def _why_not_asked(pack: Pack, capacity: Capacity) -> str:
    if pack.statement.occasion == "on_request":
        return "This policy offers the statement and does not ask for it."
    if capacity not in OWED_TO:
        return "The statement is for parents, carers, children and young people."
    return "This person has had it."


def _why_owed(pack: Pack, own: Sequence[Told]) -> str:
    if pack.statement.occasion == "every":
        return "It is owed at every contact, and what became of it is not recorded yet."
    if not own:
        return "It is owed to each person from their first contact on, and was not said yet."
    return "It has not been read out to this person yet."
