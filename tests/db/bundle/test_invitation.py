"""Signing a laptop in: both papers hold, or they are refused; a swap shows in the words."""

import json
import math
import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

import resources
from db import age
from db.bundle import signing
from db.bundle.invitation import (
    INVITATION_BYTES,
    INVITATION_TYPE,
    REQUEST_BYTES,
    REQUEST_TYPE,
    Invitation,
    InvitedPack,
    Request,
    read_invitation,
    read_request,
    write_invitation,
    write_request,
)
from db.bundle.keys import DeviceKeys, PublicKeys, new_keys
from db.bundle.words import invitation_words, same_words, six_words
from db.errors import BadInvitation, BadRequest, BundleNewer
from db.ledger import canonical
from tests.db.bundle.forge import ACTOR, LAPTOP, MADE, OFFICE, OTHER, SERVICE

WORDS = resources.six_words()
FIXED_RECIPIENT = "age1x3vrysmsn906xfwsvtj6sgql3acd2dfyzwtmg3r6ny3vvuv3wv9sslt840"
PACK = InvitedPack(name="cumbria-2026", version="1.2", text='[pack]\nname = "Cumbria"\n# ŵ "q"\n')


def invitation(keys: DeviceKeys = OFFICE.keys, **other: Any) -> Invitation:
    said = Invitation(service=SERVICE, office=OFFICE.device, keys=keys.public, pack=PACK, made=MADE)
    return msgspec.structs.replace(said, **other)


def request(keys: DeviceKeys = LAPTOP.keys, **other: Any) -> Request:
    said = Request(
        invitation=invitation().hash,
        device=LAPTOP.device,
        actor=ACTOR,
        name="Ada Marsh",
        letters="ADAM",
        keys=keys.public,
        made=MADE,
    )
    return msgspec.structs.replace(said, **other)


INVITATION = write_invitation(invitation(), OFFICE.keys)


def paper(payload_type: str, keys: DeviceKeys, body: bytes) -> bytes:
    """Any body at all, properly signed."""
    signature = signing.sign(keys.sign, payload_type, body).hex()
    return b'{"body":%b,"key":"%b","signature":"%b"}\n' % (
        body,
        keys.public.sign.encode(),
        signature.encode(),
    )


def sealed(data: bytes) -> bytes:
    return age.seal_to(data, OFFICE.keys.public.seal)


# --- the invitation ---


def test_an_invitation_comes_through_whole() -> None:
    got = read_invitation(INVITATION)
    assert got == invitation()
    assert got.pack.text == PACK.text
    recovery = new_keys().public.seal
    said = invitation(recovery_recipient=recovery)
    assert read_invitation(write_invitation(said, OFFICE.keys)) == said


def test_an_invitation_is_text_that_anybody_can_read() -> None:
    assert json.loads(INVITATION)["body"]["service"] == SERVICE


def test_a_line_end_lost_or_gained_in_the_mail_does_no_harm() -> None:
    for data in (INVITATION[:-1], INVITATION[:-1] + b"\r\n", INVITATION + b"\n"):
        assert read_invitation(data) == invitation()


def test_any_byte_changed_in_an_invitation_is_refused() -> None:
    for at in range(len(INVITATION) - 1):
        for flip in (1, 0x20, 0x80):
            changed = INVITATION[:at] + bytes([INVITATION[at] ^ flip]) + INVITATION[at + 1 :]
            with pytest.raises(BadInvitation) as refused:
                read_invitation(changed, file="invitation.json")
            assert refused.value.facts == {"file": "invitation.json"}


def test_an_invitation_cut_short_is_refused_at_every_length() -> None:
    for length in range(len(INVITATION) - 1):
        with pytest.raises(BadInvitation):
            read_invitation(INVITATION[:length])


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(surprise=1),
        lambda said: said.update(keys=OTHER.keys.public),
        lambda said: said["keys"].update(seal="age1nonsense"),
        lambda said: said["keys"].update(sign="0" * 64),
        lambda said: said.update(office="here"),
        lambda said: said.update(made="yesterday"),
        lambda said: said.update(recovery_recipient="age1nonsense"),
        lambda said: said["pack"].pop("text"),
        lambda said: said.update(format=0),
        lambda said: said.update(format="1"),
    ],
)
def test_a_signed_invitation_still_keeps_the_rules(
    change: Callable[[dict[str, Any]], object],
) -> None:
    said = msgspec.json.decode(canonical(invitation()))
    change(said)
    with pytest.raises(BadInvitation):
        read_invitation(paper(INVITATION_TYPE, OFFICE.keys, canonical(said)))


