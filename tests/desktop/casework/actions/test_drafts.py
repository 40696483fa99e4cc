"""The words of a form that is not finished come back, in their own form and no other."""

from desktop.casework.actions import drafts
from desktop.casework.actions.drafts import DraftOf
from tests.builders import House

CONTACT, OTHER = DraftOf("contact", "MTQK-0001"), DraftOf("contact", "MTQK-0002")


def test_words_outlive_the_lock_and_show_in_no_other_form(house: House) -> None:
    with house.open("morag") as morag:
        drafts.keep(morag, CONTACT, {"note": "The letter ca", "day": "10 March 2026"})
        drafts.keep(morag, CONTACT, {"note": "The letter came."})
    with house.open("morag") as morag:
        assert drafts.read(morag, CONTACT) == {"note": "The letter came.", "day": "10 March 2026"}
        assert drafts.read(morag, OTHER) == {}
        assert drafts.read(morag, DraftOf("meeting", CONTACT.about)) == {}


def test_what_is_not_finished_is_listed_newest_first_until_it_is(house: House) -> None:
    with house.open("morag") as morag:
        drafts.keep(morag, CONTACT, {"note": "a"})
        house.clock.on(minutes=1)
        drafts.keep(morag, OTHER, {"note": "b"})
        assert drafts.listed(morag) == (OTHER, CONTACT)
        drafts.drop(morag, OTHER)
        assert drafts.listed(morag) == (CONTACT,)
        assert drafts.read(morag, OTHER) == {}
        drafts.drop(morag, OTHER)  # once more does no harm


def test_a_draft_is_no_part_of_the_ledger_and_travels_nowhere(house: House) -> None:
    with house.open("morag") as morag:
        before = morag.store.row_count()
        drafts.keep(morag, CONTACT, {"note": "a secret in the making"})
        assert morag.store.row_count() == before
        assert morag.take_changed() == frozenset()
    files, _ = house.seal("morag")
    assert files
    house.bring("office", *files)
    with house.open("office") as office:
        assert drafts.listed(office) == ()
