"""Consent given and taken back, what was passed on with it or without, on real vaults of both
desks."""

from datetime import date, timedelta

import pytest
from msgspec import structs

from db.case import Option
from db.errors import (
    BadInput,
    CaseClosed,
    InTheFuture,
    NoSuchRecord,
    ReasonNeeded,
    TooLong,
    WrongDesk,
)
from db.names import CaseId, RecordId
from db.records import Consent, Contact, Person, Relay
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.amending.history import family_history, history
from desktop.casework.actions.amending.undo import newest, undo
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.consenting.give import ConsentDraft, give_consent, withdraw_consent
from desktop.casework.actions.consenting.ledger import Ledger, ledger
from desktop.casework.actions.consenting.pass_on import RelayDraft, relay
from desktop.casework.actions.contacts.advice import Advice, PassageDraft
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing.erase_rows import hanging
from desktop.casework.actions.find import find
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, meeting, opened

SCHOOL = "the school"
YOUNG = date(2008, 3, 9)  # past compulsory school age by March 2026


def person(desk: Desk, name: str) -> str:
    return next(one.id for one in desk.store.find(Person) if one.body.name == name)


def view(desk: Desk, reference: str) -> Ledger:
    return ledger(desk, CaseId(find_case(desk, reference).id))


def draft(desk: Desk, name: str = MAUD, **changed: object) -> ConsentDraft:
    made = {"person": person(desk, name), "relay": "what she thinks of the draft", "to": SCHOOL}
    return ConsentDraft(**{**made, **changed})  # type: ignore[arg-type]


def passed(who: str = MAUD, **changed: object) -> RelayDraft:
    made = {"person": who, "to": SCHOOL, "what": "She wants the review to be brought forward."}
    return RelayDraft(**{**made, **changed})  # type: ignore[arg-type]


