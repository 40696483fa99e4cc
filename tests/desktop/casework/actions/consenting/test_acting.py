"""Who acts for a young person who cannot decide what is passed on, on real vaults: the flag, the
way back, what was done before, the office, another laptop, and somebody who was erased."""

from datetime import date

import pytest

from db.errors import BadInput, NoSuchRecord, ReasonNeeded
from db.names import CaseId
from db.records import Ability, Consent, Person, Relay
from desktop.casework.actions.consenting.give import ConsentDraft, give_consent, withdraw_consent
from desktop.casework.actions.consenting.ledger import Ledger, ledger
from desktop.casework.actions.consenting.pass_on import RelayDraft
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing.erase import erase
from desktop.casework.actions.handing.arrive import take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.rights.look import rights_of
from desktop.casework.actions.rights.tie import AbilityDraft, keep_ability
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.staff import add
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.casework.rights.deciding import passing_on
from tests.builders import House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened

SCHOOL, IDRIS = "the school", "Idris Brackenridge"
SECOND = "walnut ferry plinth saddle mosaic gherkin"
YOUNG = date(2008, 3, 9)  # past compulsory school age by March 2026


def person(desk: Desk, name: str) -> str:
    return next(one.id for one in desk.store.find(Person) if one.body.name == name)


def view(desk: Desk, case: str) -> Ledger:
    return ledger(desk, CaseId(find_case(desk, case).id))


def judge(desk: Desk, case: str, able: str = "no", **changed: object) -> str:
    made: dict[str, object] = {"decision": passing_on(), "able": able, "basis": "Dr Example"}
    if able == "no":
        made["acts"] = person(desk, MAUD)
    return keep_ability(desk, case, AbilityDraft(**{**made, **changed}))  # type: ignore[arg-type]


def passed(**changed: object) -> RelayDraft:
    made = {"person": OTTILIE, "to": SCHOOL, "what": "She would rather stay."}
    return RelayDraft(**{**made, **changed})  # type: ignore[arg-type]


def tell(desk: Desk, case: str, *relays: RelayDraft) -> None:
    now = desk.world.clock.now()
    record_contact(desk, case, contact(who=(MAUD, OTTILIE), happened=now, relays=relays))


def test_whoever_acts_agrees_and_a_judgement_that_they_can_brings_their_own_back(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag, born=YOUNG)
        judge(morag, case)
        with pytest.raises(ReasonNeeded):
            tell(morag, case, passed())
        tell(morag, case, passed(agreed="spoken"))
        (made,), (kept,) = morag.store.find(Consent), morag.store.find(Relay)
        assert made.body.person == person(morag, MAUD)  # not hers: she cannot decide it
        assert kept.body.consent == made.id
        (row,) = view(morag, case).relays
        assert row.answer.why == f"{MAUD} agreed to it, deciding for {OTTILIE}."
        (said,) = view(morag, case).consents
        assert (said.counts, said.so.startswith("It counts for")) == (True, True)
        house.clock.on(days=1)
        judge(morag, case, "yes")
        house.clock.on(hours=1)
        (row,) = view(morag, case).relays
        assert (row.answer.state, row.open) == ("covered", False)  # it was done under consent
        with pytest.raises(ReasonNeeded):
            tell(morag, case, passed())
        tell(morag, case, passed(agreed="spoken"))
        assert morag.store.find(Consent, person=person(morag, OTTILIE)) != []
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [one.answer.state for one in view(office, case).relays] == ["covered"] * 2
        assert [one.name for one in view(office, case).consents] == [OTTILIE, MAUD]
        assert examine(office).problems == ()


def test_without_anybody_named_it_is_flagged_until_somebody_is_and_agrees(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag, born=YOUNG)
        judge(morag, case, acts="")
        tell(morag, case, passed(agreed="spoken", why="It could not wait."))
        assert morag.store.find(Consent) == []  # nobody could agree to it
        (row,) = view(morag, case).relays
        assert row.open
        assert "nobody is named" in row.answer.why
        assert [one.kind for one in whats_waiting(morag) if one.kind == "relay"] == ["relay"]
        judge(morag, case)
        house.clock.on(minutes=5)
        agrees = ConsentDraft(person(morag, MAUD), "That she would stay", SCHOOL)
        give_consent(morag, case, agrees)
        (row,) = view(morag, case).relays
        assert (row.open, row.answer.flagged) == (False, True)


