"""The shipped faces hold the names of Europe, and what they do not hold is said."""

import pytest

from desktop.documents.fonts import face_for, missing, tidy
from tests.desktop.documents.reading import FONTS

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


def test_each_file_is_light() -> None:
    files = list(FONTS.glob("*.ttf"))
    assert len(files) == 7
    assert all(file.stat().st_size < 200_000 for file in files)