def test_what_is_passed_on_under_consent_names_it_and_without_it_needs_its_reason(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        with pytest.raises(ReasonNeeded):
            record_contact(morag, case, contact(relays=(passed(),)))
        assert morag.store.find(Contact) == []  # nothing of it was kept
        given = give_consent(morag, case, draft(morag, given=NOW - timedelta(days=1)))
        done = record_contact(morag, case, contact(relays=(passed(why="not needed"),)))
        (kept,) = morag.store.find(Relay)
        assert (kept.body.consent, kept.body.why) == (given, "")
        assert done.relayed[0].answer.state == "covered"
        other = passed(to="the council", why="She rang and it could not wait.")
        done = record_contact(morag, case, contact(relays=(other,)))
        assert done.relayed[0].answer.flagged
        rows = {one.body.to: one for one in view(morag, case).relays}
        assert (rows["the council"].open, rows[SCHOOL].open) == (True, False)
        assert rows["the council"].body.why == "She rang and it could not wait."
        assert [one.kind for one in find(morag, "brought forward")] == ["contact"] * 0 + [
            "relay"
        ] * 2


def test_consent_that_comes_afterwards_closes_what_stood_open_and_the_flag_stays(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(relays=(passed(why="It could not wait."),)))
        assert view(morag, case).relays[0].open
        give_consent(morag, case, draft(morag))
        (row,) = view(morag, case).relays
        assert (row.open, row.answer.flagged) == (False, True)


def test_they_agreed_just_now_writes_the_consent_with_it(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(medium="email", relays=(passed(agreed="written"),)))
        (made,), (kept,) = morag.store.find(Consent), morag.store.find(Relay)
        assert kept.body.consent == made.id
        assert (made.body.form, made.body.to, made.body.given) == (
            "written",
            SCHOOL,
            NOW - timedelta(hours=1),
        )


def test_withdrawing_is_a_new_version_and_ends_it_from_then_on(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        given = give_consent(morag, case, draft(morag, given=NOW - timedelta(days=2)))
        record_contact(morag, case, contact(relays=(passed(),)))
        with pytest.raises(BadInput):
            withdraw_consent(morag, given, NOW - timedelta(days=3))
        with pytest.raises(InTheFuture):
            withdraw_consent(morag, given, NOW + timedelta(days=1))
        withdraw_consent(morag, given)
        assert len(history(morag, "consent", given).versions) == 2
        seen = view(morag, case)
        assert seen.consents[0].state == "withdrawn"
        assert not seen.relays[0].answer.flagged  # it was in force when it was passed on
        house.clock.on(hours=1)
        with pytest.raises(ReasonNeeded):
            record_contact(morag, case, contact(happened=house.clock.now(), relays=(passed(),)))
        withdraw_consent(morag, given)  # again changes nothing
        assert len(history(morag, "consent", given).versions) == 2
        undo(morag, "consent", given, newest(morag, "consent", given))
        assert view(morag, case).consents[0].state == "in force"
        close_case(morag, case, "The plan was amended.")
        withdraw_consent(morag, given)  # also of a closed case
        with pytest.raises(CaseClosed):
            give_consent(morag, case, draft(morag))


def test_a_young_persons_own_consent_is_apart_from_a_parents(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag, born=YOUNG)
        give_consent(morag, case, draft(morag, given=NOW - timedelta(days=1)))
        with pytest.raises(ReasonNeeded):
            record_contact(morag, case, contact(who=(OTTILIE,), relays=(passed(OTTILIE),)))
        give_consent(morag, case, draft(morag, OTTILIE, given=NOW - timedelta(days=1)))
        done = record_contact(morag, case, contact(who=(OTTILIE,), relays=(passed(OTTILIE),)))
        assert done.relayed[0].answer.state == "covered"


def test_a_meeting_passes_on_too_and_a_professional_is_not_asked(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        held = hold_meeting(morag, case, meeting()).meeting
        with pytest.raises(ReasonNeeded):
            relay(morag, held, (passed(person(morag, MAUD)),))
        record_contact(morag, case, contact(who=("Cotter Vale",), capacity="professional"))
        vale = person(morag, "Cotter Vale")
        told = passed(vale, kind="information", source="the draft plan")
        (done,) = relay(morag, held, (told,))
        assert done.answer.state == "not asked"
        (kept,) = morag.store.find(Relay, about=held)
        assert (kept.body.source, kept.body.happened) == (
            "the draft plan",
            NOW - timedelta(hours=1),
        )
        with pytest.raises(NoSuchRecord):
            relay(morag, "00" * 16, (told,))
        with pytest.raises(NoSuchRecord):
            give_consent(morag, case, draft(morag, "Cotter Vale"))


@pytest.mark.parametrize(
    "changed",
    [{"what": " "}, {"to": ""}, {"person": ""}, {"what": "x" * 50_001}, {"to": "x" * 401}],
)
def test_what_cannot_be_kept_is_said_and_nothing_is(house: House, changed: dict[str, str]) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        with pytest.raises((BadInput, TooLong)):
            record_contact(morag, case, contact(relays=(passed(**changed),)))
        assert morag.store.find(Contact) == []
        bad = {"relay": changed["what"]} if "what" in changed else changed
        with pytest.raises((BadInput, TooLong, NoSuchRecord)):
            give_consent(morag, case, draft(morag, **bad))
        with pytest.raises(BadInput):
            give_consent(morag, case, draft(morag, until=date(2026, 3, 9)))
        assert morag.store.find(Consent) == []


def test_under_where_possible_the_reason_accounts_for_it(house: House) -> None:
    with house.open("morag") as morag:
        rule = structs.replace(morag.pack.consent, strength="where_possible")
        pack = structs.replace(morag.pack, consent=rule)
        case = opened(morag)
        morag.__dict__["in_force"] = structs_like(morag, pack)
        record_contact(morag, case, contact(relays=(passed(why="It could not wait."),)))
        (row,) = view(morag, case).relays
        assert (row.answer.flagged, row.open) == (True, False)


def structs_like(desk: Desk, pack: object) -> object:
    """The policy in force, with another pack in it."""
    in_force = desk.in_force
    fields = {**vars(in_force), "pack": pack}
    return type(in_force)(**fields)


def test_advice_is_kept_with_whose_words_are_whose_and_is_found_and_told(house: House) -> None:
    advice = Advice(
        options=(
            Option(
                what="Ask for a review", pros="Quick", source=" ", sources=("Act, s 44", "Code")
            ),
            Option(what="Wait"),
        ),
        choice="We will ask.",
        chosen_by=MAUD,
        routes=("mediation", "mediation"),
        passages=(
            PassageDraft("person", "I want to stay.", OTTILIE, keep_from=(MAUD,)),
            PassageDraft("professional", "She is settled.", name="Cotter Vale"),
        ),
    )
    with house.open("morag") as morag:
        case = opened(morag)
        done = record_contact(morag, case, contact(who=(MAUD, OTTILIE), advice=advice))
        kept = morag.store.get(Contact, done.contact)
        assert kept is not None
        body = kept.body
        assert (body.options[0].source, body.options[0].sources) == ("Act, s 44", ("Code",))
        assert (body.chosen_by, body.routes) == (person(morag, MAUD), ("mediation",))
        hers = body.passages[0]
        assert (hers.person, hers.keep_from) == (person(morag, OTTILIE), (person(morag, MAUD),))
        assert [str(one.id) for one in find(morag, "settled")] == [str(done.contact)]
        told = {
            one.label: one.words for one in history(morag, "contact", done.contact).versions[0].told
        }
        assert told["Whose words"].splitlines() == [
            f"{OTTILIE}: “I want to stay.” (Not to be read by {MAUD}.)",
            "Cotter Vale: “She is settled.”",
        ]
        assert told["Routes of appeal that were explained"] == "Mediation"
        assert "For: Quick. Rests on: Act, s 44 and Code" in told["Options"]
        for bad in (
            Advice(options=(Option(what=" "),)),
            Advice(passages=(PassageDraft("person", "Words"),)),
            Advice(passages=(PassageDraft("volunteer", " "),)),
        ):
            with pytest.raises(BadInput):
                record_contact(morag, case, contact(advice=bad))
        with pytest.raises(NoSuchRecord):
            record_contact(morag, case, contact(advice=Advice(choice="So", chosen_by="Nobody")))


def test_both_travel_are_told_at_the_office_and_go_with_what_they_hang_on(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        given = give_consent(morag, case, draft(morag, given=NOW - timedelta(days=1)))
        done = record_contact(morag, case, contact(relays=(passed(),)))
        (passed_on,) = morag.store.find(Relay)
        hangs = {one.id for one in hanging(morag, "contact", RecordId(done.contact))}
        assert passed_on.id in hangs
        hangs = {one.id for one in hanging(morag, "person", RecordId(person(morag, MAUD)))}
        assert {given, passed_on.id} <= hangs
        titles = [one.title for one in family_history(morag, case).records]
        assert "Consent: what she thinks of the draft" in titles
        assert any(one.startswith("What was passed on, ") for one in titles)
        amend(morag, "relay", passed_on.id, {"what": "She wants it soon."})
        assert examine(morag).problems == ()
    house.carry("morag", "office")
    with house.open("office") as office:
        seen = view(office, case)
        assert (seen.consents[0].state, seen.relays[0].answer.state) == ("in force", "covered")
        assert seen.relays[0].body.what == "She wants it soon."
        with pytest.raises(WrongDesk):
            withdraw_consent(office, given)
        assert examine(office).problems == ()
