"""The kinds of record: each has its audience, and what travels cannot tell what must not."""

from datetime import date, datetime
from typing import get_args

import pytest
from msgspec import inspect

from db.names import Body, Stream
from db.records import ALSO_IN, KIND_OF, KINDS, STREAM_OF, streams_of
from tests.db.store.bodies import plainest

# Field names by which a home, a distance or somebody's interests could be told.
TELLING = {
    *("home", "home_postcode", "lives", "distance", "metres", "metre", "miles", "mile", "km"),
    *("kilometres", "easting", "northing", "point", "grid", "travel_time", "minutes_away"),
    *("interest", "interests", "interest_name", "held_as", "known_as", "knows", "governor"),
    *("post_held", "own_child", "friend", "acquaintance", "urn_held", "detail", "reason"),
}
# Postcodes, schools and dates of birth in `up` are the family's, and stand in these kinds alone.
OF_THE_FAMILY = {
    "household": {"postcode", "address"},
    "person": {"born"},
    "pupil": {"urn", "postcode"},
}


def fields(info: inspect.Type) -> list[tuple[str, inspect.Type]]:
    """Every field in this type, in those inside it too."""
    match info:
        case inspect.Metadata():
            return fields(info.type)
        case inspect.UnionType():
            return [one for part in info.types for one in fields(part)]
        case inspect.VarTupleType():
            return fields(info.item_type)
        case inspect.StructType():
            own = [(field.name, field.type) for field in info.fields]
            return own + [one for field in info.fields for one in fields(field.type)]
    return []


def leaves(info: inspect.Type) -> list[inspect.Type]:
    match info:
        case inspect.Metadata():
            return leaves(info.type)
        case inspect.UnionType():
            return [one for part in info.types for one in leaves(part)]
        case inspect.VarTupleType():
            return leaves(info.item_type)
        case inspect.StructType():
            return [one for field in info.fields for one in leaves(field.type)]
    return [info]


def test_every_kind_has_one_audience_and_every_audience_only_kinds_that_there_are() -> None:
    assert set(STREAM_OF) == set(KINDS)
    assert set(STREAM_OF.values()) == set(get_args(Stream))
    assert {kind: set(streams_of(kind)) - {STREAM_OF[kind]} for kind in ALSO_IN} == {
        **{kind: {"to", "own"} for kind in ("erasure", "concern", "concern_step")},
        "handed": {"to", "own"},
        "attachment": {"own"},
        "training": {"up", "to"},
        "school_changes": {"own"},
        "place_changes": {"own"},
    }
    assert streams_of("nonsense") == frozenset()


def test_every_body_has_one_kind() -> None:
    assert len(set(KINDS.values())) == len(KINDS)
    assert {KINDS[kind]: kind for kind in KINDS} == KIND_OF
    assert set(Body.__subclasses__()) == set(KINDS.values())


def test_home_interests_and_what_rests_on_them_never_leave_the_desk() -> None:
    for kind in ("home", "interest", "declaration", "same_person", "finding_detail", "measure"):
        assert STREAM_OF[kind] == "own"
    for kind in ("staff", "device", "arrival"):
        assert STREAM_OF[kind] == "own"


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {k for k in KINDS if STREAM_OF[k] == "own"}))
def test_nothing_that_travels_has_a_field_for_a_home_a_distance_or_an_interest(kind: str) -> None:
    told = {name for name, _ in fields(inspect.type_info(KINDS[kind]))}
    assert not told & TELLING
    assert not any(part in name for name in told for part in ("metre", "interest", "distance"))


@pytest.mark.parametrize("kind", sorted(k for k in KINDS if STREAM_OF[k] == "up"))
def test_postcodes_schools_and_births_that_go_up_are_the_familys(kind: str) -> None:
    told = {name for name, _ in fields(inspect.type_info(KINDS[kind]))}
    narrow = {"postcode", "address", "born", "urn"}
    assert told & narrow == OF_THE_FAMILY.get(kind, set())


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_holds_a_float_a_mapping_or_anything_untyped(kind: str) -> None:
    bad = inspect.FloatType | inspect.DictType | inspect.AnyType | inspect.DecimalType
    assert not [one for one in leaves(inspect.type_info(KINDS[kind])) if isinstance(one, bad)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_time_carries_its_offset_and_every_text_its_cap(kind: str) -> None:
    for leaf in leaves(inspect.type_info(KINDS[kind])):
        if isinstance(leaf, inspect.DateTimeType):
            assert leaf.tz is True
        if isinstance(leaf, inspect.StrType):
            assert leaf.max_length is not None or leaf.pattern is not None
        if isinstance(leaf, inspect.IntType):
            assert leaf.ge is not None
            assert leaf.le is not None


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_is_frozen_and_refuses_a_field_that_it_does_not_have(kind: str) -> None:
    body = plainest(kind)
    info = inspect.type_info(type(body))
    assert isinstance(info, inspect.StructType)
    assert info.forbid_unknown_fields
    with pytest.raises(AttributeError):
        setattr(body, info.fields[0].name, "")
    hash(body)
    assert type(body).__doc__


def test_dates_are_days_and_times_are_moments() -> None:
    """A field named for a day must not hold an hour, which nobody said."""
    for kind, body in KINDS.items():
        for name, info in fields(inspect.type_info(body)):
            found = {type(one) for one in leaves(info)}
            if name in ("since", "until", "born", "opened", "closed", "due", "next_due", "on"):
                assert inspect.DateType in found, (kind, name, date)
            if name in ("happened", "at", "given", "stated_at", "withdrawn", "ended"):
                assert inspect.DateTimeType in found, (kind, name, datetime)
