"""Versions, amending, undo and forks, on real vaults of both desks."""

from datetime import timedelta

import pytest
from msgspec import structs

from db.errors import BadInput, InTheFuture, NoSuchRecord, NothingToUndo, NotWrittenHere, TooLong
from db.ledger import EMPTY, Header, encode_body, make_row, stamp
from db.names import DeviceId
from db.records import Action, Check, Contact, Finding, Interest, Measure, Person
from db.store.project import Read
from desktop.casework.actions.amending.amend import amend, amending
from desktop.casework.actions.amending.history import family_history, history
from desktop.casework.actions.amending.undo import decide, newest, undo
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.closeness.declare import declare_person, withdraw
from desktop.casework.actions.contacts.agreed import mark_done
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from tests.builders import HOME, NOW, House
from tests.desktop.casework.actions.kit import contact, meeting, opened


def noted(desk: Desk, note: str = "She rang on Tuesday about the plan.") -> str:
    """A contact of a new case; its id."""
    case = opened(desk)
    return str(record_contact(desk, case, contact(note=note)).contact)


def labels(desk: Desk, kind: str, record: str) -> list[tuple[str, str, str]]:
    """What the newest version changed."""
    return [
        (one.label, one.before, one.now) for one in history(desk, kind, record).versions[0].changes
    ]


def test_an_amended_note_has_two_versions_and_the_words_that_differ(house: House) -> None:
    with house.open("morag") as desk:
        record = noted(desk)
        amended = amend(desk, "contact", record, {"note": "She rang on Thursday about the plan."})
        kept = desk.store.get(Contact, record)
        assert kept is not None
        assert (kept.body.note, kept.hash) == ("She rang on Thursday about the plan.", amended.hash)
        told = history(desk, "contact", record)
        assert [one.who for one in told.versions] == ["Morag Tennick", "Morag Tennick"]
        (change,) = told.versions[0].changes
        assert [one.text for one in change.pieces if one.how == "gone"] == ["Tuesday "]
        assert [one.text for one in change.pieces if one.how == "new"] == ["Thursday "]
        assert (told.versions[0].stands, told.versions[1].stands) == (True, False)
        assert examine(desk).problems == ()


def test_what_is_not_named_stays_and_what_is_the_same_writes_nothing(house: House) -> None:
    with house.open("morag") as desk:
        record = noted(desk)
        before, rows = desk.store.get(Contact, record), desk.store.row_count()
        assert before is not None
        assert amend(desk, "contact", record, {"note": before.body.note}).hash is None
        assert desk.store.row_count() == rows
        amend(desk, "contact", record, {"place": "  the   library "})
        after = desk.store.get(Contact, record)
        assert after is not None
        assert after.body == structs.replace(before.body, place="the library")


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"happened": NOW + timedelta(hours=1)}, InTheFuture),
        ({"happened": None}, BadInput),
        ({"note": "x" * 60_000}, TooLong),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    house: House, values: dict[str, object], refusal: type[Exception]
) -> None:
    with house.open("morag") as desk:
        record = noted(desk)
        rows = desk.store.row_count()
        with pytest.raises(refusal):
            amend(desk, "contact", record, values)  # type: ignore[arg-type]
        assert desk.store.row_count() == rows


def test_undo_puts_the_former_version_back_as_a_new_one_and_can_be_undone(house: House) -> None:
    with house.open("morag") as desk:
        record = noted(desk, "first")
        amended = amend(desk, "contact", record, {"note": "second"})
        assert amended.hash is not None
        back = undo(desk, "contact", record, amended.hash)
        kept = desk.store.get(Contact, record)
        assert kept is not None
        assert kept.body.note == "first"
        assert len(history(desk, "contact", record).versions) == 3
        assert back.hash is not None
        undo(desk, "contact", record, back.hash)
        again = desk.store.get(Contact, record)
        assert again is not None
        assert again.body.note == "second"
        assert examine(desk).problems == ()


def test_undo_takes_back_only_what_it_was_asked_to(house: House) -> None:
    with house.open("morag") as desk:
        record = noted(desk, "first")
        first = newest(desk, "contact", record)
        with pytest.raises(NothingToUndo):
            undo(desk, "contact", record, first)
        amended = amend(desk, "contact", record, {"note": "second"})
        amend(desk, "contact", record, {"note": "third"})
        assert amended.hash is not None
        with pytest.raises(NothingToUndo):
            undo(desk, "contact", record, amended.hash)
        kept = desk.store.get(Contact, record)
        assert kept is not None
        assert kept.body.note == "third"


