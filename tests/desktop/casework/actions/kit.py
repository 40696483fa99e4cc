"""What the tests of the actions share: drafts, copies of vaults, forged bundles, what is held."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from db.bundle.header import describe
from db.bundle.keys import DeviceKeys, new_keys
from db.bundle.seal import seal
from db.ledger import Head, Row, stamp
from db.names import DeviceId
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.contacts.record_contact import ContactDraft
from desktop.casework.actions.enquiries.record_enquiry import EnquiryDraft
from desktop.casework.actions.meetings.hold_meeting import MeetingDraft
from desktop.casework.desk import Desk
from tests.builders import FAMILY, NOW, SERVICE, House, case_draft
from tests.db.bundle import forge

MAUD, OTTILIE = "Maud Brackenridge", "Ottilie Brackenridge"
ROLE = "support or represent an individual"


def contact(**changed: Any) -> ContactDraft:
    """A telephone call with Ottilie's mother, an hour ago; nothing is said of the statement."""
    draft = ContactDraft(
        medium="phone",
        who=(MAUD,),
        capacity="parent-carer",
        happened=NOW - timedelta(hours=1),
        note="The draft plan has come.",
    )
    return replace(draft, **changed)


def enquiry(**changed: Any) -> EnquiryDraft:
    """A parent who gave no name rang an hour ago; nothing is said of the statement."""
    draft = EnquiryDraft(
        medium="phone",
        capacity="parent-carer",
        happened=NOW - timedelta(hours=1),
        note="Asked how long a council may take to answer.",
    )
    return replace(draft, **changed)


def meeting(**changed: Any) -> MeetingDraft:
    """An annual review an hour ago, whose role was stated when it began."""
    draft = MeetingDraft(
        kind="annual-review",
        place=FAMILY,
        happened=NOW - timedelta(hours=1),
        note="The plan was read page by page.",
        role=ROLE,
        stated_at=NOW - timedelta(hours=1),
    )
    return replace(draft, **changed)


def opened(desk: Desk, **changed: object) -> str:
    """The reference of a case that was opened."""
    answer = open_case(desk, case_draft(**changed))
    assert answer.refusal is None
    assert answer.reference is not None
    return answer.reference


def duplicate(house: House, name: str, other: str) -> None:
    """A copy of a vault as it lies now, beside it."""
    shutil.copytree(house.path(name), house.path(other))


def put_back(house: House, name: str, older: str) -> None:
    """Replace the record of a vault by the older one of its copy; all else stays as it is."""
    shutil.copyfile(house.path(older) / "record.db", house.path(name) / "record.db")


def who(desk: Desk) -> forge.Desk:
    """A real desk, as the forger of bundles sees it."""
    return forge.Desk(desk.device, desk.keys, office=desk.kind == "office")


def stranger() -> forge.Desk:
    """Somebody with keys of their own whom no office has signed in."""
    return forge.Desk(DeviceId("5c" * 16), new_keys(), office=False)


def signed(sender: forge.Desk, to: forge.Desk, rows: Sequence[Row], number: int = 1) -> bytes:
    """A sound bundle of this service from anybody to anybody."""
    header = describe(
        rows,
        (),
        service=SERVICE,
        sender=sender.device,
        keys=sender.keys,
        recipient=to.device,
        recipient_key=to.keys.public.seal,
        number=number,
        made=stamp(NOW),
        have=(),
    )
    return seal(header, rows, (), sender.keys, to.keys.public)


def keys_of(desk: Desk) -> DeviceKeys:
    """A desk's own keys."""
    return desk.keys


def head(desk: Desk, device: DeviceId, stream: str = "up") -> Head:
    """Where a stream stands at a desk."""
    return desk.store.head(device, stream)


def payloads(desk: Desk, device: DeviceId, *streams: str) -> list[bytes]:
    """What the rows of these streams say, as the bytes that were written."""
    return [row.payload or b"" for stream in streams for row in desk.store.rows(device, stream)]
