"""Rotherham SENDIASS keeps its word, clause by clause, as far as a program can."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from db.records import Case, Contact, Enquiry, Person
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.closeness.declare import declare_child_school, declare_position
from desktop.casework.actions.enquiries.look import list_enquiries
from desktop.casework.actions.papers.hand_over import HandedDraft, hand_over, handed
from desktop.casework.actions.papers.texts import said
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.actions.writing.look_over import look_over
from desktop.casework.desk import Desk
from desktop.documents import from_desk
from tests.desktop.casework.policies.kit import (
    HOME,
    LAW,
    UPPERBY,
    Service,
    advised,
    advised_once,
    case_of,
    met,
    opened,
    person_of,
    proves,
    spoke,
)
from tests.desktop.documents.papers_kit import PRESS, read


@pytest.fixture(scope="module")
def rotherham(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service(tmp_path_factory.mktemp("rotherham"), "rotherham-sendiass")


@pytest.fixture
def morag(rotherham: Service) -> Iterator[Desk]:
    with rotherham.morag() as desk:
        yield desk


def test_what_it_does_not_ask_is_not_asked(rotherham: Service, morag: Desk) -> None:
    declare_position(morag, UPPERBY, "governor")
    declare_child_school(morag, UPPERBY)
    reference, parent = opened(rotherham, morag, postcode=HOME)
    assert spoke(morag, reference, parent).statement == "not asked"
    assert met(morag, reference).role.stated == "not asked"
    assert {one.kind for one in whats_waiting(morag)} <= {"policy", "notice", "unsent"}


@proves("rotherham-sendiass/law")
def test_law_what_advice_was_about_is_kept(rotherham: Service, morag: Desk) -> None:
    reference, parent = opened(rotherham, morag)
    spoke(morag, reference, parent, topics=("disability", "personal budget"))
    (kept,) = morag.store.find(Contact, case=case_of(morag, reference))
    assert kept.body.topics == ("disability", "personal budget")


@proves("rotherham-sendiass/local-offer")
def test_local_offer_is_in_the_directory_and_who_was_shown_it_is_kept(
    rotherham: Service, morag: Desk
) -> None:
    offer = rotherham.pack.local_offer
    assert offer is not None
    reference, parent = opened(rotherham, morag)
    spoke(morag, reference, parent, signposted=(offer.name,))
    (kept,) = morag.store.find(Contact, case=case_of(morag, reference))
    assert kept.body.signposted == (offer.name,)


@proves("rotherham-sendiass/easy")
def test_easy_needs_are_kept_and_nothing_lies_in_clear(rotherham: Service) -> None:
    needs = "Large print, and a room without steps."
    with rotherham.morag() as morag:
        _, parent = opened(rotherham, morag)
        (person,) = morag.store.find(Person, name=parent)
        amend(morag, "person", person.id, {"access_needs": needs})
        (kept,) = morag.store.find(Person, name=parent)
        assert kept.body.access_needs == needs
        assert examine(morag).problems == ()
    for one in rotherham.folder.rglob("*"):
        assert not one.is_file() or b"without steps" not in one.read_bytes()


def test_easy_whoever_asks_once_need_give_no_name_and_is_no_case(rotherham: Service) -> None:
    asked = "A wheatear of a question: who pays for the taxi?"
    with rotherham.morag() as morag:
        people, cases = len(morag.store.find(Person)), len(morag.store.find(Case))
        done = advised_once(
            *(morag, asked),
            law=("Education Act 1996, s 508B",),
            signposted=("Contact",),
            access_needs="A quiet room.",
        )
        assert done.gate.state == "not asked"
        kept = morag.store.get(Enquiry, done.enquiry)
        assert kept is not None
        assert (kept.body.name, kept.body.case, kept.body.note) == ("", None, asked)
        assert (kept.body.law, kept.body.signposted, kept.body.access_needs) == (
            ("Education Act 1996, s 508B",),
            ("Contact",),
            "A quiet room.",
        )
        assert (len(morag.store.find(Person)), len(morag.store.find(Case))) == (people, cases)
        assert [one for one in whats_waiting(morag) if one.kind == "statement"] == []
        assert examine(morag).problems == ()
    for one in rotherham.folder.rglob("*"):
        assert not one.is_file() or b"wheatear" not in one.read_bytes()
    rotherham.bring_in()
    with rotherham.office() as office:
        assert [one.by for one in list_enquiries(office) if one.id == done.enquiry] == [
            "Morag Tennick"
        ]


@proves("rotherham-sendiass/firmly-law")
def test_firmly_law_advice_has_a_source(rotherham: Service, morag: Desk) -> None:
    assert rotherham.pack.asks_source
    reference, parent = opened(rotherham, morag)
    kept = advised(morag, reference, parent)
    assert [one.source for one in kept.options] == [LAW, "SEND Code of Practice 2015, 6.44"]


@proves("rotherham-sendiass/clear")
def test_clear_what_they_chose_is_kept_in_their_words(rotherham: Service, morag: Desk) -> None:
    assert rotherham.pack.asks_choice
    reference, parent = opened(rotherham, morag)
    kept = advised(morag, reference, parent, choice="We wait till summer.", chosen_by=parent)
    assert kept.choice == "We wait till summer."
    assert kept.chosen_by == person_of(morag, reference, parent)


@proves("rotherham-sendiass/unbiased")
def test_unbiased_a_slant_to_either_side_is_pointed_at_and_both_sides_views_are_kept(
    rotherham: Service, morag: Desk
) -> None:
    for slant in ("The council is in the wrong.", "The school has done nothing wrong."):
        (hint,) = look_over(morag, slant)
        assert (hint.kind, hint.clause) == ("takes-sides", "rotherham-sendiass/unbiased")
    assert look_over(morag, "The council is in the wrong.", "theirs") == ()
    reference, parent = opened(rotherham, morag)
    spoke(
        *(morag, reference, parent),
        own_words="The council is in the wrong.",
        professional_views="The officer says that the form came late.",
    )
    (kept,) = morag.store.find(Contact, case=case_of(morag, reference))
    assert kept.body.own_words == "The council is in the wrong."
    assert kept.body.professional_views == "The officer says that the form came late."


@proves("rotherham-sendiass/copies")
def test_copies_the_policy_can_be_read_and_is_explained_to_whoever_asks(
    rotherham: Service, morag: Desk
) -> None:
    made = from_desk.policy(morag, PRESS, "a4")
    text = " ".join(read(made.data))
    for clause in rotherham.pack.clauses:
        assert clause.asks in text
    reference, parent = opened(rotherham, morag)
    person = person_of(morag, reference, parent)
    means = said(morag, "explanation", "en")
    assert means is not None
    copy = HandedDraft(what="policy", how="on-paper", case=reference, person=person)
    hand_over(morag, replace(copy, text_hash=made.text_hash))
    told = replace(copy, what="explanation", how="read-out", text_hash=means.hash)
    hand_over(morag, told)
    kept = [one.body for one in handed(morag, reference)]
    assert [(one.what, one.how, one.person) for one in kept] == [
        ("policy", "on-paper", person),
        ("explanation", "read-out", person),
    ]
    assert means.text == rotherham.pack.explain.text.strip()
