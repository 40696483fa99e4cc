"""Why a case changes hands is written and read; it is taken back; a whole laptop is given on."""

import pytest

from db.errors import BadInput, CaseWithNobody, DeviceEnded
from desktop.casework.actions.cases.office_cases import look_at_cases
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.handing.arrive import look_at_offer, offered, take
from desktop.casework.actions.handing.assign import assign, take_back
from desktop.casework.actions.handing.share_out import give_all
from desktop.casework.actions.joining.end_device import lying_on, revoke
from desktop.casework.record.case_list import list_cases
from desktop.casework.record.cases import find_case
from desktop.casework.record.gone import gone
from desktop.casework.record.holding import held_by, with_whom
from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS, device, nothing_of, sound, to
from tests.desktop.casework.actions.kit import contact, opened

MORAG, WHY = "Morag Tennick", "Morag is away until June."


def test_why_is_read_at_both_laptops_and_what_to_know_at_the_new_one_alone(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS, "They like to be rung after six.", WHY)
    to(three, "idris")
    to(three, "morag")
    with three.open("idris") as idris:
        offer = look_at_offer(idris, case)
        assert (offer.note, offer.why) == ("They like to be rung after six.", WHY)
    with three.open("morag") as morag:
        assert [(one.case, one.note) for one in gone(morag)] == [(case, WHY)]
        nothing_of(morag, "after six")
    with three.open("office") as office:
        first, second = held_by(office, find_case(office, case).id)
        assert (first.ending, first.parting) == ("given on", WHY)
        assert (second.note, second.why) == ("They like to be rung after six.", WHY)
    sound(three)


def test_a_case_is_taken_back_is_with_nobody_and_is_given_later(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note="First words."))
    three.carry("morag", "office")
    with three.open("office") as office:
        assert take_back(office, case, WHY) == case
        with pytest.raises(CaseWithNobody):
            take_back(office, case)
        assert [one.reference for one in look_at_cases(office).waiting] == [case]
    to(three, "morag")
    with three.open("morag") as morag:
        assert list_cases(morag) == ()
        assert [(one.why, one.note) for one in gone(morag)] == [("given-on", WHY)]
        nothing_of(morag, "First words")
    three.carry("morag", "office")
    three.clock.on(days=1)
    with three.open("office") as office:
        assign(office, case, IDRIS)
        first, second = held_by(office, find_case(office, case).id)
        assert (first.ending, first.parting, first.left is not None) == ("taken back", WHY, True)
        assert (second.name, second.offered) == (IDRIS, True)
    to(three, "idris")
    with three.open("idris") as idris:
        take(idris, case)
    sound(three)


def test_what_was_offered_and_not_answered_is_taken_back_too(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note="First words."))
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS)
    to(three, "idris")
    with three.open("office") as office:
        take_back(office, case, "It goes to Morag after all.")
    to(three, "idris")
    three.carry("idris", "office")  # what its check came to is sent first
    to(three, "idris")
    with three.open("idris") as idris:
        assert offered(idris) == ()
        nothing_of(idris, "Brackenridge", "First words")
    sound(three)


def test_everything_of_a_laptop_that_was_ended_is_given_to_another(three: House) -> None:
    with three.open("morag") as morag:
        cases = [opened(morag, child=name) for name in ("Edda Mirefoot", "Orla Mirefoot")]
        record_contact(morag, cases[0], contact(note="First words."))
    three.carry("morag", "office")
    with three.open("office") as office:
        revoke(office, MORAG, "Her bag was stolen.")
        with pytest.raises(DeviceEnded):
            give_all(office, MORAG, MORAG)
        given = give_all(office, MORAG, IDRIS, "Ring them both this week.", WHY)
        assert [one.case for one in given] == sorted(cases)
        with pytest.raises(BadInput):
            give_all(office, MORAG, IDRIS)  # nothing is left to give
        whose = with_whom(office, [find_case(office, one) for one in cases])
        assert set(whose.values()) == {IDRIS}
        # Its words are still on what was stolen: the 72-hour decision goes on naming them.
        first = held_by(office, find_case(office, cases[0]).id)[0]
        assert len(lying_on(office, first.device)) == 2
    to(three, "idris")
    with three.open("idris") as idris:
        assert [one.why for one in offered(idris)] == [WHY, WHY]
        for one in cases:
            take(idris, one)
        assert len(list_cases(idris)) == 2
    sound(three, "office", "idris")


def test_a_bundle_that_is_lost_or_late_or_comes_twice_changes_nothing_but_when(
    three: House,
) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note="First words."))
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS)
    three.seal("office", device(three, "idris"))  # lost on the way
    lost, _ = three.seal("office", device(three, "idris"))
    with three.open("office") as office:
        take_back(office, case, WHY)
    later, _ = three.seal("office", device(three, "idris"))
    three.bring("idris", *later)  # tells of both: the one before waits or brings nothing more
    three.bring("idris", *lost)
    three.bring("idris", *later)
    with three.open("idris") as idris:
        assert offered(idris) == ()
        assert list_cases(idris) == ()
        nothing_of(idris, "First words")
    to(three, "morag")
    with three.open("office") as office:
        assert [one.ending for one in held_by(office, find_case(office, case).id)] == [
            "given on",
            "taken back",
        ]
        assign(office, case, IDRIS)
    to(three, "idris")
    with three.open("idris") as idris:
        assert take(idris, case) == case
    sound(three)
