"""What was typed about a case and not finished, while the case is on its way out of the laptop."""

import pytest

from db.records import Contact
from desktop.casework.actions import drafts
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.handing.let_go import leaving
from desktop.casework.actions.handing.settle import change_hands
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.casework.record.case_list import list_cases
from desktop.casework.record.cases import find_case
from desktop.casework.record.gone import gone
from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS, device, nothing_of, sound, to
from tests.desktop.casework.actions.kit import contact, opened

WORDS = "She said that the taxi"


def forms(desk: Desk, case: str) -> dict[str, DraftOf]:
    """Forms about this case, as the windows call what they are about."""
    kept = find_case(desk, case)
    (call,) = desk.store.find(Contact)
    return {
        "a contact": DraftOf("contact", case),
        "consent": DraftOf("consent", kept.id),
        "an amendment": DraftOf("amend", f"contact:{call.id}"),
        "what became of the statement": DraftOf("telling", f"{call.id}:{call.body.persons[0]}"),
        "another school": DraftOf("school", kept.body.child),
    }


@pytest.mark.parametrize(
    "form",
    [
        *("a contact", "consent", "an amendment"),
        *("what became of the statement", "another school"),
    ],
)
def test_it_stays_with_what_was_begun_until_that_is_finished_or_given_up(
    three: House, form: str
) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note="First words."))
        begun = forms(morag, case)[form]
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS)
    with three.open("morag") as morag:
        drafts.keep(morag, begun, {"note": WORDS})
    to(three, "morag")
    with three.open("morag") as morag:
        assert [(one.reference, one.draft) for one in leaving(morag)] == [(case, True)]
        assert drafts.read(morag, begun) == {"note": WORDS}
        waits = [one for one in whats_waiting(morag) if one.kind == "leaving"]
        assert [(one.case, one.what) for one in waits] == [(case, "draft")]
        drafts.drop(morag, begun)  # given up
        change_hands(morag)
        assert [one.case for one in gone(morag)] == [case]
        assert drafts.listed(morag) == ()
        nothing_of(morag, "First words", "taxi")


def test_words_that_the_disk_would_not_take_keep_it_too(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS)
    files, _ = three.seal("office", device(three, "morag"))
    with three.open("morag") as morag:
        morag.unkept["contact", case] = {"note": WORDS}  # as `drafts.keep` leaves them
        receive(morag, [("1.evenhand", files[0])])
        assert [one.draft for one in leaving(morag)] == [True]
        assert [one.reference for one in list_cases(morag)] == [case]
        assert drafts.read(morag, DraftOf("contact", case)) == {"note": WORDS}


def test_finished_and_sent_it_reaches_whoever_has_the_case_now(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        drafts.keep(morag, DraftOf("contact", case), {"note": WORDS})
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS)
    to(three, "morag")
    with three.open("morag") as morag:
        record_contact(morag, case, contact(note=f"{WORDS} was late."))
        drafts.drop(morag, DraftOf("contact", case))
        change_hands(morag)
        assert [one.unsent > 0 for one in leaving(morag)] == [True]
    three.carry("morag", "office")
    to(three, "morag")
    to(three, "idris")
    with three.open("morag") as morag:
        assert [one.case for one in gone(morag)] == [case]
        nothing_of(morag, "taxi")
    with three.open("office") as office:
        assert [one.body.note for one in office.store.find(Contact)] == [f"{WORDS} was late."]
    sound(three)
