"""Every rung of the ladder refuses what it is there to refuse, and in its own words."""

import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from db import age, ledger
from db.bundle.header import CAPS, HEADER_BYTES, Signer
from db.bundle.keys import new_keys
from db.bundle.lines import LINE_BYTES, write_line
from db.bundle.open import look, looks_like_bundle, open_bundle
from db.errors import (
    BundleDamaged,
    BundleForeign,
    BundleNewer,
    BundleUnknownSigner,
    BundleUnsound,
)
from db.ledger import GENESIS, Header, canonical
from db.names import RecordId
from tests.db.bundle.forge import (
    ACTOR,
    LAPTOP,
    MADE,
    OFFICE,
    OTHER,
    Desk,
    bundle,
    chain,
    erased,
    forged,
    header_of,
    household,
    known,
    opened,
    sealed_lines,
    sealed_raw,
    up,
    welcome,
)

FOREVER = b"[" * 10**6


def problem(data: bytes, at: Desk = OFFICE) -> str:
    """The rule that a bundle breaks; fails when it breaks none."""
    with pytest.raises(BundleUnsound) as refused:
        opened(data, at=at)
    said = refused.value.facts["problem"]
    assert isinstance(said, str)
    return said


def text_of(rows: int = 3) -> bytes:
    lines = [canonical(header_of(up(rows))), *map(write_line, up(rows))]
    return b"".join(line + b"\n" for line in lines)


# --- 1: the outer seal ---


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", age.MAGIC, b"\x00" * 4000])
def test_what_is_not_ours_is_damaged(data: bytes) -> None:
    with pytest.raises(BundleDamaged):
        opened(data)


def test_sealed_for_another_desk_looks_damaged() -> None:
    with pytest.raises(BundleDamaged):
        opened(bundle(up(1), to=OTHER))


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"a letter to the office",
        b'{"key":"00"}\n' + bytes(8),
        b"[" * 300,
        b'{"key":"' + b"0" * 64 + b'","signature":"' + b"0" * 128 + b'"}',
        b'{"key":"' + b"0" * 64 + b'","signature":"' + b"0" * 128 + b'"}\n' + b"\xff" * 8,
        b'{"key":"' + b"0" * 64 + b'","signature":"' + b"x" * 128 + b'"}\n' + bytes(8),
        b'{"kez":"' + b"0" * 64 + b'","signature":"' + b"0" * 128 + b'"}\n' + bytes(8),
    ],
)
def test_sealed_for_us_but_no_bundle(inside: bytes) -> None:
    with pytest.raises(BundleDamaged):
        opened(age.seal_to(inside, OFFICE.keys.public.seal))


def test_a_file_over_the_cap_is_not_even_opened() -> None:
    with pytest.raises(BundleDamaged):
        opened(bundle(up(1)) + bytes(CAPS.sealed))


# --- 2: the signature ---


def test_an_unknown_signer_is_named() -> None:
    with pytest.raises(BundleUnknownSigner) as refused:
        opened(bundle(up(1)), signer=known(OFFICE))
    assert refused.value.facts == {
        "fingerprint": LAPTOP.keys.public.fingerprint,
        "signature": "unknown",
    }


def test_signed_by_another_key_under_this_name() -> None:
    """Somebody signs with a key of their own and names the laptop's."""
    thief = Desk(LAPTOP.device, new_keys(), office=False)
    fingerprint = LAPTOP.keys.public.fingerprint
    plain = age.unseal(bundle(up(1), sender=thief), OFFICE.keys.seal)
    renamed = plain.replace(thief.keys.public.fingerprint.encode(), fingerprint.encode(), 1)
    with pytest.raises(BundleUnknownSigner) as refused:
        opened(age.seal_to(renamed, OFFICE.keys.public.seal))
    assert refused.value.facts == {"fingerprint": fingerprint, "signature": "wrong"}


def test_a_signer_found_under_anothers_fingerprint_is_wrong() -> None:
    def anybody(_: str) -> Signer:
        return OTHER.signer

    with pytest.raises(BundleUnknownSigner):
        opened(bundle(up(1)), signer=anybody)


def test_a_signature_under_another_name_is_wrong_though_it_holds() -> None:
    """The line names a stranger; whoever finds the laptop's key under that name is mistaken."""
    plain = age.unseal(bundle(up(1)), OFFICE.keys.seal)
    mine, other = LAPTOP.keys.public.fingerprint, OTHER.keys.public.fingerprint
    renamed = age.seal_to(plain.replace(mine.encode(), other.encode(), 1), OFFICE.keys.public.seal)
    with pytest.raises(BundleUnknownSigner):
        opened(renamed, signer=lambda _: LAPTOP.signer)


