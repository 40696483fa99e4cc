"""Every check of a vault names what is damaged, and changes nothing."""

import os
from collections.abc import Callable

import pytest

from db.names import CaseId, RecordId
from db.records import Attachment
from db.vault import blobs
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from tests.builders import House
from tests.desktop.casework.actions.kit import MAUD, contact, duplicate, opened, put_back

LETTER = b"a letter"


def worked(desk: Desk) -> None:
    reference = opened(desk)
    record_contact(desk, reference, contact(statement="read", note="Quillwort and bogbean."))


def test_a_sound_vault_has_no_problems(house: House) -> None:
    with house.open("morag") as morag:
        worked(morag)
        before = morag.store.row_count()
        found = examine(morag)
        assert found.ok
        assert found.rows == before == morag.store.row_count()
        assert found.heads[f"{morag.device}/up"][0] == morag.store.head(morag.device, "up").seq


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE ledger SET payload = CAST(replace(CAST(payload AS TEXT), 'phone', 'video') "
         "AS BLOB) WHERE kind = 'contact'",
         "was changed after it was written"),
        ("DELETE FROM ledger WHERE kind = 'contact'", "is missing"),
        ("UPDATE contact SET note = 'Something else.'", "a contact is not shown as the ledger"),
        ("DELETE FROM statement", "statement: 0 are shown and the ledger has 1"),
        ("DELETE FROM search", "search index"),
    ],
)  # fmt: skip
def test_damage_to_the_record_is_named_without_anybodys_name(
    house: House, sql: str, named: str
) -> None:
    with house.open("morag") as morag:
        worked(morag)
        morag.store.database.run(sql)
        found = examine(morag)
        assert not found.ok
        assert any(named in problem for problem in found.problems), found.problems
        for secret in (MAUD, "Quillwort"):
            assert not any(secret in problem for problem in found.problems)


def attach(desk: Desk, key: str = "") -> str:
    sealed = blobs.seal(LETTER, os.urandom)
    blobs.keep(desk.vault.blobs, sealed.blob, sealed.data)
    with desk.write() as writing:
        writing.add(
            Attachment(
                case=CaseId("ab" * 16),
                about=RecordId("cd" * 16),
                name="letter.pdf",
                media_type="application/pdf",
                size=len(LETTER),
                blob=sealed.blob,
                key=key or sealed.key,
            )
        )
    return sealed.blob


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        (lambda path: path.unlink(), "is missing"),
        (lambda path: path.write_bytes(b"another letter"), "was changed"),
    ],
)
def test_a_sealed_file_that_is_not_what_it_was_is_named(
    house: House, harm: Callable[[object], object], named: str
) -> None:
    with house.open("morag") as morag:
        digest = attach(morag)
        assert examine(morag).ok
        harm(morag.vault.blobs / digest)
        assert examine(morag).problems == (f"the sealed file {digest[:16]} {named}",)


def test_a_sealed_file_that_its_row_cannot_open_is_named(house: House) -> None:
    with house.open("morag") as morag:
        digest = attach(morag, key="ef" * 32)
        said = f"the sealed file {digest[:16]} does not open with the key in its row"
        assert examine(morag).problems == (said,)


def test_a_sealed_file_that_no_row_names_is_named(house: House) -> None:
    with house.open("morag") as morag:
        attach(morag)
        stray = blobs.seal(b"nobody's", os.urandom)
        blobs.keep(morag.vault.blobs, stray.blob, stray.data)
        (problem,) = examine(morag).problems
        assert problem.startswith(f"the sealed file {stray.blob[:16]} belongs to no record")


def test_an_older_copy_that_was_put_back_is_named(house: House) -> None:
    duplicate(house, "morag", "older")
    with house.open("morag") as morag:
        worked(morag)
    put_back(house, "morag", "older")
    with house.open("morag") as morag:
        assert examine(morag).problems == ("an older copy of this vault was put back",)


def test_a_damaged_head_is_named_and_the_next_lock_mends_it(house: House) -> None:
    (house.path("morag") / "head").write_bytes(b"{}")
    with house.open("morag") as morag:
        (problem,) = examine(morag).problems
        assert "damaged" in problem
    with house.open("morag") as morag:
        assert examine(morag).ok
