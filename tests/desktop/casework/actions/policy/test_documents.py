"""The official document and the official translations: attached once, on every laptop."""

from dataclasses import replace

import pytest

from db.errors import AttachmentMissing, BadInput, NoSuchRecord, NoTypeface, WrongDesk
from db.records import Document, Statement, Translation
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.files.attach import look_at
from desktop.casework.actions.files.attach_travel import clear_strays
from desktop.casework.actions.papers.texts import languages, leaflet_in, said, statement_in
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
from desktop.casework.actions.safety.examine import examine
from desktop.casework.papers.leaflet_words import ENGLISH
from desktop.documents.from_desk import statement as paper
from tests.builders import House
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.casework.photographs import pdf
from tests.desktop.documents import papers_kit as kit

HEADINGS = (
    "Jesteśmy bezstronni\nCo to znaczy\nKto jeszcze może pomóc\nJeśli myślisz, że stanęliśmy po"
    " czyjejś stronie\n\nPowiedz nam albo porozmawiaj z:\nWięcej"
)
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
        korean = TranslationDraft("statement", "Korean", "저는 공정합니다")
        with pytest.raises(NoTypeface) as refused:
            attach_translation(office, korean)
        assert refused.value.facts["letters"] == "저 는 공 정 합 니 다"
        assert len(office.store.find(Translation)) == 2
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


def test_the_leaflet_s_headings_are_translated_line_by_line(house: House) -> None:
    headings = TranslationDraft("leaflet", "Polish", HEADINGS)
    with house.open("office") as office:
        attach_translation(office, TranslationDraft("statement", "pl", "Jestem bezstronna."))
        assert leaflet_in(office, "pl") is None
        for wrong in (HEADINGS.partition("\n")[2], f"{HEADINGS}\nWięcej"):
            with pytest.raises(BadInput) as refused:
                attach_translation(office, replace(headings, text=wrong))
            assert "6 lines" in str(refused.value.facts["expected"])
        attach_translation(office, headings)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        words = leaflet_in(morag, "pl")
        assert words is not None
        assert (words.title, words.read) == ("Jesteśmy bezstronni", "Więcej")
        assert leaflet_in(morag, "en") == ENGLISH
        (record,) = (one.id for one in translations(morag) if one.part == "leaflet")
        said = kit.read(paper(morag, kit.PRESS, "pl", "a4").data)[0]
        assert "Jesteśmy bezstronni" in said
        assert ENGLISH.turn not in said
    with house.open("office") as office:
        withdraw_translation(office, record)
        assert leaflet_in(office, "pl") is None
        assert ENGLISH.turn in kit.read(paper(office, kit.PRESS, "pl", "a4").data)[0]


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
