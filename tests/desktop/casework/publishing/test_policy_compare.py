"""A pack comes back from its file as it was, and two versions are told apart in words."""

import tomllib
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec import structs

import resources
from desktop.casework.packs.checks import faults
from desktop.casework.packs.clauses import Clause
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.policy import Agency, Pack, read_pack
from desktop.casework.packs.write import as_tables, written_pack
from desktop.casework.publishing.policy_compare import compare, in_short
from desktop.casework.saying.said import whole_clause
from tests.desktop.casework.kit import STANDARD, shipped

NAMES = sorted(resources.packs())
# What a keyboard can put there, quotes, brackets, tabs and line ends among it.
TEXT = some.text(min_size=1, max_size=80).filter(lambda text: bool(text.strip()))
LINE = some.text(min_size=1, max_size=40).map(lambda text: f"x{text}")


@some.composite
def changed(draw: some.DrawFn) -> PackFile:
    """One of the shipped packs with other values in it."""
    pack: Any = shipped(draw(some.sampled_from(NAMES)))
    first = pack.clauses[0]
    several = some.lists(LINE, max_size=3, unique_by=lambda text: " ".join(text.casefold().split()))
    agencies = tuple(Agency(name=one, what_for=draw(TEXT)) for one in draw(several))
    more: dict[str, Any] = {
        "title": draw(TEXT),
        "version": f"{draw(some.integers(1, 9))}.{draw(some.integers(1, 99))}",
        "statement": structs.replace(pack.statement, text=draw(TEXT), spoken=draw(some.booleans())),
        "terms": structs.replace(pack.terms, manager=draw(TEXT)),
        "agencies": (*pack.agencies, *agencies),
        "clauses": (structs.replace(first, asks=draw(TEXT)), *pack.clauses[1:]),
        "area": structs.replace(
            pack.area, near="stop", near_km=draw(some.floats(0.01, 5)), far="off", far_km=None
        ),
        "review": structs.replace(pack.review, months=12, agreed=draw(some.dates()), due=None),
    }
    made: PackFile = structs.replace(pack, **more)
    return made


def plain(pack: Pack) -> PackFile:
    return PackFile(**{key: getattr(pack, key) for key in PackFile.__struct_fields__})


@given(changed())
@settings(max_examples=60, deadline=None)
def test_a_pack_comes_back_from_its_file_as_it_was(pack: Pack) -> None:
    text = written_pack(pack)
    assert msgspec.convert(as_tables(pack), PackFile) == plain(pack)
    assert msgspec.convert(tomllib.loads(text), PackFile) == plain(pack)
    if not list(faults(pack)):
        assert plain(read_pack(text, file="mine.toml")) == plain(pack)


def test_all_that_are_shipped_come_back_and_differ_in_nothing() -> None:
    for name in NAMES:
        back = read_pack(written_pack(shipped(name)), file=name)
        assert plain(back) == plain(shipped(name))
        assert compare(back, shipped(name)) == ()


def test_two_versions_are_told_in_words() -> None:
    every = structs.replace(
        STANDARD,
        version="2",
        statement=structs.replace(
            STANDARD.statement,
            occasion="every",
            text=STANDARD.statement.text.replace("take sides", "take anybody's side"),
        ),
        agencies=STANDARD.agencies[1:],
        clauses=(
            structs.replace(STANDARD.clauses[1], asks="Everybody is heard."),
            STANDARD.clauses[0],
            *STANDARD.clauses[2:],
            Clause(id="standard/new", asks="Tea is offered.", answer="Nothing"),
        ),
    )
    told = compare(STANDARD, every)
    said = [one.words for one in told]
    assert "The statement is owed at every contact; it was owed at the first contact." in said
    (text,) = (one for one in told if one.path == ("statement", "text"))
    assert [(one.text.strip(), one.how) for one in text.pieces if one.how != "same"] == [
        ("sides", "gone"),
        ("anybody's side", "new"),
    ]
    assert any(one.startswith("No longer there: agency") for one in said)
    assert "New clause: new: Tea is offered." in said
    assert "They stand in another order." in said
    assert any(
        one.startswith(f"{whole_clause(STANDARD.clauses[1].id)}: What it asks") for one in said
    )
    assert "The impartiality statement: The statement is owed at every" in in_short(told)
    assert "The impartiality statement: The words: put otherwise." in in_short(told)
    assert len(told) == 7


def test_what_ends_as_a_sentence_ends_once() -> None:
    one, other = (
        structs.replace(STANDARD, statement=structs.replace(STANDARD.statement, text=text))
        for text in ("I take no side.", "Nothing is decided by me!")
    )
    (told,) = compare(one, other)
    assert told.words == "The words: Nothing is decided by me! It was: I take no side."