def test_any_byte_changed_after_signing_breaks_the_signature() -> None:
    plain = bytearray(age.unseal(bundle(up(1)), OFFICE.keys.seal))
    start = plain.index(b"\n") + 9
    for at in range(start, len(plain)):
        changed = bytes(plain[:at]) + bytes([plain[at] ^ 1]) + bytes(plain[at + 1 :])
        with pytest.raises(BundleUnknownSigner):
            opened(age.seal_to(changed, OFFICE.keys.public.seal))


def test_nothing_is_parsed_before_its_signature_holds() -> None:
    """Bombs and nonsense of a stranger are told apart from one another by nothing."""
    for packed in (b"", b"nonsense", zlib.compress(bytes(10**8), 9), zlib.compress(FOREVER)):
        with pytest.raises(BundleUnknownSigner):
            opened(sealed_raw(packed), signer=known())


# --- 3: format and header ---


def test_a_newer_format_is_known_by_its_number_whatever_else_it_says() -> None:
    with pytest.raises(BundleNewer) as refused:
        opened(forged(lambda said: said.update(format=3, surprise={"deep": [1.5]}, kind="more")))
    assert refused.value.facts == {"format": 3}


def test_a_newer_format_may_be_larger_than_ours() -> None:
    top = b'{"format":7}\n'
    with pytest.raises(BundleNewer):
        opened(sealed_raw(zlib.compress(top + bytes(CAPS.unpacked * 3), 1)))


@pytest.mark.parametrize(
    "top",
    [
        b"",
        b"null",
        b"{}",
        b"[]",
        b'{"format":"2"}',
        b'{"format":0}',
        b'{"format":-1}',
        b'{"format":NaN}',
        b'{"format":1e400}',
        b'{"format":' + b"9" * 5000 + b"}",
        b'{"format":2',
        b'{"format":2,"deep":' + FOREVER[:200_000],
        FOREVER[:200_000],
        b'{"format":1}',
        b'\xff{"format":1}',
    ],
)
def test_a_header_that_is_none(top: bytes) -> None:
    assert "header’s shape" in problem(sealed_lines(top, []))


def test_a_header_with_a_key_twice_or_a_gap_is_not_canonical() -> None:
    top = canonical(header_of(up(1)))
    lines = [write_line(up(1)[0])]
    opened(sealed_lines(top, lines))
    twice = top.replace(b'{"blobs"', b'{"format":1,"blobs"')
    spaced = top.replace(b":", b": ", 1)
    escaped = top.replace(b"Fellside", b"\\u0046ellside")
    for wrong in (twice, spaced, escaped, top + b" "):
        assert "one encoding" in problem(sealed_lines(wrong, lines))
    unknown = forged(lambda said: said.update(surprise=1))
    assert "header’s shape" in problem(unknown)


def test_a_header_larger_than_its_cap() -> None:
    assert "no end within its cap" in problem(sealed_lines(b" " * (HEADER_BYTES + 1), []))


# --- 4: the address ---


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said["recipient"].update(device=OTHER.device),
        lambda said: said["recipient"].update(key="0" * 64),
        lambda said: said.update(service="Another Service"),
    ],
)
def test_opened_but_not_addressed_to_us(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(BundleForeign):
        opened(forged(change))


def test_without_a_service_any_service_is_taken() -> None:
    data = forged(lambda said: said.update(service="Another Service"))
    got = open_bundle(data, OFFICE.keys.seal, OFFICE.device, known(LAPTOP))
    assert got.header.service == "Another Service"


def test_a_bundle_sealed_anew_for_somebody_else_is_foreign() -> None:
    """Whoever got a bundle cannot pass it on as if it had been sent to another desk."""
    plain = age.unseal(bundle(up(1), to=OTHER), OTHER.keys.seal)
    with pytest.raises(BundleForeign):
        opened(age.seal_to(plain, OFFICE.keys.public.seal))


# --- 5: what this signer may say ---


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda said: said.update(sender=OTHER.device), "another sender"),
        (lambda said: said.update(sender_key="0" * 64), "another key"),
        (lambda said: said.update(kind="receipt"), "do not agree"),
        (lambda said: said.update(streams=said["streams"] * 2), "a stream twice"),
        (lambda said: said["streams"][0].update(device=OTHER.device), "another desk’s stream"),
        (lambda said: said["streams"][0].update(stream="own"), "may not send"),
        (lambda said: said["streams"][0].update(stream="all"), "may not send"),
        (lambda said: said["streams"][0].update(stream=f"to:{OFFICE.device}"), "may not send"),
        (lambda said: said["streams"][0].update(first=2), "numbers and heads"),
        (lambda said: said["streams"][0].update(last=2), "numbers and heads"),
        (lambda said: said["streams"][0].update(last=2**53 - 1), "numbers and heads"),
        (lambda said: said["streams"][0]["before"].update(hash="1" * 64), "numbers and heads"),
        (lambda said: said["streams"][0]["after"].update(hash=GENESIS), "numbers and heads"),
        (
            lambda said: said["streams"][0].update(
                last=2**40, after={"seq": 2**40, "hash": "1" * 64}
            ),
            "more rows",
        ),
        (
            lambda said: said.update(have=[{"stream": "up", "seq": 1, "hash": "1" * 64}]),
            "does not send",
        ),
        (
            lambda said: said.update(have=[{"stream": "all", "seq": 0, "hash": "1" * 64}]),
            "a hash do not agree",
        ),
        (
            lambda said: said.update(have=[{"stream": "all", "seq": 1, "hash": "1" * 64}] * 2),
            "confirms a stream twice",
        ),
    ],
)
def test_rules_of_the_header(change: Callable[[dict[str, Any]], object], words: str) -> None:
    assert words in problem(forged(change))


