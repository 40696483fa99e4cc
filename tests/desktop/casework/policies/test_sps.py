"""SPS keeps its word: the statement at every contact and meeting, and each clause we carry."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from db.errors import RoleNeeded
from db.names import PersonId
from db.records import Case, Check, Contact, Party, Statement
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import declare_person, declare_position
from desktop.casework.actions.concerns.look import look_at_concern, look_at_concerns
from desktop.casework.actions.contacts.advice import Advice, PassageDraft
from desktop.casework.actions.enquiries.look import owed_enquiries
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.actions.writing.look_over import look_over
from desktop.casework.desk import Desk
from desktop.casework.rights.passages import for_reader
from tests.desktop.casework.policies.kit import (
    BRAMPTON,
    FAMILY,
    HOME,
    LAW,
    LOCAL_POLICY,
    NOW,
    PENRITH,
    Service,
    advised,
    advised_once,
    agreed,
    case_of,
    doubted,
    findings,
    is_referred,
    kept_steps,
    met,
    opened,
    passed_on,
    person_of,
    proves,
    role_at,
    spoke,
    stake_needs_a_reason,
    statements,
    steps,
    trained,
)


@pytest.fixture(scope="module")
def sps(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service(tmp_path_factory.mktemp("sps"), "sps")


@pytest.fixture
def morag(sps: Service) -> Iterator[Desk]:
    with sps.morag() as desk:
        yield desk


@proves("sps/practical-contact")
def test_practical_contact_every_contact_is_owed_it_again(sps: Service, morag: Desk) -> None:
    reference, parent = opened(sps, morag)
    first = spoke(morag, reference, parent, statement="read")
    second = spoke(morag, reference, parent)
    third = spoke(morag, reference, parent, statement="not said", why="The line was bad.")
    sent = spoke(morag, reference, parent, statement="sent")
    assert [one.statement for one in (first, second, third)] == ["read", "outstanding", "not said"]
    assert sent.statement == "outstanding"  # it was spoken, so sending it does not settle it
    assert {one.clause for one in (first, second, third)} == {sps.clause("practical-contact")}
    kept = morag.store.find(Statement, case=case_of(morag, reference), state="not said")
    assert [one.body.why for one in kept] == ["The line was bad."]
    assert statements(morag, first) == ["read"]
    (waits,) = (one for one in whats_waiting(morag) if one.case == reference and one.owed)
    assert {one.contact for one in waits.owed} == {second.contact, sent.contact}


def test_practical_contact_one_without_a_case_is_a_contact_too(sps: Service, morag: Desk) -> None:
    clause = sps.clause("practical-contact")
    asked = advised_once(morag, "Asked about the bus.")
    assert (asked.gate.state, asked.gate.clause) == ("outstanding", clause)
    assert [one.id for one in owed_enquiries(morag)] == [asked.enquiry]
    read = advised_once(morag, "Asked about the bus.", statement="read")
    assert (read.gate.state, [one.id for one in owed_enquiries(morag)]) == ("read", [asked.enquiry])


@proves("sps/practical-meeting")
def test_practical_meeting_any_meeting_has_the_role_stated(sps: Service, morag: Desk) -> None:
    reference, _ = opened(sps, morag)
    for kind in ("annual-review", "strategic", "other"):
        with pytest.raises(RoleNeeded):
            met(morag, reference, kind=kind, role=None, stated_at=None)
        held = met(morag, reference, kind=kind)
        kept = role_at(morag, held)
        assert (kept.role, kept.clause) == ("impartial supporter", sps.clause("practical-meeting"))
        assert kept.stated_at is not None
    missed = met(morag, reference, stated_at=None, why_not="They had begun already.")
    assert role_at(morag, missed).why_not == "They had begun already."
    # Until somebody says which it was it stays open.
    silent = met(morag, reference, stated_at=None)
    still = [one for one in whats_waiting(morag) if one.kind == "role" and one.case == reference]
    assert [(str(one.record), one.clause) for one in still] == [
        (str(silent.meeting), sps.clause("practical-meeting"))
    ]


@proves("sps/practical-position")
def test_practical_position_any_post_at_any_setting_stops(sps: Service, morag: Desk) -> None:
    declare_position(morag, BRAMPTON, "trustee of the academy")
    answer = open_case(morag, sps.family(school=BRAMPTON))
    is_referred(morag, answer, sps.clause("practical-position"), "position")
    # A brother at that school is enough.
    answer = open_case(morag, sps.family(siblings=(("Jory Thornwick", BRAMPTON),)))
    is_referred(morag, answer, sps.clause("practical-position"), "position")


@proves("sps/practical-family")
def test_practical_family_kin_and_friends_stop_and_others_do_not(sps: Service, morag: Desk) -> None:
    born = date(1981, 5, 4)
    for known in ("family", "friend", "extended-family"):
        draft = sps.family()
        declare_person(morag, draft.parents[0], known, born, FAMILY)
        answer = open_case(morag, draft)
        is_referred(morag, answer, sps.clause("practical-family"), "known-person")
    draft = sps.family()
    declare_person(morag, draft.parents[0], "acquaintance", born, FAMILY)
    answer = open_case(morag, draft)
    assert answer.taken
    assert findings(morag, answer) == []


@proves("sps/practical-area")
def test_practical_area_next_door_stops_and_far_away_does_not(sps: Service, morag: Desk) -> None:
    answer = open_case(morag, sps.family(postcode=HOME))
    is_referred(morag, answer, sps.clause("practical-area"), "area")
    far = open_case(morag, sps.family(postcode="PE1 1AA", school=PENRITH))
    assert far.taken
    assert far.area.band == "just-right"


@proves("sps/practical-record")
def test_practical_record_an_outcome_is_kept_and_travels_sealed(sps: Service, morag: Desk) -> None:
    reference, _ = opened(sps, morag)
    close_case(morag, reference, "The school named in the plan was changed.")
    (kept,) = morag.store.find(Case, reference=reference)
    assert (kept.body.state, kept.body.outcome) == (
        "closed",
        "The school named in the plan was changed.",
    )
    on_disk = (sps.house.path("morag") / "record.db").read_bytes()
    assert b"The school named" not in on_disk
    slanted = look_over(morag, "The head teacher was obstructive and only wants to save money.")
    assert {one.kind for one in slanted} == {"judges", "motive"}
    assert {one.clause for one in slanted} == {sps.clause("practical-record")}
    assert look_over(morag, "The school named in the plan was changed.") == ()


@proves("sps/delivery-wishes")
def test_delivery_wishes_each_speaker_has_words_of_their_own(sps: Service, morag: Desk) -> None:
    reference, parent = opened(sps, morag)
    spoke(morag, reference, parent, own_words="I want her to stay with her friends.")
    spoke(
        *(morag, reference, "Merryn Stonegate"),
        capacity="young-person",
        own_words="I want to go to the college.",
    )
    kept = morag.store.find(Contact, case=case_of(morag, reference))
    assert {one.body.own_words: len(one.body.persons) for one in kept} == {
        "I want her to stay with her friends.": 1,
        "I want to go to the college.": 1,
    }
    assert len({one.body.persons for one in kept}) == 2


@proves("sps/delivery-interest")
def test_delivery_interest_every_case_was_checked_under_this_policy(
    sps: Service, morag: Desk
) -> None:
    reference, _ = opened(sps, morag)
    (check,) = morag.store.find(Check, case=case_of(morag, reference))
    assert (check.body.outcome, check.body.pack, check.body.version) == (
        *("clear", "sps"),
        sps.pack.version,
    )
    stake_needs_a_reason(sps, morag, "delivery-interest")


@proves("sps/code-young")
def test_code_young_a_young_person_is_owed_it_themselves(sps: Service, morag: Desk) -> None:
    reference, parent = opened(sps, morag)
    spoke(morag, reference, parent, statement="read")
    done = spoke(
        *(morag, reference, "Corin Mossgate"),
        capacity="young-person",
        happened=NOW - timedelta(minutes=20),
        statement="read",
    )
    case = case_of(morag, reference)
    young = morag.store.find(Party, case=case, capacity="young-person")
    assert len(young) == 1
    kept = morag.store.find(Statement, case=case, contact=done.contact)
    assert [one.body.person for one in kept] == [young[0].body.person]
    # What the parent agrees to is not said for them, and what they say agrees for nobody else.
    agreed(morag, reference, parent)
    young_view = "that she wants to go to the college"
    refused = passed_on(morag, reference, "Corin Mossgate", young_view, why="He said so there.")
    assert refused[1].consent is None
    agreed(morag, reference, "Corin Mossgate")
    assert passed_on(morag, reference, "Corin Mossgate", young_view)[1].consent is not None
    # What they keep from a parent is not read to that parent.
    own, other = (PersonId(person_of(morag, reference, one)) for one in ("Corin Mossgate", parent))
    secret = PassageDraft("person", "I do not want to live at home.", own, keep_from=(other,))
    for told, note in (((), "They spoke about home."), ((secret,), "")):
        talk = spoke(
            *(morag, reference, parent),
            persons=(own,),
            note="They spoke about home.",
            advice=Advice(passages=told),
        )
        contact = morag.store.get(Contact, talk.contact)
        assert contact is not None
        assert [one.keep_from for one in contact.body.passages] == [(other,)] * len(told)
        assert [one.text for one in for_reader(contact.body, own).passages] == [
            one.text for one in told
        ]
        theirs = for_reader(contact.body, other)
        assert (theirs.note, theirs.own_words, theirs.passages) == (note, "", ())


@proves("sps/role")
def test_role_advice_says_both_sides_and_what_it_rests_on(sps: Service, morag: Desk) -> None:
    assert sps.pack.asks_for_against
    assert sps.pack.asks_source
    reference, parent = opened(sps, morag)
    kept = advised(morag, reference, parent)
    assert (kept.options[0].source, kept.options[0].sources) == (LAW, (LOCAL_POLICY,))
    assert all(one.pros and one.cons for one in kept.options)


@proves("sps/delivery-training")
def test_delivery_training_the_law_is_learnt_and_cited(sps: Service) -> None:
    kept, learner = trained(sps)
    assert kept.title == "Law and local policy on special educational needs and disability"
    states = {one.what: (one.state, one.clause) for one in learner.due}
    assert states[kept.title] == ("in-date", sps.clause("delivery-training"))
    with sps.morag() as morag:
        reference, parent = opened(sps, morag)
        assert all(one.source for one in advised(morag, reference, parent).options)


@proves("sps/challenged")
def test_challenged_the_chair_is_offered_before_a_complaint(sps: Service) -> None:
    said = "You told me what the council wanted me to hear."
    concern = doubted(sps, said)
    with sps.office() as office:
        seen = look_at_concern(office, concern)
        assert seen.missing == ("explained", "tested", "changed", "chair-offered")
        assert look_at_concerns(office).contact == "the Chair of the Advisory Group"
    done = steps(
        *(sps, concern),
        ("chair-offered", "She may ring the Chair; she has the number."),
        ("complaint", "She made one all the same."),
    )
    assert not done.passed_over
    with sps.office() as office:
        kept = kept_steps(office, concern)
        assert kept["chair-offered"] == "She may ring the Chair; she has the number."
    other = doubted(sps, said)
    assert steps(sps, other, ("complaint", "At once.")).passed_over
