"""Hints point at what judges, guesses, promises, takes sides or campaigns, and at little else."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from desktop.casework.wording import KINDS, Rules, hints, read_rules
from tests.desktop.casework.wording.labelled import Labelled, held_out, labelled, looked_at, unseen

RULES = read_rules(resources.text("words/wording.toml"))


def measured(name: str, sentences: Sequence[Labelled], rules: Rules) -> tuple[float, float]:
    """Precision and recall over (sentence, kind); what each kind came to is printed."""
    given_, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for one in sentences:
        found = {hint.kind for hint in hints(one.text, rules)}
        given_.update(found & one.kinds)
        wrong.update(found - one.kinds)
        missed.update(one.kinds - found)
    for kind in KINDS[:-1]:
        print(f"  {kind:12} right {given_[kind]:3} wrong {wrong[kind]:3} missed {missed[kind]:3}")
    precision = given_.total() / (given_.total() + wrong.total())
    recall = given_.total() / (given_.total() + missed.total())
    print(f"{name}: {len(sentences)} sentences, precision {precision:.3f}, recall {recall:.3f}")
    return precision, recall


@pytest.mark.parametrize("which", ["held out", "unseen"])
def test_of_what_was_not_tuned_on_nine_in_ten_hints_are_right_and_seven_in_ten_given(
    which: str,
) -> None:
    held = [one for one in labelled() if held_out(one.text)]
    precision, recall = measured(which, held if which == "held out" else unseen(), RULES)
    assert precision >= 0.9
    assert recall >= 0.7


def test_no_sentence_is_both_tuned_on_and_held_out() -> None:
    tuned = {one.text for one in labelled() if not held_out(one.text)}
    tuned |= {one.text for one in looked_at()}
    measured_on = {one.text for one in labelled() if held_out(one.text)}
    measured_on |= {one.text for one in unseen()}
    assert not tuned & measured_on


@pytest.mark.parametrize(
    "text",
    [
        "Mum said: “The head is useless.”",
        'Her note says "the head is useless" twice.',
        "He wrote ‘the head’s useless’ on it.",
        "“The head is useless, and what is more",  # still being typed
        "Mum says that the head is useless.",
        "According to Dad the head is useless.",
        "The head is useless, says Mum.",
        "Mum: the head is useless.",
        "Is the head useless?",
        "The head is not useless.",
        "I did not say that the head is useless.",
        "The guidance says that no head is useless.",
        "Under section 9 the head is useless.",
    ],
)
def test_what_is_not_said_in_the_writers_own_voice_is_let_be(text: str) -> None:
    assert hints(text, RULES) == ()


@pytest.mark.parametrize(
    "text",
    [
        "“Good morning,” said Mum. The head is useless.",
        "Mum says that she is tired; the head is useless.",
        "Is the head in? The head is useless.",
        "Mum’s letter came.\nThe head is useless.",
        "I think the head is useless.",
    ],
)
def test_after_somebody_elses_words_the_writers_own_are_looked_at_again(text: str) -> None:
    (hint,) = hints(text, RULES)
    assert (hint.kind, text[hint.start : hint.end]) == ("judges", "is useless")


def test_a_hint_says_why_how_else_and_by_which_clause() -> None:
    text = "Note.\nMum was moaning about the taxi. It will definitely get better."
    first, *_ = hints(text, RULES, {"judges": "standard/outcomes"})
    assert text[first.start : first.end] == "was moaning about"
    assert first.uses == ("spoke about",)
    assert first.why
    assert first.instead
    assert first.clause == "standard/outcomes"


def test_what_takes_the_place_of_the_first_words_keeps_their_capital() -> None:
    text = "Claims that the bus was late were written down."
    (hint,) = hints(text, RULES)
    assert text[: hint.start] + hint.uses[0] + text[hint.end :] == (
        "Says that the bus was late were written down."
    )


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from([one.text for one in labelled()]) | st.text(max_size=30), max_size=4
    ).map(" ".join)
)
def test_whatever_the_text_hints_lie_inside_it_in_order_and_apart(text: str) -> None:
    reached = 0
    for hint in hints(text, RULES):
        assert reached <= hint.start < hint.end <= len(text)
        reached = hint.end


def test_a_file_of_rules_that_names_no_kind_of_ours_is_a_fault() -> None:
    text = resources.text("words/wording.toml").replace('kind = "motive"', 'kind = "motif"', 1)
    with pytest.raises(ValueError, match="motif"):
        read_rules(text)