def test_done_and_closed_can_be_undone_too(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        agreed = (("Ring the school", "Maud", None),)
        record_contact(desk, case, contact(actions=agreed))
        (action,) = desk.store.find(Action)
        mark_done(desk, action.id)
        undo(desk, "action", action.id, newest(desk, "action", action.id))
        (action,) = desk.store.find(Action)
        assert action.body.done is None
        kept, _ = close_case(desk, case, "All is well.")
        undo(desk, "case", kept.id, kept.hash)
        assert find_case(desk, case).body.state == "open"


def test_another_address_is_told_and_measured_and_its_band_is_sent_once(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        household = find_case(desk, case).body.household
        checks, measures = len(desk.store.find(Check)), len(desk.store.find(Measure))
        amend(desk, "household", household, {"postcode": HOME.lower()})
        assert labels(desk, "household", household) == [("Postcode", "CA3 8UR", HOME)]
        assert len(desk.store.find(Check)) == checks + 1
        assert desk.store.find(Check)[-1].body.band == "too-near"
        assert len(desk.store.find(Measure)) == measures + 1
        standing = [one.body for one in desk.store.find(Finding) if one.body.kind == "area"]
        assert [one.state for one in standing] == ["standing"]
        amend(desk, "household", household, {"postcode": "CA3 8UR"})
        past = [one.body.state for one in desk.store.find(Finding) if one.body.kind == "area"]
        assert past == ["past"]


def test_another_name_runs_the_conflict_check_again(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        declare_person(desk, "Hesper Oakenshaw", "friend")
        maud = next(one for one in desk.store.find(Person) if one.body.capacity == "parent-carer")
        assert amend(desk, "person", maud.id, {"telephone": "01228 496 001"}).finds.found == ()
        found = amend(desk, "person", maud.id, {"name": "Hesper Oakenshaw"}).finds.found
        assert [one.kind for one in found] == ["known-person"]
        assert labels(desk, "person", maud.id)[0] == (
            "Name",
            "Maud Brackenridge",
            "Hesper Oakenshaw",
        )
        assert family_history(desk, case).case == case


def test_the_family_has_every_record_with_its_versions(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        call = record_contact(desk, case, contact(statement="read")).contact
        hold_meeting(desk, case, meeting(role=desk.pack.roles[0].name))
        amend(desk, "contact", call, {"note": "Put better."})
        listed = family_history(desk, case).records
        kinds = [one.kind for one in listed]
        assert kinds[:2] == ["case", "person"]
        assert {"contact", "meeting", "statement", "role", "household", "pupil"} <= set(kinds)
        assert {"measure", "finding_detail", "same_person"}.isdisjoint(kinds)
        assert len({one.record for one in listed}) == len(listed)
        (contact_,) = [one for one in listed if one.kind == "contact"]
        assert (contact_.versions, contact_.title) == (2, "Contact, 10 March 2026 14:30")


def test_two_of_one_minute_are_told_apart(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        for _ in range(2):
            record_contact(desk, case, contact())
        titles = [one.title for one in family_history(desk, case).records]
        assert len(set(titles)) == len(titles)
        assert "Contact, 10 March 2026 14:30 (2)" in titles


def test_at_the_office_versions_are_seen_and_nothing_is_amended(house: House) -> None:
    with house.open("morag") as desk:
        record = noted(desk)
        amend(desk, "contact", record, {"note": "Put better."})
    house.carry("morag", "office")
    with house.open("office") as desk:
        told = history(desk, "contact", record)
        assert [one.who for one in told.versions] == ["Morag Tennick", "Morag Tennick"]
        assert not told.may_amend
        for act in (
            lambda: amend(desk, "contact", record, {"note": "No."}),
            lambda: amending(desk, "contact", record),
            lambda: undo(desk, "contact", record, told.versions[0].hash),
        ):
            with pytest.raises(NotWrittenHere):
                act()


def test_an_interest_has_versions_for_its_owner(house: House) -> None:
    with house.open("morag") as desk:
        interest = declare_person(desk, "Hesper Oakenshaw", "friend").id
        withdraw(desk, interest)
        told = history(desk, "interest", interest)
        assert told.own
        assert labels(desk, "interest", interest) == [
            ("Since", "", "10 March 2026"),
            ("Until", "", "9 March 2026"),  # before it began: it has no day left
        ]
        assert desk.store.get(Interest, interest) is not None


@pytest.mark.parametrize("kind", ["contact", "nonsense"])
def test_what_is_not_there_is_refused(house: House, kind: str) -> None:
    with house.open("morag") as desk, pytest.raises(NoSuchRecord):
        history(desk, kind, "ab" * 16)


def forked(desk: Desk) -> str:
    """A contact of which another device wrote a version that replaces the same one as ours."""
    record = noted(desk, "root")
    (root,) = desk.store.versions(Contact, record)
    amend(desk, "contact", record, {"note": "left"})
    (kept,) = desk.store.find(Contact)
    body = structs.replace(kept.body, note="right")
    header = Header(
        actor=desk.actor,
        at=stamp(NOW),
        device=DeviceId("2b" * 16),
        kind="contact",
        record=kept.id,
        replaces=(root.hash,),
        seq=1,
        stream="up",
    )
    with desk.write() as writing:
        writing.take([Read(make_row(header, EMPTY.hash, encode_body(body), b"5" * 32), body)])
    return record


def test_a_fork_stands_side_by_side_until_somebody_decides(house: House) -> None:
    with house.open("morag") as desk:
        record = forked(desk)
        told = history(desk, "contact", record)
        notes = {
            field.words: one.hash
            for one in told.branches
            for field in one.told
            if field.label == "Note"
        }
        assert set(notes) == {"left", "right"}
        decide(desk, "contact", record, notes["right"])
        kept = desk.store.get(Contact, record)
        assert kept is not None
        assert (kept.body.note, kept.forked) == ("right", False)
        assert history(desk, "contact", record).branches == ()
        with pytest.raises(NothingToUndo):
            decide(desk, "contact", record, notes["left"])
        assert examine(desk).problems == ()
