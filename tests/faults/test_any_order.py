"""Bundles with the newest kinds of rows, in any order, doubled, damaged, among others' and noise:
nothing is lost, nothing is taken that is not theirs, and every answer says what to do.

Each example begins with a desk as it lay; whatever came before, the good ones in their order make
it in the end what a desk is to which they came untouched.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Concern, ConcernStep, Contact, Enquiry, Handed, HandOver
from desktop import messages
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, Rang, raise_concern
from desktop.casework.actions.concerns.steps import StepDraft, add_step
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.enquiries.link import link_enquiry
from desktop.casework.actions.enquiries.record_enquiry import record_enquiry
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.files.attach import look_at
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.papers.came_back import BackDraft, came_back
from desktop.casework.actions.papers.hand_over import HandedDraft, hand_over
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS
from tests.desktop.casework.actions.kit import MAUD, contact, enquiry, opened
from tests.desktop.casework.photographs import pdf

GOOD = frozenset({"applied", "already", "held"})


class Post(NamedTuple):
    """Bundles for one desk, in the order in which they were made, and what they make of it."""

    house: House
    desk: str
    good: Sequence[bytes]
    foreign: Sequence[bytes]  # for another desk, of another service
    whole: tuple[object, ...]


def state(desk: Desk) -> tuple[object, ...]:
    """What it holds that came from others, in its ledger and its tables."""
    rows = desk.store.database.run(
        "SELECT hash, payload IS NULL FROM ledger WHERE device <> ? ORDER BY hash", (desk.device,)
    )
    kinds = (Contact, Enquiry, Concern, ConcernStep, Handed, HandOver)
    return (*rows, *(Counter(one.id for one in desk.store.find(kind)) for kind in kinds))


def write(desk: Desk, case: str, number: int) -> None:
    """What a laptop tells its office of, with a step and a file that hang on it."""
    record_contact(desk, case, contact(note=f"words {number}"))
    asked = record_enquiry(desk, enquiry(note=f"Asked, {number}.")).enquiry
    if number:
        link_enquiry(desk, asked, case, MAUD)
    now = desk.world.clock.now()
    concern = raise_concern(
        desk, case, ConcernDraft(said=f"He hit her, {number}.", rang=(Rang("999", now),))
    )
    add_step(desk, concern, StepDraft("note", f"Rang again, {number}."))
    hand_over(desk, HandedDraft("evaluation", "on-paper", case=case, to=f"Her aunt, {number}"))
    form = look_at(f"form {number}.pdf", pdf(1) + b"%" * number)
    came_back(desk, BackDraft(case, "on-paper", by=f"Her aunt, {number}", form=form))


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Post]:
    """A function, so that an example that failed is not told with all the bytes of them."""
    house = House(tmp_path_factory.mktemp("post"))
    house.volunteer()
    house.volunteer("idris", IDRIS)
    other = House(tmp_path_factory.mktemp("other"))
    other.volunteer()
    with other.open("morag") as desk:
        opened(desk)
    strange = other.seal("morag")[0]
    up: list[bytes] = []
    shutil.copytree(house.path("office"), house.path("as it lay"))
    case = ""
    for number in range(3):  # each confirmed, so that the next one follows it
        with house.open("morag") as morag:
            case = case or opened(morag)
            write(morag, case, number)
        up += house.seal("morag")[0]
        house.bring("office", up[-1])
        house.carry("office", "morag", to=_device(house, "morag"))
    whole = {}
    with house.open("office") as desk:
        whole["office"] = state(desk)
    shutil.copytree(house.path("idris"), house.path("idris as it lay"))
    down: list[bytes] = []
    with house.open("office") as office:
        hand_over(office, HandedDraft("policy", "by-email", case=case, to="Her uncle"))
        assign(office, case, IDRIS)
    down += house.seal("office", to=_device(house, "idris"))[0]
    with house.open("office") as office:
        came_back(office, BackDraft(case, "on-paper", by="Her uncle"))
    down += house.seal("office", to=_device(house, "idris"))[0]
    house.bring("idris", *down)
    with house.open("idris") as desk:
        whole["idris"] = state(desk)
    return {
        "office": Post(house, "as it lay", up, (*strange, *down), whole["office"]),
        "laptop": Post(house, "idris as it lay", down, (*strange, *up), whole["idris"]),
    }.__getitem__


def _device(house: House, name: str) -> str:
    with house.open(name) as desk:
        return desk.device


HOW = st.sampled_from(("good", "good", "foreign", "flip", "cut", "noise"))
PLACE = st.integers(0, 1 << 20)


@pytest.mark.parametrize("which", ["office", "laptop"])
@settings(deadline=None)
@given(came=st.lists(st.tuples(HOW, PLACE, PLACE), max_size=8))
def test_in_whatever_state_they_come_nothing_is_lost_and_every_answer_says_what_to_do(
    posts: Callable[[str], Post], which: str, came: list[tuple[str, int, int]]
) -> None:
    post = posts(which)
    here = post.house.path("now")
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(post.house.path(post.desk), here)
    with post.house.open("now") as desk:
        for how, one, place in came:
            before = state(desk)
            answers = receive(desk, [("a file", made(post, how, one, place))])
            for each in answers:
                said(each)
            if how != "good":
                assert not GOOD & {each.result for each in answers}
                assert state(desk) == before
        for each in receive(desk, [(f"{at}", one) for at, one in enumerate(post.good)]):
            said(each)
            assert each.result in GOOD
        assert desk.store.local.bundles("in", result="held") == []
        assert state(desk) == post.whole
        assert examine(desk).problems == ()


def made(post: Post, how: str, one: int, place: int) -> bytes:
    if how == "foreign":
        return post.foreign[one % len(post.foreign)]
    good = post.good[one % len(post.good)]
    place %= len(good)
    if how == "flip":
        return good[:place] + bytes([good[place] ^ 1 << one % 8]) + good[place + 1 :]
    if how == "cut":
        return good[:place]
    return good if how == "good" else bytes(one * place % 251 for place in range(place % 999))


def said(answer: Arrived) -> None:
    """It has words; whoever is refused something is told what to do."""
    if answer.code:
        words = messages.words(answer.code, answer.facts)
        assert words.message
        assert words.do or answer.result in ("applied", "already")
