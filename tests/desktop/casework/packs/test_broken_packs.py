"""Two hundred packs that were good until one thing in each was broken: all refused, with the line.

Every break is one that somebody makes who edits a pack by hand, and stands on a line that is known.
Nothing is founded on such a pack, and nothing of it is left behind.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import resources
from db.errors import BadPack
from desktop.casework.actions.joining.found_office import found_office
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import read_pack
from tests.builders import PASSPHRASE, SERVICE, House, world

GOOD = sorted(resources.packs())
REQUIRED = {
    "": {"name", "title", "version"},
    "statement": {"occasion"},
    "role": {"strength"},
    "role.choice": {"name", "meaning", "spoken", "card_line"},
    "card": {"impartial"},
    "position": {"strength"},
    "own_child": {"strength"},
    "known": {"family", "friend", "extended-family", "acquaintance"},
    "explain.reading": {"title", "where"},
    "agency": {"name", "for"},
    "evaluation.question": {"id", "text"},
    "oversight": {"body"},
    "training.course": {"name"},
    "contact_at_risk": {"name", "order"},
    "clause": {"id", "asks"},
}
ONE_WORD = {
    ("statement", "occasion"),
    *((table, "strength") for table in ("role", "position", "own_child", "stake", "consent")),
    *((table, "words") for table in ("position", "own_child", "known", "stake")),
    *(("known", key) for key in REQUIRED["known"]),
    *(("area", key) for key in ("near", "far")),
    ("consent", "when"),
    ("evaluation.question", "kind"),
}
WORD_LISTS = {
    ("clause", "who"),
    ("consent", "who"),
    ("evaluation", "when"),
    ("evaluation", "whom"),
    ("oversight", "receives"),
    ("challenge", "steps"),
}
REFERENCES = {"clause", "choosing", "for_against", "likely_result", "source", "choice", "views"} | {
    *("professionals", "induction", "accredited", "case_discussion", "copies", "code_of_conduct"),
    *("displayed", "own_identity"),
}
ASKING = {
    "role",
    "position",
    "own_child",
    "known",
    "stake",
    "consent",
    "balance",
    "own_words",
    "signpost",
} | {
    *("professional_views", "evaluation", "oversight", "review", "training", "challenge"),
}
_HEADER = re.compile(r"^\[\[?([a-z_.]+)\]\]?$")
_KEY = re.compile(r"^([a-z_-]+) = (.+)$")


@dataclass(frozen=True)
class Key:
    """One key that stands on one line, counted from 1; its table, and the table's own line."""

    line: int
    table: str
    key: str
    value: str
    header: int


@cache
def keys(text: str) -> tuple[Key, ...]:
    """Every key whose value ends on its line. (The text is one of those that are shipped.)"""
    return tuple(_keys(text))


def _keys(text: str) -> Iterator[Key]:
    """Every key whose value ends on its line."""
    table, header, inside = "", 1, False
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            inside = not (line.endswith('"""') or line == "]")
        elif found := _HEADER.match(line):
            table, header = found[1], number
        elif found := _KEY.match(line):
            inside = found[2] in ('"""', "[")
            if not inside:
                yield Key(number, table, found[1], found[2], header)


def put(text: str, line: int, *instead: str) -> str:
    """The text with other lines in place of one."""
    lines = text.split("\n")
    lines[line - 1 : line] = instead
    return "\n".join(lines)


Broken = tuple[str, int]
Break = Callable[[str, Key], Broken | None]
"""Breaks a text at a key, and says on which line; None where this key cannot be broken so."""


def drop_a_key(text: str, at: Key) -> Broken | None:
    needed = at.key in REQUIRED.get(at.table, ())
    return (put(text, at.line), at.header - (at.header > at.line)) if needed else None


def write_an_unknown_key(text: str, at: Key) -> Broken:
    return put(text, at.line, "surprise = 1", text.split("\n")[at.line - 1]), at.line


def write_a_wrong_word(text: str, at: Key) -> Broken | None:
    wrong = '"sometimes"' if (at.table, at.key) in ONE_WORD else '["sometimes"]'
    if (at.table, at.key) not in ONE_WORD | WORD_LISTS:
        return None
    return put(text, at.line, f"{at.key} = {wrong}"), at.line


def write_a_wrong_type(text: str, at: Key) -> Broken:
    wrong = "7" if at.value.startswith('"') else '"seven"'
    return put(text, at.line, f"{at.key} = {wrong}"), at.line


