"""Advice on a contact is amended: options, whose words, routes, topics, signposts."""

import pytest
from msgspec import structs

from db.case import Option
from db.errors import BadInput, TooLong
from db.names import PersonId
from db.promise import Passage
from db.records import Case, Contact, Person
from desktop.casework.actions.amending.amend import Value, amend, amending
from desktop.casework.actions.amending.history import history
from desktop.casework.actions.amending.undo import undo
from desktop.casework.actions.contacts.advice import Advice, PassageDraft
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from tests.builders import House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened

LAW = "Children and Families Act 2014, s 36(8)"
ASK = Option(what="Ask for an assessment", pros="It must be answered", source=LAW)
WAIT = Option(what="Wait", cons="The term goes by")
STAY = "I want to stay."
HESPER = "Hesper Oakenshaw"


def advised(desk: Desk) -> str:
    """A call with two options, a route, words of the child that her mother is not to read, and a
    report that is kept from a professional.
    """
    case = opened(desk)
    who = {one.body.name: one.id for one in desk.store.find(Person)}
    words = PassageDraft("person", STAY, person=who[OTTILIE], keep_from=(who[MAUD],))
    report = PassageDraft("document", "Four hours a week.", name="The report", keep_from=(HESPER,))
    advice = Advice(
        options=(ASK, WAIT), passages=(words, report), routes=("mediation",), choice="We wait."
    )
    draft = contact(
        advice=advice,
        topics=("Transport", "SEN support"),
        signposted=("IPSEA",),
        joining=((HESPER, "professional"),),
    )
    return str(record_contact(desk, case, draft).contact)


def body_of(desk: Desk, call: str) -> Contact:
    kept = desk.store.get(Contact, call)
    assert kept is not None
    return kept.body


def test_each_part_of_the_advice_is_amended_told_in_the_history_and_taken_back(
    house: House,
) -> None:
    with house.open("morag") as desk:
        call = advised(desk)
        first = body_of(desk, call)
        more = structs.replace(ASK, pros="It must be answered soon", sources=("Local policy: A",))
        report = structs.replace(first.passages[1], name="The second report")
        changed: dict[str, tuple[Value, str, str, str]] = {
            "options": ((more, WAIT), "Options", "soon", "Local policy: A"),
            "passages": ((first.passages[0], report), "Whose words", "second", "Four hours"),
            "routes": (("mediation", "tribunal"), *_ROUTES),
            "topics": (("EHC plan",), "What it was about", "EHC plan", ""),
            "signposted": ((), "Others they were shown", "", ""),
        }
        for name, (value, label, *now) in changed.items():
            made = amend(desk, "contact", call, {name: value})
            (change,) = history(desk, "contact", call).versions[0].changes
            assert change.label == label
            assert all(one in change.now for one in now)
            assert getattr(body_of(desk, call), name) == value
            assert body_of(desk, call) == structs.replace(first, **{name: value})
            assert made.hash is not None
            undo(desk, "contact", call, made.hash)
            assert body_of(desk, call) == first
        assert examine(desk).problems == ()


_ROUTES = ("Routes of appeal that were explained", "Mediation", "Appeal to the Tribunal")


def test_from_whom_words_are_kept_outlasts_every_other_amendment_and_is_told_when_it_changes(
    house: House,
) -> None:
    with house.open("morag") as desk:
        call = advised(desk)
        first = body_of(desk, call)
        kept = first.passages[0].keep_from
        assert len(kept) == 1
        told = {spec.name: value for spec, _, value in amending(desk, "contact", call).fields}
        amend(desk, "contact", call, {**told, "note": "Put better."})
        assert body_of(desk, call) == structs.replace(first, note="Put better.")
        other = structs.replace(first.passages[0], text="I want to stay here.")
        amend(desk, "contact", call, {"passages": (other, first.passages[1])})
        assert body_of(desk, call).passages[0].keep_from == kept
        open_now = structs.replace(other, keep_from=())
        amend(desk, "contact", call, {"passages": (open_now, first.passages[1])})
        (change,) = history(desk, "contact", call).versions[0].changes
        assert f"Not to be read by {MAUD}" in change.before
        assert f"Not to be read by {MAUD}" not in change.now


def test_who_may_be_named_are_clients_of_the_case_and_whoever_was_named_before(
    house: House,
) -> None:
    with house.open("morag") as desk:
        call = advised(desk)
        people = dict(amending(desk, "contact", call).choices["passages"])
        named = [f"{MAUD}, parent or carer", f"{OTTILIE}, child", HESPER]
        assert sorted(people.values()) == sorted(named)
        (case,) = desk.store.find(Case)
        plain = record_contact(desk, case.body.reference, contact())
        others = amending(desk, "contact", plain.contact).choices["passages"]
        assert sorted(words for _, words in others) == sorted(named[:2])


def test_whose_choice_it_was_is_amended_and_is_nobodys_where_there_is_none(house: House) -> None:
    with house.open("morag") as desk:
        call = advised(desk)
        people = {words: key for key, words in amending(desk, "contact", call).choices["chosen_by"]}
        maud = people[f"{MAUD}, parent or carer"]
        assert HESPER not in str(people)  # a professional chooses nothing for a family
        made = amend(desk, "contact", call, {"chosen_by": maud})
        (change,) = history(desk, "contact", call).versions[0].changes
        assert (change.label, change.before, change.now) == ("Who chose", "", MAUD)
        assert made.hash is not None
        undo(desk, "contact", call, made.hash)
        assert body_of(desk, call).chosen_by is None
        amend(desk, "contact", call, {"chosen_by": maud})
        amend(desk, "contact", call, {"choice": ""})
        assert body_of(desk, call).chosen_by is None
        with pytest.raises(BadInput):
            amend(desk, "contact", call, {"choice": "We wait.", "chosen_by": "ab" * 16})


def test_what_cannot_be_kept_is_refused_and_nothing_is_written(house: House) -> None:
    with house.open("morag") as desk:
        call = advised(desk)
        stranger = PersonId("ab" * 16)
        child = body_of(desk, call).passages[0].person
        for values, refused in (
            ({"options": (Option(what=" "),)}, BadInput),
            ({"options": (WAIT,) * 31}, TooLong),
            ({"passages": (Passage(whose="person", text=STAY),)}, BadInput),
            ({"passages": (Passage(whose="person", text=STAY, person=stranger),)}, BadInput),
            ({"passages": (Passage(whose="volunteer", text=" "),)}, BadInput),
            (
                {
                    "passages": (
                        Passage(whose="person", text=STAY, person=child, keep_from=(stranger,)),
                    )
                },
                BadInput,
            ),
            ({"routes": ("the queue",)}, BadInput),
        ):
            with pytest.raises(refused):
                amend(desk, "contact", call, values)
        assert len(desk.store.versions(Contact, call)) == 1
