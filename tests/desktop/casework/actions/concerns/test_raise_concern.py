"""Somebody may be at risk: kept at once, urgent, and held up by nothing."""

from datetime import timedelta

import pytest

from db.errors import BadInput, InTheFuture, NoSuchCase, TooLong
from db.records import Concern
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.concerns.look import look_at_concern
from desktop.casework.actions.concerns.raise_concern import (
    ConcernDraft,
    Rang,
    raise_concern,
    tie_concerns,
)
from desktop.casework.actions.contacts.record_contact import record_contact
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import contact, opened

SAID = "He hit her, and she is afraid to go home."


def test_it_is_urgent_and_the_office_gets_it(house: House) -> None:
    with house.open("morag") as morag:
        draft = ConcernDraft(said=f" {SAID} ", rung="the office, 15:35", done="999 at 15:32")
        raise_concern(morag, opened(morag), draft)
    house.carry("morag", "office")
    with house.open("office") as office:
        (kept,) = office.store.find(Concern)
        assert (kept.body.kind, kept.body.urgent, kept.body.state) == ("risk", True, "open")
        assert (kept.body.said, kept.body.rung) == (SAID, "the office, 15:35")
        assert kept.body.done == "999 at 15:32"


def test_a_closed_case_holds_nothing_up_and_no_case_is_needed(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        close_case(morag, reference, "Done.")
        raise_concern(morag, reference, ConcernDraft(said=SAID))
        raise_concern(morag, "", ConcernDraft(said=SAID, kind="practice"))
        urgent = {one.body.kind: one.body.urgent for one in morag.store.find(Concern)}
        assert urgent == {"risk": True, "practice": False}


def test_it_is_tied_to_its_contact_once_that_is_kept(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        concern = raise_concern(morag, reference, ConcernDraft(said=SAID))
        done = record_contact(morag, reference, contact())
        other = raise_concern(morag, reference, ConcernDraft(said="And her sister."))
        erased = "ab" * 16  # it holds nothing up
        tie_concerns(morag, (concern, erased, other), done.contact)
        before = morag.store.row_count()
        tie_concerns(morag, (concern, erased), done.contact)  # nothing new is nothing written
        assert morag.store.row_count() == before
        assert [str(one.body.about) for one in morag.store.find(Concern)] == [done.contact] * 2


def test_what_cannot_be_kept_is_told(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        for draft, refusal in (
            (ConcernDraft(said="  "), BadInput),
            (ConcernDraft(said="w" * 50_001), TooLong),
            (ConcernDraft(said=SAID, rung="w" * 401), TooLong),
            (ConcernDraft(said=SAID, raised_by="w" * 401), TooLong),
            (ConcernDraft(said=SAID, rang=(Rang("w" * 401, NOW),)), TooLong),
            (ConcernDraft(said=SAID, rang=(Rang("999", NOW + timedelta(hours=1)),)), InTheFuture),
            (ConcernDraft(said=SAID, happened=NOW + timedelta(days=1)), InTheFuture),
        ):
            with pytest.raises(refusal):
                raise_concern(morag, reference, draft)
        with pytest.raises(NoSuchCase):
            raise_concern(morag, "ZZZZ-0001", ConcernDraft(said=SAID))
        assert morag.store.find(Concern) == []


def test_each_who_was_rung_is_a_step_with_its_time(house: House) -> None:
    with house.open("morag") as morag:
        early, late = NOW - timedelta(minutes=20), NOW - timedelta(minutes=5)
        draft = ConcernDraft(said=SAID, rang=(Rang("Senior officer", late), Rang("999", early)))
        concern = raise_concern(morag, "", draft)
        seen = look_at_concern(morag, concern)
        told = [(one.body.kind, one.body.text, one.body.happened) for one in seen.steps]
        assert told == [("rung", "999", early), ("rung", "Senior officer", late)]
        assert {one.body.by for one in seen.steps} == {"Morag Tennick"}
