"""The form that is filled in on screen: what it tells a screen reader, what comes back."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdf import PdfReader
from pypdfium2 import raw

from db.errors import BadInput
from desktop.casework.packs.policy import Evaluator
from desktop.documents.evaluation_fields import evaluation_fields
from desktop.documents.evaluation_form import Form, form_of
from desktop.documents.press import Paper
from tests.desktop.documents import papers_kit as kit
from tests.desktop.documents.reading import faces
from tests.desktop.documents.ua import faults

WHOM: tuple[Evaluator, ...] = ("parent-carer", "young-person", "professional")
AT_LEAST = {f"answer-{each}" for each in ("manner", "knowledge", "information", "preparation")}
NAMES = "Łukasz Żółć Ștefănescu Đặng Gökçe Őszi Þór Ŵyn Κώστας Ґалаґан Їжак Ђорђе"


@cache
def form(whom: Evaluator) -> Form:
    """What the standard policy asks."""
    return form_of(kit.pack(), whom, reference="MTQK-0012")


@cache
def made(whom: Evaluator) -> Paper:
    """It, to be filled in."""
    return evaluation_fields(form(whom), kit.WHO, kit.DAY, press=kit.PRESS)


def fields(pdf: bytes) -> dict[str, tuple[str, str, list[str]]]:
    """Every field by its name: what it says to whoever hears it, its value, its choices."""
    return {
        str(one["/T"]): (
            str(one["/TU"]),
            str(one.get("/V", "")).removeprefix("/"),
            [next(_states(kid.get_object())) for kid in one.get("/Kids", ())],
        )
        for one in _whole(pdf)["/AcroForm"]["/Fields"].get_object()
        for one in [one.get_object()]
    }


def _states(widget: Any) -> Iterator[str]:
    return (key.removeprefix("/") for key in widget["/AP"]["/N"] if key != "/Off")


def _whole(pdf: bytes) -> Any:
    return PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def heard(pdf: bytes) -> list[tuple[str, str]]:
    """Headings and fields in the order in which a screen reader comes to them by the tags."""

    def within(tag: Any) -> Iterator[tuple[str, str]]:
        kids = tag.get("/K", [])
        kids = [each.get_object() for each in (kids if isinstance(kids, list) else [kids])]
        if tag["/S"] == "/H1":
            yield "heading", " ".join(str(tag["/T"]).split())  # any sort of space
        if tag["/S"] == "/Form":
            (only,) = kids
            assert only["/Type"] == "/OBJR"
            assert only["/Obj"]["/Subtype"] == "/Widget"
            yield "field", str(only["/Obj"]["/TU"])
        for kid in kids:
            if isinstance(kid, dict) and "/S" in kid:
                yield from within(kid)

    (root,) = _whole(pdf)["/StructTreeRoot"]["/K"]
    return list(within(root.get_object()))


@pytest.mark.parametrize("whom", WHOM)
def test_every_question_has_a_field_that_says_it(whom: Evaluator) -> None:
    found = fields(made(whom).pdf)
    assert found["form"][1] == whom
    assert found["reference"][1] == "MTQK-0012"
    assert set(found) >= AT_LEAST | {"answer-impartiality", "comment-impartiality", "answer-better"}
    for each in form(whom).questions:
        told, value, choices = found[f"answer-{each.id}"]
        assert (told, value in ("", "Off")) == (each.words, True)
        assert choices == {"scale": list("12345"), "yes-no": ["yes", "no"], "free": []}[each.kind]
    said = " ".join(kit.read(made(whom).pdf))
    assert all(each.words in said for each in form(whom).questions)
    assert kit.WHO.name in said
    again = evaluation_fields(form(whom), kit.WHO, kit.DAY, press=kit.PRESS)
    assert again == made(whom)


@pytest.mark.parametrize("whom", WHOM)
def test_a_screen_reader_comes_to_each_question_and_then_to_its_fields(whom: Evaluator) -> None:
    """PDF/UA-1 and PDF/A-2a by the validator; the order of the tags and of the tabulator by us."""
    for who in (kit.WHO, replace(kit.PLAIN, logo=kit.logo(32, 32))):
        assert faults(evaluation_fields(form(whom), who, kit.DAY, press=kit.PRESS).pdf) == []
    wanted = []
    for number, each in enumerate(form(whom).questions, 1):
        wanted.append(("heading", f"{number}. {each.words}"))
        wanted += [("field", f"{each.words} {said}") for said in each.choices]
        if each.kind == "free":
            wanted.append(("field", each.words))
        elif each.comment:
            wanted.append(("field", f"{each.words} Your comment"))
    assert heard(made(whom).pdf) == wanted
    told = []
    for page in PdfReader(io.BytesIO(made(whom).pdf)).pages:
        assert str(page["/Tabs"]) == "/S"
        places = [each.get_object() for each in page.get("/Annots", ())]
        told += [("field", each["/TU"]) for each in places if each["/Subtype"] == "/Widget"]
    assert told == [each for each in wanted if each[0] == "field"]


def test_a_field_that_is_not_told_or_not_tagged_is_seen() -> None:
    """Negative controls: one thing taken out of a good form each."""
    good = made("professional").pdf
    for whole, broken in (
        (b"/S /Form", b"/S /Span"),
        (b"/TU (", b"/TX ("),
        (b"/StructParent ", b"/StructParant "),
        (b"/Tabs /S", b"/Tabs /R"),
        (b"/ToUnicode", b"/ToUnicodf"),
        (b"/FontFile2", b"/FontFilf2"),
    ):
        assert whole in good, whole
        assert faults(good.replace(whole, broken)), whole


def test_what_is_filled_in_is_legible_and_comes_back_out_of_the_file() -> None:
    """Filled in by another program, which draws what was typed with what is in the file."""
    document = pypdfium2.PdfDocument(made("professional").pdf)
    document.init_forms()
    env = document.formenv
    for page in document:
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, at)
            name = _said(raw.FPDFAnnot_GetFormFieldName, env, annotation)
            export = _said(raw.FPDFAnnot_GetFormFieldExportValue, env, annotation)
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, box)
            middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
            if (name, export) in (("answer-impartiality", "2"), ("answer-impartiality", "4")):
                _click(env, page, middle)
            if name == "answer-better":
                _click(env, page, middle)
                typed = (ctypes.c_ushort * (len(NAMES) + 1))(*map(ord, NAMES), 0)
                raw.FORM_ReplaceSelection(env, page, typed)
            raw.FPDFPage_CloseAnnot(annotation)
        raw.FORM_ForceToKillFocus(env)
    kept = _saved(document)
    found = fields(kept)
    assert found["answer-impartiality"][1] == "4"  # the second tick took the first one's place
    assert found["answer-manner"][1] in ("", "Off")
    assert found["answer-better"][1] == NAMES
    pages = _printed(kept)
    assert NAMES in " ".join(kit.read(pages))
    assert all(faces(pages, page=1).values())  # none of them is this computer's


def _click(env: Any, page: Any, at: tuple[float, float]) -> None:
    raw.FORM_OnMouseMove(env, page, 0, *at)
    raw.FORM_OnLButtonDown(env, page, 0, *at)
    raw.FORM_OnLButtonUp(env, page, 0, *at)


def _printed(pdf: bytes) -> bytes:
    """The form with its fields turned into what they show."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    for page in document:
        assert page.flatten() == raw.FLATTEN_SUCCESS
    return _saved(document)


def _said(ask: Any, env: Any, annotation: Any) -> str:
    buffer = (ctypes.c_ushort * 600)()
    length = ask(env, annotation, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le")


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize("logo", [None, kit.logo(32, 32), kit.logo(4000, 300)])
def test_long_names_and_logos_of_any_shape_stay_on_the_page(logo: bytes | None) -> None:
    who = replace(kit.PLAIN, logo=logo)
    about = form_of(kit.pack(), "parent-carer", about=f"Łukasz Đặng-Gökçe ŵ {kit.NAME}")
    filled = evaluation_fields(about, who, kit.DAY, press=kit.PRESS)
    said = kit.read(filled.pdf)[0]
    assert kit.LONG_NAME in said
    assert "Łukasz Đặng-Gökçe ŵ" in said
    assert len(kit.pictures(filled.pdf)) == (logo is not None)


def test_letters_that_no_face_has_are_named() -> None:
    about = form_of(kit.pack(), "parent-carer", about="Priya 김")
    with pytest.raises(BadInput) as refused:
        evaluation_fields(about, kit.WHO, kit.DAY, press=kit.PRESS)
    assert refused.value.facts["given"] == "김"