def test_bodies_that_are_none_are_refused() -> None:
    body = canonical(invitation())
    for wrong in (b"{}", b"[]", b"null", b"[" * 10**5, b"NaN", body.replace(b":", b": ", 1)):
        with pytest.raises(BadInvitation):
            read_invitation(paper(INVITATION_TYPE, OFFICE.keys, wrong))
    doubled = body.replace(b'{"format"', b'{"format":1,"format"')
    with pytest.raises(BadInvitation):
        read_invitation(paper(INVITATION_TYPE, OFFICE.keys, doubled))


def test_what_stands_around_the_body_is_in_its_one_encoding_too() -> None:
    for wrong in (
        INVITATION.replace(b'{"body"', b'{"body":{},"body"', 1),
        INVITATION.replace(b'{"body"', b'{ "body"', 1),
        INVITATION.replace(b'{"body"', b'{"also":1,"body"', 1),
        b" " + INVITATION,
        b"\xef\xbb\xbf" + INVITATION,
    ):
        with pytest.raises(BadInvitation):
            read_invitation(wrong)


def test_a_key_of_small_order_signs_no_invitation() -> None:
    """The neutral point "signs" anything; its signature would verify."""
    key = (1).to_bytes(32, "little")
    said = msgspec.json.decode(canonical(invitation()))
    said["keys"]["sign"] = key.hex()
    data = b'{"body":%b,"key":"%b","signature":"%b"}' % (
        canonical(said),
        key.hex().encode(),
        (key + bytes(32)).hex().encode(),
    )
    with pytest.raises(BadInvitation):
        read_invitation(data)


def test_a_paper_of_one_type_is_not_taken_for_another() -> None:
    body = canonical(invitation())
    with pytest.raises(BadInvitation):
        read_invitation(paper(REQUEST_TYPE, OFFICE.keys, body))
    with pytest.raises(BadRequest):
        read_request(sealed(INVITATION), OFFICE.keys.seal)


def test_a_newer_invitation_is_known_by_its_number() -> None:
    data = paper(INVITATION_TYPE, OFFICE.keys, b'{"format":2,"novel":true}')
    with pytest.raises(BundleNewer) as refused:
        read_invitation(data)
    assert refused.value.facts == {"format": 2}


def test_what_could_not_be_read_is_not_written() -> None:
    with pytest.raises(ValueError, match="keys that it names"):
        write_invitation(invitation(), OTHER.keys)
    with pytest.raises(ValueError, match="too long"):
        write_invitation(
            invitation(pack=msgspec.structs.replace(PACK, text="ŵ" * 190_000)), OFFICE.keys
        )
    for wrong in (invitation(service="x" * 500), invitation(made="now")):
        with pytest.raises(ValueError, match="Expected"):
            write_invitation(wrong, OFFICE.keys)
    with pytest.raises(BadInvitation):
        read_invitation(INVITATION + b"\n" * INVITATION_BYTES)


# --- the request ---


def test_a_request_comes_through_whole_and_lies_nowhere_in_clear() -> None:
    data = write_request(request(), LAPTOP.keys, OFFICE.keys.public)
    assert read_request(data, OFFICE.keys.seal) == request()
    for told in (b"Ada", b"Marsh", LAPTOP.device.encode(), LAPTOP.keys.public.sign.encode()):
        assert told not in data


def test_a_request_for_another_office_is_refused() -> None:
    data = write_request(request(), LAPTOP.keys, OTHER.keys.public)
    with pytest.raises(BadRequest) as refused:
        read_request(data, OFFICE.keys.seal, file="ada.request")
    assert refused.value.facts == {"file": "ada.request"}


def test_a_request_proves_that_its_key_is_held() -> None:
    """Whoever asks with another's keys cannot sign with them."""
    body = canonical(request())
    with pytest.raises(BadRequest):
        read_request(sealed(paper(REQUEST_TYPE, OTHER.keys, body)), OFFICE.keys.seal)
    with pytest.raises(ValueError, match="keys that it names"):
        write_request(request(), OTHER.keys, OFFICE.keys.public)


def test_a_damaged_request_is_refused() -> None:
    data = write_request(request(), LAPTOP.keys, OFFICE.keys.public)
    plain = age.unseal(data, OFFICE.keys.seal)
    for at in range(len(plain) - 1):
        changed = plain[:at] + bytes([plain[at] ^ 1]) + plain[at + 1 :]
        with pytest.raises(BadRequest):
            read_request(sealed(changed), OFFICE.keys.seal)
    for wrong in (b"", data[:-1], plain, data + bytes(REQUEST_BYTES)):
        with pytest.raises(BadRequest):
            read_request(wrong, OFFICE.keys.seal)


