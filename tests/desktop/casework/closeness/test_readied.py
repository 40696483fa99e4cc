"""A list made ready loses nobody and no school: it finds what comparing each with each finds."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from db.names import InterestId, Urn
from db.own import Interest
from desktop.casework.closeness.findings import Declared, PupilAt
from desktop.casework.closeness.known_index import NameIndex
from desktop.casework.closeness.names import Named, compare_prepared, prepare
from desktop.casework.closeness.readied import Readied
from desktop.casework.closeness.school_ties import tie
from tests.desktop.casework.closeness.pairs import pairs

PEOPLE = [prepare(one) for pair in pairs() for one in (pair.one, pair.other)]


def test_of_every_labelled_name_the_same_are_found_as_by_comparing_each_with_each() -> None:
    index = NameIndex([(at, one) for at, one in enumerate(PEOPLE)])
    for one in PEOPLE[::7]:
        each = [at for at, other in enumerate(PEOPLE) if compare_prepared(other, one) is not None]
        assert [at for at, _ in index.find(one)] == each


SOME_WORDS = "hesper Hespre kate katherine fell Fell-Sykes o'fell mcfell J ivan Іван"
few = st.lists(st.sampled_from(SOME_WORDS.split()), max_size=3)
named = st.builds(
    Named,
    name=few.map(" ".join),
    born=st.sampled_from([None, date(1984, 5, 1), date(1984, 1, 5)]),
)


@given(st.lists(named, max_size=6), named)
def test_so_are_names_of_any_words(known: list[Named], one: Named) -> None:
    index = NameIndex([(at, prepare(other)) for at, other in enumerate(known)])
    wanted = prepare(one)
    found = [
        (at, likeness)
        for at, other in enumerate(known)
        if (likeness := compare_prepared(prepare(other), wanted)) is not None
    ]
    assert list(index.find(wanted)) == found


numbers = st.sampled_from([Urn("199041"), Urn("199042"), Urn("199043")])
groups = st.sampled_from(["", "12", "13"])
schools = st.sampled_from(["", "Beck Row", "Beck Row Primary School", "Cotter Vale"])
pupils = st.builds(
    PupilAt,
    name=st.just("Ottilie Brackenridge"),
    urn=st.one_of(numbers, st.just(Urn(""))),
    school=schools,
    is_case_child=st.just(True),
    also=st.lists(numbers, max_size=2).map(tuple),
    trust=groups,
    trust_name=schools,
    federation=groups,
)
interests = st.builds(
    Interest,
    kind=st.sampled_from(["position", "child-school"]),
    urn=st.one_of(st.none(), numbers),
    trust=groups,
    name=schools,
)


@given(st.lists(interests, max_size=6), st.lists(pupils, max_size=3))
def test_every_school_that_ties_is_looked_at(mine: list[Interest], at: list[PupilAt]) -> None:
    declared = [
        Declared(id=InterestId(f"{number}"), interest=one, school="Beck Row" if one.urn else "")
        for number, one in enumerate(mine)
    ]
    tied = [one for one in declared if any(tie(one, pupil) is not None for pupil in at)]
    looked_at = Readied(declared).concerning(at, {})
    assert [one for one in tied if one not in looked_at] == []
    assert list(looked_at) == [one for one in declared if one in looked_at]
