"""A concern, or a contact, and the draft in which it was typed: one transaction, whole or not."""

import pytest

from db.errors import NoSuchCase, TooLong
from db.records import Concern, Contact
from desktop.casework.actions import drafts
from desktop.casework.actions.concerns.raise_concern import Beside, ConcernDraft, raise_beside
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from tests.builders import House
from tests.desktop.casework.actions.kit import contact, opened

FIELDS = ("risk_said", "risk_done")
RISK = {"risk_said": "He hit her.", "risk_done": "Rang 999."}
SAID = ConcernDraft(said="He hit her.", done="Rang 999.")


def test_its_words_go_from_the_draft_and_the_rest_of_it_knows_of_the_concern(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        form, alone = DraftOf("contact", case), DraftOf("risk", case)
        drafts.keep(morag, form, {"note": "Half a thou", "concern": "1" * 32, **RISK})
        drafts.keep(morag, alone, RISK)
        concern = raise_beside(morag, case, SAID, Beside(form, FIELDS, "concern"))
        assert drafts.read(morag, form) == {
            "note": "Half a thou",
            "concern": f"{'1' * 32} {concern}",
            "risk_said": "",
            "risk_done": "",
        }
        raise_beside(morag, case, SAID, Beside(alone, FIELDS))
        assert drafts.listed(morag) == (form,)  # nothing else stood in the other one


def two_contacts(desk: Desk, case: str) -> None:
    """One that can be kept, and one that cannot."""
    for place in ("At home", "x" * 401):
        record_contact(desk, case, contact(place=place))


def test_refused_it_leaves_the_draft_as_it_was_and_words_that_waited_wait_on(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        form = DraftOf("contact", case)
        drafts.keep(morag, form, RISK)
        morag.unkept[form.form, form.about] = {"note": "that the disk would not take"}
        for reference, said, refusal in (
            ("MTQK-9999", SAID, NoSuchCase),
            (case, ConcernDraft(said="x", rung="9" * 401), TooLong),
        ):
            with pytest.raises(refusal):
                raise_beside(morag, reference, said, Beside(form, FIELDS, "concern"))
        with pytest.raises(TooLong), drafts.done_with(morag, form):
            two_contacts(morag, case)
        assert morag.store.find(Contact) == []
        assert morag.store.find(Concern) == []
        assert drafts.read(morag, form) == {**RISK, "note": "that the disk would not take"}
        raise_beside(morag, case, SAID, Beside(form, FIELDS))
        assert drafts.read(morag, form)["note"] == "that the disk would not take"
        assert morag.unkept == {}  # it is in the record with the rest
        with drafts.done_with(morag, form):
            record_contact(morag, case, contact())
        assert drafts.listed(morag) == ()
