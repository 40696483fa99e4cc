"""Look a note over as it is written: how it is worded, how it is spelt. Nothing of it is kept."""

from collections.abc import Iterator
from typing import Literal

from db.names import Urn
from db.records import Person, Pupil
from desktop.casework.actions.writing.my_words import my_words
from desktop.casework.desk import Desk
from desktop.casework.wording import Hint, hints

Voice = Literal["own", "theirs"]
"""Whose words a field holds: the writer's own, or somebody else's, which nobody judges."""


def look_over(desk: Desk, text: str, voice: Voice = "own") -> tuple[Hint, ...]:
    """Every hint on a text, in the order in which they stand; a slip inside of words that are
    pointed at anyway comes after those. What a word may be meant for is asked by `meant`.
    """
    spelt = desk.world.spelling.hints(text, (*known_names(desk), *my_words(desk)))
    worded = hints(text, desk.world.wording, desk.pack.wording.clauses) if voice == "own" else ()
    return tuple(sorted((*worded, *spelt), key=lambda one: (one.start, -one.end)))


def meant(desk: Desk, word: str) -> tuple[str, ...]:
    """What a word that is not in the dictionary may be meant for, three at most."""
    return desk.world.spelling.suggestions(word)


def known_names(desk: Desk) -> Iterator[str]:
    """The people of this record, their schools and those schools' towns, who writes, for whom."""
    yield desk.person
    yield desk.service
    for person in desk.store.find(Person):
        yield person.body.name
    for pupil in desk.store.find(Pupil):
        yield pupil.body.school
        school = desk.schools.by_urn(Urn(pupil.body.urn))
        if school is not None:
            yield from (school.name, school.town, school.authority)
