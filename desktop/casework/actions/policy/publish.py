"""Publishing a policy at the office: a numbered version, its minute, its next review.

- A pack with a fault is refused with the place and the words; nothing of it is kept.
- Of the policy in force only a newer number is published: every laptop can then tell which of two
  versions is the later one (`in_force`).
- What changed is kept beside it in words, and goes to every laptop with it.
- The next review is the pack's own day where it lies ahead, else so many months after the day on
  which it was agreed (cumbria-sendias/review, coventry-iass/monitor-review).
"""

import re
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from db.errors import BadInput, InTheFuture, RecordDamaged
from db.names import RecordId
from db.records import Pack as PublishedPack
from db.records import Service
from desktop.casework.actions import typed
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.publishing.in_force import is_newer
from desktop.casework.publishing.policy_compare import Told, compare, in_short
from desktop.casework.saying.dates import months_after

DRAFT = DraftOf("policy", "draft")
"""The one policy that is being written at this office."""

_VERSION = re.compile(r'^version\s*=\s*"[^"]*"', re.MULTILINE)
_LAST_NUMBER = re.compile(r"(\d+)(\D*)$")


@dataclass(frozen=True)
class PolicyDraft:
    """A policy to be published: the whole file, and what is said of it."""

    text: str
    minute: str = ""  # the minute that agreed it
    agreed: date | None = None  # today
    file: str = "policy"  # the name that a refusal shows


@dataclass(frozen=True)
class Published:
    """A version that is in force now."""

    record: RecordId
    pack: str
    version: str
    changes: tuple[Told, ...]  # against the one before
    review_due: date | None


def publish_policy(desk: Desk, draft: PolicyDraft) -> Published:
    """Put a policy into force, here and on every laptop with its next bundle.

    Raises `WrongDesk`, `BadPack` (facts `where`, `problem`, `instead`), `BadInput` (its number is
    not newer; no minute, where the policy asks for one), `InTheFuture` (the day it was agreed),
    `TooLong`; then nothing of it was kept.
    """
    desk.need("office")
    before = desk.pack
    pack = read_pack(draft.text, file=draft.file)
    must_be_newer(pack, before)
    minute = typed.text(draft.minute.strip(), "minute")
    if pack.review.minuted and not minute:
        raise BadInput(what="minute", given="", expected="the minute that agreed it")
    today = desk.today
    agreed = draft.agreed or today
    if agreed > today:
        raise InTheFuture(given=f"{agreed:%Y-%m-%d}")
    told, due = compare(before, pack), next_review(pack, agreed)
    body = PublishedPack(
        name=pack.name,
        version=pack.version,
        text=draft.text,
        minute=minute,
        agreed=agreed,
        changes=in_short(told),
        review_due=due,
    )
    try:
        with desk.write() as writing:
            record = writing.add(body)
            known = desk.store.find(Service)
            if not known:
                raise RecordDamaged(what="service")
            if known[-1].body.pack != pack.name:
                service = structs.replace(known[-1].body, pack=pack.name)
                writing.add(service, record=known[-1].id)
            drop_inside(desk)
    finally:
        desk.policy_changed()
    return Published(record, pack.name, pack.version, told, due)


def must_be_newer(pack: Pack, before: Pack) -> None:
    """Raises `BadInput` where it is a version of the policy in force that is not newer."""
    if pack.name == before.name and not is_newer(pack, before):
        wanted = f"a higher number than {before.version}, as {next_version(before.version)}"
        raise BadInput(what="version", given=pack.version, expected=wanted)


def next_review(pack: Pack, agreed: date) -> date | None:
    """When the policy is to be looked at again; None where it does not say."""
    review = pack.review
    if review.due is not None and review.due > agreed:
        return review.due
    return None if review.months is None else months_after(agreed, review.months)


def next_version(version: str) -> str:
    """The number after this one: 1 is followed by 1.1, 1.9 by 1.10, 2026.1 by 2026.2."""
    found = _LAST_NUMBER.search(version)
    if found is None or version.isdigit():
        return f"{version}.1"
    return f"{version[: found.start()]}{int(found[1]) + 1}"


def with_version(text: str, version: str) -> str:
    """The file with another number of its version, all else to the letter."""
    return _VERSION.sub(f'version = "{version}"', text, count=1)


def drop_inside(desk: Desk) -> None:
    """The draft is published: its words go with it. Inside a `write`."""
    desk.unkept.pop((DRAFT.form, DRAFT.about), None)
    desk.store.local.drop_draft(DRAFT.form, DRAFT.about)
