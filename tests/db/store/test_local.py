"""What a desk keeps for itself: settings, keys, peers, bundles, receipts, drafts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.ledger import Head
from db.names import DeviceId, Hash
from db.store.local import Bundle, Local, Peer
from tests.db.store.kit import Book, opened

AT = "2026-03-10T15:30:00.000000Z"
PEER = Peer(DeviceId("2b" * 16), "Ada's laptop", "ab" * 32, "f1 f2", "age1seal", "enrolled")


def bundle(number: int | None = 1, **changed: object) -> Bundle:
    facts: dict[str, object] = {
        "direction": "out",
        "peer": PEER.device,
        "number": number,
        "at": AT,
        "file_hash": Hash("cd" * 32),
        "result": "sent",
        "reason": "",
        "records": 3,
        "ranges": (("up", 1, 3),),
        **changed,
    }
    return Bundle(**facts)  # type: ignore[arg-type]


@pytest.fixture
def local(book: Book) -> Iterator[Local]:
    """The local tables, inside a write."""
    with book.db.write():
        yield book.store.local


def test_a_setting_is_what_it_was_last_set_to(local: Local) -> None:
    assert local.setting("kind") is None
    local.set("kind", "office")
    local.set("kind", "volunteer")
    local.set("other", "")
    assert (local.setting("kind"), local.setting("other")) == ("volunteer", "")


def test_a_key_is_kept_byte_for_byte(local: Local) -> None:
    assert local.secret("sign") is None
    local.set_secret("sign", bytes(range(256)))
    assert local.secret("sign") == bytes(range(256))
    local.set_secret("sign", b"\x00")
    assert local.secret("sign") == b"\x00"


def test_a_peer_is_found_by_device_and_by_key_and_changes_state_but_never_keys(
    local: Local,
) -> None:
    other = PEER._replace(
        device=DeviceId("3c" * 16), name="Zed's", sign_key="cd" * 32, fingerprint="f3"
    )
    local.set_peer(other)
    local.set_peer(PEER)
    assert local.peers() == [PEER, other]
    assert local.peer(PEER.device) == PEER
    assert local.peer_of_key("f3") == other
    assert local.peer("4d" * 16) is None
    assert local.peer_of_key("f9") is None
    local.set_peer(PEER._replace(state="revoked", from_seq=7, name="Ada", sign_key="ee" * 32))
    assert local.peer(PEER.device) == PEER._replace(state="revoked", from_seq=7, name="Ada")


def test_bundles_are_listed_as_they_went_and_came(local: Local) -> None:
    came = bundle(4, direction="in", result="held", file_hash=Hash("ef" * 32))
    for one in (bundle(1), came, bundle(2), bundle(9, peer="f0")):
        local.add_bundle(one)
    assert [one.number for one in local.bundles("out")] == [1, 2, 9]
    assert [one.number for one in local.bundles("out", peer=PEER.device)] == [1, 2]
    assert local.bundles("in", result="held") == [came]
    assert local.bundles("in", result="applied") == []
    assert local.bundle_of_file("ef" * 32) == came
    assert local.bundle_of_file("cd" * 32) is None


def test_a_bundle_that_was_held_gets_its_answer_once(local: Local) -> None:
    came = bundle(4, direction="in", result="held")
    local.add_bundle(came)
    local.settle_bundle(came.file_hash, "applied", "now whole")
    assert local.bundle_of_file(came.file_hash) == came._replace(
        result="applied", reason="now whole"
    )
    local.settle_bundle(came.file_hash, "quarantined", "too late")
    settled = local.bundle_of_file(came.file_hash)
    assert settled is not None
    assert settled.result == "applied"


def test_bundles_to_each_peer_are_numbered_from_one_without_gaps(local: Local) -> None:
    assert local.next_number(PEER.device) == 1
    local.add_bundle(bundle(1))
    local.add_bundle(bundle(7, direction="in"))
    local.add_bundle(bundle(5, peer="f0"))
    assert local.next_number(PEER.device) == 2
    assert local.next_number("f0") == 6


def test_receipts_only_grow(local: Local) -> None:
    three, two, five = (Head(seq, Hash(f"{seq:064x}")) for seq in (3, 2, 5))
    assert local.confirm(PEER.device, "up", three, AT)
    assert not local.confirm(PEER.device, "up", two, AT)
    assert not local.confirm(PEER.device, "up", three, AT)
    assert local.receipts(PEER.device) == {"up": three}
    assert local.confirm(PEER.device, "up", five, AT)
    assert local.confirm(PEER.device, "all", two, AT)
    assert local.receipts(PEER.device) == {"up": five, "all": two}
    assert local.receipts("f0") == {}


def test_what_a_peer_was_told_is_kept_by_stream(local: Local) -> None:
    local.give(PEER.device, [("up", 3), ("own", 1)])
    local.give(PEER.device, [("up", 9)])
    local.give(PEER.device, [])
    assert local.given(PEER.device) == {"up": 9, "own": 1}
    assert local.given("f0") == {}


def test_a_draft_is_overwritten_field_by_field_and_then_dropped(local: Local) -> None:
    local.keep_draft("contact", "ca", {"note": "She sai", "place": ""}, AT)
    local.keep_draft("contact", "ca", {"note": "She said"}, AT)
    local.keep_draft("contact", "cb", {"note": "other"}, AT)
    assert local.draft("contact", "ca") == {"note": "She said", "place": ""}
    local.drop_draft("contact", "ca")
    assert local.draft("contact", "ca") == {}
    assert local.draft("contact", "cb") == {"note": "other"}


def test_drafts_are_no_part_of_the_ledger_and_outlive_a_lock(folder: Path) -> None:
    with opened(folder) as book, book.db.write():
        book.store.local.keep_draft("contact", "ca", {"note": "half a word"}, AT)
    with opened(folder) as book:
        assert book.store.local.draft("contact", "ca") == {"note": "half a word"}
        assert book.store.row_count() == 0
        assert book.store.search("half") == []
