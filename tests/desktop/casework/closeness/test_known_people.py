"""Which people declared a name could be."""

from datetime import date

from db.names import InterestId
from db.own import Interest
from desktop.casework.closeness.findings import Declared
from desktop.casework.closeness.known_people import known_people, matches
from desktop.casework.closeness.names import Named

TODAY = date(2026, 3, 9)


def person(number: str, name: str, born: date | None = None, until: date | None = None) -> Declared:
    interest = Interest(kind="known-person", name=name, held_as="friend", born=born, until=until)
    return Declared(id=InterestId(number * 32), interest=interest)


DECLARED = (
    person("1", "Hesper Brackenbridge"),
    person("2", "Hesper Brackenridge", born=date(1984, 5, 1)),
    person("3", "Hesper Brackenridge", until=date(2026, 3, 8)),
    Declared(id=InterestId("4" * 32), interest=Interest(kind="position", name="Hesper Tarn")),
)


def test_every_person_that_a_name_could_be_is_found_the_surest_first() -> None:
    named = Named(name="BRACKENRIDGE, Hesper", born=date(1984, 5, 1))
    found = matches(known_people(DECLARED, TODAY), named)
    assert [(one.interest[0], one.certainty) for one in found] == [("2", "sure"), ("1", "perhaps")]
    assert found[0].why == "The names agree; the date of birth agrees"


def test_who_is_known_no_more_is_not_found() -> None:
    known = known_people(DECLARED, TODAY)
    assert [one[0] for one in known.everybody] == ["1", "2"]


def test_a_post_is_no_person() -> None:
    assert matches(known_people(DECLARED, TODAY), Named(name="Hesper Tarn")) == ()
