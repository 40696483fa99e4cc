import itertools
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import WrongRecoveryCode
from db.vault.recovery import ALPHABET, GROUPS, SECRET_BYTES, printed, read

CODE = printed(bytes(range(100, 100 + SECRET_BYTES)))
secrets = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


@given(secrets)
def test_what_is_printed_reads_back_as_the_same_140_bits(secret: bytes) -> None:
    assert int.from_bytes(read(printed(secret)), "big") == int.from_bytes(secret, "big") >> 4


def test_a_code_is_seven_groups_of_five_without_letters_that_look_like_others() -> None:
    groups = printed(os.urandom(SECRET_BYTES)).split("-")
    assert [len(group) for group in groups] == [5] * 7
    assert not set("".join(groups)) & set("ILOU")


def test_case_spaces_and_lookalikes_are_forgiven() -> None:
    code = printed(bytes(SECRET_BYTES)[:-4] + b"\x08\x42\x10\x80")
    assert "0" in code
    assert "1" in code
    typed = code.lower().replace("0", "o").replace("1", "l")
    for spacing in ("-", " ", "", " - ", "\n"):
        assert read(f"  {typed.replace('-', spacing)} ") == read(code)
    assert read(code.replace("1", "I").replace("-", "—")) == read(code)


def test_every_single_slip_is_found_and_its_group_named() -> None:
    groups = CODE.split("-")
    for place, position in itertools.product(range(GROUPS), range(5)):
        for character in set(ALPHABET) - {groups[place][position]}:
            slipped = groups.copy()
            slipped[place] = groups[place][:position] + character + groups[place][position + 1 :]
            with pytest.raises(WrongRecoveryCode) as refused:
                read("-".join(slipped))
            assert refused.value.facts == {"reason": "group", "group": place + 1}


def test_every_two_characters_swapped_within_a_group_are_found() -> None:
    for place, group in enumerate(CODE.split("-")):
        for one, two in itertools.combinations(range(5), 2):
            if group[one] == group[two]:
                continue
            letters = list(group)
            letters[one], letters[two] = letters[two], letters[one]
            groups = CODE.split("-")
            groups[place] = "".join(letters)
            with pytest.raises(WrongRecoveryCode):
                read("-".join(groups))


def test_every_two_groups_swapped_are_found() -> None:
    for one, two in itertools.combinations(range(GROUPS), 2):
        groups = CODE.split("-")
        groups[one], groups[two] = groups[two], groups[one]
        with pytest.raises(WrongRecoveryCode) as refused:
            read("-".join(groups))
        assert refused.value.facts["group"] == one + 1


def test_a_character_left_out_names_its_group_where_the_spacing_tells_it() -> None:
    groups = CODE.split("-")
    groups[3] = groups[3][:-1]
    with pytest.raises(WrongRecoveryCode) as refused:
        read("-".join(groups))
    assert refused.value.facts == {"reason": "group", "group": 4}
    with pytest.raises(WrongRecoveryCode) as refused:
        read("".join(groups))
    assert refused.value.facts == {"reason": "length", "group": 0}


@given(st.text(max_size=60))
def test_no_text_does_anything_but_be_refused(text: str) -> None:
    with pytest.raises(WrongRecoveryCode) as refused:
        read(text)
    assert refused.value.facts["reason"] in ("length", "group")
