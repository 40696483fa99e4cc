"""Advice without a case is kept with no name, child or school; the statement is owed once."""

from datetime import timedelta

import pytest

from db.errors import (
    BadInput,
    InTheFuture,
    NoSuchRecord,
    NotWrittenHere,
    ReasonNeeded,
    TooLong,
    UnknownWord,
    WrongDesk,
)
from db.names import Capacity, Medium, StatementState
from db.records import Case, Concern, Enquiry, Person, Statement
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.concerns.look import look_at_concerns, urgent
from desktop.casework.actions.concerns.raise_concern import (
    ConcernDraft,
    raise_concern,
    tie_concerns,
)
from desktop.casework.actions.enquiries.look import (
    find_enquiry,
    list_enquiries,
    look_at_enquiry,
    owed_enquiries,
)
from desktop.casework.actions.enquiries.record_enquiry import record_enquiry, settle_enquiry
from desktop.casework.actions.erasing.erase import erase, preview
from desktop.casework.actions.exchange.inbox import look_at_inbox
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.staff import add
from desktop.casework.desk import Desk
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import enquiry

SECOND = "walnut ferry plinth saddle mosaic gherkin"


def only(desk: Desk) -> Enquiry:
    (kept,) = desk.store.find(Enquiry)
    return kept.body


def test_somebody_without_a_name_is_recorded_and_nobody_is_made_of_them(house: House) -> None:
    with house.open("morag") as morag:
        done = record_enquiry(morag, enquiry())
        assert (done.gate.state, done.gate.clause) == ("outstanding", "standard/first-contact")
        assert only(morag).name == ""
        assert look_at_enquiry(morag, done.enquiry).who == "somebody who gave no name"
        assert (morag.store.find(Person), morag.store.find(Case)) == ([], [])
        assert (only(morag).policy, only(morag).version) == (morag.pack.hash, "1")


@pytest.mark.parametrize(
    ("medium", "given", "state", "kept"),
    [
        ("phone", "read", "read", "read"),
        ("face-to-face", "read", "read", "read"),
        ("email", "sent", "sent", "sent"),
        ("letter", "read", "sent", "sent"),  # nothing is read out in a letter
        ("phone", "sent", "outstanding", "sent"),  # the standard pack asks for speech
        ("phone", "not said", "not said", "not said"),
    ],
)
def test_what_became_of_the_statement_stands_to_the_letter(
    house: House, medium: Medium, given: StatementState, state: str, kept: str
) -> None:
    with house.open("morag") as morag:
        why = "they hung up" if given == "not said" else ""
        done = record_enquiry(morag, enquiry(medium=medium, statement=given, why=why))
        assert done.gate.state == state
        (told,) = only(morag).told
        assert (told.state, told.why, told.medium) == (kept, why, medium)
        assert (told.text_hash, told.version) == (morag.pack.text_hash, "1")
        assert (told.pack, told.clause, told.language) == (
            *("standard", "standard/first-contact"),
            "en",
        )
        assert look_at_enquiry(morag, done.enquiry).gate.state == state
        assert bool(owed_enquiries(morag)) == (state == "outstanding")


@pytest.mark.parametrize("capacity", ["professional", "other"])
def test_professionals_are_owed_nothing(house: House, capacity: Capacity) -> None:
    with house.open("morag") as morag:
        assert record_enquiry(morag, enquiry(capacity=capacity)).gate.state == "not asked"
        assert owed_enquiries(morag) == ()


def test_where_the_policy_only_offers_it_nothing_is_outstanding(cumbria: House) -> None:
    with cumbria.open("morag") as morag:
        assert record_enquiry(morag, enquiry()).gate.state == "not asked"
        record_enquiry(morag, enquiry(statement="read"))
        assert sorted(len(one.kept.body.told) for one in list_enquiries(morag)) == [0, 1]


def test_a_reason_settles_it_for_whoever_cannot_be_found_again(house: House) -> None:
    with house.open("morag") as morag:
        done = record_enquiry(morag, enquiry())
        assert [one.id for one in owed_enquiries(morag)] == [done.enquiry]
        with pytest.raises(ReasonNeeded):
            settle_enquiry(morag, done.enquiry, "not said", " ")
        gate = settle_enquiry(morag, done.enquiry, "not said", "They left no number.")
        assert (gate.state, gate.why) == ("not said", "They left no number.")
        assert owed_enquiries(morag) == ()


def test_it_is_read_out_later_in_another_way_than_they_had_asked(house: House) -> None:
    with house.open("morag") as morag:
        done = record_enquiry(morag, enquiry(medium="email"))
        house.clock.on(hours=2)
        gate = settle_enquiry(morag, done.enquiry, "read", medium="phone")
        assert gate.state == "read"
        (told,) = only(morag).told
        assert (told.medium, told.at) == ("phone", NOW + timedelta(hours=2))
        assert only(morag).medium == "email"


