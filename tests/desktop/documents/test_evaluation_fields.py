"""The form that is filled in on screen: which fields there are, what they hold, what comes back."""

import ctypes
import io
from dataclasses import replace
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdfium2 import raw

from db.errors import BadInput
from desktop.casework.policy import Evaluator
from desktop.documents.evaluation_fields import evaluation_fields
from desktop.documents.evaluation_form import form_of
from tests.desktop.documents import papers_kit as kit

FONTS = kit.PRESS.fonts
AT_LEAST = {f"answer-{each}" for each in ("manner", "knowledge", "information", "preparation")}


def fields(pdf: bytes) -> dict[str, tuple[str, str, list[str]]]:
    """Every field by its name: what it says to whoever hears it, its value, its choices."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    env = document.formenv
    found: dict[str, tuple[str, str, list[str]]] = {}
    for page in document:
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, at)
            name = _said(raw.FPDFAnnot_GetFormFieldName, env, annotation)
            told = _said(raw.FPDFAnnot_GetFormFieldAlternateName, env, annotation)
            value = _said(raw.FPDFAnnot_GetFormFieldValue, env, annotation)
            choice = _said(raw.FPDFAnnot_GetFormFieldExportValue, env, annotation)
            choices = [*found.get(name, ("", "", []))[2], *([choice] if choice else [])]
            found[name] = (told, value, choices)
            raw.FPDFPage_CloseAnnot(annotation)
    document.close()
    return found


def _said(ask: Any, env: Any, annotation: Any) -> str:
    buffer = (ctypes.c_ushort * 600)()
    length = ask(env, annotation, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le")


@pytest.mark.parametrize("whom", ["parent-carer", "young-person", "professional"])
def test_every_question_has_a_field_that_says_it(whom: Evaluator) -> None:
    form = form_of(kit.pack(), whom, reference="MTQK-0012")
    made = evaluation_fields(form, kit.WHO, kit.DAY, fonts=FONTS)
    found = fields(made.pdf)
    assert found["form"][1] == whom
    assert found["reference"][1] == "MTQK-0012"
    assert set(found) >= AT_LEAST | {"answer-impartiality", "comment-impartiality", "answer-better"}
    for each in form.questions:
        told, value, choices = found[f"answer-{each.id}"]
        assert (told, value in ("", "Off")) == (each.words, True)
        assert choices == {"scale": list("12345"), "yes-no": ["yes", "no"], "free": []}[each.kind]
    said = " ".join(kit.read(made.pdf))
    assert all(each.words in said for each in form.questions)
    assert kit.WHO.name in said
    assert made.pages == (2 if whom == "young-person" else 1)
    assert evaluation_fields(form, kit.WHO, kit.DAY, fonts=FONTS) == made


def test_what_is_filled_in_comes_back_out_of_the_file() -> None:
    form = form_of(kit.pack(), "professional")
    made = evaluation_fields(form, kit.WHO, kit.DAY, fonts=FONTS)
    document = pypdfium2.PdfDocument(made.pdf)
    document.init_forms()
    env = document.formenv
    page = document[0]
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        name = _said(raw.FPDFAnnot_GetFormFieldName, env, annotation)
        export = _said(raw.FPDFAnnot_GetFormFieldExportValue, env, annotation)
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, box)
        middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        if (name, export) == ("answer-impartiality", "4") or name == "answer-better":
            raw.FORM_OnMouseMove(env, page, 0, *middle)
            raw.FORM_OnLButtonDown(env, page, 0, *middle)
            raw.FORM_OnLButtonUp(env, page, 0, *middle)
        if name == "answer-better":
            typed = (ctypes.c_ushort * 7)(*map(ord, "Ring m"), 0)
            raw.FORM_ReplaceSelection(env, page, typed)
        raw.FPDFPage_CloseAnnot(annotation)
    raw.FORM_ForceToKillFocus(env)
    kept = _saved(document)
    found = fields(kept)
    assert found["answer-impartiality"][1] == "4"
    assert found["answer-manner"][1] in ("", "Off")
    assert found["answer-better"][1] == "Ring m"


def _saved(document: Any) -> bytes:

    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize("logo", [None, kit.logo(32, 32), kit.logo(4000, 300)])
def test_long_names_and_logos_of_any_shape_stay_on_the_page(logo: bytes | None) -> None:
    who = replace(kit.PLAIN, logo=logo)
    form = form_of(kit.pack(), "parent-carer", about="Łukasz Đặng-Gökçe ŵ")
    made = evaluation_fields(form, who, kit.DAY, fonts=FONTS)
    said = kit.read(made.pdf)[0]
    assert kit.LONG_NAME in said
    assert "Łukasz Đặng-Gökçe ŵ" in said
    assert len(kit.pictures(made.pdf)) == (logo is not None)


def test_letters_that_cannot_be_drawn_are_named() -> None:
    form = form_of(kit.pack(), "parent-carer", about=kit.NAME)
    with pytest.raises(BadInput) as refused:
        evaluation_fields(form, kit.WHO, kit.DAY, fonts=FONTS)
    assert set(str(refused.value.facts["given"])) - {" "} == set(kit.NAME) - {" "}
