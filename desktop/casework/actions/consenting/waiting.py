"""What of consent waits: one that runs out soon, and what was passed on without one."""

from collections.abc import Iterator

from db.names import CaseId
from db.records import Consent, Relay
from desktop.casework.actions.consenting.ledger import ConsentRow, RelayRow, ledger
from desktop.casework.desk import Desk
from desktop.casework.rights.consent import runs_out


def consents_waiting(desk: Desk) -> Iterator[tuple[CaseId, ConsentRow | RelayRow]]:
    """By case, and of a relay by the policy that it was under.

    Only cases that can have something are looked at: most have nothing.
    """
    now = desk.world.clock.now()
    consents = desk.store.find(Consent) if desk.pack.asks_consent else []
    ending = {one.body.case for one in consents if runs_out(one.body, now)}
    without = {one.body.case for one in desk.store.find(Relay, consent=None)}
    for case in sorted(ending | without):
        found = ledger(desk, case)
        yield from ((case, one) for one in found.relays if one.open)
        yield from ((case, one) for one in found.consents if one.runs_out)
