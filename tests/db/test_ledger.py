"""The ledger's bytes: one encoding, its hashes, what is refused, and what a chain's check finds."""

import hashlib
import json
import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import ledger
from db.ledger import Head, Header, Row, Unsound
from db.names import ActorId, Body, DeviceId, Hash, RecordId
from db.records import KIND_OF, KINDS, Home, Person, streams_of
from tests.db.store.bodies import any_body, plainest

DEVICE, ACTOR, RECORD = DeviceId("1a" * 16), ActorId("ac" * 16), RecordId("ec" * 16)
PLAIN: dict[str, object] = {
    "actor": ACTOR,
    "at": "2026-03-10T15:30:00.000000Z",
    "device": DEVICE,
    "kind": "home",
    "record": RECORD,
    "replaces": [],
    "seq": 1,
    "stream": "own",
}
PERSON = b'{"access_needs":"","born":null,"capacity":"child","email":"","household":null,'
PERSON += b'"language":"","name":"Idris Penhallow","telephone":""}'

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def header(**changed: object) -> bytes:
    return ledger.canonical({**PLAIN, **changed})


def chain(*bodies: Body) -> list[Row]:
    """Rows of one `own` stream."""
    rows: list[Row] = []
    prev = ledger.GENESIS
    for seq, body in enumerate(bodies, 1):
        payload = ledger.encode_body(body)
        said = ledger.decode_header(header(seq=seq, kind=KIND_OF[type(body)]))
        rows.append(ledger.make_row(said, prev, payload, bytes([seq]) * 32))
        prev = rows[-1].hash
    return rows


def homes(count: int = 4) -> list[Row]:
    return chain(*(Home(postcode=f"CA{number} 1AA") for number in range(1, count + 1)))


# --- one encoding ---


@given(body=any_body())
def test_what_was_encoded_decodes_and_encodes_to_the_same_bytes(body: Body) -> None:
    kind = KIND_OF[type(body)]
    data = ledger.encode_body(body)
    again = ledger.decode_body(kind, data)
    assert again == body
    assert ledger.encode_body(again) == data
    assert ledger.is_canonical(data)