def test_a_laptop_sends_no_bundle_without_rows() -> None:
    assert "without rows" in problem(forged(rows=[]))


def test_the_office_sends_us_only_what_is_for_us() -> None:
    mine = f"to:{LAPTOP.device}"
    rows = chain(OFFICE.device, mine, [welcome(1)])
    assert len(opened(bundle(rows, sender=OFFICE, to=LAPTOP), at=LAPTOP).rows) == 1
    for stream in ("up", "own", f"to:{OTHER.device}", f"to:{OFFICE.device}"):
        data = forged(
            lambda said, stream=stream: said["streams"][0].update(stream=stream),  # type: ignore[misc]
            rows,
            sender=OFFICE,
            to=LAPTOP,
        )
        assert "may not send" in problem(data, at=LAPTOP)


# --- 6: the files ---


def test_files_are_those_that_the_header_names() -> None:
    rows = up(1)
    top = canonical(header_of(rows, [b"one", b"three"]))
    lines = [write_line(rows[0])]
    assert len(opened(sealed_lines(top, lines, b"onethree")).blobs) == 2
    for tail in (b"", b"onethre", b"onethreefour"):
        assert "not as long" in problem(sealed_lines(top, lines, tail))
    for tail in (b"oneThree", b"threeone"):
        assert "not the one" in problem(sealed_lines(top, lines, tail))


def test_nothing_follows_what_the_header_names() -> None:
    assert "not as long" in problem(forged(tail=b"!"))


def test_a_file_stands_once_and_with_rows() -> None:
    blob = {"length": 1, "sha256": "1" * 64}
    assert "file twice" in problem(forged(lambda said: said.update(blobs=[blob, blob])))
    receipt = forged(lambda said: said.update(blobs=[blob]), [], sender=OFFICE, to=LAPTOP)
    assert "files and no rows" in problem(receipt, at=LAPTOP)
    many = [{"length": 1, "sha256": f"{n:064x}"} for n in range(CAPS.blobs + 1)]
    assert "header’s shape" in problem(forged(lambda said: said.update(blobs=many)))


# --- 7: the rows ---


def test_what_is_packed_cannot_be_unpacked() -> None:
    assert "cannot be unpacked" in problem(sealed_raw(b"never packed"))
    assert "no end within its cap" in problem(sealed_raw(b""))


@pytest.mark.parametrize("filler", [b"\n", b"x"])
def test_a_bomb_stops_at_the_cap(filler: bytes) -> None:
    top = canonical(header_of(up(1)))
    bomb = sealed_raw(zlib.compress(top + b"\n" + filler * (10 * CAPS.unpacked), 1))
    assert len(bomb) < CAPS.unpacked // 20
    tracemalloc.start()
    try:
        assert "larger than 20 MB" in problem(bomb)
        assert tracemalloc.get_traced_memory()[1] < 2.5 * CAPS.unpacked
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("spare", "words"), [(0, "larger than 256 KB"), (1, "than 20 MB")])
def test_rows_fill_the_cap_to_the_byte_and_no_more(spare: int, words: str) -> None:
    text = canonical(header_of(up(1))) + b"\n" + b"x" * (CAPS.unpacked - 1 + spare) + b"\n"
    assert words in problem(sealed_raw(zlib.compress(text, 1)))


