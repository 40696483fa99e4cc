"""A case goes from one laptop through the office to another: who has it, what goes, what stays."""

import pytest

from db.errors import CaseLetGo, CaseNotGiven, CaseWithThem
from db.records import Case, CaseAnswer, Contact, HandOver, LetGo, Person, Referral
from db.store.rebuild import rebuild
from desktop.casework.actions.closeness.confirm_referral import referrals
from desktop.casework.actions.closeness.declare import declare_position
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.handing.arrive import look_at_offer, offered, refuse, take
from desktop.casework.actions.handing.assign import assign, choosable
from desktop.casework.record.case_list import list_cases
from desktop.casework.record.cases import find_case, show_case
from desktop.casework.record.gone import gone
from desktop.casework.record.holding import held_by, stands
from tests.builders import BRAMPTON, House
from tests.desktop.casework.actions.handing.kit import (
    IDRIS,
    PERRAN,
    TAMSIN,
    device,
    nothing_of,
    refer,
    sound,
    to,
)
from tests.desktop.casework.actions.kit import contact, opened


def test_a_referral_goes_to_another_laptop_and_leaves_the_first(three: House) -> None:
    case = refer(three)
    with three.open("office") as office:
        done = assign(office, case, IDRIS, "Could you ring them this week?")
        assert (done.case, done.name) == (case, IDRIS)
        assert [one.confirmed for one in referrals(office)] == [True]
    to(three, "idris")
    with three.open("idris") as idris:
        (offer,) = offered(idris)
        assert (offer.child, offer.people) == (PERRAN, ((TAMSIN, "parent-carer"),))
        assert (offer.note, offer.given_by) == ("Could you ring them this week?", "Morag Tennick")
        assert take(idris, case) == case
        assert find_case(idris, case).body.state == "open"
        with pytest.raises(CaseNotGiven):
            take(idris, case)
        record_contact(idris, case, contact(who=(TAMSIN,), note="Rang them."))
    to(three, "morag")
    with three.open("morag") as morag:
        assert list_cases(morag) == ()
        (left,) = gone(morag)
        assert (left.case, left.why) == (case, "referred")
        assert left.clause
        nothing_of(morag, "Quillfeather", "Tamsin", "Perran")
        with pytest.raises(CaseLetGo):
            find_case(morag, case)
        assert opened(morag) != case  # its number is not given again
    three.carry("idris", "office")
    three.carry("morag", "office")
    with three.open("office") as office:
        view = show_case(office, case)
        assert (view.row.state, len(view.contacts)) == ("open", 1)
        assert not any(one.forked for one in office.store.find(Case))
        first, second = held_by(office, view.case.id)
        assert (first.name, first.ending) == ("Morag Tennick", "referred")
        assert first.left is not None
        assert (second.name, second.answer, second.until) == (IDRIS, "taken", None)
        with pytest.raises(CaseWithThem):
            assign(office, case, IDRIS)
    sound(three)


def test_an_open_case_changes_hands_with_its_whole_history_and_goes_on(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note="First words, about the plan."))
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS)
        assert [one.name for one in choosable(office, case) if one.has_it] == [IDRIS]
    files, _ = three.seal("office", device(three, "idris"))
    three.bring("idris", *files)
    with three.open("idris") as idris:
        assert idris.store.find(Contact) == []  # the notes open once it is taken
        assert idris.store.search("words") == []
        assert look_at_offer(idris, case).child == "Ottilie Brackenridge"
        take(idris, case)
        (kept,) = idris.store.find(Contact)
        assert kept.body.note == "First words, about the plan."
        assert len(idris.store.search("words")) == 1
        (child,) = [one for one in idris.store.find(Person) if one.body.capacity == "child"]
        assert idris.name_of(child.actor) == "Morag Tennick"
    three.bring("idris", *files)  # once more changes nothing
    with three.open("idris") as idris:
        rows = idris.store.row_count()
        rebuild(idris.store.database)
        assert idris.store.row_count() == rows
        assert len(idris.store.find(Contact)) == 1
    # What Morag wrote before she heard of it is kept, and reaches Idris.
    with three.open("morag") as morag:
        record_contact(morag, case, contact(note="Written on the way, late."))
    to(three, "morag")
    with three.open("morag") as morag:
        assert stands(morag, find_case(morag, case).id) == "leaving"
        assert len(morag.store.find(Contact)) == 2  # not sent yet: it stays
    three.carry("morag", "office")
    to(three, "morag")
    with three.open("morag") as morag:
        assert morag.store.find(Contact) == []
        assert [one.why for one in gone(morag)] == ["given-on"]
        nothing_of(morag, "Ottilie", "First words", "on the way")
    to(three, "idris")
    with three.open("idris") as idris:
        notes = {one.body.note for one in idris.store.find(Contact)}
        assert notes == {"First words, about the plan.", "Written on the way, late."}
        assert not any(one.forked for one in idris.store.find(Contact))
    sound(three)


def test_what_stops_the_second_says_no_by_itself_and_the_case_goes_back(three: House) -> None:
    case = refer(three)
    with three.open("idris") as idris:
        declare_position(idris, BRAMPTON, "governor")
    with three.open("office") as office:
        assign(office, case, IDRIS)
    to(three, "idris")
    with three.open("idris") as idris:
        assert offered(idris) == ()
        assert [one.body.answer for one in idris.store.find(CaseAnswer)] == ["refused"]
    three.carry("idris", "office")
    with three.open("office") as office:
        (mine,) = [one for one in choosable(office, case) if one.name == IDRIS]
        assert (mine.has_it, mine.said_no) == (False, True)
        assert "governor" not in str([one.body for one in office.store.find(Referral)])
    to(three, "idris")
    with three.open("idris") as idris:
        assert list_cases(idris) == ()
        assert [one.case for one in gone(idris)] == [case]
        nothing_of(idris, "Quillfeather", "Tamsin")
        assert idris.store.find(HandOver) == []
    sound(three)


def test_a_no_goes_back_and_the_office_gives_it_to_the_first_again(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note="First words."))
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS)
    to(three, "morag")
    to(three, "idris")
    with three.open("idris") as idris:
        refuse(idris, case, "I am away in June.")
    three.carry("idris", "office")
    three.carry("morag", "office")
    to(three, "idris")
    with three.open("idris") as idris:
        nothing_of(idris, "First words", "Brackenridge")  # notes that it never opened go as well
    with three.open("morag") as morag:
        assert list_cases(morag) == ()
        assert len(morag.store.find(LetGo)) == 1
    with three.open("office") as office:
        spans = held_by(office, find_case(office, case).id)
        assert [(one.ending, one.words) for one in spans] == [
            ("given on", ""),
            ("refused", "I am away in June."),
        ]
        assign(office, case, "Morag Tennick")
    to(three, "morag")
    with three.open("morag") as morag:
        take(morag, case)
        assert [one.body.note for one in morag.store.find(Contact)] == ["First words."]
        rebuild(morag.store.database)
        assert [one.body.note for one in morag.store.find(Contact)] == ["First words."]
        record_contact(morag, case, contact(note="Back again."))
    three.carry("morag", "office")
    with three.open("office") as office:
        assert len(show_case(office, case).contacts) == 2
        assert not any(one.forked for one in office.store.find(Contact))
    sound(three)
