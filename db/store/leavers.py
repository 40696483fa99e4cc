"""Whoever has left an office goes on being called by name: what they did stays theirs."""

from db.names import ActorId
from db.records import Staff
from db.store.store import Store


def name_left(store: Store, actor: ActorId) -> str:
    """The name of somebody of the office who may have no way in any more; empty for a stranger.

    Whoever was added has a row under their own number; whoever founded the office wrote the first.
    """
    own = store.get(Staff, actor)
    if own is not None:
        return own.body.name
    told = [store.versions(Staff, one.id)[0] for one in store.find(Staff)]
    first = min(told, key=lambda one: one.at, default=None)
    if first is None or first.body is None or first.actor != actor:
        return ""
    return first.body.name