@pytest.mark.parametrize("cut", [1, 4, 5, 20, 200])
def test_what_is_packed_is_cut_short(cut: int) -> None:
    assert "cut short" in problem(sealed_raw(zlib.compress(text_of(), 1)[:-cut]))


@pytest.mark.parametrize("more", [b"!", zlib.compress(b"more"), bytes(1000)])
def test_something_follows_what_is_packed(more: bytes) -> None:
    assert "followed by something" in problem(sealed_raw(zlib.compress(text_of(), 1) + more))


def test_packed_at_any_level_it_opens() -> None:
    for level in range(10):
        assert len(opened(sealed_raw(zlib.compress(text_of(), level))).rows) == 3


def test_the_last_row_has_a_line_end() -> None:
    assert "no end" in problem(sealed_raw(zlib.compress(text_of()[:-1])))


def test_as_many_rows_as_the_header_says() -> None:
    lines = [write_line(row) for row in up(4)]
    for wrong in (lines[:2], lines, [*lines[:3], b""]):
        assert "as many rows" in problem(forged(lines=wrong))


def test_no_more_rows_than_the_cap() -> None:
    assert "more rows" in problem(forged(lines=[b"{}"] * (CAPS.rows + 1)))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"{}",
        FOREVER,
        b'{"header":' + FOREVER,
        b'{"a":' * 40_000,
        b"\xff\xfe",
        b'{"header":NaN,"payload":NaN,"payload_hash":null,"salt":null}',
        b'{"header":{},"payload":{},"payload_hash":null,"salt":"' + b"0" * 64 + b'"}',
        b'{"header":"\\ud800","payload":{},"payload_hash":null,"salt":"' + b"0" * 64 + b'"}',
    ],
)
def test_a_row_that_is_none(line: bytes) -> None:
    good = [write_line(row) for row in up(2)]
    problem(forged(lines=[*good, line]))


def test_a_row_larger_than_its_cap() -> None:
    good = [write_line(row) for row in up(2)]
    assert "larger than 256 KB" in problem(forged(lines=[*good, b" " * (LINE_BYTES + 1)]))
    vast = ledger.make_row(
        up(3)[2].header, up(2)[1].hash, canonical({"postcode": "x" * 256 * 1024}), bytes(32)
    )
    assert "256 KB" in problem(forged(rows=[*up(2), vast]))


def reworded(change: Callable[[bytes], bytes]) -> bytes:
    """A bundle whose second line was changed, its length and the header left as they were."""
    lines = [write_line(row) for row in up(3)]
    lines[1] = change(lines[1])
    return forged(lines=lines)


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(b'{"header"', b'{ "header"'),
        lambda line: line.replace(b'"salt"', b'"salt":null,"salt"'),
        lambda line: line.replace(b'"payload_hash"', b'"payload_hash":null,"payload_hash"'),
        lambda line: line.replace(b'"postcode"', b'"postcode":"CA2 2BB","postcode"'),
        lambda line: line.replace(b'"address"', b'"zddress"'),
        lambda line: line.replace(b"Back", b"\\u0042ack"),
        lambda line: line.replace(b"1 Back Lane", b"9 Back Lane"),
        lambda line: line.replace(b'"seq":2', b'"seq":2.0'),
        lambda line: line.replace(b'"seq":2', b'"seq":NaN'),
        lambda line: line.replace(b'"kind":"household"', b'"kind":"castle"'),
        lambda line: line.replace(b'"kind":"household"', b'"kind":"home"'),
        lambda line: line.replace(b'"kind":"household"', b'"kind":"\\ud800"'),
        lambda line: line.replace(b'"stream":"up"', b'"stream":"all"'),
        lambda line: line.replace(b'"seq":2', b'"seq":3'),
        lambda line: line.replace(LAPTOP.device.encode(), OTHER.device.encode()),
        lambda line: line.replace(b'"salt":"', b'"salt":"0')[:-3] + b'"}',
        lambda line: line + b" ",
        lambda line: line[:-1],
        lambda line: line.upper(),
    ],
)
def test_a_row_changed_in_any_way_is_refused(change: Callable[[bytes], bytes]) -> None:
    line = write_line(up(3)[1])
    assert change(line) != line
    problem(reworded(change))


