"""A vault that may not send any more goes on as a new device of the same volunteer.

An older copy was put back, two records of one laptop came to the office, or rows are lost that
nobody has: under the old numbers nothing can be sent again that the office could believe. So the
laptop makes new keys, and its streams begin anew (record.md, Receipt).

- What is here stays: the ledger, the tables, interests, files. The old streams stand as they are.
- What the office has not confirmed is written once more under the new device, each record as the
  next version of what stands: nothing of it is lost, and where the office has it after all, the two
  versions are told apart or are alike.
- The request is signed by the new keys, and by the old ones that it is the same laptop. Six words
  are compared as for every laptop. So the office is rung, and where a copy of its record had come
  first, what the right one sends to the new device is taken again.
"""

from dataclasses import dataclass

from db.bundle.invitation import Invitation, read_invitation, sign_renewal
from db.bundle.keys import DeviceKeys, new_keys
from db.errors import InvitationForeign, RecordDamaged, WrongPassphrase
from db.ledger import EMPTY, REPLACES_MOST, canonical
from db.names import Body, DeviceId, Hash, RecordId
from db.records import KINDS, Volunteer
from db.store import heirs, lineage
from db.store.store import Writing
from db.vault.head import write_head
from desktop.casework.actions.exchange import two_offices
from desktop.casework.actions.exchange.carry import RENEWS, RequestAgain, request_again
from desktop.casework.actions.joining.join import draw_letters
from desktop.casework.desk import Desk, heads_by_name
from desktop.casework.unlocking import RESTORED

UP = "up"


@dataclass(frozen=True)
class Renewed:
    """The new device, its request, and how many records were written once more."""

    device: DeviceId
    request: RequestAgain
    carried: int


def renew(
    desk: Desk, passphrase: str, invitation_file: bytes | None = None, file: str = ""
) -> Renewed:
    """Go on as a new device, and ask the office to sign it in.

    Against the invitation that is known, or a newer one of the same office; while a request still
    waits it is made again, for that invitation. Takes the cost of the passphrase. Raises
    `WrongDesk`, `WrongPassphrase`, `BadInvitation`, `BundleNewer`, `InvitationForeign`,
    `RecordDamaged`, `VaultReadOnly`, `DiskFull`; then nothing was changed.
    """
    desk.need("volunteer")
    if desk.vault.whose(passphrase).actor != desk.actor:
        raise WrongPassphrase
    if invitation_file is not None:
        _must_be_ours(desk, read_invitation(invitation_file, file=file))
    if not desk.enrolled:
        _answer(desk, invitation_file)
        return Renewed(desk.device, request_again(desk), 0)
    carried = _begin_anew(desk, invitation_file)
    return Renewed(desk.device, request_again(desk), carried)


def _must_be_ours(desk: Desk, invitation: Invitation) -> None:
    office = desk.store.local.peer(desk.office)
    assert office is not None
    known = (office.device, office.fingerprint, office.seal_key, desk.service)
    keys = invitation.keys
    if known != (invitation.office, keys.fingerprint, keys.seal, invitation.service):
        raise InvitationForeign(service=invitation.service)


def _answer(desk: Desk, invitation_file: bytes | None) -> None:
    if invitation_file is not None:
        with desk.write():
            desk.store.local.set("invitation", invitation_file.hex())
        desk.policy_changed()


def _begin_anew(desk: Desk, invitation_file: bytes | None) -> int:
    if desk.problems:
        raise RecordDamaged(what=desk.problems[0])
    old, new, keys = desk.device, DeviceId(desk.world.random(16).hex()), new_keys()
    said = sign_renewal(desk.keys, old, new, keys.public)
    # First: a record that is older than this file remembers would be noticed at the next unlock.
    write_head(desk.vault, heads_by_name(desk.store))
    with desk.store.write(new, desk.actor, desk.world.clock.now()) as writing:
        carried = _write_again(desk, writing)
        _become(desk, old, new, keys)
        desk.store.local.set(RENEWS, canonical(said).decode())
        if invitation_file is not None:
            desk.store.local.set("invitation", invitation_file.hex())
        _new_letters(desk, writing)
    desk.changed.update(writing.changed)
    desk.is_renewed()
    return carried


def _become(desk: Desk, old: DeviceId, new: DeviceId, keys: DeviceKeys) -> None:
    """Other keys, another number, and nothing confirmed of it. Inside a `write`."""
    local = desk.store.local
    local.set("device", new)
    local.set("enrolled", "")
    local.set_secret("sign", keys.sign)
    local.set_secret("seal", keys.seal.encode())
    heirs.succeed(desk.store.database, old, new)
    local.set_aside(desk.office, UP, old)
    two_offices.go_on(desk)
    local.drop("rolled_back")
    local.set(RESTORED, "")
    for one in local.bundles("in", result="held"):  # sealed for keys that are gone
        local.settle_bundle(one.file_hash, "quarantined", "bundle-before-renewal")


def _new_letters(desk: Desk, writing: Writing) -> None:
    """The office may hold cases whose numbers are forgotten here: later ones begin otherwise."""
    before = letters = desk.letters
    while letters == before:
        letters = draw_letters(desk.person, desk.world.random)
    desk.store.local.set("letters", letters)
    known = desk.store.find(Volunteer)
    writing.add(Volunteer(name=desk.person, letters=letters), record=known[0].id if known else None)


def _write_again(desk: Desk, writing: Writing) -> int:
    """Each record of which the office has not confirmed what stands here, as its next version."""
    confirmed = desk.store.local.receipts(desk.office).get(UP, EMPTY).seq
    rows = [one.header for one in desk.store.rows(desk.device, UP, after=confirmed)]
    waiting = frozenset(one.hash for one in desk.store.rows(desk.device, UP, after=confirmed))
    records = dict.fromkeys((one.kind, one.record) for one in rows if one.kind != "volunteer")
    count = 0
    for kind, record in records:
        found = desk.store.versions(KINDS[kind], record)
        for one in lineage.standing(found):
            if one.hash in waiting and one.body is not None:
                writing.again(one.body, RecordId(record), UP, _replaced(one, found, waiting))
                count += 1
    return count


def _replaced(
    one: lineage.Version[Body], found: list[lineage.Version[Body]], waiting: frozenset[Hash]
) -> tuple[Hash, ...]:
    """This version, and those before it back to the last that the office holds."""
    by_hash = {each.hash: each for each in found}
    held: list[Hash] = []
    perhaps: list[Hash] = [one.hash]
    for digest in perhaps:
        for old in by_hash[digest].replaces if digest in by_hash else ():
            into = perhaps if old in waiting else held
            if old not in into:
                into.append(old)
    return tuple([one.hash, *held, *perhaps[1:]][:REPLACES_MOST])
