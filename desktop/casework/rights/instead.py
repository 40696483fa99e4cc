"""For whom somebody's consent counts, in words, where that is not plain: where it was judged that
somebody cannot decide what of theirs is passed on (`deciding`)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.names import PersonId
from desktop.casework.rights.consent import Client, People, judged_of
from desktop.casework.rights.deciding import Judged, acts_since, cannot
from desktop.casework.saying.dates import written


class ForWhom(NamedTuple):
    """`counts`: for somebody. `so`: for whom, or why for nobody; empty where that is plain."""

    counts: bool
    so: str = ""


def for_whom(
    giver: PersonId, to: str, given: date, people: People, notes: Sequence[Judged], on: date
) -> ForWhom:
    """What is to be known, on a day, of a consent that this person gave on another (or is about to
    give), to pass something on to `to`."""
    one = people.get(giver)
    if one is None:
        return ForWhom(counts=False)
    word = judged_of(one, notes, to, on)
    if word is not None and cannot(word):
        return ForWhom(counts=False, so=_not_theirs(one, word, people))
    if cannot(judged_of(one, notes, to, given)):
        so = f"{one.name} agreed while it stood that they could not decide it: ask them again."
        return ForWhom(counts=False, so=so)
    for client in people.values():
        word = judged_of(client, notes, to, on)
        if word is None or not cannot(word) or word.acts != giver:
            continue
        since = acts_since(notes, word, to, on)
        if given < since:
            so = f"{one.name} decides for {client.name} since {written(since)}: this was before, "
            return ForWhom(counts=True, so=f"{so}and does not count for {client.name}.")
        so = f"It counts for {client.name} too, for whom {one.name} decides."
        return ForWhom(counts=True, so=so)
    return ForWhom(counts=True)


def _not_theirs(one: Client, word: Judged, people: People) -> str:
    acts = people.get(word.acts) if word.acts is not None else None
    who = f"{acts.name} decides" if acts is not None else "Nobody is named yet who decides"
    return (
        f"It was judged on {written(word.on)} that {one.name} cannot decide this. {who}. What "
        f"{one.name} says is heard first and kept; it does not count as consent."
    )
