"""A copy of the office spoke first: what a laptop does then to follow the right one, and loses."""

import shutil

import pytest

from db.errors import NotEnrolled
from db.names import DeviceId
from db.records import Contact, Handed
from desktop import messages
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.two_offices import are_two, go_on
from desktop.casework.actions.joining.enrol import enrol
from desktop.casework.actions.joining.renew import renew
from desktop.casework.actions.papers.hand_over import HandedDraft, hand_over
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy, with_version
from desktop.casework.actions.safety.examine import examine
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import contact, opened

COPY, RIGHT, NOTE = "the copy’s", "the right one’s", "Not sent yet."


def codes(*came: Arrived) -> list[tuple[str, str]]:
    return [(one.result, one.code) for one in came]


def copied_first(house: House, *, for_all: bool) -> tuple[DeviceId, bytes]:
    """The copy's bundle is here, and the right office's, which was stopped; it was rung, and the
    laptop has a note that nobody has. Whose laptop it is, and the right office's bundle."""
    with house.open("morag") as morag:
        device, case = morag.device, opened(morag)
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    shutil.copytree(house.path("office"), house.path("copy"))
    for name, whose in (("copy", COPY), ("office", RIGHT)):
        with house.open(name) as desk:
            if for_all:
                publish_policy(desk, PolicyDraft(with_version(desk.pack.source, "2"), whose))
            hand_over(desk, HandedDraft("policy", "by-email", case=case, to=whose))
    (wrong,), _ = house.seal("copy", to=device)
    (right,), _ = house.seal("office", to=device)
    assert codes(*house.bring("morag", wrong)) == [("applied", "")]
    assert codes(*house.bring("morag", right)) == [("quarantined", "office-fork")]
    with house.open("morag") as morag:
        go_on(morag)
        record_contact(morag, case, contact(note=NOTE))
    assert codes(*house.bring("morag", right)) == [
        ("quarantined", "office-fork")
    ]  # not in this way
    return device, right


def renewed(house: House) -> DeviceId:
    """Signed in anew at the right office, which was rung for it."""
    with house.open("morag") as morag:
        done = renew(morag, PASSPHRASE)
        assert not are_two(morag)
    with house.open("office") as office:
        enrol(office, done.request.data, " ".join(done.request.words))
    return done.device


def test_the_right_office_takes_nothing_of_such_a_laptop_and_says_what_to_do(house: House) -> None:
    copied_first(house, for_all=False)
    (came,) = house.carry("morag", "office")
    assert codes(came) == [("held", "laptop-ahead")]
    said = messages.words(came.code, came.facts)
    assert "Morag Tennick’s laptop confirms rows" in said.message
    assert "have Morag Tennick press “Make new keys”" in said.do
    with house.open("office") as office:
        assert office.warnings == ()  # one laptop’s claim stops nobody
        assert office.store.find(Contact) == []


def test_new_keys_follow_the_right_office_and_nothing_is_lost(house: House) -> None:
    copied_first(house, for_all=False)
    assert messages.words("office-frozen").do.count("“Make new keys”") == 1
    device = renewed(house)
    assert codes(*house.carry("office", "morag", to=device)) == [("applied", "")]
    assert codes(*house.carry("morag", "office"))[:1] == [("applied", "")]
    with house.open("office") as office:
        assert [one.body.note for one in office.store.find(Contact)] == [NOTE]
        assert not any(one.forked for one in office.store.find(Contact))
        assert [one.body.to for one in office.store.find(Handed)] == [RIGHT]
        assert examine(office).problems == ()
    with house.open("morag") as morag:
        assert COPY in [one.body.to for one in morag.store.find(Handed)]  # it can be read still
        assert examine(morag).problems == ()


def test_where_the_two_differ_for_every_laptop_new_keys_do_not_help_and_all_stays_here(
    house: House,
) -> None:
    copied_first(house, for_all=True)
    device = renewed(house)
    assert codes(*house.carry("office", "morag", to=device)) == [("quarantined", "office-fork")]
    with pytest.raises(NotEnrolled):
        house.seal("morag")
    with house.open("morag") as morag:
        assert are_two(morag)
        assert NOTE in [one.body.note for one in morag.store.find(Contact)]
        assert examine(morag).problems == ()
