"""The policy in force, and whether whoever is at the desk has read it: for the Policy page."""

from dataclasses import dataclass
from datetime import datetime

from db.records import Acknowledgement
from desktop.casework.actions.policy.acknowledge import owed
from desktop.casework.actions.policy.documents import Official, documents
from desktop.casework.actions.policy.readers import text_read
from desktop.casework.actions.policy.translations import Translated, translations
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.publishing.policy_compare import Told, compare
from desktop.casework.publishing.policy_names import read_before


@dataclass(frozen=True)
class PolicyView:
    """The whole page."""

    pack: Pack
    owed: bool
    read_at: datetime | None  # when this very text was acknowledged
    earlier: str  # what was acknowledged before, told from this text; empty: nothing was
    changes: tuple[Told, ...]  # since that version, where its text is kept here
    documents: tuple[Official, ...]
    translations: tuple[Translated, ...]  # of the words as they are now


def look_at_policy(desk: Desk) -> PolicyView:
    """The policy in force, to the letter, and what the actor has said of it."""
    done = desk.store.find(Acknowledgement, row_actor=desk.actor)
    this = [one for one in done if one.body.text_hash == desk.pack.hash]
    others = [one for one in done if one.body.text_hash != desk.pack.hash][-1:]
    earlier = [read_before(one.body.version, one.at) for one in others]
    return PolicyView(
        pack=desk.pack,
        owed=owed(desk),
        read_at=this[0].at if this else None,
        earlier="".join(earlier),
        changes=_since(desk) if not this else (),
        documents=documents(desk),
        translations=tuple(one for one in translations(desk) if one.current),
    )


def _since(desk: Desk) -> tuple[Told, ...]:
    """What differs from the version that the actor has read."""
    text = text_read(desk)
    if not text:
        return ()
    told = compare(read_pack(text, file="policy"), desk.pack)
    return tuple(one for one in told if one.path != ("version",))