def test_a_request_names_the_invitation_that_it_answers() -> None:
    assert request().invitation == read_invitation(INVITATION).hash
    assert invitation(made=MADE.replace("2026", "2027")).hash != invitation().hash


# --- the words ---


def test_both_desks_make_the_same_words() -> None:
    at_laptop = six_words(read_invitation(INVITATION), request(), WORDS)
    sent = write_request(request(), LAPTOP.keys, OFFICE.keys.public)
    at_office = six_words(invitation(), read_request(sent, OFFICE.keys.seal), WORDS)
    assert at_laptop == at_office
    assert len(at_laptop) == 6
    assert set(at_laptop) <= set(WORDS)


def test_a_swap_of_anything_that_counts_shows_in_the_words() -> None:
    thief = new_keys()
    half = DeviceKeys(sign=OFFICE.keys.sign, seal=thief.seal)
    own = DeviceKeys(sign=LAPTOP.keys.sign, seal=thief.seal)
    made = {
        six_words(invitation(), request(), WORDS),
        six_words(invitation(thief), request(), WORDS),
        six_words(invitation(half), request(), WORDS),
        six_words(invitation(), request(thief), WORDS),
        six_words(invitation(), request(own), WORDS),
        six_words(invitation(), request(name="Ada Marsch"), WORDS),
    }
    assert len(made) == 6


def test_an_office_always_has_the_same_words_and_another_has_others() -> None:
    later = invitation(made=MADE.replace("2026", "2027"))
    assert invitation_words(invitation(), WORDS) == invitation_words(later, WORDS)
    assert invitation_words(invitation(new_keys()), WORDS) != invitation_words(later, WORDS)
    assert invitation_words(invitation(), WORDS) != six_words(invitation(), request(), WORDS)


def test_every_word_is_as_likely_as_the_next() -> None:
    """2,048 words, 3,000 enrolments: no word is drawn far more often than chance would."""
    words, counts = WORDS[:2048], dict.fromkeys(WORDS[:2048], 0)
    for number in range(500):
        for word in six_words(invitation(), request(name=f"Ada {number}"), words):
            counts[word] += 1
    assert sum(counts.values()) == 3000
    assert max(counts.values()) < 12
    assert sum(map(bool, counts.values())) > 1450  # 1,575 are to be expected


def test_a_list_that_is_too_short_or_repeats_itself_is_refused() -> None:
    for words in (WORDS[:2047], [*WORDS[:2048], WORDS[0]], []):
        with pytest.raises(ValueError, match="no two alike"):
            six_words(invitation(), request(), words)
        with pytest.raises(ValueError, match="no two alike"):
            invitation_words(invitation(), words)


def test_the_list_that_is_shipped_gives_77_bits() -> None:
    assert len(six_words(invitation(), request(), WORDS)) == 6
    assert 6 * math.log2(len(WORDS)) > 77


@pytest.mark.parametrize(
    "typed",
    [
        "abacus drop-down felt-tip yo-yo zebra acorn",
        "ABACUS, Drop Down, felt tip; yoyo, zebra, acorn.",
        "  abacus\tdropdown\nfelttip yo\u2011yo zebra  acorn ",
        "abacus-drop-down-felt-tip-yo-yo-zebra-acorn",
    ],
)
def test_words_are_the_same_however_they_are_written(typed: str) -> None:
    assert same_words("abacus drop-down felt-tip yo-yo zebra acorn", typed)


def test_other_words_are_other_words() -> None:
    words = "abacus drop-down felt-tip yo-yo zebra acorn"
    shuffled = words.split()
    random.Random(4).shuffle(shuffled)
    for typed in ("", "abacus", words + " abacus", words[:-1], " ".join(shuffled)):
        assert not same_words(words, typed)
    assert not same_words("", "")
    assert not same_words(" ", ",")


def test_the_words_of_an_enrolment_never_change() -> None:
    """Two desks of different versions must agree: these were made by the first."""
    office, laptop = (
        PublicKeys(sign=signing.public_of(bytes([seed] * 32)).hex(), seal=FIXED_RECIPIENT)
        for seed in (1, 2)
    )
    asked = msgspec.structs.replace(request(), keys=laptop)
    invited = msgspec.structs.replace(invitation(), keys=office)
    words = [f"w{number}" for number in range(7776)]
    assert " ".join(six_words(invited, asked, words)) == "w4758 w2059 w3607 w6894 w6326 w7373"
    assert " ".join(invitation_words(invited, words)) == "w804 w5829 w4648 w1685 w6091 w5736"