def test_a_row_half_erased_is_refused() -> None:
    rows = up(3)
    full, blank = write_line(rows[1]), write_line(erased(rows[1]))
    assert len(opened(reworded(lambda _: blank)).rows) == 3
    hashed = rows[1].payload_hash.encode()
    salt = rows[1].salt.hex().encode() if rows[1].salt else b""
    for wrong in (
        full.replace(b'"payload_hash":null', b'"payload_hash":"' + hashed + b'"'),
        full.replace(b'"' + salt + b'"', b"null"),
        blank.replace(b'"salt":null', b'"salt":"' + salt + b'"'),
        blank.replace(b'"' + hashed + b'"', b"null"),
        blank.replace(hashed, b"1" * 64),
        blank.replace(b'"payload"', b'"payload":null,"payload"'),
        blank.replace(b'"payload":null', b'"payload":"words"'),
        blank + b" ",
    ):
        problem(reworded(lambda _, wrong=wrong: wrong))  # type: ignore[misc]


def test_rows_that_lead_elsewhere_are_refused() -> None:
    """Sound rows of another chain under a header that promises this one."""
    others = up(3, note=" too")
    assert "do not lead" in problem(forged(lines=[write_line(row) for row in others]))
    assert "out of order" in problem(forged(lines=[write_line(row) for row in up(3)[::-1]]))


def test_rows_of_another_desk_under_our_header_are_refused() -> None:
    others = chain(OTHER.device, "up", [household(n) for n in range(3)])
    assert "another desk" in problem(forged(lines=[write_line(row) for row in others]))


def test_rows_for_another_laptop_under_a_header_for_us_are_refused() -> None:
    rows = chain(OFFICE.device, f"to:{OTHER.device}", [welcome(1)])
    data = forged(
        lambda said: said["streams"][0].update(stream=f"to:{LAPTOP.device}"),
        rows,
        sender=OFFICE,
        to=LAPTOP,
    )
    assert "another desk or stream" in problem(data, at=LAPTOP)


def test_every_kind_is_refused_in_a_stream_that_is_not_for_it() -> None:
    header = Header(
        actor=ACTOR,
        at=MADE,
        device=LAPTOP.device,
        kind="home",
        record=RecordId("0" * 32),
        seq=1,
        stream="up",
    )
    row = ledger.make_row(header, GENESIS, b'{"postcode":"CA1 1AA"}', bytes(32))
    assert "not for it" in problem(forged(rows=[row]))


def test_no_refusal_repeats_what_a_row_says() -> None:
    secret = "Zebedee"
    lines = [write_line(row) for row in up(3, note=f" {secret}")]
    for at, good in enumerate(lines):
        for change in (b'"address":1,"x', good[:-2], good.replace(b'"up"', b'"Zebedee"')):
            wrong = [*lines[:at], change, *lines[at + 1 :]]
            assert secret not in problem(forged(rows=up(3, note=f" {secret}"), lines=wrong))


# --- looking ---


def test_looking_without_a_key_tells_only_the_size() -> None:
    data = bundle(up(2))
    seen = look(data)
    assert looks_like_bundle(data)
    assert (seen.size, seen.signature, seen.format, seen.header) == (len(data), None, None, None)


def test_looking_with_a_key_tells_what_the_header_says() -> None:
    seen = look(bundle(up(2)), OFFICE.keys.seal, known(LAPTOP))
    assert (seen.signature, seen.format) == ("good", 1)
    assert seen.fingerprint == LAPTOP.keys.public.fingerprint
    assert seen.header is not None
    assert (seen.header.records, seen.header.sender) == (2, LAPTOP.device)


def test_looking_reads_nothing_that_is_signed_by_nobody_known() -> None:
    data = bundle(up(2))
    for find, state in ((known(), "unknown"), (None, "unknown"), (lambda _: OTHER.signer, "wrong")):
        seen = look(data, OFFICE.keys.seal, find)
        assert (seen.signature, seen.header, seen.format) == (state, None, None)
        assert seen.fingerprint == LAPTOP.keys.public.fingerprint


def test_looking_at_a_newer_format_tells_its_number() -> None:
    seen = look(forged(lambda said: said.update(format=3)), OFFICE.keys.seal, known(LAPTOP))
    assert (seen.signature, seen.format, seen.header) == ("good", 3, None)


def test_looking_at_what_is_no_bundle() -> None:
    for data in (b"", b"a letter", bundle(up(1), to=OTHER)):
        with pytest.raises(BundleDamaged):
            look(data, OFFICE.keys.seal, known(LAPTOP))
    with pytest.raises(BundleDamaged):
        look(b"a letter")
    assert not looks_like_bundle(b"-----BEGIN AGE ENCRYPTED FILE-----\n")
