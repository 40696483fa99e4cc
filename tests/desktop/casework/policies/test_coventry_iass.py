"""Coventry IASS keeps its word, clause by clause, as far as a program can."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

import resources
from db.case import Option
from db.errors import BadInput, ReasonNeeded
from db.records import Acknowledgement, Check, Contact, Enquiry, Statement
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.confirm_referral import confirm_referral, referrals
from desktop.casework.actions.closeness.declare import (
    declare_child_school,
    declare_person,
    declare_position,
)
from desktop.casework.actions.contacts.advice import Advice, PassageDraft
from desktop.casework.actions.enquiries.look import owed_enquiries
from desktop.casework.actions.enquiries.record_enquiry import settle_enquiry
from desktop.casework.actions.papers.hand_over import (
    HandedDraft,
    How,
    days_taken,
    hand_over,
    handed,
)
from desktop.casework.actions.papers.identity import IdentityDraft, set_identity
from desktop.casework.actions.policy.acknowledge import acknowledge, owed
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy, with_version
from desktop.casework.actions.policy.readers import readers, versions
from desktop.casework.actions.policy.review import review
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.actions.training.look import look_at_training
from desktop.casework.advice.law import read_law
from desktop.casework.advice.topics import TOPICS
from desktop.casework.desk import Desk
from desktop.casework.promise.role import card, spoken
from desktop.documents import from_desk
from tests.builders import SERVICE, House
from tests.desktop.casework.policies.kit import (
    BRAMPTON,
    FAMILY,
    NOW,
    OPTIONS,
    PENRITH,
    Service,
    advised,
    advised_once,
    agreed,
    case_of,
    is_referred,
    met,
    opened,
    passed_on,
    person_of,
    proves,
    role_at,
    spoke,
    stake_needs_a_reason,
    statements,
    trained,
)
from tests.desktop.documents.papers_kit import PRESS, logo, pictures, read, sizes


@pytest.fixture(scope="module")
def coventry(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service(tmp_path_factory.mktemp("coventry"), "coventry-iass")


@pytest.fixture
def morag(coventry: Service) -> Iterator[Desk]:
    with coventry.morag() as desk:
        yield desk


@proves("coventry-iass/effect-statement")
def test_effect_statement_first_contact_is_spoken_and_print_says_the_same(
    coventry: Service, morag: Desk
) -> None:
    reference, parent = opened(coventry, morag)
    wrote = spoke(morag, reference, parent, medium="letter", statement="sent")
    rang = spoke(morag, reference, parent, happened=NOW - timedelta(minutes=50))
    assert (wrote.statement, rang.statement) == ("sent", "outstanding")
    assert rang.clause == coventry.clause("effect-statement")
    assert "statement" in {one.kind for one in whats_waiting(morag)}
    aloud = spoke(morag, reference, parent, happened=NOW - timedelta(minutes=40), statement="read")
    again = spoke(morag, reference, parent, happened=NOW - timedelta(minutes=30))
    assert (aloud.statement, again.statement) == ("read", "not asked")
    assert statements(morag, aloud) == ["read"]
    (kept,) = morag.store.find(Statement, contact=aloud.contact)
    assert kept.body.text_hash == coventry.pack.text_hash
    leaflet = from_desk.statement(morag, PRESS, "en", "a4")
    assert " ".join(coventry.pack.statement.text.split()) in " ".join(read(leaflet.data))
    assert leaflet.text_hash == coventry.pack.text_hash


def test_effect_statement_whoever_asks_once_hears_it_or_a_reason_stands(
    coventry: Service, morag: Desk
) -> None:
    done = advised_once(morag, "Asked how an appeal begins.")
    assert (done.gate.state, done.gate.clause) == (
        "outstanding",
        coventry.clause("effect-statement"),
    )
    assert [one.id for one in owed_enquiries(morag)] == [done.enquiry]
    settle_enquiry(morag, done.enquiry, "not said", "They left no number.")
    assert owed_enquiries(morag) == ()
    heard = advised_once(morag, "Asked at the door.", medium="face-to-face", statement="read")
    kept = morag.store.get(Enquiry, heard.enquiry)
    assert kept is not None
    assert [(one.state, one.text_hash) for one in kept.body.told] == [
        ("read", coventry.pack.text_hash)
    ]


@proves("coventry-iass/effect-induction")
def test_effect_induction_the_policy_is_owed_from_the_first_day(coventry: Service) -> None:
    with coventry.morag() as morag:
        assert owed(morag)
        assert "policy" in {one.kind for one in whats_waiting(morag)}
        opened(coventry, morag)  # it is owed, and no gate
        acknowledge(morag)
        (kept,) = morag.store.find(Acknowledgement, row_actor=morag.actor)
        assert (kept.body.pack, kept.body.text_hash) == ("coventry-iass", coventry.pack.hash)
        assert not owed(morag)
    coventry.bring_in()
    with coventry.office() as office:
        found = next(one for one in readers(office) if one.name == "Morag Tennick")
        assert (found.current, found.read) == (True, coventry.pack.version)
        assert (found.first_read, found.first_case) == (NOW.date(), NOW.date())
        assert found.before_first_case
        assert not all(one.current for one in readers(office))  # staff too, each for themselves
        acknowledge(office)
        assert all(one.current for one in readers(office))


@proves("coventry-iass/statement-wishes")
def test_statement_wishes_parents_and_young_people_each_speak_for_themselves(
    coventry: Service, morag: Desk
) -> None:
    reference, parent = opened(coventry, morag)
    spoke(morag, reference, parent, own_words="Not so far away.")
    spoke(*(morag, reference, "Merryn Oxengate"), capacity="young-person", own_words="Far is fine.")
    kept = morag.store.find(Contact, case=case_of(morag, reference))
    assert {one.body.own_words for one in kept} == {"Not so far away.", "Far is fine."}
    assert len({one.body.persons for one in kept}) == 2


@proves("coventry-iass/statement-interest")
def test_statement_interest_every_case_was_checked(coventry: Service, morag: Desk) -> None:
    reference, _ = opened(coventry, morag)
    (check,) = morag.store.find(Check, case=case_of(morag, reference))
    assert (check.body.outcome, check.body.pack) == ("clear", "coventry-iass")
    stake_needs_a_reason(coventry, morag, "statement-interest")


@proves("coventry-iass/statement-role")
def test_statement_role_there_are_three_and_one_who_decides_says_so(
    coventry: Service, morag: Desk
) -> None:
    reference, _ = opened(coventry, morag)
    for role in (
        "support or represent an individual",
        "strategic discussion",
        "take part in the decision",
    ):
        assert role_at(morag, met(morag, reference, role=role)).role == role
    deciding = card(coventry.pack, "take part in the decision", "Morag Tennick", "IASS")
    assert "no stake" not in deciding.impartial


@proves("coventry-iass/support-role")
def test_support_role_stated_where_possible_else_the_reason(coventry: Service, morag: Desk) -> None:
    reference, _ = opened(coventry, morag)
    stated = role_at(morag, met(morag, reference))
    assert stated.stated_at is not None
    assert stated.clause == coventry.clause("support-role")
    # A role can be left out with a reason: circumstances may not permit it.
    left_out = met(morag, reference, role=None, stated_at=None, why_not="I came late.")
    assert role_at(morag, left_out).why_not == "I came late."


@proves("coventry-iass/support-conflict")
def test_support_conflict_the_manager_is_told_and_refers(coventry: Service) -> None:
    clause = coventry.clause("support-conflict")
    with coventry.morag() as morag:
        declare_position(morag, BRAMPTON, "governor")
        declare_child_school(morag, PENRITH)
        known = coventry.family()
        declare_person(morag, known.parents[0], "acquaintance", date(1983, 3, 3), FAMILY)
        told = [
            ("position", open_case(morag, coventry.family(school=BRAMPTON))),
            ("own-child", open_case(morag, coventry.family(school=PENRITH))),
            ("known-person", open_case(morag, known)),
        ]
        for kind, answer in told:
            is_referred(morag, answer, clause, kind)
            assert "manager" in " ".join(one.then for one in answer.verdict.because)
    coventry.bring_in()
    with coventry.office() as office:
        arrived = {one.id: one.clause for one in referrals(office)}
        for _, answer in told:
            assert answer.referral is not None
            assert arrived[answer.referral] == clause
            confirm_referral(office, answer.referral)
        assert all(one.confirmed for one in referrals(office))


@proves("coventry-iass/support-signpost")
def test_support_signpost_whom_somebody_was_shown_is_kept(coventry: Service, morag: Desk) -> None:
    named = [one.name for one in coventry.pack.agencies]
    for one in ("Advisory Centre for Education", "IPSEA", "Contact", "Family Law Advice"):
        assert one in named
    reference, parent = opened(coventry, morag)
    spoke(morag, reference, parent, signposted=("IPSEA", "Family Law Advice"))
    (kept,) = morag.store.find(Contact, case=case_of(morag, reference))
    assert kept.body.signposted == ("IPSEA", "Family Law Advice")


@proves("coventry-iass/liaise-interest")
def test_liaise_interest_every_role_says_that_nothing_is_at_stake_for_us(
    coventry: Service, morag: Desk
) -> None:
    reference, _ = opened(coventry, morag)
    for role in coventry.pack.roles:
        said = spoken(coventry.pack, role.name, "Morag Tennick", "Coventry IASS")
        assert "I have no stake in what is decided" in said
        assert role_at(morag, met(morag, reference, role=role.name)).stated_at is not None


@proves("coventry-iass/authority-secure")
def test_authority_secure_the_record_is_sealed_and_sound(coventry: Service) -> None:
    with coventry.morag() as morag:
        reference, parent = opened(coventry, morag)
        spoke(morag, reference, parent, note="The council shall not see this sentence.")
    coventry.bring_in()
    with coventry.office() as office:
        assert examine(office).problems == ()
    for one in coventry.folder.rglob("*"):
        assert not one.is_file() or b"The council shall not" not in one.read_bytes()


@proves("coventry-iass/aim-options")
def test_aim_options_exclusion_law_is_cited(coventry: Service, morag: Desk) -> None:
    assert "Exclusion" in TOPICS
    law = "Education Act 2002, s 51A"
    (found,) = read_law(resources.laws()).find("51A")
    assert (found.citation, "exclu" in found.about.casefold()) == (law, True)
    reference, parent = opened(coventry, morag)
    options = (Option(what="Ask the governors", pros="Quick", cons="Final", source=law),)
    advice = Advice(options=options, only_one="The panel has met already.")
    spoke(morag, reference, parent, topics=("Exclusion",), advice=advice)
    (kept,) = morag.store.find(Contact, case=case_of(morag, reference))
    assert (kept.body.topics, kept.body.options[0].source) == (("Exclusion",), law)


@proves("coventry-iass/support-options")
def test_support_options_both_sides_of_every_option(coventry: Service, morag: Desk) -> None:
    assert coventry.pack.asks_for_against
    reference, parent = opened(coventry, morag)
    kept = advised(morag, reference, parent)
    assert [(one.pros, one.cons) for one in kept.options] == [
        (one.pros, one.cons) for one in OPTIONS
    ]
    assert len(kept.options) == 2


@proves("coventry-iass/support-consent")
def test_support_consent_views_go_on_with_consent_and_professionals_are_heard(
    coventry: Service, morag: Desk
) -> None:
    reference, parent = opened(coventry, morag)
    with pytest.raises(ReasonNeeded):
        passed_on(morag, reference, parent, "He is tired by noon.")
    kept, without = passed_on(morag, reference, parent, "He is tired.", why="It could not wait.")
    assert (without.flagged, without.clause) == (True, coventry.clause("support-consent"))
    consent = agreed(morag, reference, parent)
    kept, covered = passed_on(morag, reference, parent, "He is tired by noon.")
    assert (kept.consent, covered.state) == (consent, "covered")
    heard = "The head teacher thinks that he sleeps too little."
    done = spoke(morag, reference, parent, professional_views=heard)
    found = morag.store.get(Contact, done.contact)
    assert found is not None
    assert found.body.professional_views == heard


@proves("coventry-iass/liaise-intermediary")
def test_liaise_intermediary_it_is_marked_whose_words_they_are(
    coventry: Service, morag: Desk
) -> None:
    reference, parent = opened(coventry, morag)
    passages = (
        PassageDraft(whose="person", text="The school gave up on him.", person=parent),
        PassageDraft(whose="professional", text="He is doing well.", name="Ms Yewdale"),
    )
    kept = advised(morag, reference, parent, passages=passages)
    assert [(one.whose, one.person, one.name) for one in kept.passages] == [
        ("person", person_of(morag, reference, parent), ""),
        ("professional", None, "Ms Yewdale"),
    ]
    agreed(morag, reference, parent)
    relayed, answer = passed_on(morag, reference, parent, "The school gave up on him.")
    assert relayed.person == person_of(morag, reference, parent)
    assert answer.state == "covered"


@proves("coventry-iass/training-quality")
def test_training_quality_law_is_learnt_from_a_provider_and_is_due_again(
    coventry: Service,
) -> None:
    with coventry.office() as office:
        (before,) = (one for one in look_at_training(office).learners if one.who == "volunteers")
    course = coventry.pack.training.courses[0].name
    assert course in {one.what for one in before.owed}
    kept, learner = trained(coventry, external=True)
    assert (kept.title, kept.provider, kept.external) == (course, "Beckside Training", True)
    assert course not in {one.what for one in learner.owed}


@proves("coventry-iass/publications-identity")
def test_publications_identity_the_services_own_name_and_logo_are_on_every_print(
    coventry: Service,
) -> None:
    with coventry.office() as office:
        draft = IdentityDraft(website="www.iass.example", logo=logo(60, 40), logo_name="us.png")
        set_identity(office, draft)
    assert coventry.house.carry("office", "morag", to=coventry.device)
    with coventry.morag() as morag:
        role = coventry.pack.roles[0].name
        for made in (
            from_desk.statement(morag, PRESS, "en", "a4"),
            from_desk.policy(morag, PRESS, "a4"),
            from_desk.evaluation(morag, PRESS, "parent-carer"),
            from_desk.role_card(morag, PRESS, role, "a4", large_print=False),
        ):
            assert SERVICE in " ".join(read(made.data)), made.name
            assert pictures(made.data), made.name
            how: How = "on-paper"
            hand_over(morag, HandedDraft(what=made.what, how=how, to="whoever asked"))
        whats = {one.body.what for one in handed(morag) if one.body.to == "whoever asked"}
        assert whats == {"statement", "policy", "evaluation", "role-card"}


@proves("coventry-iass/publications-reading")
def test_publications_reading_a_leaflet_says_where_to_read_more(
    coventry: Service, morag: Desk
) -> None:
    leaflet = " ".join(read(from_desk.statement(morag, PRESS, "en", "a4").data))
    for one in coventry.pack.explain.reading:
        assert one.title in leaflet
        assert one.where in leaflet


@proves("coventry-iass/effect-display")
def test_effect_display_a_copy_for_the_wall_and_one_for_the_website(
    coventry: Service, morag: Desk
) -> None:
    wall = from_desk.policy(morag, PRESS, "a3")
    assert sizes(wall.data)[0] in ((297, 420), (420, 297))
    page = from_desk.policy(morag, PRESS, "html").data.decode()
    for clause in coventry.pack.clauses:
        assert clause.asks in unescape(page)
    draft = HandedDraft(what="policy", how="on-paper", to="the office's wall")
    hand_over(morag, replace(draft, version=wall.version, text_hash=wall.text_hash))
    kept = [one.body for one in handed(morag) if one.body.to == "the office's wall"]
    assert [one.text_hash for one in kept] == [coventry.pack.hash]


@proves("coventry-iass/effect-copies")
def test_effect_copies_whoever_asks_gets_one_and_how_soon_is_kept(
    coventry: Service, morag: Desk
) -> None:
    draft = HandedDraft(what="policy", how="by-email", to="Rhoda Penfold", asked=date(2026, 3, 7))
    hand_over(morag, draft)
    kept = [one.body for one in handed(morag) if one.body.to == "Rhoda Penfold"]
    assert [days_taken(one) for one in kept] == [3]


@proves("coventry-iass/monitor-review")
def test_monitor_review_every_year_with_its_minute_and_what_changed(tmp_path: Path) -> None:
    house = House(tmp_path, pack="coventry-iass")
    with house.open("office") as office:
        changed = office.pack.source.replace("impartial", "even-handed", 1)
        draft = PolicyDraft(with_version(changed, "9000.1"), agreed=date(2026, 3, 9))
        with pytest.raises(BadInput):
            publish_policy(office, draft)
        publish_policy(office, replace(draft, minute="Steering group, 9 March, item 2"))
        now = review(office)
        assert now is not None
        assert (now.due, now.minuted, now.shown) == (date(2027, 3, 9), True, False)
        kept = versions(office)[0]
        assert kept.minute == "Steering group, 9 March, item 2"
        assert kept.changes
        house.clock.on(days=364)
        now = review(office)
        assert now is not None
        assert now.shown
