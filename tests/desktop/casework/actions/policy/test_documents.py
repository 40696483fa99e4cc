"""The official document and the official translations: attached once, on every laptop."""

from dataclasses import replace

import pytest

from db.errors import AttachmentMissing, BadInput, NoSuchRecord, WrongDesk
from db.records import Document, Statement, Translation
from desktop.casework.actions.files.attach import look_at
from desktop.casework.actions.files.attach_travel import clear_strays
from desktop.casework.actions.papers.texts import languages, said, statement_in
from desktop.casework.actions.policy.documents import (
    DocumentDraft,
    attach_document,
    documents,
    open_document,
    withdraw_document,
)
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy, with_version
from desktop.casework.actions.policy.translations import (
    TranslationDraft,
    attach_translation,
    translations,
    withdraw_translation,
)
from desktop.casework.actions.record_contact import record_contact
from desktop.casework.actions.safety.examine import examine
from tests.builders import House
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.casework.photographs import pdf

FIRST, SECOND = pdf(1), pdf(2)
ARABIC = TranslationDraft("statement", "Arabic", "أنا محايدة.", "Fellside Translators")


def test_a_document_goes_to_every_laptop_is_replaced_and_withdrawn(house: House) -> None:
    draft = DocumentDraft("policy", look_at("policy 2026.pdf", FIRST), "Our policy")
    with house.open("office") as office:
        record = attach_document(office, draft)
        assert clear_strays(office) == 0
    house.carry("office", "morag", to=None)
    with house.open("morag") as morag:
        (one,) = documents(morag)
        assert (one.title, one.policy, one.here, one.of_this) == ("Our policy", "1", True, True)
        assert open_document(morag, record)[1] == FIRST
        with pytest.raises(WrongDesk):
            attach_document(morag, draft)
        assert clear_strays(morag) == 0
        assert examine(morag).problems == ()
    with house.open("office") as office:
        newer = replace(draft, picked=look_at("policy 2027.pdf", SECOND))
        assert attach_document(office, newer, instead_of=record) == record
        assert len(documents(office)) == 1
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert open_document(morag, record)[1] == SECOND
        (row,) = morag.store.find(Document)
        (morag.vault.blobs / row.body.blob).unlink()
        with pytest.raises(AttachmentMissing):
            open_document(morag, record)
    with house.open("office") as office:
        withdraw_document(office, record)
        withdraw_document(office, record)
        assert documents(office) == ()
        assert [one.current for one in documents(office, withdrawn=True)] == [False]


def test_translations_are_of_the_words_and_out_of_date_when_those_change(house: House) -> None:
    with house.open("office") as office:
        attach_translation(office, ARABIC)
        attach_translation(office, replace(ARABIC, text="أنا محايدة تماما."))
        attach_translation(office, TranslationDraft("explanation", "pl", "Bezstronna."))
        for wrong in ("English", "", "no such language"):
            with pytest.raises(BadInput):
                attach_translation(office, replace(ARABIC, language=wrong))
        with pytest.raises(BadInput):
            attach_translation(office, replace(ARABIC, text=" "))
    house.carry("office", "morag")
    with house.open("morag") as morag:
        arabic, polish = translations(morag)
        assert (arabic.language, arabic.right_to_left, arabic.current) == ("ar", True, True)
        assert (polish.name, polish.right_to_left) == ("Polish", False)
        assert languages(morag) == ("en", "ar")
        assert statement_in(morag, "ar").text == "أنا محايدة تماما."
    with house.open("office") as office:
        other = office.pack.source.replace("I do not take sides", "I take no side", 1)
        publish_policy(office, PolicyDraft(with_version(other, "2"), "9 March"))
        arabic, polish = translations(office)
        assert (arabic.current, polish.current) == (False, True)
        assert languages(office) == ("en",)


def test_a_withdrawn_translation_is_offered_nowhere_and_the_english_is_rendered_again(
    house: House,
) -> None:
    with house.open("office") as office:
        record = attach_translation(office, ARABIC)
        attach_translation(office, replace(ARABIC, part="explanation", text="محايدة."))
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert languages(morag) == ("en", "ar")
        with pytest.raises(WrongDesk):
            withdraw_translation(morag, record)
    with house.open("office") as office:
        with pytest.raises(NoSuchRecord):
            withdraw_translation(office, "0" * 32)
        for one in translations(office):
            withdraw_translation(office, one.id)
            withdraw_translation(office, one.id)
        assert translations(office) == ()
        gone = translations(office, withdrawn=True)
        assert [(one.withdrawn, one.current, one.text) for one in gone] == [(True, False, "")] * 2
        assert languages(office) == ("en",)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert all(one.body.text == "" for one in morag.store.find(Translation))
        assert (languages(morag), translations(morag)) == (("en",), ())
        assert said(morag, "explanation", "ar") is None
        spoken = contact(statement="read", language="ar", interpreter="Huda Example")
        record_contact(morag, opened(morag), spoken)
        (kept,) = morag.store.find(Statement)
        assert (kept.body.language, kept.body.interpreter) == ("ar", "Huda Example")
        assert kept.body.text_hash == morag.pack.text_hash
        assert examine(morag).problems == ()
    with house.open("office") as office:
        assert attach_translation(office, ARABIC) == record
        assert languages(office) == ("en", "ar")