def test_a_deputy_who_is_no_client_agrees_only_while_they_act(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag, born=YOUNG)
        tell(morag, case)
        huda = "Huda Example"
        record_contact(morag, case, contact(who=(huda,), capacity="other"))
        draft = ConsentDraft(person(morag, huda), "The draft", SCHOOL)
        with pytest.raises(NoSuchRecord):
            give_consent(morag, case, draft)
        judge(morag, case, acts=person(morag, huda))
        give_consent(morag, case, draft)
        tell(morag, case, passed())
        assert [one.answer.state for one in view(morag, case).relays] == ["covered"]
        for wrong in (person(morag, OTTILIE), "f" * 32):
            with pytest.raises((BadInput, NoSuchRecord)):
                judge(morag, case, acts=wrong)
        with pytest.raises(BadInput):  # a mother's own decisions are not in question here
            judge(morag, case, person=person(morag, MAUD), acts="")


def test_another_laptop_that_has_the_case_judges_anew_and_takes_consent_back(house: House) -> None:
    house.volunteer("idris", "Idris Fairclough")
    with house.open("morag") as morag:
        case = opened(morag, born=YOUNG)
        judge(morag, case)
        given = give_consent(morag, case, ConsentDraft(person(morag, MAUD), "The draft", SCHOOL))
    house.carry("morag", "office")
    with house.open("office") as office:
        assign(office, case, "Idris Fairclough")
    with house.open("idris") as idris:
        device = idris.device
    house.carry("office", "idris", to=device)
    house.clock.on(days=1)
    with house.open("idris") as idris:
        take(idris, case)
        assert view(idris, case).consents[0].here
        withdraw_consent(idris, given)
        judge(idris, case, "yes")
        (note,) = rights_of(idris, find_case(idris, case)).decisions
        assert (note.here, note.body.able, note.to) == (True, "yes", "")
    house.carry("idris", "office")
    with house.open("office") as office:
        assert [one.state for one in view(office, case).consents] == ["withdrawn"]
        assert [(one.body.able, one.forked) for one in office.store.find(Ability)] == [
            ("yes", False)
        ]
        assert examine(office).problems == ()


def test_a_parent_who_is_erased_leaves_nothing_owed_and_acts_no_more(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag, born=YOUNG, parents=(MAUD, IDRIS))
        judge(morag, case)
        tell(morag, case, passed(agreed="spoken"))
        owed = {one.person for one in whats_waiting(morag) if one.kind == "statement"}
        assert owed == {MAUD, OTTILIE}
        about = f"person:{person(morag, MAUD)}"
    house.carry("morag", "office")
    with house.open("office") as office:
        add(office, "Boris Applethwaite", SECOND)
    with house.open("office") as office:
        erase(office, about, "asked", "", SECOND)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        found = view(morag, case)
        assert found.consents == ()
        (row,) = found.relays
        assert (row.name, row.open, row.answer.flagged) == (OTTILIE, False, False)
        assert row.answer.why == "The consent that it was under was erased since."
        waiting = whats_waiting(morag)
        assert {one.kind for one in waiting} & {"relay", "consent"} == set()
        assert {one.person for one in waiting if one.kind == "statement"} == {OTTILIE}
        assert MAUD not in str(waiting)
        (note,) = rights_of(morag, find_case(morag, case)).decisions
        assert (note.by, "Nobody is named" in note.decides.why) == ("", True)
        with pytest.raises(ReasonNeeded):
            record_contact(morag, case, contact(who=(OTTILIE,), relays=(passed(agreed="spoken"),)))
        assert MAUD not in str((found, rights_of(morag, find_case(morag, case))))
