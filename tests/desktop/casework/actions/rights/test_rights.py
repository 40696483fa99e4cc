"""Ties, decisions and the privacy notice on real vaults: written, told, waited for, erased."""

from datetime import date, timedelta

import pytest

from db.errors import BadInput, NoSuchRecord, UnknownWord, WrongDesk
from db.names import RecordId
from db.records import Ability, Handed, Person, Responsibility, Statement, Translation
from desktop.casework.actions.amending.history import family_history, history
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.erasing.erase_rows import hanging
from desktop.casework.actions.find import find
from desktop.casework.actions.rights.look import Rights, rights_of
from desktop.casework.actions.rights.notices import give_notice
from desktop.casework.actions.rights.tie import AbilityDraft, TieDraft, keep_ability, keep_tie
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.actions.today.waits import Waits
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.record.cases import find_case
from desktop.casework.record.family import records_of
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened

YOUNG = date(2008, 3, 9)  # past compulsory school age by March 2026
IDRIS = "Idris Brackenridge"
ARABIC = "نحن هنا من أجلك، ولا ننحاز إلى أحد."


def person(desk: Desk, name: str) -> str:
    return next(one.id for one in desk.store.find(Person) if one.body.name == name)


def view(desk: Desk, reference: str) -> Rights:
    return rights_of(desk, find_case(desk, reference))


def waits(desk: Desk, *kinds: str) -> list[Waits]:
    return [one for one in whats_waiting(desk) if one.kind in kinds]


def test_two_parents_may_be_told_different_things_and_each_change_is_a_version(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag, parents=(MAUD, IDRIS))
        mother, father = person(morag, MAUD), person(morag, IDRIS)
        keep_tie(morag, case, TieDraft(mother, relation="mother", may_be_told="everything"))
        his = TieDraft(father, relation="father", basis="birth certificate", may_be_told="nothing")
        record = keep_tie(morag, case, his)
        found = view(morag, case)
        on = NOW.date()
        assert (found.may(mother, on), found.may(father, on)) == ("everything", "nothing")
        assert len(morag.store.find(Responsibility)) == 2  # those that the case opened with
        opening = opened(
            morag, child="Hesper Larkmoor", parents=("Ines Larkmoor", "Rowan Larkmoor"),
            relations=("", "foster  carer"),
        )  # fmt: skip
        ties = {one.adult: one.body.relation for one in view(morag, opening).ties}
        assert ties == {"Ines Larkmoor": "", "Rowan Larkmoor": "foster carer"}
        assert keep_tie(morag, case, his) == record  # the same again is no new version
        told = history(morag, "responsibility", record)
        assert len(told.versions) == 2
        assert "nothing" in str(told.versions)
        kinds = [(one.kind, one.title) for one in family_history(morag, case).records]
        assert ("responsibility", f"Tie between an adult and a child: {IDRIS}") in kinds
        for wrong, error in (
            (TieDraft("f" * 32), NoSuchRecord),
            (TieDraft(find_case(morag, case).body.child), BadInput),
            (TieDraft(mother, since=on, until=on - timedelta(1)), BadInput),
            (TieDraft(mother, may_be_told="a little"), UnknownWord),  # type: ignore[arg-type]
        ):
            with pytest.raises(error):
                keep_tie(morag, case, wrong)
        theirs = [one.id for one in hanging(morag, "person", RecordId(father))]
        assert record in theirs  # who he was to her goes with him
    with house.open("office") as office, pytest.raises(WrongDesk):
        keep_tie(office, case, his)


