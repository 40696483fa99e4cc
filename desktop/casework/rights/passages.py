"""Whose words are whose, and what of a contact may stand on a paper for somebody.

- A passage names whose words it is. What somebody asked to keep from another (`keep_from`) stands
  on no paper for that person.
- Nobody is handed another's words. Of a contact at which somebody was not, or of which anything is
  kept from them, they get their own passages and nothing else: the notes, and what others said of
  it, may tell the same again.
- What somebody wants, as they put it, is theirs alone where they were the only one there.
"""

from dataclasses import dataclass

from db.case import Option
from db.names import PersonId
from db.promise import Passage
from db.records import Contact


@dataclass(frozen=True)
class Readable:
    """What of a contact may be handed to one person. `withheld`: something was left out."""

    note: str
    own_words: str
    professional_views: str
    choice: str
    only_one: str
    options: tuple[Option, ...]
    passages: tuple[Passage, ...]
    withheld: bool


def kept_from(contact: Contact, person: PersonId) -> tuple[Passage, ...]:
    """The passages of a contact that somebody asked to keep from this person."""
    return tuple(one for one in contact.passages if person in one.keep_from)


def for_reader(contact: Contact, person: PersonId) -> Readable:
    """What of a contact may stand on a paper for this person."""
    there, alone = person in contact.persons, contact.persons == (person,)
    running = there and not kept_from(contact, person)
    theirs = contact.chosen_by == person or (contact.chosen_by is None and alone)
    passages = tuple(one for one in contact.passages if _may_read(one, person, running))
    return Readable(
        note=contact.note if running else "",
        own_words=contact.own_words if running and alone else "",
        professional_views=contact.professional_views if running else "",
        choice=contact.choice if running and theirs else "",
        only_one=contact.only_one if running else "",
        options=contact.options if running else (),
        passages=passages,
        withheld=not running
        or passages != contact.passages
        or bool(contact.own_words and not alone)
        or bool(contact.choice and not theirs),
    )


def _may_read(passage: Passage, person: PersonId, running: bool) -> bool:
    if person in passage.keep_from:
        return False
    if passage.whose == "person":
        return passage.person == person
    return running
