"""A policy made from nothing in the office's window, and what becomes of it, by keys and clicks.

It is typed, published, carried, read and worked by. A later version comes in the middle of a
contact, an older one comes late. What is being typed of one outlives a program that is killed.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QComboBox

from db.records import Contact, Handed, Statement
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from tests.builders import PASSPHRASE, House, case_draft
from tests.desktop.casework.photographs import pdf
from tests.desktop.windows import look as look
from tests.journeys.hands import Hands, until
from tests.journeys.killed import KEPT, MORE
from tests.journeys.seat import Seat
from tests.journeys.sitting import ROOT, Sit
from tests.journeys.sitting import clock as clock
from tests.journeys.sitting import house as house
from tests.journeys.sitting import signed_in as signed_in
from tests.journeys.sitting import sit as sit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

T = TypeVar("T")
TITLE = "Fellside Impartial Support, policy on impartiality"
WORDS = "I am impartial. What you choose is yours."
LATER = "I take no side at all."
MEANS = "We take nobody's part."
ROLE = (
    ("What the policy calls it", "quiet friend"),
    ("What it means", "You sit beside the family."),
    ("The sentence that is said", "I sit beside the family."),
    ("The line on the role card", "Quiet friend"),
)
BEGUN, AT = "She began to tell", "14:10"


def ask(seat: Seat, work: Callable[[Desk], T]) -> T:
    """Something of the desk that is open there."""
    found: list[T] = []
    seat.window.session.ask(work, found.append)
    until(lambda: found, "the desk has answered")
    return found[0]


@contextmanager
def one_more_in(folder: Path) -> Iterator[list[Path]]:
    """The file that comes into the folder meanwhile."""
    before, came = set(folder.iterdir()), list[Path]()
    yield came
    came.extend(set(folder.iterdir()) - before)
    assert len(came) == 1, came


# At the office.


def write_one_from_nothing(hands: Hands) -> None:
    hands.click("Policy")
    hands.click("A new policy from nothing")
    occasion = hands.tab_to(QComboBox, "When it is owed")
    hands.press("Up")
    assert occasion.currentText() == "At every contact"
    hands.write("The words", WORDS)
    hands.choose("The clause that asks for it", "1")
    hands.click("The impartiality statement")  # closed again: two folds have fields of one name
    hands.click("What impartial means")
    hands.write("The words", MEANS)
    hands.click("What impartial means")
    hands.click("Roles at meetings")
    hands.choose("Is a role stated?", "Must")
    hands.choose("The clause that asks for it", "1")
    hands.click("Add a role")
    for name, words in ROLE:
        hands.write(name, words)
    # Beside the form stands what volunteers will see and hear.
    hands.read(f"They read this out\n{WORDS}\nOwed at every contact.", "Role card: quiet friend")


def publish(hands: Hands, minute: str, version: str) -> None:
    hands.click("Compare and publish")
    hands.enter("The minute that agreed it", minute)
    hands.click("Publish")
    hands.read(f"Version {version} is in force", f"{TITLE}, version {version}\nIn force")


def attach_the_document(hands: Hands, file: Path) -> None:
    file.write_bytes(pdf(1))
    hands.click("Documents and translations")
    with hands.picking(file):
        hands.click("Attach a document…")
    hands.read(f"{file.name} goes to every laptop with its next bundle.")


def answer(office: Hands, stick: Path) -> Path:
    """A bundle for the laptop."""
    office.turn()
    office.click("Inbox")
    with one_more_in(stick) as made:
        with office.picking(stick):
            office.click("Answer")
        office.read("One answer is in “stick”.")
    return made[0]


def take_in(office: Hands, bundle: Path) -> None:
    office.turn()
    office.click("Inbox")
    with office.picking(bundle):
        office.click("Choose files…")
    office.read("It is sound and really from this laptop.")
    office.click("Bring all in")
    office.read("Everything in it is here.")


# At the laptop.


def bring_in(morag: Hands, bundle: Path, said: str) -> None:
    morag.turn()
    morag.click("Exchange")
    with morag.picking(bundle):
        morag.click("Bring files in")
    morag.read(bundle.name, said)


def bundle_of(morag: Hands, stick: Path) -> Path:
    morag.click("Exchange")
    with one_more_in(stick) as made:
        with morag.picking(stick):
            morag.click("Make the bundle")
        morag.read("The office has not confirmed it yet")
    return made[0]


def read_and_acknowledge(morag: Hands) -> None:
    """It is owed on Today; what impartial means is read out to somebody who asks."""
    morag.click("Today")
    morag.click(f"Read and acknowledge: {TITLE} 1")
    morag.read(TITLE, WORDS, MEANS, "Quiet friend")
    morag.click("I read it out")
    morag.click("I have read and understood it")
    morag.read("Noted. It goes to the office with your next bundle.")


def begin_a_contact(morag: Hands, words: str, version: str) -> None:
    """The statement in these words stands before everything, at every contact."""
    morag.read(f"“{words}”", f"Owed to Maud Brackenridge. {TITLE}, version {version}.")
    assert morag.said_in("Facts") == ""


def finish_it(morag: Hands) -> None:
    morag.shortcut("I have read it out", "Ctrl+R")
    morag.shortcut("Save contact", "Ctrl+Return")
    morag.read("Statement read to Maud, today")


def told(desk: Desk) -> list[tuple[str, str]]:
    """Under which version each statement was read, and which words."""
    return [(one.body.version, one.body.text_hash) for one in desk.store.find(Statement)]


def test_a_policy_from_nothing_to_work_a_later_one_meanwhile_and_an_older_one_late(
    house: House, sit: Sit, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with house.open("morag") as desk:
        case = open_case(desk, case_draft()).reference

    office_seat = sit("office", house.path("office"))
    office_seat.unlock(PASSPHRASE)
    office = office_seat.hands
    write_one_from_nothing(office)
    publish(office, "Steering group, 9 March, item 1", "1")
    office.click(f"{TITLE}, version 1")
    office.read("Agreed on 10 March 2026: Steering group, 9 March, item 1.")
    held_back = answer(office, stick)
    office.click("Policy")
    attach_the_document(office, tmp_path / "Our policy.pdf")
    first = answer(office, stick)

    seat = sit("laptop", house.path("morag"))
    seat.unlock(PASSPHRASE)
    morag = seat.hands
    bring_in(morag, first, "Version 1 of the policy is in force now; Today brings you to it.")
    read_and_acknowledge(morag)
    morag.click("Cases")
    morag.click("New contact")
    begin_a_contact(morag, WORDS, "1")
    morag.enter("Facts", BEGUN)
    morag.write("At", AT)
    take_in(office, bundle_of(morag, stick))
    office.click("Policy")
    office.read("Morag Tennick\nVersion 1, 10 March 2026. Read before")

    # A later version comes while she has not finished: nothing there is disturbed.
    office.click("Write a new version")
    office.write("The words", LATER)
    publish(office, "Steering group, 10 March, item 2", "1.1")
    office.read("Morag Tennick\nVersion 1, 10 March 2026; not this one yet")
    bring_in(morag, answer(office, stick), "Version 1.1 of the policy is in force now")
    morag.click("Today")
    morag.read(f"{TITLE} 1.1")
    morag.click(f"Go on with a contact for {case}")
    morag.read(f"“{WORDS}”", f"{TITLE}, version 1.", f"today {AT}")
    assert (morag.said_in("Facts"), morag.said_in("At")) == (BEGUN, AT)
    finish_it(morag)
    morag.shortcut("New contact", "Ctrl+N")
    begin_a_contact(morag, LATER, "1.1")
    finish_it(morag)

    # An older one comes late: it is passed over, and that is said.
    stays = f"is older than the one in force: “{TITLE}”, version 1.1, stays in force."
    bring_in(morag, held_back, stays)
    morag.click("Policy")
    morag.read("What has changed since version 1", LATER, "The policy, of version 1")

    old, new = ("1", sha256(WORDS)), ("1.1", sha256(LATER))
    assert ask(seat, told) == [old, new]
    notes = [one.body.note for one in ask(seat, lambda desk: desk.store.find(Contact))]
    assert notes == [BEGUN, ""]
    (handed,) = ask(seat, lambda desk: desk.store.find(Handed))
    assert (handed.body.how, handed.body.text_hash) == ("read-out", sha256(MEANS))


def test_what_is_typed_of_a_policy_outlives_a_program_that_is_killed_in_the_middle(
    house: House, sit: Sit, tmp_path: Path
) -> None:
    vault = house.path("office")
    command = [sys.executable, "-m", "tests.journeys.killed", str(vault), str(tmp_path / "other")]
    with subprocess.Popen([*command, "policy"], cwd=ROOT, stdout=subprocess.PIPE) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == b"kept\n"
        finally:
            other.kill()
    office = sit("office", vault)
    office.unlock(PASSPHRASE)
    office.hands.click("Policy")
    office.hands.click("Go on writing")
    found = office.hands.said_in("The words")
    assert found.startswith(KEPT)
    assert f"{KEPT} {MORE}".startswith(found)  # and of what came after, all but the last moment's