def write_it_twice(text: str, at: Key) -> Broken:
    again = f"{at.key} = {at.value}"
    return put(text, at.line, again, again), at.line + 1


def cut_it_short(text: str, at: Key) -> Broken | None:
    if not at.value.startswith('"'):
        return None
    whole = "\n".join(text.split("\n")[: at.line])
    return whole[: whole.rindex("\n") + len(at.key) + 6], at.line


def empty_it(text: str, at: Key) -> Broken | None:
    needed = at.key in REQUIRED.get(at.table, ()) and at.value.startswith('"')
    return (put(text, at.line, f'{at.key} = ""'), at.line) if needed else None


def name_no_clause(text: str, at: Key) -> Broken | None:
    asks = at.key == "clause" and at.table in ASKING and "/" in at.value
    return (put(text, at.line), at.header) if asks else None


def name_a_clause_that_is_not_there(text: str, at: Key) -> Broken | None:
    named = at.key in REFERENCES and re.fullmatch(r'"[a-z0-9-]+/[\w.-]+"', at.value)
    return (put(text, at.line, f'{at.key} = "fellside/9.9"'), at.line) if named else None


def repeat_a_clause(text: str, at: Key) -> Broken | None:
    first = next(one for one in keys(text) if (one.table, one.key) == ("clause", "id"))
    if (at.table, at.key) != ("clause", "id") or at.line == first.line:
        return None
    # What the settings name must still be there, or that is refused first.
    if text.count(at.value) > 1:
        return None
    return put(text, at.line, f"id = {first.value}"), at.line


def answer_nothing(text: str, at: Key) -> Broken | None:
    lone = at.table == "clause" and at.key in ("answer", "outside")
    own = {one.key for one in keys(text) if one.header == at.header}
    return (put(text, at.line), at.header) if lone and not {"answer", "outside"} <= own else None


def write_what_is_no_text(text: str, at: Key) -> Broken:
    return put(text, at.line, f"{at.key} = \x00{at.value}"), at.line


BREAKS: tuple[Break, ...] = (
    drop_a_key,
    write_an_unknown_key,
    write_a_wrong_word,
    write_a_wrong_type,
    write_it_twice,
    cut_it_short,
    empty_it,
    name_no_clause,
    name_a_clause_that_is_not_there,
    repeat_a_clause,
    answer_nothing,
    write_what_is_no_text,
)


@st.composite
def broken_packs(draw: st.DrawFn) -> Broken:
    """A good pack with one thing broken, and the line on which that shows."""
    name, breaks = draw(st.sampled_from(GOOD)), draw(st.sampled_from(BREAKS))
    broken = breaks(resources.packs()[name], draw(st.sampled_from(breakable(name, breaks))))
    assert broken is not None
    return broken


@cache
def breakable(name: str, breaks: Break) -> list[Key]:
    """Every key of a pack that can be broken in this way."""
    text = resources.packs()[name]
    return [key for key in keys(text) if breaks(text, key) is not None]


@given(broken_packs())
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_a_broken_pack_is_refused_with_its_line_and_nothing_is_founded_on_it(
    tmp_path: Path, broken: Broken
) -> None:
    text, line = broken
    with pytest.raises(BadPack) as refused:
        read_pack(text, file="mine.toml")
    facts = refused.value.facts
    assert facts["where"] == f"mine.toml, line {line}", (facts, text.split("\n")[line - 1])
    assert str(facts["problem"]).strip()
    assert str(facts["instead"]).strip()
    folder = tmp_path / "office"
    with pytest.raises(BadPack):
        found_office(
            folder, PASSPHRASE, SERVICE, "mine", "Anona", replace(world(), packs={"mine": text})
        )
    assert not folder.exists()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with House(tmp_path_factory.mktemp("office")).open("office") as desk:
        yield desk


@given(broken_packs())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_broken_pack_published_at_an_office_leaves_nothing_published(
    office: Desk, broken: Broken
) -> None:
    text, line = broken
    rows, pack = office.store.row_count(), office.pack
    with pytest.raises(BadPack) as refused:
        publish_policy(office, PolicyDraft(text, "12 March, item 4", file="mine.toml"))
    assert refused.value.facts["where"] == f"mine.toml, line {line}"
    assert (office.store.row_count(), office.pack) == (rows, pack)


@pytest.mark.parametrize("breaks", BREAKS, ids=lambda one: one.__name__)
def test_each_way_of_breaking_breaks_something(breaks: Break) -> None:
    assert all(breakable(name, breaks) for name in GOOD)
