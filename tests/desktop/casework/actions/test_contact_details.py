"""What else is kept of a contact: own words, views, signposts, agreements, who joined as what."""

from datetime import date, timedelta
from typing import Any

import pytest

from db.errors import BadInput, InTheFuture, NoSuchRecord, TooLong
from db.records import Action, Contact, Party, Person, Statement
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.record.cases import people_of, show_case
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened

DAY = date(2026, 3, 13)


def test_everything_that_was_written_is_kept_and_travels(house: House) -> None:
    with house.open("morag") as morag:
        draft = contact(
            own_words="I want her to be asked.",
            professional_views="Mr Larkmoor, SENCO: she copes.",
            place="  the   library ",
            topics=("section F", " ", "section F"),
            signposted=("The Local Offer",),
            actions=(("Send the form", "Morag Tennick", DAY), ("Ring again", MAUD, None)),
        )
        done = record_contact(morag, opened(morag), draft)
    house.carry("morag", "office")
    with house.open("office") as office:
        (kept,) = office.store.find(Contact)
        assert kept.body.own_words == "I want her to be asked."
        assert kept.body.professional_views == "Mr Larkmoor, SENCO: she copes."
        assert (kept.body.place, kept.body.topics) == ("the library", ("section F",))
        assert kept.body.signposted == ("The Local Offer",)
        agreed = [one.body for one in office.store.find(Action)]
        assert [(one.what, one.who, one.due) for one in agreed] == [
            ("Send the form", "Morag Tennick", DAY),
            ("Ring again", MAUD, None),
        ]
        assert {str(one.agreed_at) for one in agreed} == {done.contact}


def test_people_are_named_by_id_and_newcomers_by_name_and_capacity(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        case = show_case(morag, reference).case.id
        ids = {one.body.name: one.id for one, _ in people_of(morag, case)}
        draft = contact(
            who=(),
            persons=(ids[MAUD],),
            joining=(("Gideon Larkmoor", "professional"), ("Elspeth Quillfeather", "other")),
            statement="read",
        )
        done = record_contact(morag, reference, draft)
        assert done.added == ("Gideon Larkmoor", "Elspeth Quillfeather")
        assert [one.name for one in done.heard] == [MAUD, *done.added]
        capacities = {one.body.name: as_ for one, as_ in people_of(morag, case)}
        assert capacities["Gideon Larkmoor"] == "professional"
        again = contact(who=(), joining=(("LARKMOOR, Gideon", "professional"),))
        assert record_contact(morag, reference, again).added == ()


def test_whoever_joins_in_another_capacity_is_somebody_else(house: House) -> None:
    with house.open("morag") as morag:
        done = record_contact(
            morag, opened(morag), contact(who=(), joining=((OTTILIE, "professional"),))
        )
        assert done.added == (OTTILIE,)
        assert len([one for one in morag.store.find(Person) if one.body.name == OTTILIE]) == 2
        assert len(morag.store.find(Party)) == 3


def test_the_statement_keeps_the_minute_in_which_it_was_said(house: House) -> None:
    said = NOW - timedelta(minutes=50)
    with house.open("morag") as morag:
        record_contact(morag, opened(morag), contact(statement="read", said_at=said))
        assert [one.body.at for one in morag.store.find(Statement)] == [said]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"own_words": "w" * 50_001}, TooLong),
        ({"professional_views": "w" * 50_001}, TooLong),
        ({"place": "w" * 401}, TooLong),
        ({"topics": ("w" * 401,)}, TooLong),
        ({"signposted": tuple(f"{n}" for n in range(51))}, TooLong),
        ({"actions": ((" ", MAUD, None),)}, BadInput),
        ({"actions": (("Ring", " ", None),)}, BadInput),
        ({"actions": (("w" * 50_001, MAUD, None),)}, TooLong),
        ({"persons": ("ab" * 16,)}, NoSuchRecord),
        ({"joining": ((" ", "other"),)}, BadInput),
        ({"said_at": NOW + timedelta(minutes=1), "statement": "read"}, InTheFuture),
    ],
)
def test_what_cannot_be_kept_keeps_nothing(
    house: House, changed: dict[str, Any], refusal: type[Exception]
) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        before = morag.store.row_count()
        with pytest.raises(refusal):
            record_contact(morag, reference, contact(**changed))
        assert morag.store.row_count() == before
