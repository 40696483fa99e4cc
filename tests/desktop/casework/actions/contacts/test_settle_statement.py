"""A statement that stands outstanding is settled later, for one person at one contact."""

from datetime import timedelta

import pytest

from db.errors import WrongDesk
from db.records import Statement
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.record.cases import show_case
from tests.builders import House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened


def test_it_keeps_the_moment_in_which_it_was_settled_and_the_words_that_were_said(
    house: House,
) -> None:
    with house.open("morag") as morag:
        done = record_contact(morag, opened(morag), contact())
        house.clock.on(hours=3)
        gate = settle_statement(morag, done.contact, done.heard[0].person, "read")
        assert (gate.state, gate.clause) == ("read", "standard/first-contact")
        (said,) = morag.store.find(Statement)
        assert said.body.at == house.clock.time
        assert said.body.text_hash == morag.pack.text_hash


def test_of_two_people_only_the_one_is_settled(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        done = record_contact(morag, reference, contact(who=(MAUD, OTTILIE)))
        maud, ottilie = (one.person for one in done.heard)
        settle_statement(morag, done.contact, maud, "read")
        assert [one.person for one in show_case(morag, reference).owed] == [ottilie]


def test_sent_does_not_settle_a_call_where_the_policy_asks_for_speech(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        done = record_contact(morag, reference, contact())
        gate = settle_statement(morag, done.contact, done.heard[0].person, "sent")
        assert gate.state == "outstanding"
        assert len(show_case(morag, reference).owed) == 1


def test_a_reason_accounts_for_the_contact_and_is_kept_without_its_gaps(house: House) -> None:
    with house.open("morag") as morag:
        done = record_contact(morag, opened(morag), contact())
        settle_statement(morag, done.contact, done.heard[0].person, "not said", "  cut short ")
        assert [one.body.why for one in morag.store.find(Statement)] == ["cut short"]


def test_not_at_the_office(house: House) -> None:
    with house.open("morag") as morag:
        done = record_contact(morag, opened(morag), contact(happened=house.clock.time
                                                            - timedelta(hours=1)))  # fmt: skip
    house.carry("morag", "office")
    with house.open("office") as office, pytest.raises(WrongDesk):
        settle_statement(office, done.contact, done.heard[0].person, "read")
