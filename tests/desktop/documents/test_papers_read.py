"""Papers that are read: what they say, on how many pages, and that everybody can read them."""

import ctypes
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]
import pytest
from page import validate_pdf_bytes

import resources
from db.errors import BadInput, TooLong
from desktop.casework.papers.identity import Identity
from desktop.casework.papers.leaflet_words import ENGLISH
from desktop.casework.saying.said import capital, short_clause
from desktop.documents.evaluation_form import evaluation_form, form_of
from desktop.documents.policy_copy import policy_copy, policy_of
from desktop.documents.press import Paper, Passage, typeset
from desktop.documents.press import Sheet as Described
from desktop.documents.role_card import Card, role_card
from desktop.documents.statement_leaflet import leaflet_of, statement_leaflet
from tests.desktop.documents import papers_kit as kit
from tests.desktop.documents.reading import faces, language, tagged
from tests.desktop.documents.samples import SAMPLES
from tests.desktop.documents.ua import faults

Maker = Callable[[Identity], Paper]

MAKERS: dict[str, Maker] = {
    "leaflet": lambda who: statement_leaflet(leaflet_of(kit.pack()), who, kit.DAY, press=kit.PRESS),
    "leaflet-arabic": lambda who: statement_leaflet(
        leaflet_of(kit.pack(), kit.ARABIC, kit.ARABIC), who, kit.DAY, press=kit.PRESS
    ),
    "leaflet-all-arabic": lambda who: statement_leaflet(
        leaflet_of(kit.pack(), kit.ARABIC, kit.ARABIC, kit.HEADINGS), who, kit.DAY, press=kit.PRESS
    ),
    "leaflet-folded": lambda who: statement_leaflet(
        leaflet_of(kit.pack()), who, kit.DAY, "a5", press=kit.PRESS
    ),
    "policy": lambda who: policy_copy(
        policy_of(kit.pack(), kit.DAY), who, kit.DAY, press=kit.PRESS
    ),
    "policy-a3": lambda who: policy_copy(
        policy_of(kit.pack(), kit.DAY), who, kit.DAY, "a3", press=kit.PRESS
    ),
    "evaluation": lambda who: evaluation_form(
        form_of(kit.pack(), "parent-carer", reference="MTQK-0012", about=f"Łukasz {kit.NAME}"),
        who,
        kit.DAY,
        press=kit.PRESS,
    ),
    "evaluation-easy": lambda who: evaluation_form(
        form_of(kit.pack(), "young-person"), who, kit.DAY, press=kit.PRESS
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MAKERS)
def test_every_paper_is_ua_and_a_with_and_without_a_logo(name: str) -> None:
    for who in (kit.WHO, kit.PLAIN, replace(kit.PLAIN, logo=kit.logo(32, 32))):
        made = MAKERS[name](who)
        assert faults(made.pdf) == []
        document = pypdfium2.PdfDocument(made.pdf)
        assert len(document) == made.pages
        assert document.get_metadata_dict()["Author"] == who.name
        assert document.get_metadata_dict()["Title"]
        assert [mark.get_title() for mark in document.get_toc()]
        document.close()
        assert language(made.pdf) == "en-GB"
        assert all(faces(made.pdf).values())
        assert {face.partition("+")[2].partition("-")[0] for face in faces(made.pdf)} <= {
            "AtkinsonHyperlegibleNext",
            "NotoSans",
            "NotoNaskhArabic",
        }
        # The folded leaflet's front lies at the right of its sheet.
        assert who.name.replace(" ", "") in "".join(kit.read(made.pdf)).replace(" ", "")
        assert MAKERS[name](who) == made


def test_what_breaks_either_standard_is_seen() -> None:
    """Negative controls: a drawn page, and good pages with one thing taken out of each."""
    card = Card(service="S", volunteer="V", role="R", line="L")
    assert any("TAGGING" in one for one in faults(role_card(card, fonts=kit.PRESS.fonts).pdf))
    good = MAKERS["leaflet"](kit.WHO).pdf
    for whole, broken in (
        (b"/Marked true", b"/Marked false"),
        (b"/DisplayDocTitle true", b"/DisplayDocTitle fals"),
        (b"pdfuaid:part", b"pdfuaid:prat"),
        (b"/StructTreeRoot", b"/StructTreeRoof"),
        (b"/Alt(", b"/Alz("),
        (b"/ToUnicode", b"/ToUnicodf"),
        (b"/Lang(", b"/Lanh("),
    ):
        assert whole in good, whole
        assert faults(good.replace(whole, broken)), whole


def test_the_leaflet_says_the_spoken_words_and_where_to_turn() -> None:
    pack = kit.pack()
    (said,) = kit.read(MAKERS["leaflet"](kit.WHO).pdf)
    wanted = (
        pack.statement.text.strip(),
        pack.explain.text.strip(),
        *(each.name for each in pack.agencies),
        *(each.title for each in pack.explain.reading),
        pack.challenge.contact,
        *kit.WHO.lines,
        f"version {pack.version}",
    )
    order = [said.index(" ".join(each.split())) for each in wanted[:2]]
    assert order == sorted(order)
    for each in wanted:
        assert " ".join(each.split()) in said


@pytest.mark.parametrize("name", sorted(resources.packs()))
def test_every_pack_has_a_leaflet_a_policy_and_its_forms(name: str) -> None:
    pack = kit.pack(name)
    for size in ("a4", "a5"):
        made = statement_leaflet(leaflet_of(pack), kit.WHO, kit.DAY, size, press=kit.PRESS)
        assert " ".join(pack.statement.text.split()) in " ".join(kit.read(made.pdf))
    copy = " ".join(kit.read(MAKERS["policy"](kit.WHO).pdf if name == "standard" else _copy(name)))
    for clause in pack.clauses:
        assert capital(short_clause(clause.id)) in copy  # as screens call it
        assert clause.id not in copy
        assert " ".join(clause.asks.split()) in copy
    for whom in pack.evaluation.whom:
        form = form_of(pack, whom)
        said = " ".join(kit.read(evaluation_form(form, kit.WHO, kit.DAY, press=kit.PRESS).pdf))
        assert all(each.words in said for each in form.questions)
        assert any(each.comment or each.kind == "free" for each in form.questions)


def test_a_number_that_asks_for_several_things_stands_once_beside_its_parts() -> None:
    copy = " ".join(" ".join(kit.read(_copy("cumbria-pps-2009"))).split())
    for number, many in (("4.1", 3), ("5.1.1", 2), ("6.1", 2)):
        parts = [one for one in kit.pack("cumbria-pps-2009").clauses if f"/{number}-" in one.id]
        assert len(parts) == many
        assert copy.split().count(number) == 1, number
    assert "Position. Whoever holds any position" in copy
    assert copy.index("Position. Whoever") < copy.index("Own child. A volunteer whose own child")


def _copy(name: str) -> bytes:
    made = policy_copy(policy_of(kit.pack(name), kit.DAY), kit.WHO, kit.DAY, press=kit.PRESS)
    return made.pdf


def test_a_folded_leaflet_is_one_sheet_with_its_front_outside() -> None:
    made = MAKERS["leaflet-folded"](kit.WHO)
    assert kit.sizes(made.pdf) == [(297, 210)] * 2
    outside, inside = kit.read(made.pdf)
    assert "We are impartial" in outside
    assert "What impartial means" in inside
    assert _left_of("Fellside Impartial", made.pdf) > 148
    arabic = statement_leaflet(
        leaflet_of(kit.pack(), kit.ARABIC), kit.WHO, kit.DAY, "a5", press=kit.PRESS
    )
    assert _left_of("Fellside Impartial", arabic.pdf) < 148


def test_what_a_folded_sheet_cannot_hold_is_refused_not_cut() -> None:
    long = Passage("I take no side at all, whatever is said about it. " * 90)
    with pytest.raises(TooLong):
        statement_leaflet(
            leaflet_of(kit.pack(), long), kit.WHO, kit.DAY, "a5", press=kit.PRESS
        )  # fmt: skip
    whole = statement_leaflet(leaflet_of(kit.pack(), long), kit.WHO, kit.DAY, press=kit.PRESS)
    assert whole.pages > 1
    assert " ".join(kit.read(whole.pdf)).count("whatever is said") == 90


def test_arabic_joins_and_begins_at_the_right() -> None:
    made = MAKERS["leaflet-arabic"](kit.WHO)
    assert "NotoNaskhArabic" in " ".join(faces(made.pdf))
    page = pypdfium2.PdfDocument(made.pdf)[0]
    text = page.get_textpage()
    boxes = [
        text.get_charbox(at)
        for at, char in enumerate(text.get_text_range())
        if "\u0600" <= char <= "\u06ff"
    ]
    # The letters begin at the right margin: 210 mm less 20.
    assert max(box[2] for box in boxes) * 25.4 / 72 == pytest.approx(190, abs=1.5)


def test_a_leaflet_in_another_language_has_that_language_s_headings_or_none() -> None:
    """Each is tagged with its language; English headings stand over what is English."""
    with_headings = tagged(MAKERS["leaflet-all-arabic"](kit.WHO).pdf)
    headings = [(tongue, said) for part, tongue, said in with_headings if part == "H1"]
    wanted = (kit.HEADINGS.means, kit.HEADINGS.turn, kit.HEADINGS.sides, kit.HEADINGS.read)
    assert headings == [("ar", each) for each in wanted]
    assert {"Title", "P"} <= {part for part, tongue, _ in with_headings if tongue == "ar"}
    without = tagged(MAKERS["leaflet-arabic"](kit.WHO).pdf)
    english = (ENGLISH.turn, ENGLISH.sides, ENGLISH.read)
    assert [(tongue, said) for part, tongue, said in without if part == "H1"] == [
        ("en-GB", each) for each in english
    ]
    assert "Title" not in {part for part, _, _ in without}
    half = leaflet_of(kit.pack(), kit.ARABIC)  # what impartial means stands in English
    means = [each.title for each in half.sections if each.part == "means"]
    assert means == [Passage(ENGLISH.means)]
    plain = tagged(MAKERS["leaflet"](kit.WHO).pdf)
    assert [said for part, _, said in plain if part == "H1"] == [ENGLISH.means, *english]
    assert {tongue for _, tongue, _ in plain} == {"en-GB"}


def test_letters_that_no_face_has_are_named() -> None:
    with pytest.raises(BadInput) as refused:
        evaluation_form(
            form_of(kit.pack(), "parent-carer", about="Priya 김"), kit.WHO, kit.DAY, press=kit.PRESS
        )
    assert refused.value.facts["given"] == "김"


def test_what_is_typed_is_never_run() -> None:
    evil = '#read("data.json") $x$ *bold* \\ #panic("x") <a> `raw` = head'
    made = statement_leaflet(
        leaflet_of(kit.pack(), Passage(evil)), replace(kit.WHO, name=evil), kit.DAY, press=kit.PRESS
    )
    assert kit.read(made.pdf)[0].count('#read("data.json") $x$ *bold*') == 2


@pytest.mark.parametrize("shape", [(32, 32), (4000, 4000), (4000, 40), (40, 4000)])
def test_a_logo_keeps_to_its_place_and_its_shape(shape: tuple[int, int]) -> None:
    made = MAKERS["leaflet"](replace(kit.PLAIN, logo=kit.logo(*shape)))
    ((wide, high),) = kit.pictures(made.pdf)
    assert wide <= 50.1
    assert high <= 20.1
    assert wide / high == pytest.approx(shape[0] / shape[1], rel=0.05)
    if shape == (32, 32):  # printed small rather than in blocks
        assert wide == pytest.approx(32 * 25.4 / 96, abs=0.1)


def test_postcodes_and_addresses_stand_whole_however_long_the_head_is() -> None:
    """Whoever copies an address by hand must not wonder whether a hyphen belongs to it."""
    email = "information-advice-and-support@fellside-eskdale-western-lakes.example"
    website = "www.fellside-eskdale-and-western-lakes-sendiass.example/families"
    streets = "Second Floor, The Old Chapel\n17–19 Llanfair Terrace\nWestmorland and Furness\n"
    for more in range(12):  # somewhere among these the line would end within the postcode
        who = replace(
            kit.PLAIN,
            address=f"{'x' * more} {streets}CA16 6XX",
            telephone="01632 960 119",
            email=email,
            website=website,
            logo=kit.logo(32, 32),
        )
        made = MAKERS["leaflet"](who)
        document = pypdfium2.PdfDocument(made.pdf)
        said = "\n".join(_lines(document[0]))
        document.close()
        assert all(each in said for each in ("CA16 6XX", "17–19 Llanfair", email, website)), said


def test_addresses_are_links_and_each_says_where_it_goes() -> None:
    document = pypdfium2.PdfDocument(MAKERS["leaflet"](kit.WHO).pdf)
    raw = pypdfium2.raw
    found = set()
    page = document[0]
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        link = raw.FPDFAnnot_GetLink(raw.FPDFPage_GetAnnot(page, at))
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(document, action, buffer, length)
        found.add(buffer.value.decode())
    assert {f"mailto:{kit.WHO.email}", f"https://{kit.WHO.website}"} <= found
    assert "https://www.ipsea.org.uk" in found
    assert not any("Local Offer" in each for each in found)  # no address


def test_which_policy_a_paper_is_of_is_heard_though_its_foot_is_not() -> None:
    document = pypdfium2.PdfDocument(MAKERS["leaflet"](kit.WHO).pdf)
    told = document.get_metadata_dict()["Subject"]
    assert told.endswith(f"{kit.pack().title}, version {kit.pack().version}")


def test_the_policy_names_whom_each_clause_binds_and_its_day() -> None:
    copy = policy_of(kit.pack(), kit.DAY)
    made = MAKERS["policy"](kit.WHO)
    assert "Version 1, 10 March 2026" in kit.read(made.pdf)[0]
    assert {each.binds for each in copy.clauses} == {"Staff", "Volunteers", "Staff and volunteers"}
    assert kit.sizes(made.pdf)[0] == (210, 297)
    assert set(kit.sizes(MAKERS["policy-a3"](kit.WHO).pdf)) == {(297, 420)}


def test_a_form_names_no_family_unless_it_is_asked_to() -> None:
    form = form_of(kit.pack(), "parent-carer", reference="MTQK-0012")
    said = " ".join(kit.read(evaluation_form(form, kit.WHO, kit.DAY, press=kit.PRESS).pdf))
    assert "MTQK-0012" in said
    assert "This is about" not in said
    named = " ".join(kit.read(MAKERS["evaluation"](kit.WHO).pdf))
    assert "This is about the help for Łukasz" in named


def test_an_easy_form_has_faces_large_letters_and_never_parts_a_question() -> None:
    form = form_of(kit.pack(), "young-person")
    made = evaluation_form(form, kit.WHO, kit.DAY, press=kit.PRESS)
    pages = kit.read(made.pdf)
    for number, each in enumerate(form.questions, 1):
        (page,) = [one for one in pages if f"{number}. {each.words}" in one]
        assert page.count("Yes") >= 1 or each.kind == "free"
    assert all(a.words != b.words for a, b in pairwise(form.questions))
    assert form.questions[0].words == "Were we kind? Did we listen?"


def test_professionals_are_not_asked_what_is_worded_for_families() -> None:
    asked = {each.id for each in form_of(kit.pack(), "professional").questions}
    assert asked >= {"manner", "knowledge", "information", "preparation", "impartiality"}
    assert "confidence" not in asked


def test_a_layout_that_fails_for_another_reason_is_a_fault_of_ours() -> None:
    described = Described(title="T", subject="S", service=kit.PLAIN, made=kit.DAY)
    with pytest.raises(RuntimeError):
        typeset("policy", described, {}, kit.PRESS)


def _left_of(words: str, pdf: bytes) -> float:
    """How far from the left edge of the first page these words begin, in mm."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    found: Sequence[int] | None = text.search(words).get_next()
    assert found is not None
    left: float = text.get_charbox(found[0])[0]
    return left * 25.4 / 72


def test_a_stream_that_ends_in_a_carriage_return_is_no_fault_and_a_wrong_length_is() -> None:
    """The first is what the validator claims by chance; the second it must still be heard of."""
    said = (Passage(f"{SAMPLES['pa']} {number}", "pa") for number in range(2000))
    papers = (
        statement_leaflet(leaflet_of(kit.pack(), each), kit.WHO, kit.DAY, press=kit.PRESS).pdf
        for each in said
    )
    by_chance = next(each for each in papers if b"\r\nendstream" in each)
    claims = [one.rule_id for one in validate_pdf_bytes(by_chance, profile="2a").failures]
    assert any("STREAM-LENGTH" in one for one in claims)
    assert faults(by_chance) == []
    for length in re.finditer(rb"/Length (\d+)", by_chance):
        end = by_chance.index(b"stream\n", length.end()) + len(b"stream\n") + int(length[1])
        if by_chance[end - 1 : end] != b"\r":  # without that byte it would be as good
            wrong = f"/Length {int(length[1]) - 1:0{len(length[1])}}".encode()
            broken = by_chance[: length.start()] + wrong + by_chance[length.end() :]
            assert any("STREAM-LENGTH" in each for each in faults(broken)), length


def test_no_short_word_stands_alone_at_the_end_of_a_heading() -> None:
    leaflet = leaflet_of(kit.pack())
    paper = statement_leaflet(leaflet, kit.WHO, kit.DAY, "a5", press=kit.PRESS)
    document = pypdfium2.PdfDocument(paper.pdf)
    lines = [line.strip() for page in document for line in _lines(page)]
    document.close()
    assert lines[lines.index("Whom else you can") + 1] == "turn to"


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    return page.get_textpage().get_text_bounded().replace("\u00a0", " ").splitlines()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("coventry-iass", "What we say at first contact"),
        ("sps", "What we say at every contact"),
        ("cumbria-pps-2009", "What we say when somebody asks"),
    ],
)
def test_a_copy_of_the_policy_says_when_the_statement_is_said_under_it(
    name: str, said: str
) -> None:
    assert policy_of(kit.pack(name), kit.DAY).said == said
