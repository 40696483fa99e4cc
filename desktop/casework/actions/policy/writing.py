"""The policy that is being written at the office: from the one in force, a shipped one, nothing.

There is one at a time, kept in the record's drafts as one types. It is compared with the policy in
force before it is published, and a file of it is for whoever wants one.
"""

from dataclasses import dataclass
from datetime import date

from db.errors import BadPack, UnknownPack
from desktop.casework.actions import drafts
from desktop.casework.actions.policy.publish import (
    DRAFT,
    PolicyDraft,
    Published,
    must_be_newer,
    next_version,
    publish_policy,
)
from desktop.casework.actions.policy.shipped import newer_shipped, take_shipped
from desktop.casework.desk import Desk
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.policy import read_pack
from desktop.casework.publishing.policy_compare import Told, compare
from desktop.casework.publishing.policy_draft import Raw, anew, faults_of, kept, raw_of, restored
from desktop.casework.publishing.policy_draft import written_draft as written_draft
from desktop.casework.publishing.policy_names import (
    AS_IT_COMES,
    BEING_WRITTEN,
    called,
    published,
)

FIELD = "pack"
"""The draft's only field."""
SHIPPED = "shipped"
"""To publish: the newer shipped text, and not the draft."""


@dataclass(frozen=True)
class Writing:
    """What the form begins with."""

    raw: Raw
    service: str
    in_force: str  # title and version of what it will be compared with


@dataclass(frozen=True)
class Ready:
    """A good policy, compared with the one in force."""

    text: str
    version: str
    now: str  # what it is called, as against the one in force
    before: str  # what the one in force is called
    changes: tuple[Told, ...]
    minuted: bool  # the policy asks for the minute
    today: date


def is_being_written(desk: Desk) -> bool:
    """Whether one is begun and not published yet."""
    return bool(drafts.read(desk, DRAFT).get(FIELD))


def begin_writing(desk: Desk, of: str = "") -> Writing:
    """Go on with what is being written; else begin with the policy in force.

    `of` begins with something else, in the place of what was being written: `new` from nothing, or
    the name of a shipped policy. Raises `WrongDesk`, `UnknownPack`.
    """
    desk.need("office")
    now = desk.pack
    said = _in_force(desk)
    known = drafts.read(desk, DRAFT).get(FIELD, "")
    if known and not of:
        return Writing(restored(known), desk.service, said)
    start: PackFile = now
    if of == "new":
        start = anew(desk.service)
    elif of:
        if of not in desk.world.packs:
            raise UnknownPack(pack=of, known=", ".join(sorted(desk.world.packs)))
        start = read_pack(desk.world.packs[of], file=f"{of}.toml")
    raw = raw_of(start)
    if start.name == now.name:
        raw["version"] = next_version(now.version)
    if of:
        drafts.keep(desk, DRAFT, {FIELD: kept(raw)})
    return Writing(raw, desk.service, said)


def take_file(desk: Desk, text: str, file: str) -> Writing:
    """Go on with a policy that lies in a file. Raises `WrongDesk`, `BadPack`."""
    desk.need("office")
    raw = raw_of(read_pack(text, file=file))
    drafts.keep(desk, DRAFT, {FIELD: kept(raw)})
    return begin_writing(desk)


def give_up(desk: Desk) -> str:
    """What was being written is wiped. What it was, for whoever wants it back at once."""
    before = drafts.read(desk, DRAFT).get(FIELD, "")
    drafts.drop(desk, DRAFT)
    return before


def take_back(desk: Desk, words: str) -> None:
    """It is being written again."""
    drafts.keep(desk, DRAFT, {FIELD: words})


def ready(desk: Desk, what: str = "") -> Ready:
    """What is to be published, compared; `what`: `SHIPPED`, else the draft.

    Raises `WrongDesk`, `BadPack` (with the place, in words), `BadInput` (its number is not newer).
    """
    desk.need("office")
    now = desk.pack
    text = _text(desk, what)
    pack = read_pack(text, file="policy")
    must_be_newer(pack, now)
    told = tuple(one for one in compare(now, pack) if one.path != ("version",))
    return Ready(
        text=text,
        version=pack.version,
        now=called(pack, AS_IT_COMES if what == SHIPPED else BEING_WRITTEN),
        before=_in_force(desk),
        changes=told,
        minuted=pack.review.minuted,
        today=desk.today,
    )


def publish_ready(desk: Desk, what: str, draft: PolicyDraft) -> Published:
    """Publish what was compared. Raises what `publish_policy` does."""
    return (take_shipped if what == SHIPPED else publish_policy)(desk, draft)


def _in_force(desk: Desk) -> str:
    """The policy in force, as against one that is not published."""
    record = desk.in_force.record
    at = next((one.at for one in desk.published if one.id == record), None)
    return called(desk.pack, published(at) if at is not None else "in force")


def _text(desk: Desk, what: str) -> str:
    if what == SHIPPED:
        newer = newer_shipped(desk)
        return newer.text if newer is not None else desk.pack.source
    raw = restored(drafts.read(desk, DRAFT).get(FIELD) or kept(begin_writing(desk).raw))
    for fault in faults_of(raw)[:1]:
        raise BadPack(where="policy", problem=fault.problem, instead=fault.instead)
    return written_draft(raw)
