"""Can I take this case?: each answer, what follows from it, and what of it travels."""

from collections.abc import Callable
from datetime import date

import pytest

from db.errors import (
    BadInput,
    CaseReferred,
    NeedsAnswer,
    NeedsReason,
    NoSuchRecord,
    TooLong,
    UnknownSchool,
    WrongDesk,
)
from db.names import RecordId
from db.records import (
    Case,
    Check,
    Finding,
    FindingDetail,
    Measure,
    Party,
    Person,
    Pupil,
    Referral,
    Responsibility,
    SamePerson,
    Statement,
    Translation,
)
from desktop.casework.actions.cases.open_case import can_i_take, open_case
from desktop.casework.actions.closeness.declare import (
    declare_child_school,
    declare_home,
    declare_person,
    declare_position,
)
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.desk import Desk
from tests.builders import BRAMPTON, FAMILY, UPPERBY, House, case_draft
from tests.desktop.casework.actions.kit import MAUD, contact, opened, payloads

BORN = date(1980, 2, 1)
WHY = "Nobody else can reach them this month."


def test_a_clear_case_is_opened(house: House) -> None:
    with house.open("morag") as morag:
        answer = open_case(morag, case_draft())
        assert (answer.taken, answer.refusal, answer.found) == (True, None, ())
        assert answer.reference == f"{morag.letters}-0001"
        (case,) = morag.store.find(Case)
        assert (case.body.state, case.body.opened) == ("open", date(2026, 3, 10))
        assert sorted(one.body.capacity for one in morag.store.find(Party)) == [
            "child",
            "parent-carer",
        ]
        assert [one.body.urn for one in morag.store.find(Pupil)] == [UPPERBY]
        (responsible,) = morag.store.find(Responsibility)
        assert responsible.body.child == case.body.child
        (check,) = morag.store.find(Check)
        assert (check.body.outcome, check.body.pack, check.body.version) == (
            "clear",
            "standard",
            "1",
        )
        assert morag.store.find(Finding) == []


def test_who_speaks_what_is_kept_and_the_statement_is_said_in_it(house: House) -> None:
    draft = case_draft(
        child_language="urdu",
        child_needs=" a quiet room ",
        parents=("Maud Brackenridge", "Idris Larkmoor"),
        languages=("", "cy"),
        needs=("large print",),
        siblings=(("Rufus Brackenridge", UPPERBY),),
    )
    with house.open("office") as office, office.write() as writing:
        words = Translation(
            part="statement", text_hash=office.pack.text_hash, language="cy", text="Cymraeg."
        )
        writing.add(words, own=False)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        reference = open_case(morag, draft).reference
        speak = {
            one.body.name: (one.body.language, one.body.access_needs)
            for one in morag.store.find(Person)
        }
        assert speak == {
            "Ottilie Brackenridge": ("Urdu", "a quiet room"),
            "Maud Brackenridge": ("", "large print"),
            "Idris Larkmoor": ("Welsh", ""),
            "Rufus Brackenridge": ("", ""),
        }
        who = ("Idris Larkmoor", "Maud Brackenridge")
        record_contact(morag, reference or "", contact(who=who, statement="read"))
        heard = {one.body.language for one in morag.store.find(Statement)}
        assert heard == {"cy", "en"}


def test_asking_alone_writes_nothing(house: House) -> None:
    with house.open("morag") as morag:
        declare_position(morag, UPPERBY, "governor")
        before = morag.store.row_count()
        answer = can_i_take(morag, case_draft())
        assert not answer.taken
        assert (answer.case, answer.reference) == (None, None)
        assert morag.store.row_count() == before


@pytest.mark.parametrize("declare", [lambda desk: declare_position(desk, UPPERBY, "governor"),
                                     lambda desk: declare_child_school(desk, UPPERBY)])  # fmt: skip
def test_a_stop_refers_the_case_and_keeps_what_was_written(
    house: House, declare: Callable[[Desk], object]
) -> None:
    with house.open("morag") as morag:
        declare(morag)
        answer = open_case(morag, case_draft(take_anyway=WHY))
        assert not answer.taken
        assert isinstance(answer.refusal, CaseReferred)
        (case,) = morag.store.find(Case)
        assert case.body.state == "referred"
        (referral,) = morag.store.find(Referral)
        assert referral.id == answer.referral
        assert (referral.body.clause, referral.body.state) == (answer.verdict.clause, "waiting")
        assert {one.body.state for one in morag.store.find(Finding)} == {"referred"}