def test_everything_that_was_said_is_kept_tidied(house: House) -> None:
    with house.open("morag") as morag:
        record_enquiry(
            morag,
            enquiry(
                name="  Hester   Quill ",
                place="Coffee morning",
                topics=("Transport", "Transport", " "),
                law=("Education Act 1996, s 508B",),
                signposted=("Contact",),
                access_needs=" Large print ",
                interpreter="Fellside Signers",
            ),
        )
        body = only(morag)
        assert (body.name, body.place, body.topics) == (
            *("Hester Quill", "Coffee morning"),
            ("Transport",),
        )
        assert (body.law, body.signposted) == (("Education Act 1996, s 508B",), ("Contact",))
        assert (body.access_needs, body.interpreter) == ("Large print", "Fellside Signers")
        assert [one.kind for one in morag.store.search("hester")] == ["enquiry"]
        assert [one.kind for one in morag.store.search("transport")] == ["enquiry"]
        assert examine(morag).ok


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"note": " "}, BadInput),
        ({"happened": NOW + timedelta(minutes=1)}, InTheFuture),
        ({"statement": "not said"}, ReasonNeeded),
        ({"note": "x" * 50_001}, TooLong),
        ({"medium": "pigeon"}, UnknownWord),
        ({"capacity": "aunt"}, UnknownWord),
        ({"name": "123"}, BadInput),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_kept(
    house: House, changed: dict[str, object], refused: type[Exception]
) -> None:
    with house.open("morag") as morag:
        with pytest.raises(refused):
            record_enquiry(morag, enquiry(**changed))
        assert morag.store.find(Enquiry) == []


def test_only_a_volunteer_writes_one(house: House) -> None:
    with house.open("office") as office, pytest.raises(WrongDesk):
        record_enquiry(office, enquiry())


def test_what_it_was_about_alone_is_enough(house: House) -> None:
    with house.open("morag") as morag:
        record_enquiry(morag, enquiry(note="", topics=("Exclusion",)))
        assert only(morag).topics == ("Exclusion",)


def test_somebody_at_risk_is_first_at_the_office_though_there_is_no_case(house: House) -> None:
    with house.open("morag") as morag:
        concern = raise_concern(morag, "", ConcernDraft(said="She says a child is being hurt."))
        done = record_enquiry(morag, enquiry())
        tie_concerns(morag, (concern,), done.enquiry)
        assert look_at_enquiry(morag, done.enquiry).concerns == (concern,)
        assert morag.store.find(Concern, about=done.enquiry)[0].body.urgent
        assert [one.case for one in look_at_concerns(morag).waiting] == [""]
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [one.id for one in urgent(office)] == [concern]
        assert [one.id for one in look_at_inbox(office).urgent] == [concern]
        assert look_at_enquiry(office, done.enquiry).concerns == (concern,)


def test_it_travels_and_the_office_reads_who_wrote_it(house: House) -> None:
    with house.open("morag") as morag:
        done = record_enquiry(morag, enquiry(statement="read"))
    house.carry("morag", "office")
    with house.open("office") as office:
        (seen,) = list_enquiries(office)
        assert (seen.id, seen.by, seen.mine) == (done.enquiry, "Morag Tennick", False)
        assert (seen.gate.state, seen.owed) == ("read", ())
        assert [one.kind for one in office.store.search("council answer")] == ["enquiry"]
        assert examine(office).ok
        with pytest.raises(WrongDesk):
            settle_enquiry(office, done.enquiry, "not said", "Too late.")
        with pytest.raises(NotWrittenHere):
            amend(office, "enquiry", done.enquiry, {"note": "Another."})


def test_it_is_amended_as_a_contact_is(house: House) -> None:
    with house.open("morag") as morag:
        done = record_enquiry(morag, enquiry(statement="read"))
        amend(morag, "enquiry", done.enquiry, {"medium": "letter", "name": "Hester Quill"})
        seen = look_at_enquiry(morag, done.enquiry)
        assert (seen.who, seen.kept.body.medium) == ("Hester Quill", "letter")
        assert seen.gate.state == "sent"  # it was a letter: nothing was read out in it
        amend(morag, "enquiry", done.enquiry, {"medium": "phone"})
        assert look_at_enquiry(morag, done.enquiry).gate.state == "read"


def test_one_that_belongs_to_no_case_can_be_erased(house: House) -> None:
    with house.open("morag") as morag:
        done = record_enquiry(morag, enquiry(note="A brambling sang."))
        other = record_enquiry(morag, enquiry(note="Asked about the bus."))
    house.carry("morag", "office")
    with house.open("office") as office:
        assert preview(office, f"enquiry:{done.enquiry}").records == (("enquiry", 1),)
        add(office, "Boris Applethwaite", SECOND)
        erased = erase(office, f"enquiry:{done.enquiry}", "asked", "", SECOND)
        assert (erased.case, erased.what, erased.rows) == ("", "enquiry", 1)
        assert [one.id for one in list_enquiries(office)] == [other.enquiry]
        (laptop,) = office.store.local.peers()
    house.carry("office", "morag", to=laptop.device)
    with house.open("morag") as morag:
        assert [one.id for one in list_enquiries(morag)] == [other.enquiry]
        assert morag.store.search("brambling") == []
        assert examine(morag).ok


def test_a_number_is_found_by_its_beginning(house: House) -> None:
    with house.open("morag") as morag:
        done = record_enquiry(morag, enquiry())
        assert find_enquiry(morag, f" {done.enquiry[:6].upper()} ") == done.enquiry
        for wrong in ("", "zz"):
            with pytest.raises(NoSuchRecord):
                find_enquiry(morag, wrong)
        assert morag.store.find(Statement) == []
