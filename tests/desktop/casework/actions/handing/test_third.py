"""A case that the second volunteer refuses goes to a third: four desks, one history."""

from db.records import Contact, HandOver
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.handing.arrive import look_at_offer, refuse, take
from desktop.casework.actions.handing.assign import assign, choosable
from desktop.casework.actions.joining.people import look_at_people
from desktop.casework.record.case_list import list_cases
from desktop.casework.record.cases import find_case, show_case
from desktop.casework.record.gone import gone
from desktop.casework.record.holding import held_by
from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS, nothing_of, sound, to
from tests.desktop.casework.actions.kit import contact, opened

WREN, NO = "Wren Adair", "I know the grandmother."


def test_the_third_goes_on_where_the_first_was_and_the_second_keeps_nothing(three: House) -> None:
    three.volunteer("wren", WREN)
    with three.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note="First words."))
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS, "Ring after six.", "Morag is away.")
    to(three, "idris")
    with three.open("idris") as idris:
        refuse(idris, case, NO)
    # Morag has not heard of any of it, and writes on.
    with three.open("morag") as morag:
        record_contact(morag, case, contact(note="Written on the way."))
    three.carry("idris", "office")
    with three.open("office") as office:
        assert [one.said_no for one in choosable(office, case) if one.name == IDRIS] == [True]
        assert assign(office, case, WREN, "They know that it changed.", NO).name == WREN
    to(three, "idris")
    to(three, "wren")
    with three.open("idris") as idris:
        assert (list_cases(idris), idris.store.find(HandOver)) == ((), [])
        assert [one.case for one in gone(idris)] == [case]
        nothing_of(idris, "First words", "Brackenridge", "after six", "They know")
    with three.open("wren") as wren:
        offer = look_at_offer(wren, case)
        assert (offer.given_by, offer.note) == ("Morag Tennick", "They know that it changed.")
        nothing_of(wren, "after six")  # that was for Idris
        take(wren, case)
        record_contact(wren, case, contact(note="Third words."))
    three.carry("morag", "office")
    three.carry("wren", "office")
    three.carry("idris", "office")
    to(three, "morag")
    to(three, "wren")
    every = ["First words.", "Third words.", "Written on the way."]
    with three.open("wren") as wren:
        assert sorted(one.body.note for one in wren.store.find(Contact)) == every
    with three.open("morag") as morag:
        assert [one.case for one in gone(morag)] == [case]
        nothing_of(morag, "First words", "on the way", "Brackenridge")
    three.carry("morag", "office")
    with three.open("office") as office:
        assert sorted(row.kept.body.note for row in show_case(office, case).contacts) == every
        assert not any(one.forked for one in office.store.find(Contact))
        spans = held_by(office, find_case(office, case).id)
        assert [(one.name, one.ending, one.words) for one in spans] == [
            ("Morag Tennick", "given on", ""),
            (IDRIS, "refused", NO),
            (WREN, "", ""),
        ]
        assert [one.left is not None for one in spans] == [True, True, False]
        on = {
            one.name: [each.reference for each in one.cases]
            for one in look_at_people(office).laptops
        }
        assert on == {"Morag Tennick": [], IDRIS: [], WREN: [case]}
    sound(three, "office", "morag", "idris", "wren")
