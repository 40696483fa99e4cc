"""What the consent ledger of a case says, read on the worker for forms that answer at once."""

from db.names import CaseId
from desktop.casework.actions.consenting.ledger import clients_of, disputed, judged, ledgered
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack
from desktop.volunteer.work.relay_rows import Promise


def promise_of(desk: Desk, case: CaseId, pack: Pack) -> Promise:
    """The consents of a case, its people, and the policy that what is written is under."""
    return Promise(
        case=case,
        pack=pack,
        people=clients_of(desk, case),
        consents=ledgered(desk, case),
        notes=judged(desk, case),
        disagreement=disputed(desk, case),
        now=desk.world.clock.now(),
    )
