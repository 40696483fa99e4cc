"""A school that no list has meets a post by its name: asked once, and again when it is another."""

from msgspec import structs

from db.names import Urn
from db.own import Interest
from db.records import Case, Finding, Pupil
from desktop.casework.actions.closeness.recheck import recheck_open
from desktop.casework.actions.closeness.settle import answer
from desktop.casework.desk import Desk
from tests.builders import House
from tests.desktop.casework.actions.kit import opened


def stand(desk: Desk) -> list[tuple[str, str, str]]:
    return [(one.body.kind, one.body.certainty, one.body.state) for one in desk.store.find(Finding)]


def goes_to(desk: Desk, school: str) -> None:
    """The child of the one case goes to a school that was typed by hand."""
    ((child,),) = desk.store.fields(Case, "child")
    (pupil,) = desk.store.find(Pupil, person=child)
    with desk.write() as writing:
        by_hand = structs.replace(pupil.body, urn=Urn(""), school=school)
        writing.add(by_hand, record=pupil.id)
        recheck_open(desk, writing, "school")


def test_it_is_asked_once_and_again_of_another_school(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk)
        with desk.write() as writing:
            writing.add(Interest(kind="position", held_as="governor", name="St Oswin's Primary"))
        goes_to(desk, "Saint Oswins")
        assert stand(desk) == [("position", "perhaps", "standing")]
        (asked,) = desk.store.find(Finding)
        house.clock.on(minutes=1)
        answer(desk, asked.id, same=False)
        assert stand(desk) == [("position", "perhaps", "someone-else")]
        with desk.write() as writing:
            recheck_open(desk, writing, "date")
        assert stand(desk) == [("position", "perhaps", "someone-else")]

        house.clock.on(days=1)
        goes_to(desk, "St. Oswin School")
        assert stand(desk)[-1] == ("position", "perhaps", "standing")
        (asked,) = desk.store.find(Finding)
        house.clock.on(minutes=1)
        answer(desk, asked.id, same=True)
        assert stand(desk) == [("position", "sure", "standing")]
        goes_to(desk, "Cotter Vale")
        assert stand(desk) == [("position", "sure", "past")]
