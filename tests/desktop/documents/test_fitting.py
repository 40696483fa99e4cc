"""Nothing is cut, nothing runs over, and a text is broken where a person would break it."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.fitting import fit, wrap

NAMES = st.text(alphabet="abcdefghijklmnopqrst -", min_size=1, max_size=80).map(
    lambda text: " ".join(text.split()) or "x"
)


def typewriter(text: str) -> float:
    """Every character half as wide as the type is high."""
    return len(text) / 2


@given(NAMES, st.floats(20, 600), st.floats(5, 60), st.integers(1, 4))
def test_nothing_is_lost_and_nothing_is_wider_than_the_paper(
    text: str, width: float, size: float, most: int
) -> None:
    fitted = fit(text, typewriter, width, size, most=most)
    assert "".join(fitted.lines).replace(" ", "") == text.replace(" ", "")
    assert len(fitted.lines) <= most
    assert fitted.size <= size
    assert all(typewriter(line) * fitted.size <= width + 1e-6 for line in fitted.lines)


def test_a_short_text_keeps_its_size_and_its_line() -> None:
    fitted = fit("Morag Tennick", typewriter, 300, 40, most=2)
    assert (fitted.lines, fitted.size) == (("Morag Tennick",), 40)


def test_a_line_slightly_too_long_becomes_smaller_rather_than_two() -> None:
    fitted = fit("x" * 11, typewriter, 200, 40, most=2, one_line_from=0.8)
    assert len(fitted.lines) == 1
    assert 36 < fitted.size < 37


def test_a_double_name_is_parted_at_the_space_before_its_hyphen_is_used() -> None:
    fitted = fit("Wilhelmina Featherstonehaugh-Cholmondeley", typewriter, 510, 40, most=2)
    assert fitted.lines == ("Wilhelmina", "Featherstonehaugh-Cholmondeley")


def test_a_hyphen_is_used_before_a_word_is_torn() -> None:
    fitted = fit("Featherstonehaugh-Cholmondeley", typewriter, 190, 40, most=2)
    assert fitted.lines == ("Featherstonehaugh-", "Cholmondeley")


def test_lines_are_of_even_length() -> None:
    assert wrap("aaa bbb ccc ddd eee", typewriter, 7.6, "spaces") == ("aaa bbb ccc", "ddd eee")


def test_a_word_wider_than_the_paper_is_said_not_to_fit() -> None:
    assert wrap("a bbbbbbbbbb", typewriter, 2, "spaces") is None