@given(thing=json_values)
def test_keys_are_sorted_without_spaces_in_utf_8(thing: object) -> None:
    data = ledger.canonical(thing)
    assert ledger.is_canonical(data)
    keys: list[list[str]] = []

    def seen(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys.append([key for key, _ in pairs])
        return dict(pairs)

    assert json.loads(data, object_pairs_hook=seen) == thing
    assert all(some == sorted(some) for some in keys)
    assert len(data) <= len(json.dumps(thing, separators=(",", ":"), ensure_ascii=False).encode())


OTHERWISE = {
    "a doubled key": PERSON.replace(b'"email":""', b'"email":"","email":""'),
    "a space": PERSON.replace(b":", b": ", 1),
    "a line end": PERSON + b"\n",
    "another order": b'{"name":"Idris Penhallow",'
    + PERSON[1:].replace(b'"name":"Idris Penhallow",', b""),
    "an escape": PERSON.replace(b"Idris", b"\\u0049dris"),
    "an escaped stroke": PERSON.replace(b"Idris", b"Idris\\/"),
    "a byte order mark": b"\xef\xbb\xbf" + PERSON,
    "something after it": PERSON + b"{}",
    "an unknown field": PERSON.replace(b'"email":""', b'"email":"","fax":""'),
    "no such word": PERSON.replace(b'"child"', b'"infant"'),
    "NaN": PERSON.replace(b"null", b"NaN"),
    "infinity": PERSON.replace(b"null", b"1e999"),
    "half a character": PERSON.replace(b"Idris", b"\xff"),
    "half a pair": PERSON.replace(b"Idris", b"\\ud800"),
    "nothing": b"",
    "a list": b"[]",
    "depth": b"[" * 10**6 + b"]" * 10**6,
    "depth in a field": PERSON.replace(b"null", b'{"a":' * 30_000 + b"1" + b"}" * 30_000),
    "endless digits": PERSON.replace(b"null", b"1" * 10_000),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_payload_in_any_other_encoding_is_refused(name: str) -> None:
    assert isinstance(ledger.decode_body("person", PERSON), Person)
    with pytest.raises(Unsound):
        ledger.decode_body("person", OTHERWISE[name])


def test_no_refusal_quotes_what_the_row_says() -> None:
    for data in OTHERWISE.values():
        with pytest.raises(Unsound) as refused:
            ledger.decode_body("person", data)
        assert "Idris" not in str(refused.value)
        assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_ten_to_the_six_deep_is_refused_and_does_not_end_the_program() -> None:
    assert not ledger.is_canonical(b"[" * 10**6 + b"]" * 10**6)
    with pytest.raises(Unsound):
        ledger.decode_header(b'{"actor":' * 10**6)


def test_a_float_is_refused_even_where_it_is_whole() -> None:
    measure = plainest("measure")
    data = ledger.encode_body(msgspec.structs.replace(measure, metres=1200))
    for written in (b"1200.0", b"1.2e3", b'"1200"', b"-1", b"true"):
        with pytest.raises(Unsound):
            ledger.decode_body("measure", data.replace(b"1200", written))


def test_a_row_of_an_older_program_that_lacks_a_newer_field_is_read() -> None:
    older = PERSON.replace(b'"language":"",', b"")
    person = ledger.decode_body("person", older)
    assert isinstance(person, Person)
    assert person.language == ""


# --- times ---


@given(
    when=st.datetimes(
        datetime(1, 1, 2),  # noqa: DTZ001
        datetime(9999, 12, 30),  # noqa: DTZ001
        timezones=st.sampled_from(
            [UTC, timezone(timedelta(hours=13)), timezone(-timedelta(1) / 2)]
        ),
    )
)
def test_a_stamp_is_a_moment_in_utc_and_sorts_as_time_does(when: datetime) -> None:
    written = ledger.stamp(when)
    assert ledger.moment(written) == when
    assert len(written) == len("2026-03-10T15:30:00.000000Z")
    assert ledger.decode_header(header(at=written)).at == written
    later = ledger.stamp(when + timedelta(microseconds=1))
    assert written < later


def test_a_stamp_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        ledger.stamp(datetime(2026, 3, 10))  # noqa: DTZ001


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+13:00", "9999-12-31T23:59:59-13:00"])
@pytest.mark.parametrize(("kind", "field"), [("contact", "happened"), ("consent", "withdrawn")])
def test_a_time_that_there_is_not_in_utc_is_refused(kind: str, field: str, time: str) -> None:
    body = json.loads(ledger.encode_body(plainest(kind)))
    data = ledger.canonical({**body, field: time})
    with pytest.raises(Unsound):
        ledger.decode_body(kind, data)


def test_a_time_without_its_offset_is_refused() -> None:
    body = json.loads(ledger.encode_body(plainest("contact")))
    with pytest.raises(Unsound):
        ledger.decode_body("contact", ledger.canonical({**body, "happened": "2026-03-10T15:30:00"}))


# --- caps and kinds ---


def test_a_row_larger_than_256_kb_is_neither_written_nor_read() -> None:
    pack = plainest("pack")
    fits = msgspec.structs.replace(pack, text="ŵ" * 130_000)
    assert ledger.decode_body("pack", ledger.encode_body(fits)) == fits
    much = msgspec.structs.replace(pack, text="ŵ" * 132_000)
    with pytest.raises(Unsound, match="256 KB"):
        ledger.encode_body(much)
    with pytest.raises(Unsound, match="256 KB"):
        ledger.decode_body("pack", ledger.canonical(much))


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "x" * 401},
        {"access_needs": "x" * 50_001},
        {"name": 5},
        {"capacity": "infant"},
        {"household": "cafe"},
        {"name": "\udc80"},
    ],
    ids=str,
)
def test_what_could_not_be_read_again_is_not_written(changed: dict[str, object]) -> None:
    person = msgspec.structs.replace(plainest("person"), **changed)
    with pytest.raises(Unsound):
        ledger.encode_body(person)


