"""Keys: what is refused, what never prints, and what is really signed."""

import hashlib

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from db import age
from db.bundle import signing
from db.bundle.keys import DeviceKeys, PublicKeys, new_keys, seal_hash

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P


def roots(square: int) -> set[int]:
    """The square roots modulo P, none or both."""
    root = pow(square, (P + 3) // 8, P)
    if (root * root - square) % P:
        root = root * pow(2, (P - 1) // 4, P) % P
    return set() if (root * root - square) % P else {root, -root % P}


def points(y: int) -> list[tuple[int, int]]:
    """The points of the curve with this y: -x² + y² = 1 + d·x²·y²."""
    return [(x, y) for x in roots((y * y - 1) * pow(D * y * y + 1, -1, P) % P)]


def doubled(point: tuple[int, int]) -> tuple[int, int]:
    x, y = point
    product = D * x * x * y * y % P
    return (
        2 * x * y * pow(1 + product, -1, P) % P,
        (y * y + x * x) * pow(1 - product, -1, P) % P,
    )


def small_order_encodings() -> list[bytes]:
    """Every encoding of a point that is nothing once doubled three times: found, not listed."""
    # Doubling gives y = 0 (order 4) where y² = -x², so that d·y⁴ + 2·y² - 1 = 0.
    squares = [(root - 1) * pow(D, -1, P) % P for root in roots((1 + D) % P)]
    sound = {0, 1, P - 1}.union(*map(roots, squares))
    found = [point for y in sound for point in points(y)]
    assert len(found) == 8  # as many as the curve has
    assert all(doubled(doubled(doubled(point))) == (0, 1) for point in found)
    spelt = [*sound, P, P + 1]  # 0 and 1 again, above the prime
    return [(y | sign << 255).to_bytes(32, "little") for y in spelt for sign in (0, 1)]


def test_every_key_of_small_order_is_refused() -> None:
    encodings = small_order_encodings()
    assert len(encodings) == 14
    seal = new_keys().public.seal
    for public in encodings:
        assert not signing.is_fit(public)
        with pytest.raises(ValueError, match="be trusted"):
            PublicKeys(sign=public.hex(), seal=seal)
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(
                msgspec.json.encode({"sign": public.hex(), "seal": seal}), type=PublicKeys
            )


def test_a_key_of_small_order_would_have_signed_for_nobody() -> None:
    """Why they are refused: this signature was made by no one, and verifies."""
    neutral = (1).to_bytes(32, "little")
    signature = neutral + bytes(32)
    Ed25519PublicKey.from_public_bytes(neutral).verify(signature, b"anything at all")
    assert not signing.holds(neutral, "type", b"anything at all", signature)


def test_a_key_that_is_not_in_its_one_encoding_is_refused() -> None:
    assert not signing.is_fit((P + 5).to_bytes(32, "little"))
    assert not signing.is_fit(bytes(31))


def test_signatures_bind_the_type_and_every_byte() -> None:
    keys = new_keys()
    public = bytes.fromhex(keys.public.sign)
    signature = signing.sign(keys.sign, "type/one", b"body")
    assert signing.holds(public, "type/one", b"body", signature)
    assert not signing.holds(public, "type/two", b"body", signature)
    assert not signing.holds(public, "type/one", b"bodz", signature)
    assert not signing.holds(public, "type/one", b"body", signature[:-1])
    assert not signing.holds(bytes.fromhex(new_keys().public.sign), "type/one", b"body", signature)


def test_the_encoding_is_the_one_of_dsse() -> None:
    """The example of DSSE's own protocol.md."""
    assert (
        signing.pae("http://example.com/HelloWorld", b"hello world")
        == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )
    assert signing.pae("é", b"") == "DSSEv1 2 é 0 ".encode()  # bytes, not characters


def test_private_halves_never_print() -> None:
    keys = new_keys()
    for shown in (repr(keys), str(keys), f"{keys}", repr([keys])):
        assert keys.sign.hex() not in shown
        assert repr(keys.sign) not in shown
        assert keys.seal not in shown


def test_the_fingerprint_is_the_hash_of_the_signing_key() -> None:
    public = new_keys().public
    digest = hashlib.sha256(bytes.fromhex(public.sign)).hexdigest()
    assert public.fingerprint == digest
    assert seal_hash(public.seal) == hashlib.sha256(public.seal.encode()).hexdigest()


def test_two_desks_never_have_the_same_keys() -> None:
    one, two = new_keys(), new_keys()
    assert one.sign != two.sign
    assert one.seal != two.seal


@pytest.mark.parametrize("seal", ["", "age1", "age1" + "q" * 58, "AGE1" + "Q" * 58])
def test_what_is_no_recipient_is_refused(seal: str) -> None:
    with pytest.raises(ValueError, match="recipient"):
        PublicKeys(sign=new_keys().public.sign, seal=seal)
    with pytest.raises(ValueError, match="recipient"):
        age.seal_to(b"words", seal)


def test_a_bad_private_half_is_refused_without_repeating_it() -> None:
    with pytest.raises(ValueError, match="not an age identity") as refused:
        age.recipient_of("AGE-SECRET-KEY-1NOT")
    assert refused.value.__cause__ is None
    with pytest.raises(ValueError, match="32"):
        _ = DeviceKeys(sign=b"short", seal=new_keys().seal).public


def test_age_opens_for_one_desk_alone() -> None:
    keys = new_keys()
    sealed = age.seal_to(b"words", keys.public.seal)
    assert age.is_sealed(sealed)
    assert age.unseal(sealed, keys.seal) == b"words"
    with pytest.raises(age.CannotOpen):
        age.unseal(sealed, new_keys().seal)
    for bad in (b"", b"age", age.MAGIC, b"-----BEGIN AGE ENCRYPTED FILE-----\n"):
        with pytest.raises(age.CannotOpen):
            age.unseal(bad, keys.seal)
