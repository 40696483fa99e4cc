"""Sending: what the other side has not confirmed, as many bundles as it takes, nothing else."""

import pytest

from db.errors import (
    DiskFull,
    FileUnwritable,
    ManyWait,
    NoSuchDevice,
    NotEnrolled,
    NothingToSend,
    RolledBack,
)
from db.ledger import Header, Row, encode_body, make_row, stamp
from db.names import RecordId
from db.records import Household
from db.store.project import Read
from desktop.casework.actions.exchange.inspect import inspect_bundle
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.policy.acknowledge import acknowledge
from desktop.casework.desk import Desk
from desktop.casework.record.cases import list_cases
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import duplicate, opened, put_back


def test_a_laptop_sends_its_rows_for_the_office_and_nothing_else(house: House) -> None:
    with house.open("morag") as morag:
        opened(morag)
        rows = morag.store.head(morag.device, "up").seq
        device, office = morag.device, morag.office
    (data,), (sent,) = house.seal("morag")
    assert (sent.bundle, sent.records, sent.from_seq, sent.to_seq) == (1, rows, 1, rows)
    assert sent.recipient == office
    with house.open("office") as desk:
        header = inspect_bundle(desk, data).header
    assert header is not None
    assert [(run.device, run.stream) for run in header.streams] == [(device, "up")]


def test_nothing_goes_before_the_laptop_is_signed_in(house: House) -> None:
    house.join("idris", "Idris Coldbeck")
    with pytest.raises(NotEnrolled):
        house.seal("idris")


def test_what_got_lost_goes_again_with_the_next(house: House) -> None:
    with house.open("morag") as morag:
        first = opened(morag)
    house.seal("morag")  # and the stick fell into the beck
    with house.open("morag") as morag:
        second = opened(morag, child="Wilfred Oakshott")
    (data,), (sent,) = house.seal("morag")
    assert (sent.bundle, sent.from_seq) == (2, 1)
    (answer,) = house.bring("office", data)
    assert answer.result == "applied"
    with house.open("office") as office:
        assert {row.reference for row in list_cases(office)} == {first, second}


def test_what_was_confirmed_does_not_go_again(house: House) -> None:
    with house.open("morag") as morag:
        acknowledge(morag)
        device = morag.device
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    with pytest.raises(NothingToSend):
        house.seal("morag")
    with house.open("morag") as morag:
        before = morag.store.head(morag.device, "up").seq
        opened(morag)
    _, (sent,) = house.seal("morag")
    assert sent.from_seq == before + 1


def test_the_office_confirms_with_a_bundle_of_no_rows_and_once(house: House) -> None:
    house.carry("morag", "office")  # her name, and the receipt for the welcome
    _, (sent,) = house.seal("office")
    assert (sent.records, sent.from_seq) == (0, None)
    with pytest.raises(NothingToSend):
        house.seal("office")


def test_a_receipt_alone_is_not_confirmed_in_its_turn(house: House) -> None:
    with house.open("morag") as morag:
        device = morag.device
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    for name in ("morag", "office"):
        with pytest.raises(NothingToSend):
            house.seal(name)


def test_of_several_who_wait_the_office_says_for_whom(house: House) -> None:
    with house.open("morag") as morag:
        device = morag.device
    house.volunteer("idris", "Idris Coldbeck")
    with pytest.raises(ManyWait) as refused:
        house.seal("office")
    assert "Morag Tennick" in str(refused.value.facts["devices"])
    _, (sent,) = house.seal("office", "Morag Tennick")
    assert sent.recipient == device
    with pytest.raises(NoSuchDevice):
        house.seal("office", "Nobody Known")


def test_a_courier_who_fails_leaves_the_number_and_the_rows_to_the_next(house: House) -> None:
    def full(index: int, data: bytes) -> str:
        raise FileUnwritable(file="stick", reason="full")

    with house.open("morag") as morag:
        with pytest.raises(FileUnwritable):
            send(morag, full)
        assert morag.store.local.bundles("out") == []
    _, (sent,) = house.seal("morag")
    assert (sent.bundle, sent.from_seq) == (1, 1)


def many(desk: Desk, count: int) -> None:
    """Rows written as the store writes them, without a person for each."""
    last = desk.store.head(desk.device, "up")
    rows: list[Row] = []
    prev = last.hash
    body = Household(postcode="CA1 1AA")
    for seq in range(last.seq + 1, last.seq + 1 + count):
        header = Header(
            actor=desk.actor,
            at=stamp(NOW),
            device=desk.device,
            kind="household",
            record=RecordId(f"{seq:032x}"),
            seq=seq,
            stream="up",
        )
        rows.append(make_row(header, prev, encode_body(body), bytes(32)))
        prev = rows[-1].hash
    with desk.write() as writing:
        writing.take([Read(row, body) for row in rows])


def test_more_than_one_bundle_holds_goes_in_several_in_any_order(house: House) -> None:
    with house.open("morag") as morag:
        many(morag, 10_000)
        device = morag.device
        rows = morag.store.head(morag.device, "up").seq
    files, sent = house.seal("morag")
    assert [one.bundle for one in sent] == [1, 2]
    assert [(one.from_seq, one.to_seq) for one in sent] == [(1, 10_000), (10_001, rows)]
    answers = house.bring("office", files[1], files[0])
    assert [one.result for one in answers] == ["held", "applied", "applied"]
    with house.open("office") as office:
        assert office.store.head(device, "up").seq == rows


def test_when_a_courier_fails_on_the_second_the_first_stays_sent(house: House) -> None:
    taken: list[bytes] = []

    def one_only(index: int, data: bytes) -> str:
        if index:
            raise DiskFull
        taken.append(data)
        return "first.evenhand"

    with house.open("morag") as morag:
        many(morag, 10_000)
        with pytest.raises(DiskFull):
            send(morag, one_only)
        assert [one.number for one in morag.store.local.bundles("out")] == [1]
    assert [one.result for one in house.bring("office", *taken)] == ["applied"]


def test_a_laptop_that_was_put_back_sends_nothing_more(house: House) -> None:
    duplicate(house, "morag", "older")
    with house.open("morag") as morag:
        opened(morag)
    put_back(house, "morag", "older")
    with pytest.raises(RolledBack):
        house.seal("morag")
    with pytest.raises(RolledBack):  # and the next lock does not make it forget
        house.seal("morag")
