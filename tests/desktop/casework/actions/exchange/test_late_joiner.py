"""A laptop that joins when the office has published much already: it gets all of it as it joins."""

from dataclasses import replace

import pytest

from db.errors import AttachmentMissing, DocumentLost, DocumentNotHere
from db.records import Document
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.files.attach import look_at
from desktop.casework.actions.files.attach_travel import clear_strays
from desktop.casework.actions.papers.identity import IdentityDraft, identity, set_identity
from desktop.casework.actions.papers.texts import languages, statement_in
from desktop.casework.actions.policy.documents import (
    DocumentDraft,
    attach_document,
    documents,
    open_document,
    withdraw_document,
)
from desktop.casework.actions.policy.translations import TranslationDraft, attach_translation
from desktop.casework.actions.safety.examine import examine
from tests.builders import House
from tests.desktop.casework.photographs import pdf
from tests.desktop.documents import papers_kit as kit

ARABIC = TranslationDraft("statement", "ar", "أنا محايدة.", "Fellside Translators")


def test_a_laptop_that_joins_late_has_the_document_the_translation_and_the_logo(
    house: House,
) -> None:
    draft = DocumentDraft("policy", look_at("policy 2026.pdf", pdf(1)), "Our policy")
    with house.open("office") as office:
        kept = attach_document(office, draft)
        attach_document(office, replace(draft, picked=look_at("p.pdf", pdf(2))), instead_of=kept)
        leaflet = replace(draft, what="leaflet", picked=look_at("leaflet.pdf", pdf(3)))
        gone = attach_document(office, leaflet)
        withdraw_document(office, gone)
        clear_strays(office)  # as each start does
        attach_translation(office, ARABIC)
        set_identity(office, IdentityDraft(telephone="01632 960 119", logo=kit.logo(400, 300)))
    house.volunteer("late", "Tamsin Wray")  # signed in, and the welcome brought in
    with house.open("late") as late:
        (one,) = documents(late)
        assert (one.id, one.title, one.here) == (kept, "Our policy", True)
        assert open_document(late, kept)[1] == pdf(2)
        assert open_document(late, gone)[1] == pdf(3)
        assert languages(late) == ("en", "ar")
        assert statement_in(late, "ar").text == ARABIC.text
        with house.open("office") as office:
            assert identity(late).logo == identity(office).logo is not None
        assert examine(late).problems == ()
        assert clear_strays(late) == 0
    with house.open("office") as office:
        later = attach_document(
            office, DocumentDraft("other", look_at("fees.pdf", pdf(4)), "Expenses")
        )
    house.carry("office", "late", to=_device(house, "late"))
    with house.open("late") as late:
        assert open_document(late, later)[1] == pdf(4)


def _device(house: House, name: str) -> str:
    with house.open(name) as desk:
        return desk.device


def test_a_document_that_is_lost_at_the_office_keeps_nobody_from_her_welcome(
    house: House,
) -> None:
    draft = DocumentDraft("policy", look_at("policy.pdf", pdf(1)), "Our policy")
    with house.open("office") as office:
        lost = attach_document(office, draft)
        gone = attach_document(office, replace(draft, title="Of before"))
        for blob in office.vault.blobs.iterdir():
            blob.unlink()
        withdraw_document(office, gone)
        kept = attach_document(office, replace(draft, what="leaflet", title="Leaflet"))
        with pytest.raises(DocumentLost):
            open_document(office, lost)
        told = send(office, lambda _index, _data: "a bundle", _device(house, "morag"))
        assert [one.without for one in told] == [("Our policy",)]  # nobody is offered the other
    house.volunteer("late", "Tamsin Wray")
    with house.open("late") as late:
        assert {one.title: one.here for one in documents(late)} == {
            "Our policy": False,
            "Leaflet": True,
        }
        assert open_document(late, kept)[1] == pdf(1)
        with pytest.raises(DocumentNotHere):
            open_document(late, lost)
        assert examine(late).problems == ()  # nothing was lost here
    with house.open("office") as office:
        attach_document(office, draft, instead_of=lost)
    house.carry("office", "late", to=_device(house, "late"))
    with house.open("late") as late:
        assert open_document(late, lost)[1] == pdf(1)
        (row,) = late.store.find(Document, title="Our policy")
        (late.vault.blobs / row.body.blob).unlink()  # what came and is lost after is damage here
        with pytest.raises(AttachmentMissing):
            open_document(late, lost)
        assert len(examine(late).problems) == 1