def test_a_referral_travels_without_a_name_a_post_or_a_distance(house: House) -> None:
    with house.open("morag") as morag:
        declare_position(morag, UPPERBY, "clerk to the governors")
        declare_person(morag, MAUD, "friend", BORN, FAMILY)
        answer = open_case(morag, case_draft())
        assert isinstance(answer.refusal, CaseReferred)
        kept = b"\n".join(payloads(morag, morag.device, "own"))
        up = b"\n".join(payloads(morag, morag.device, "up"))
    for word in (b"clerk", b"1980-02-01", b"metres", b"km", b"CA8 1RW", b"friend"):
        assert word not in up
    for word in (b"clerk", b"1980-02-01", b"metres", b"CA8 1RW"):
        assert word in kept
    house.carry("morag", "office")
    with house.open("office") as office:
        (referral,) = office.store.find(Referral)
        assert referral.body.clause == "standard/position"
        assert referral.body.why
        assert "Upperby" not in referral.body.why
        assert office.store.find(FindingDetail) == []
        assert office.store.find(Measure) == []
        assert {one.body.kind for one in office.store.find(Finding)} == {"position", "known-person"}


def test_where_possible_without_a_reason_opens_nothing(house: House) -> None:
    with house.open("morag") as morag:
        declare_person(morag, MAUD, "acquaintance", at=FAMILY)
        before = morag.store.row_count()
        for blank in ("", "   "):
            answer = open_case(morag, case_draft(take_anyway=blank))
            assert isinstance(answer.refusal, NeedsReason)
            assert answer.reference is None
        assert morag.store.row_count() == before


def test_where_possible_with_a_reason_opens_and_the_reason_travels(house: House) -> None:
    with house.open("morag") as morag:
        declare_person(morag, MAUD, "acquaintance", at=FAMILY)
        answer = open_case(morag, case_draft(take_anyway=f"  {WHY} "))
        assert answer.taken
        (check,) = morag.store.find(Check)
        assert check.body.outcome == "flagged"
    house.carry("morag", "office")
    with house.open("office") as office:
        (finding,) = office.store.find(Finding)
        assert (finding.body.state, finding.body.why) == ("taken-anyway", WHY)


def test_somebody_who_may_be_on_the_list_is_asked_about(house: House) -> None:
    with house.open("morag") as morag:
        known = declare_person(morag, MAUD, "friend")
        before = morag.store.row_count()
        answer = open_case(morag, case_draft(take_anyway=WHY))
        assert isinstance(answer.refusal, NeedsAnswer)
        assert answer.refusal.facts == {"ids": known.id}
        assert [(one.certainty, one.asks) for one in answer.found] == [("likely", True)]
        assert morag.store.row_count() == before


def test_the_same_person_stops(house: House) -> None:
    with house.open("morag") as morag:
        known = declare_person(morag, MAUD, "friend")
        answer = open_case(morag, case_draft(same=(known.id,)))
        assert isinstance(answer.refusal, CaseReferred)
        (said,) = morag.store.find(SamePerson)
        assert (said.body.interest, said.body.same) == (known.id, True)


def test_someone_else_opens_and_is_remembered(house: House) -> None:
    with house.open("morag") as morag:
        known = declare_person(morag, MAUD, "friend")
        answer = open_case(morag, case_draft(someone_else=(known.id,)))
        assert answer.taken
        assert answer.found == ()
        (said,) = morag.store.find(SamePerson)
        parent = next(one for one in morag.store.find(Party) if one.body.capacity == "parent-carer")
        assert (said.body.person, said.body.same) == (parent.body.person, False)
        assert morag.store.find(Finding) == []


def test_someone_else_says_nothing_of_a_namesake_in_another_case(house: House) -> None:
    with house.open("morag") as morag:
        known = declare_person(morag, MAUD, "friend")
        open_case(morag, case_draft(someone_else=(known.id,)))
        again = open_case(morag, case_draft(child="Wilfred Oakshott"))
        assert isinstance(again.refusal, NeedsAnswer)


def test_somebody_sure_is_not_talked_away(house: House) -> None:
    with house.open("morag") as morag:
        known = declare_person(morag, MAUD, "friend", at=FAMILY)
        answer = open_case(morag, case_draft(someone_else=(known.id,)))
        assert isinstance(answer.refusal, CaseReferred)


