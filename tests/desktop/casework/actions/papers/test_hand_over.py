"""What was handed over: to whom, which words exactly, and how many days after it was asked for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from msgspec.structs import replace as replace_text

from db.errors import BadInput, InTheFuture, NoSuchCase, NoSuchRecord, UnknownWord
from db.names import Hash
from db.records import Handed, Translation
from desktop.casework.actions.papers import texts
from desktop.casework.actions.papers.hand_over import (
    HandedDraft,
    days_taken,
    hand_over,
    handed,
)
from desktop.casework.packs.parts import sha256
from desktop.casework.record.cases import show_case
from desktop.documents import from_desk
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.documents import papers_kit as kit

TODAY = date(2026, 3, 10)
COPY = HandedDraft(what="policy", how="by-email", to="Perpetua Lightfoot", asked=date(2026, 3, 6))


def test_a_copy_for_anybody_who_asks_shows_how_soon(house: House) -> None:
    with house.open("morag") as morag:
        made = from_desk.policy(morag, kit.PRESS, "a4")
        hand_over(morag, replace(COPY, version=made.version, text_hash=made.text_hash))
    house.carry("morag", "office")
    with house.open("office") as office:
        (kept,) = handed(office)
        assert days_taken(kept.body) == 4
        assert (kept.body.to, kept.body.how, kept.body.case) == (COPY.to, "by-email", None)
        assert kept.body.text_hash == office.pack.hash
        # The office's own copies stay its own.
        hand_over(office, replace(COPY, asked=None))
        assert [days_taken(one.body) for one in handed(office)] == [4, None]
        assert [row.header.kind for row in office.store.rows(office.device, "own")][-1] == "handed"


def test_a_paper_of_a_case_is_for_a_person_of_that_case(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        maud = show_case(morag, reference).people[0][0].id
        form = from_desk.evaluation(morag, kit.PRESS, "parent-carer", case=reference)
        assert not form.family
        named = from_desk.evaluation(morag, kit.PRESS, "parent-carer", case=reference, named=True)
        assert named.family
        draft = HandedDraft(
            what="evaluation",
            how="on-paper",
            case=reference,
            person=maud,
            version=form.version,
            text_hash=form.text_hash,
        )
        hand_over(morag, draft)
        (kept,) = handed(morag, reference)
        assert (str(kept.body.person), kept.body.text_hash) == (maud, Hash(form.text_hash))
        for wrong in (replace(draft, person="0" * 32), replace(draft, case="")):
            with pytest.raises(NoSuchRecord):
                hand_over(morag, wrong)
        with pytest.raises(NoSuchCase):
            hand_over(morag, replace(draft, case="ZZZZ-0001"))
        assert len(morag.store.find(Handed)) == 1


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"what": "sermon"}, UnknownWord),
        ({"how": "by pigeon"}, UnknownWord),
        ({"asked": TODAY + timedelta(days=1)}, InTheFuture),
        ({"happened": NOW + timedelta(hours=1)}, InTheFuture),
        ({"happened": NOW - timedelta(days=9)}, BadInput),
    ],
)
def test_what_cannot_be_is_refused(
    house: House, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with house.open("morag") as morag:
        with pytest.raises(refusal):
            hand_over(morag, replace(COPY, **changed))  # type: ignore[arg-type]
        assert handed(morag) == []


def test_a_translation_counts_for_the_words_that_it_was_made_of(house: House) -> None:
    with house.open("office") as office:
        told = Translation(
            part="statement",
            text_hash=office.pack.text_hash,
            language="ar",
            text=kit.ARABIC.text,
            translator="Zaynab Fell",
        )
        with office.write() as writing:
            writing.add(told)
            old = replace_text(told, text_hash=Hash("0" * 64), language="cy", text="Hen eiriau")
            writing.add(old)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert texts.languages(morag) == ("en", "ar")
        made = from_desk.statement(morag, kit.PRESS, "AR", "a4")
        assert made.language == "ar"
        assert made.text_hash == sha256(kit.ARABIC.text)
        assert made.text_hash != from_desk.statement(morag, kit.PRESS, "en", "a4").text_hash
        with pytest.raises(UnknownWord) as refused:
            from_desk.statement(morag, kit.PRESS, "cy", "a4")
        assert refused.value.facts["known"] == "en, ar"


def test_the_policys_day_is_the_one_on_which_it_was_published(house: House) -> None:
    with house.open("office") as office:
        assert texts.policy_day(office) == TODAY
        assert "10 March 2026" in kit.read(from_desk.policy(office, kit.PRESS, "a4").data)[0]