@pytest.mark.parametrize("kind", ["", "persons", "Person", "__class__"])
def test_a_kind_that_is_not_known_is_refused_in_payload_and_header(kind: str) -> None:
    with pytest.raises(Unsound, match="not known"):
        ledger.decode_body(kind, PERSON)
    with pytest.raises(Unsound, match="not known"):
        ledger.decode_header(header(kind=kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_header_stands_only_in_the_stream_of_its_kind(kind: str) -> None:
    streams = {"up": "up", "own": "own", "all": "all", "to": f"to:{DEVICE}"}
    for name, stream in streams.items():
        data = header(kind=kind, stream=stream)
        if name in streams_of(kind):
            assert ledger.decode_header(data).stream == stream
        else:
            with pytest.raises(Unsound, match="not for it"):
                ledger.decode_header(data)


BAD_HEADERS: list[dict[str, object]] = [
    {"seq": 0},
    {"seq": -1},
    {"seq": 2**53},
    {"seq": 1.0},
    {"stream": "own\n"},
    {"stream": "to:" + "1a" * 15},
    {"stream": "to:" + "1a" * 16 + "\n", "kind": "enrolment"},
    {"stream": "to", "kind": "enrolment"},
    {"at": "2026-03-10T15:30:00Z"},
    {"at": "2026-03-10T15:30:00.000000+00:00"},
    {"at": "2026-03-10T15:30:00.000000Z\n"},
    {"at": "٢026-03-10T15:30:00.000000Z"},
    {"at": "2026-99-10T15:30:00.000000Z"},
    {"at": "2026-02-30T15:30:00.000000Z"},
    {"at": "2026-03-10T25:30:00.000000Z"},
    {"actor": "AC" * 16},
    {"device": "1a" * 15},
    {"record": ""},
    {"replaces": ["ab" * 31]},
    {"replaces": ["ab" * 32] * 17},
    {"replaces": None},
    {"more": 1},
]


@pytest.mark.parametrize("changed", BAD_HEADERS, ids=lambda changed: str(changed)[:60])
def test_a_header_that_breaks_a_rule_is_refused(changed: dict[str, object]) -> None:
    ledger.decode_header(header())
    with pytest.raises(Unsound):
        ledger.decode_header(header(**changed))


@pytest.mark.parametrize("field", sorted(PLAIN))
def test_a_header_leaves_nothing_out(field: str) -> None:
    data = ledger.canonical({name: value for name, value in PLAIN.items() if name != field})
    with pytest.raises(Unsound):
        ledger.decode_header(data)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b":", b": ", 1),
        lambda data: data[:-1] + b',"seq":1}',
        lambda data: b'{"stream":"own",' + data[1:].replace(b',"stream":"own"', b""),
        lambda data: data.replace(b'"own"', b'"\\u006fwn"'),
    ],
    ids=["a space", "a doubled key", "another order", "an escape"],
)
def test_a_header_in_any_other_encoding_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Unsound):
        ledger.decode_header(spoil(header()))


# --- hashes ---


def test_the_hash_of_a_row_is_what_the_format_says() -> None:
    """A known answer, computed here with hashlib and nothing of the program's."""
    said = (
        b'{"actor":"' + b"ac" * 16 + b'","at":"2026-03-10T15:30:00.000000Z","device":"'
        b"" + b"1a" * 16 + b'","kind":"home","record":"' + b"ec" * 16 + b'",'
        b'"replaces":[],"seq":1,"stream":"own"}'
    )
    payload = b'{"postcode":"CA8 1RW","since":null,"until":null}'
    salt = bytes(range(32))
    digest = hashlib.sha256(salt + payload).digest()
    whole = hashlib.sha256(
        b"evenhand/1" + bytes(32) + struct.pack(">I", len(said)) + said + digest
    ).hexdigest()
    assert whole == "b3b2a2a51e801c8ae40e7025b63baef9f8c464ed9947df2c1ce416e0fd4e68da"
    row = ledger.make_row(
        ledger.decode_header(said),
        ledger.GENESIS,
        ledger.encode_body(Home(postcode="CA8 1RW")),
        salt,
    )
    assert (row.payload_hash, row.hash) == (digest.hex(), whole)


def test_a_salt_is_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        ledger.make_row(ledger.decode_header(header()), ledger.GENESIS, b"{}", b"short")


def test_the_same_words_under_another_salt_have_another_hash() -> None:
    payload = ledger.encode_body(Home(postcode="CA8 1RW"))
    assert ledger.hash_payload(b"a" * 32, payload) != ledger.hash_payload(b"b" * 32, payload)


# --- chains ---


def erased(row: Row) -> Row:
    return msgspec.structs.replace(row, salt=None, payload=None)


