"""What a contact comes to while it is typed, before any box shows it."""

from dataclasses import replace

from db.names import CaseId
from desktop.casework.saying.clock import london
from desktop.volunteer.contact import standing
from desktop.volunteer.contact.typed import Typed, join
from desktop.volunteer.contact.view import Person, View
from desktop.volunteer.work.relay_rows import Promise
from tests.builders import NOW
from tests.desktop.casework.kit import STANDARD

MAUD = Person("maud", "Maud Brackenridge", "parent-carer", met=True, owed=frozenset())
IDRIS = Person("idris", "Idris Quillfeather", "parent-carer", met=False, owed=frozenset({"phone"}))
POLE = replace(IDRIS, id="wren", name="Wren Larkmoor", language="pl")
VIEW = View(
    reference="MTAB-0001",
    child="Ottilie Brackenridge",
    state="open",
    people=(MAUD, IDRIS),
    owed_new=frozenset({("parent-carer", "phone")}),
    statements=(),
    policy="",
    policy_hash="",
    clause="",
    service="",
    me="Morag Tennick",
    now=NOW,
    promise=Promise(CaseId("case"), STANDARD, {}, (), disagreement=False, notes=(), now=NOW),
    draft=None,
)


def test_before_anybody_is_ticked_it_is_owed_to_whoever_might_take_part() -> None:
    assert standing.owed(VIEW, Typed()) == ["Idris Quillfeather"]
    assert standing.owed(VIEW, Typed(persons="maud")) == []


def test_it_is_owed_to_somebody_new_by_what_they_are_and_how_one_speaks() -> None:
    new = Typed(joining=join((("Edith Oakshott", "parent-carer"), ("A. Head", "professional"))))
    assert standing.owed(VIEW, new) == ["Edith Oakshott"]
    assert standing.owed(VIEW, replace(new, medium="letter")) == []


def test_the_language_is_theirs_to_whom_it_is_owed() -> None:
    view = replace(VIEW, people=(replace(MAUD, language="cy"), POLE))
    assert standing.languages(view, Typed(persons="maud wren")) == ("pl",)
    assert standing.languages(view, Typed(persons="maud")) == ("cy",)


def test_a_first_contact_is_one_with_nobody_who_was_met_before() -> None:
    at = f"{london(NOW):%H:%M}"
    title, above = standing.title(VIEW, Typed(persons="idris"), NOW)
    assert title == f"Telephone call, today {at}"
    assert above == "Ottilie Brackenridge · first contact with Idris Quillfeather"
    _, above = standing.title(VIEW, Typed(persons="maud idris"), NOW)
    assert above.endswith("· contact with Maud Brackenridge and Idris Quillfeather")
