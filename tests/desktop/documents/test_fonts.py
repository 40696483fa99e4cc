"""The shipped faces hold the names of Europe, and what they do not hold is said."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile  # type: ignore[import-untyped]

from db.errors import BadInput
from desktop.casework.papers.letters import without_typeface
from desktop.documents.fonts import face_for, missing, tidy
from desktop.documents.press import Passage
from desktop.documents.statement_leaflet import leaflet_of, statement_leaflet
from desktop.ui.look import fonts as ui
from tests.desktop.documents import papers_kit as kit
from tests.desktop.documents.reading import FONTS
from tests.desktop.documents.samples import SAMPLES, UNSET
from tests.desktop.documents.ua import faults

ATKINSON = {
    "Welsh": "Siân Ŵyn-Ŷnys ŵŷâêîôûẁẃẅỳ",
    "Irish and Gaelic": "Sinéad Ó Dómhnaill Mòrag",
    "Polish": "Łukasz Świątek-Żółć ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ",
    "Czech and Slovak": "Dvořáková Žižka ďěĺľňŕřšťůž ĎĚĹĽŇŔŘŠŤŮŽ",
    "Turkish": "Işık Gökçe Şahin İğdır ğĞıİöÖşŞüÜçÇ",
    "Romanian": "Ștefănescu Țuțea ăâîșț ĂÂÎȘȚ Ţţ Şş",
    "Hungarian": "Őszi Kővágó Űrhajós",
    "Baltic": "Jūratė Žemaitienė āčēģīķļņšūž ąčęėįšųūž õäöü",
    "Croatian and Albanian": "Đorđević Ćosić Çelë",
    "Nordic": "Þórður Åse Øyvind Ærø Ðð",
    "German, French, Iberian": "Groß Œuvré Núñez João l’Hôpital ẞ",
    "Maltese": "Ġorġ Ħaż-Żebbuġ",
}
NOTO = {
    "Vietnamese": "Đặng Thị Hương Nguyễn",
    "Sami": "Ŋŋ Ŧŧ Áilu",
    "Māori": "Māori Ōtāne",
    "Azeri": "Əliyev Nərmin",
    "Greek": "Κώστας Παπαδόπουλος",
    "Ukrainian": "Ґалаґан Їжакевич Єва",
    "Russian, Bulgarian": "Щёголев Ъгълова",
    "Serbian, Macedonian": "Ђорђе Ћосић Џ Ѓорѓи Ќ",
}


@pytest.mark.parametrize("language", ATKINSON)
def test_western_and_central_europe_is_set_in_atkinson(language: str) -> None:
    text = tidy(ATKINSON[language])
    assert missing(text, FONTS) == ""
    for weight in ("Regular", "SemiBold"):
        assert face_for(text, weight, FONTS).name == f"AtkinsonHyperlegibleNext-{weight}"


@pytest.mark.parametrize("language", NOTO)
def test_other_letters_are_set_in_noto(language: str) -> None:
    text = tidy(NOTO[language])
    assert missing(text, FONTS) == ""
    for weight in ("Regular", "SemiBold"):
        assert face_for(text, weight, FONTS).name == f"NotoSans-{weight}"


def test_bold_holds_what_regular_holds() -> None:
    plain = face_for("a", "Regular", FONTS).glyphs
    assert face_for("a", "SemiBold", FONTS).glyphs.keys() == plain.keys()
    assert len(plain) > 320


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Priya प्रिया", "प्रिया"),
        ("محمد Khan", "محمد"),
        ("陳 Chan", "陳"),
        ("q\u0301x\u0301", "\u0301"),
    ],
)
def test_what_cannot_be_drawn_is_named(text: str, lacking: str) -> None:
    assert set(missing(tidy(text), FONTS)) == set(lacking)


def test_tidying_joins_accents_and_takes_out_what_nobody_sees() -> None:
    assert tidy(" Sia\u0302n\n\u200b\u00ad  Jones\t") == "Siân Jones"


def test_pairs_are_kerned() -> None:
    face = face_for("Te", "SemiBold", FONTS)
    apart = face.width("T", 40) + face.width("e", 40)
    assert face.width("Te", 40) == pytest.approx(apart - 3.2)
    assert list(face.runs("Te")) == [("T", -80), ("e", 0)]


def test_the_pieces_of_a_line_are_the_line() -> None:
    text = "Wilhelmina Featherstonehaugh, AVATAR"
    runs = list(face_for(text, "Regular", FONTS).runs(text))
    assert "".join(run for run, _ in runs) == text
    assert len(runs) > 5


def test_the_faces_are_light_and_windows_papers_and_the_list_of_letters_know_each() -> None:
    files = {file.stem: file.stat().st_size for file in FONTS.glob("*.ttf")}
    chinese = files["NotoSansSC-Regular"] + files["NotoSansHK-Regular"]
    assert sum(files.values()) - chinese < 2_500_000
    assert chinese < 7_000_000
    assert set(ui.FILES) == set(files)
    faces = [TTFontFile(str(FONTS / f"{name}.ttf")) for name in files]
    held = {code for face in faces for code in face.charToGlyph}
    assert without_typeface("".join(map(chr, sorted(held)))) == ""
    absent = [chr(code) for code in range(0x21, 0x3400) if code not in held]
    assert without_typeface("".join(absent)) == "".join(
        each for each in absent if each.isprintable()
    )
    layout = (FONTS.parent / "papers" / "frame.typ").read_text(encoding="utf-8")
    for family in ui.FAMILIES:
        last = family.rpartition(" ")[2]
        assert f'"{family}"' in layout or f'"{last}"' in layout


@pytest.mark.parametrize("language", SAMPLES)
def test_a_translation_is_set_in_its_own_letters_on_paper_and_never_in_boxes(language: str) -> None:
    said = Passage(SAMPLES[language], language)
    assert without_typeface(said.text) == ""
    made = statement_leaflet(leaflet_of(kit.pack(), said), kit.WHO, kit.DAY, press=kit.PRESS)
    assert faults(made.pdf) == []  # a letter without a glyph breaks both standards


@pytest.mark.parametrize("language", UNSET)
def test_letters_that_no_face_has_are_never_printed(language: str) -> None:
    assert without_typeface(UNSET[language])
    said = leaflet_of(kit.pack(), Passage(UNSET[language], language))
    with pytest.raises(BadInput):
        statement_leaflet(said, kit.WHO, kit.DAY, press=kit.PRESS)