def test_an_answer_about_an_interest_that_is_not_there_is_refused(house: House) -> None:
    with house.open("morag") as morag, pytest.raises(NoSuchRecord):
        open_case(morag, case_draft(same=("ab" * 16,)))


def test_a_siblings_school_counts(house: House) -> None:
    with house.open("morag") as morag:
        declare_position(morag, BRAMPTON, "trustee")
        answer = open_case(morag, case_draft(siblings=(("Linus Brackenridge", BRAMPTON),)))
        assert isinstance(answer.refusal, CaseReferred)
        (finding,) = answer.found
        assert "Linus, another child" in finding.reason
        assert sorted(one.body.urn for one in morag.store.find(Pupil)) == sorted(
            (UPPERBY, BRAMPTON)
        )


def test_a_child_at_no_school_is_taken_and_the_siblings_school_still_counts(house: House) -> None:
    with house.open("morag") as morag:
        declare_position(morag, BRAMPTON, "governor")
        draft = case_draft(school="", no_school=True)
        assert open_case(morag, draft).taken
        assert morag.store.find(Pupil) == []
        with_brother = case_draft(school="", no_school=True, siblings=(("Linus", BRAMPTON),))
        assert isinstance(open_case(morag, with_brother).refusal, CaseReferred)
        (pupil,) = morag.store.find(Pupil)
        names = {one.id: one.body.name for one in morag.store.find(Person)}
        assert (names[RecordId(pupil.body.person)], pupil.body.urn) == ("Linus", BRAMPTON)
        with pytest.raises(BadInput):  # one or the other
            can_i_take(morag, case_draft(no_school=True))


def test_a_child_who_is_in_a_case_already_is_told_and_not_refused(house: House) -> None:
    with house.open("morag") as morag:
        first = opened(morag)
        other = case_draft(child="brackenridge, OTTILIE", parents=("Gideon Brackenridge",))
        answer = open_case(morag, other)
        assert answer.taken
        assert answer.known_in == (first,)
        elder = case_draft(child="Ottilie Brackenridge", born=date(2013, 3, 9))
        assert can_i_take(morag, elder).known_in == ()


def test_references_count_up_with_the_laptops_letters(house: House) -> None:
    with house.open("morag") as morag:
        names = [opened(morag, child=f"Wilfred {name}") for name in ("Ashe", "Birkett", "Cragg")]
        assert names == [f"{morag.letters}-000{at}" for at in (1, 2, 3)]


@pytest.mark.parametrize(
    ("home", "band"),
    [
        ("CA3 8UQ", "too-near"),
        ("CA8 1RW", "just-right"),
        ("LA9 4DL", "far"),
        ("ZE1 0AA", "far"),
        ("CA99 9ZZ", "cannot-measure"),
    ],
)
def test_the_area_is_measured_from_home_and_only_its_band_travels(
    house: House, home: str, band: str
) -> None:
    with house.open("morag") as morag:
        declare_home(morag, home)
        answer = open_case(morag, case_draft())
        assert answer.area.band == band
        flagged = band in ("too-near", "far")
        assert isinstance(answer.refusal, NeedsReason) is flagged
        if flagged:
            answer = open_case(morag, case_draft(take_anyway=WHY))
        assert answer.taken
        (check,) = morag.store.find(Check)
        assert check.body.band == band
        (measure,) = morag.store.find(Measure)
        assert str(measure.body.about) == answer.case
        assert measure.body.metres == answer.area.metres
        assert [one.body.band for one in morag.store.find(Finding)] == ([band] if flagged else [])


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"postcode": "nowhere"}, BadInput),
        ({"school": "999999"}, UnknownSchool),
        ({"siblings": (("Linus", "999999"),)}, UnknownSchool),
        ({"born": date(2026, 3, 11)}, BadInput),
        ({"child": "  "}, BadInput),
        ({"parents": ("12",)}, BadInput),
        ({"parents": ("M" * 401,)}, TooLong),
        ({"languages": ("Gaelik or so",)}, BadInput),
        ({"child_needs": "w" * 50_001}, TooLong),
        ({"take_anyway": "w" * 50_001}, TooLong),
    ],
)
def test_what_cannot_be_understood_writes_nothing(
    house: House, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with house.open("morag") as morag:
        before = morag.store.row_count()
        with pytest.raises(refusal):
            open_case(morag, case_draft(**changed))
        assert morag.store.row_count() == before


def test_an_office_opens_no_case(house: House) -> None:
    with house.open("office") as office, pytest.raises(WrongDesk):
        open_case(office, case_draft())