def test_a_young_person_who_was_not_met_waits_under_today_until_somebody_meets_them(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag, born=YOUNG)
        child, mother = person(morag, OTTILIE), person(morag, MAUD)
        record_contact(morag, case, contact(statement="read"))  # with her mother alone
        (found,) = view(morag, case).children
        assert (found.holder.of, found.reached) == ("young-person", False)
        (row,) = waits(morag, "rights")
        assert (row.case, row.person, row.urgent) == (case, OTTILIE, True)
        tie = next(one for one in view(morag, case).ties if one.adult == MAUD)
        assert not tie.anew  # it was written after the rights passed, and says nothing yet
        keep_ability(morag, case, AbilityDraft("which school to ask for", "yes"))
        record = keep_ability(
            morag, case,
            AbilityDraft("Which school to ask for", "no", basis="Dr Example, 2 March", acts=mother),
        )  # fmt: skip
        (note,) = view(morag, case).decisions
        assert (note.record, note.by, note.body.able) == (record, MAUD, "no")
        assert [one.body.able for one in morag.store.find(Ability)] == ["no"]
        with pytest.raises(BadInput):  # that somebody cannot is never just said
            keep_ability(morag, case, AbilityDraft("whom to tell", "no"))
        with pytest.raises(BadInput):
            keep_ability(morag, case, AbilityDraft("whom to tell", "yes", acts=mother))
        record_contact(morag, case, contact(who=(), persons=(child,), statement="read"))
        assert waits(morag, "rights") == []
        assert view(morag, case).children[0].reached
        ids = {one.id for one in hanging(morag, "person", RecordId(child))}
        assert record in ids
        assert [one.kind for one in find(morag, "Dr Example")] == ["ability"]
        assert {"ability", "responsibility"} <= {
            one.kind for one in records_of(morag, find_case(morag, case).id)
        }
        assert examine(morag).problems == ()


def test_rights_that_pass_within_sixty_days_are_said_beforehand(house: House) -> None:
    with house.open("morag") as morag:
        opened(morag, born=date(2010, 3, 9))  # they pass on 27 June 2026
        assert waits(morag, "rights") == []
        house.clock.time = NOW + timedelta(days=75)  # 24 May
        (row,) = waits(morag, "rights")
        assert (row.urgent, row.at is not None and row.at.date()) == (False, date(2026, 6, 27))


def test_the_notice_is_owed_once_for_each_version_to_whoever_was_met(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        mother = person(morag, MAUD)
        assert view(morag, case).notices == ()  # nobody was met yet
        record_contact(morag, case, contact(statement="read"))
        (owed,) = view(morag, case).notices
        assert (owed.name, owed.owed, owed.given) == (MAUD, True, None)
        (row,) = waits(morag, "notice")
        assert (row.case, row.person, row.what) == (case, MAUD, morag.pack.privacy.version)
        assert row.count == 1
        with pytest.raises(UnknownWord):  # nobody attached it
            give_notice(morag, case, mother, "read-out", "pl")
        give_notice(morag, case, mother, "read-out")
        (given,) = morag.store.find(Handed)
        assert given.body.text_hash == sha256(morag.pack.privacy.text)
        assert given.body.language == "en"
        assert waits(morag, "notice") == []
        (settled,) = view(morag, case).notices
        assert not settled.owed
        ids = {one.id for one in hanging(morag, "person", RecordId(mother))}
        assert given.id in ids


def test_the_statement_is_kept_in_the_language_it_was_heard_in_by_its_exact_words(
    house: House,
) -> None:
    with house.open("office") as office, office.write() as writing:
        writing.add(
            Translation(
                part="statement", text_hash=office.pack.text_hash, language="ar", text=ARABIC
            ),
            own=False,
        )
    house.carry("office", "morag")
    with house.open("morag") as morag:
        case = opened(morag)
        kept = morag.store.get(Person, person(morag, MAUD))
        assert kept is not None
        done = record_contact(
            morag, case, contact(statement="read", language="Arabic", interpreter="Huda Example")
        )
        (said,) = morag.store.find(Statement)
        heard = (said.body.language, said.body.text_hash, said.body.interpreter)
        assert heard == ("ar", sha256(ARABIC), "Huda Example")
        settle_statement(
            morag, done.contact, kept.id, "read", language="so", interpreter="Huda Example"
        )
        (said,) = morag.store.find(Statement)
        assert (said.body.language, said.body.text_hash) == ("so", morag.pack.text_hash)
        settle_statement(morag, done.contact, kept.id, "read", language="so")
        (said,) = morag.store.find(Statement)
        assert (said.body.language, said.body.interpreter) == ("en", "")
        with pytest.raises(BadInput):
            record_contact(morag, case, contact(statement="read", language="Polnish"))
