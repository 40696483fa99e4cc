"""A volunteer joins: a vault with her name and home, and a request; or nothing at all."""

import pytest

from db.errors import BadInput, BadInvitation, NoVault, TooLong, WeakPassphrase
from db.records import Case, Home, Volunteer
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.joining.join import draw_letters, join
from desktop.casework.unlocking import open_desk
from tests.builders import HOME, NOW, PASSPHRASE, House
from tests.desktop.casework.actions.kit import opened


@pytest.fixture
def invitation(house: House) -> bytes:
    with house.open("office") as office:
        return invite(office).data


def test_her_name_travels_and_her_home_stays(house: House) -> None:
    house.join("idris", "  Idris   Coldbeck ", "la9 4dl")
    with house.open("idris") as desk:
        (volunteer,) = desk.store.find(Volunteer)
        assert volunteer.body.name == "Idris Coldbeck"
        (home,) = desk.store.find(Home)
        assert (home.body.postcode, home.body.since, home.body.until) == (
            "LA9 4DL",
            NOW.date(),
            None,
        )
        streams = {stream: seen.seq for (_, stream), seen in desk.store.heads().items()}
        assert streams == {"up": 1, "own": 1}
        assert desk.person == "Idris Coldbeck"
        assert not desk.enrolled


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"invitation_file": b"{}"}, BadInvitation),
        ({"home": "somewhere in Kendal"}, BadInput),
        ({"name": " 12 "}, BadInput),
        ({"name": "I" * 401}, TooLong),
        ({"passphrase": "12345678901"}, WeakPassphrase),
        ({"passphrase": "idris coldbeck"}, WeakPassphrase),
    ],
)
def test_what_is_refused_makes_nothing(
    house: House, invitation: bytes, changed: dict[str, object], refusal: type[Exception]
) -> None:
    given: dict[str, object] = {
        "passphrase": PASSPHRASE,
        "invitation_file": invitation,
        "name": "Idris Coldbeck",
        "home": HOME,
    }
    with pytest.raises(refusal):
        join(house.path("idris"), world=house.world, **{**given, **changed})  # type: ignore[arg-type]
    assert not house.path("idris").exists()


def test_an_invitation_with_one_letter_changed_makes_nothing(
    house: House, invitation: bytes
) -> None:
    changed = invitation.replace(b"Fellside", b"Fellsive", 1)
    with pytest.raises(BadInvitation) as refused:
        join(house.path("idris"), PASSPHRASE, changed, "Idris", HOME, house.world, file="it.json")
    assert refused.value.facts == {"file": "it.json"}
    assert not house.path("idris").exists()


def test_a_request_that_cannot_be_handed_over_makes_nothing(
    house: House, invitation: bytes
) -> None:
    def full(_: bytes) -> None:
        raise BadInput(what="stick", given="", expected="room")

    with pytest.raises(BadInput):
        join(
            house.path("idris"),
            PASSPHRASE,
            invitation,
            "Idris",
            HOME,
            house.world,
            hand_over=full,
        )
    with pytest.raises(NoVault):
        open_desk(house.path("idris"), PASSPHRASE, house.world)


def test_work_begins_before_the_welcome_and_arrives_after_it(house: House) -> None:
    made = house.join("idris", "Idris Coldbeck")
    with house.open("idris") as desk:
        reference = opened(desk)
    with house.open("office") as office:
        enrol(office, made.request, " ".join(made.words))
    assert [one.result for one in house.carry("office", "idris", to=made.device)] == ["applied"]
    assert [one.result for one in house.carry("idris", "office")] == ["applied"]
    with house.open("office") as office:
        assert [one.body.reference for one in office.store.find(Case)] == [reference]


def test_the_policy_of_the_invitation_is_in_force_at_once(house: House) -> None:
    house.join("idris", "Idris Coldbeck")
    with house.open("idris") as desk, house.open("office") as office:
        assert desk.pack.source == office.pack.source


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Morag Tennick", "MT"),
        ("Anna Maria van Oakshott", "AA"),  # O is read as a nought
        ("Ib", "BB"),
        ("Łucja Zielińska", "UZ"),
        ("王芳", "XX"),
    ],
)
def test_letters_are_initials_that_no_figure_looks_like(name: str, initials: str) -> None:
    assert draw_letters(name, lambda count: bytes(count)) == f"{initials}AA"
    assert draw_letters(name, lambda count: bytes([1] * count)) == f"{initials}BB"
