"""Rows that were handed over: erased with the rest, refused when changed, made again, mended."""

import pytest
from msgspec import structs

from db import handing
from db.closeness import HandOver
from db.ledger import Unsound
from db.records import Contact
from db.store import check, handed
from db.store.mending import chains, salvage
from db.store.rebuild import rebuild
from db.vault.pages import Pages
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing.erase import ask, asked_about, erase
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attach_travel import clear_strays
from desktop.casework.actions.files.attached import files_of, open_file
from desktop.casework.actions.handing.arrive import take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.safety.staff import add
from desktop.casework.desk import Desk
from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS, device, nothing_of, sound, to
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.casework.photographs import pdf

PLAN = pdf(1)
SECOND = "walnut ferry plinth saddle mosaic gherkin"
WORD = "Zymurgyqx"


def given(house: House, *, taken: bool = True) -> str:
    """Morag's case with two notes, given to Idris; its reference."""
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note=f"She said {WORD}."))
        record_contact(morag, case, contact(note="It stays."))
    house.carry("morag", "office")
    with house.open("office") as office:
        assign(office, case, IDRIS)
    to(house, "idris")
    if taken:
        with house.open("idris") as idris:
            take(idris, case)
    return case


def notes(desk: Desk) -> set[str]:
    return {one.body.note for one in desk.store.find(Contact)}


@pytest.mark.parametrize("sent", [True, False], ids=["taken", "on its way"])
def test_an_erased_note_goes_from_both_laptops_and_the_office(three: House, sent: bool) -> None:
    with three.open("office") as office:
        add(office, "Boris Applethwaite", SECOND)
    case = given(three) if sent else ""
    if not sent:
        with three.open("morag") as morag:
            case = opened(morag)
            record_contact(morag, case, contact(note=f"She said {WORD}."))
            record_contact(morag, case, contact(note="It stays."))
        three.carry("morag", "office")
        with three.open("office") as office:
            assign(office, case, IDRIS)
    with three.open("office") as office:
        (one,) = [each for each in office.store.find(Contact) if WORD in each.body.note]
        done = erase(office, f"contact:{one.id}", "error", "", SECOND)
        assert set(done.laptops) == {"Morag Tennick", IDRIS}
        nothing_of(office, WORD)
        assert "It stays." in notes(office)
    to(three, "idris")
    to(three, "morag")
    with three.open("idris") as idris:
        if not sent:
            take(idris, case)
        nothing_of(idris, WORD)
        assert notes(idris) == {"It stays."}
    with three.open("morag") as morag:
        nothing_of(morag, WORD)
    sound(three)


def test_the_second_volunteer_asks_for_a_family_to_be_erased_and_all_of_it_goes(
    three: House,
) -> None:
    with three.open("office") as office:
        add(office, "Boris Applethwaite", SECOND)
    case = given(three)
    with three.open("idris") as idris:
        record_contact(idris, case, contact(note="Written by the second."))
        request = ask(idris, case, "asked")
    three.carry("idris", "office")
    with three.open("office") as office:
        about = asked_about(office, request)
        assert about == case
        erase(office, about, "asked", "", SECOND, request=request)
        nothing_of(office, WORD, "Brackenridge", "Written by")
    to(three, "idris")
    with three.open("idris") as idris:
        nothing_of(idris, WORD, "Brackenridge", "Written by", "It stays")
        assert idris.store.find(HandOver) == []
    sound(three)


def test_a_row_that_was_tampered_with_is_not_taken(three: House) -> None:
    given(three)
    with three.open("idris") as idris:
        bodies = list(handed.bodies(idris.store.database))
    (part,) = [one for one in bodies if WORD in one.rows[0].payload]
    handing.check(part)
    row = part.rows[0]
    for wrong in (
        structs.replace(row, payload=row.payload.replace(WORD, "something")),
        structs.replace(row, actor=bodies[0].rows[0].device),
        structs.replace(row, seq=row.seq + 1),
        structs.replace(row, replaces=(row.hash,)),
        structs.replace(row, kind="finding"),
        structs.replace(row, packed=True),
    ):
        with pytest.raises(Unsound):
            handing.check(structs.replace(part, rows=(wrong,)))


def test_one_tampered_row_quarantines_the_bundle_that_brings_it(three: House) -> None:
    given(three)
    with three.open("idris") as idris:
        (part,) = [
            one for one in handed.bodies(idris.store.database) if WORD in one.rows[0].payload
        ]
    row, idris_ = part.rows[0], device(three, "idris")
    wrong = structs.replace(row, payload=row.payload.replace(WORD, "something"))
    with three.open("office") as office, office.write() as writing:
        # An office gone bad signs for it all the same.
        writing.add(structs.replace(part, part=1, parts=1, rows=(wrong,)), to=idris_)
    (answer,) = three.carry("office", "idris", to=idris_)
    assert (answer.result, answer.code) == ("quarantined", "bundle-unsound")
    sound(three, "idris")


def test_what_was_handed_over_is_missed_where_it_is_gone_and_made_again(three: House) -> None:
    given(three)
    with three.open("idris") as idris:
        idris.store.database.run(
            "DELETE FROM ledger WHERE stream = 'up' AND device <> ?", (idris.device,)
        )
        assert any("handed over" in line for line in check.problems(idris.store.database))
        before = idris.store.row_count()
        rebuild(idris.store.database)
        assert idris.store.row_count() > before
        assert notes(idris) == {f"She said {WORD}.", "It stays."}
    sound(three, "idris")


def test_a_row_of_another_laptop_that_nobody_handed_over_is_found(three: House) -> None:
    given(three)
    with three.open("idris") as idris:
        idris.store.database.run(
            "DELETE FROM hand_over WHERE id = (SELECT id FROM hand_over ORDER BY id LIMIT 1)"
        )
        idris.store.database.run(
            "UPDATE ledger SET at = '2026-03-10T15:30:00.000001Z' "
            "WHERE stream = 'up' AND device <> ? AND kind = 'case'",
            (idris.device,),
        )
    with three.open("idris") as idris:
        assert any("was changed after it was written" in line for line in idris.problems)


def test_a_repair_takes_no_row_that_was_handed_over_for_a_chain_of_its_own(three: House) -> None:
    given(three)
    with three.open("idris") as idris:
        heads, key = idris.store.heads(), idris.vault.hand_over()[2]
        rows = idris.store.row_count()
        handed = len(idris.store.handed_parts())
    with Pages(three.path("idris") / "record.db", key) as pages:
        found = salvage.salvage(pages)
    assert len(found.rows) == rows
    mended = chains.mend([found], heads)
    assert set(mended.heads) == set(heads)
    assert mended.holes == ()
    assert len(mended.rows) == rows - handed  # they are put there again from the hand-overs


def test_a_file_travels_with_the_row_that_hands_it_over_and_goes_with_it(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        attach(morag, case, look_at("draft plan.pdf", PLAN))
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS)
    to(three, "idris")
    to(three, "morag")
    with three.open("morag") as morag:
        assert list(morag.vault.blobs.iterdir()) == []
    with three.open("idris") as idris:
        assert clear_strays(idris) == 0  # no table names it yet
        assert files_of(idris, case) == ()
        take(idris, case)
        (file,) = files_of(idris, case)
        assert open_file(idris, file.id).data == PLAN
    sound(three)