def test_a_whole_chain_is_followed_to_its_head_from_anywhere() -> None:
    rows = homes()
    end = Head(4, rows[3].hash)
    assert ledger.check_chain(rows) == (end, None)
    assert ledger.check_chain(rows[2:], Head(2, rows[1].hash)) == (end, None)
    assert ledger.check_chain([]) == (ledger.EMPTY, None)


@given(which=st.sets(st.integers(0, 3)))
def test_erased_payloads_leave_the_chain_verified(which: set[int]) -> None:
    rows = [erased(row) if at in which else row for at, row in enumerate(homes())]
    assert ledger.check_chain(rows) == (Head(4, rows[3].hash), None)


def _other(row: Row, **changed: object) -> Row:
    return msgspec.structs.replace(row, **changed)


def _headed(row: Row, **changed: object) -> Row:
    said: Header = msgspec.structs.replace(row.header, **changed)
    return msgspec.structs.replace(row, header=said)


FAR = Hash("f" * 64)
DAMAGE: dict[str, tuple[Callable[[Row], Row], str]] = {
    "payload": (lambda row: _other(row, payload=b"{}"), "was changed"),
    "salt": (lambda row: _other(row, salt=bytes(32)), "was changed"),
    "payload hash": (lambda row: _other(row, payload_hash=FAR), "was changed"),
    "payload hash of an erased row": (
        lambda row: _other(erased(row), payload_hash=FAR),
        "was changed",
    ),
    "payload hash that is none": (
        lambda row: _other(erased(row), payload_hash="none"),
        "was changed",
    ),
    "previous hash": (lambda row: _other(row, prev=FAR), "does not follow"),
    "hash": (lambda row: _other(row, hash=FAR), "was changed"),
    "payload half erased": (lambda row: _other(row, payload=None), "half erased"),
    "salt half erased": (lambda row: _other(row, salt=None), "half erased"),
    "actor": (lambda row: _headed(row, actor="ad" * 16), "was changed"),
    "at": (lambda row: _headed(row, at="2026-03-10T15:30:00.000001Z"), "was changed"),
    "device": (lambda row: _headed(row, device="1b" * 16), "was changed"),
    "kind": (lambda row: _headed(row, kind="interest"), "was changed"),
    "record": (lambda row: _headed(row, record="ed" * 16), "was changed"),
    "replaces": (lambda row: _headed(row, replaces=(FAR,)), "was changed"),
    "stream": (lambda row: _headed(row, stream="up"), "was changed"),
    "seq": (lambda row: _headed(row, seq=5), "is missing"),
}


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("what", DAMAGE)
def test_the_check_of_a_chain_finds_a_change_in_any_row(what: str, at: int) -> None:
    damage, words = DAMAGE[what]
    rows = homes()
    before = rows[at].prev
    rows[at] = damage(rows[at])
    reached, problem = ledger.check_chain(rows)
    assert reached == Head(at, before)
    assert problem is not None
    assert words in problem
    assert f"row {at + 1} of" in problem


@pytest.mark.parametrize("at", range(3))
def test_the_check_of_a_chain_finds_a_missing_row_and_two_that_changed_places(at: int) -> None:
    whole = homes()
    gone = whole[:at] + whole[at + 1 :]
    assert ledger.check_chain(gone)[1] == f"row {at + 1} of own is missing"
    swapped = [*whole]
    swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    assert ledger.check_chain(swapped)[1] == f"row {at + 1} of own is missing"


@pytest.mark.parametrize("at", range(3))
def test_two_rows_that_changed_places_and_numbers_are_found(at: int) -> None:
    rows = homes()
    first, after = rows[at].header.seq, rows[at + 1].header.seq
    rows[at], rows[at + 1] = _headed(rows[at + 1], seq=first), _headed(rows[at], seq=after)
    problem = ledger.check_chain(rows)[1]
    assert problem is not None


def test_a_row_of_another_chain_does_not_follow() -> None:
    rows, others = homes(), homes(5)[::-1]
    foreign = chain(Home(postcode="CV1 1AA"), Home(postcode="CV2 1AA"))
    assert others[0].header.seq == 5
    assert ledger.check_chain([rows[0], foreign[1]])[1] == (
        "row 2 of own does not follow the row before it"
    )
