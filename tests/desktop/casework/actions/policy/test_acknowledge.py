"""Reading the policy is owed until it is done, and anew when there is another."""

from db.records import Acknowledgement, Pack
from desktop.casework.actions.policy.acknowledge import acknowledge, owed
from tests.builders import House


def test_it_is_owed_until_it_is_done(house: House) -> None:
    with house.open("morag") as morag:
        assert owed(morag)
        done = acknowledge(morag)
        assert (done.pack, done.version) == ("standard", "1")
        assert not owed(morag)
    with house.open("morag") as morag:
        assert not owed(morag)


def test_saying_it_twice_changes_nothing(house: House) -> None:
    with house.open("morag") as morag:
        first = acknowledge(morag)
        before = morag.store.row_count()
        assert acknowledge(morag) == first
        assert morag.store.row_count() == before


def test_the_office_learns_who_has_read_which_version(house: House) -> None:
    with house.open("morag") as morag:
        acknowledge(morag)
        me = morag.actor
    house.carry("morag", "office")
    with house.open("office") as office:
        (kept,) = office.store.find(Acknowledgement)
        assert (kept.actor, kept.body.text_hash) == (me, office.pack.hash)
        assert owed(office)  # hers is not theirs


def test_a_new_version_is_owed_anew(house: House) -> None:
    with house.open("morag") as morag:
        acknowledge(morag)
    with house.open("office") as office, office.write() as writing:
        text = office.pack.source.replace('version = "1"', 'version = "2"', 1)
        writing.add(Pack(name="standard", version="2", text=text))
    with house.open("morag") as morag:
        device = morag.device
        assert not owed(morag)  # it has not come yet
    house.carry("office", "morag", to=device)
    with house.open("morag") as morag:
        assert owed(morag)
        assert acknowledge(morag).version == "2"
        assert not owed(morag)
        assert len(morag.store.find(Acknowledgement)) == 2
