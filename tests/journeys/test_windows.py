"""The whole journey by clicks and keys, in two real windows over two real vaults."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, plan_meeting
from tests.builders import FAMILY, HOME, NOW, PASSPHRASE, House, StillClock, case_draft
from tests.desktop.windows import look as look
from tests.journeys.hands import Hands
from tests.journeys.seat import Seat
from tests.journeys.sitting import ROOT, Sit
from tests.journeys.sitting import clock as clock
from tests.journeys.sitting import house as house
from tests.journeys.sitting import signed_in as signed_in
from tests.journeys.sitting import sit as sit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def drawn_passphrase(hands: Hands) -> str:
    """Take the six words that were drawn; what they are."""
    hands.click("Use these words")
    hands.read("That is a good one.")
    return hands.said_in("Passphrase")


def copy_the_code(hands: Hands) -> None:
    """The recovery code onto paper, and its third group back from there."""
    groups = hands.words_like("[0-9A-Z]{5}", 7, within="Your recovery code|The recovery code")
    hands.click("I have written it down")
    hands.enter("Type the third group from your paper", groups[2])
    hands.click("Compare")


def found_the_office(office: Seat) -> str:
    hands = office.hands
    hands.click("Make an office")
    hands.enter("Its name, as families know it", "Fellside Impartial Support")
    hands.enter("Your name", "Perpetua Wainhope")
    passphrase = drawn_passphrase(hands)
    hands.click("Make the office")
    hands.read("Write this code down")
    copy_the_code(hands)
    hands.read("Welcome back")
    return passphrase


def invite(office: Seat, file: Path) -> list[str]:
    """The office's invitation as a file; the words that stand beside it."""
    hands = office.hands
    hands.turn()
    hands.click("People")
    hands.click("Invite somebody")
    with hands.picking(file):
        hands.click("Save the invitation…")
    hands.read("This office’s own words")
    return hands.words_like("([a-z-]+ ){5}[a-z-]+", 6)


def join(morag: Seat, invitation: Path, words: list[str], stick: Path) -> tuple[str, list[str]]:
    """From the invitation to her first day. Her passphrase and her six words."""
    hands = morag.hands
    hands.turn()
    hands.click("Open the invitation")
    with hands.picking(invitation):
        hands.click("Choose the invitation")
    hands.read("Fellside Impartial Support", *words)
    hands.click("The words are the same")
    hands.enter("Your name", "Morag Tennick")
    hands.enter("Your home postcode", HOME)
    passphrase = drawn_passphrase(hands)
    hands.click("Make my record")
    hands.read("Your record is made")
    copy_the_code(hands)
    six = hands.words_like("[a-z-]{3,}", 6, within="Your six words")
    with hands.picking(stick):
        hands.click("Save the request")
    hands.click("Continue")
    hands.click("I have read and understood it")
    hands.read("Your first day", "You have read the policy")
    hands.click("Open my desk")
    hands.read("Welcome back")
    return passphrase, six


def sign_in(office: Seat, request: Path, six: list[str], welcome: Path) -> None:
    """The laptop signed in by its words; wrong ones are refused once."""
    hands = office.hands
    hands.click("Sign a laptop in")
    with hands.picking(request):
        hands.click("Choose the request…")
    hands.read("From Morag Tennick")
    hands.enter("The six words as they are read out", " ".join(reversed(six)))
    hands.click("Compare and sign in")
    hands.read("The six words are not those of this request. Nothing was changed.")
    hands.write("The six words as they are read out", " ".join(six))
    with hands.picking(welcome):
        hands.click("Compare and sign in")
    hands.read("It is in “welcome.evenhand”. Give it to Morag Tennick.")


def bring_in(morag: Seat, file: Path, title: str) -> None:
    """A file from the office, on the Exchange page."""
    hands = morag.hands
    hands.click("Exchange")
    with hands.picking(file):
        hands.click("Bring files in")
    hands.read(title)


def open_a_case(morag: Seat) -> str:
    """A case, with the answer beside the form; its reference."""
    hands = morag.hands
    hands.click("Today")
    hands.click("Open a case")
    hands.enter("Name", "Ottilie Brackenridge")
    hands.enter("Born", "9/3/2015")
    hands.enter("Name of a parent or carer", "Maud Brackenridge")
    hands.enter("Postcode", FAMILY)
    hands.enter("Start typing its name, town or number", "Upperby")
    hands.read("Upperby Primary School")
    hands.press("Return")
    hands.read("Just right")
    hands.click("Open the case")
    return hands.read("is open.").split("Case ")[1].split()[0]


def first_contact(morag: Seat) -> None:
    """The statement is read before anything else; then what was said is saved."""
    hands = morag.hands
    hands.shortcut("New contact", "Ctrl+N")
    hands.read("Telephone call", "Owed to Maud Brackenridge", "I do not take sides")
    hands.shortcut("I have read it out", "Ctrl+R")
    hands.read("Read out 15:30")
    hands.enter("Facts", "The draft plan came on Monday.")
    hands.shortcut("Save contact", "Ctrl+Return")
    hands.read("Statement read to Maud, today")


def second_contact(morag: Seat) -> None:
    """With her grandfather, who has not heard the statement: kept, and owed on Today."""
    hands = morag.hands
    hands.shortcut("New contact", "Ctrl+N")
    hands.click("Somebody new")
    hands.enter("Name", "Gideon Brackenridge")
    hands.click("Add to the contact")
    hands.enter("Facts", "He asked what a mediator does.")
    hands.shortcut("Save contact", "Ctrl+Return")
    hands.read("The statement is still owed to Gideon Brackenridge.")


def settle_from_today(morag: Seat) -> None:
    """What is owed stands on Today; from there he is rung, and it is read out."""
    hands = morag.hands
    hands.click("Today")
    hands.read("One thing is owed", "Gideon Brackenridge has not heard the statement")
    hands.click("Ring and read")
    hands.click("Gideon Brackenridge, parent or carer")
    hands.shortcut("I have read it out", "Ctrl+R")
    hands.shortcut("Save contact", "Ctrl+Return")
    hands.read("Statement read to Gideon, today")
    hands.click("Today")
    hands.read("Nothing waits for you")


def plan_a_meeting(morag: Seat) -> None:
    """For today, half an hour ago, in a role."""
    hands = morag.hands
    hands.click("Cases")
    hands.click("Go to the case")
    hands.click("Meeting")
    hands.enter("Day", "10/3/2026")
    hands.enter("At", "15:00")
    hands.enter("Who meets", "Upperby Primary School")
    hands.enter("Postcode of the place", FAMILY)
    hands.choose("Your role", "Support")
    hands.enter("What the family wants asked", "Who will be there?")
    hands.shortcut("Keep this meeting", "Ctrl+Return")
    hands.read("Annual review, today 15:00")


def state_the_role(morag: Seat, clock: StillClock) -> None:
    """Meeting mode: the role is stated by one key, a note is typed, and both stand on the page."""
    morag.hands.shortcut("Meeting mode", "Ctrl+M")
    clock.on(minutes=2)
    mode = morag.hands.other("Meeting mode")
    mode.read("I am here for Fellside Impartial Support", "Who will be there?")
    mode.press("S")
    mode.read("Role stated 15:32")
    mode.keys("The head spoke first.")
    mode.click("Answered: Who will be there?")
    mode.press("Escape")
    morag.hands.turn()
    morag.hands.read("Role stated 15:32", "Answered")
    assert morag.hands.said_in("Notes") == "The head spoke first."
    morag.hands.shortcut("Save notes", "Ctrl+Return")
    morag.hands.read("Questions: 1 of 1 answered.")


def send_and_confirm(morag: Seat, office: Seat, stick: Path) -> None:
    """Her bundle, into the office's inbox; the receipt, back to her; Exchange says confirmed."""
    hers, theirs = morag.hands, office.hands
    hers.click("Exchange")
    hers.read("only on this laptop")
    with hers.picking(stick):
        hers.click("Make the bundle")
    hers.read("The office has not confirmed it yet")
    (bundle,) = stick.glob("[!w]*.evenhand")
    theirs.turn()
    theirs.click("Inbox")
    with theirs.picking(bundle):
        theirs.click("Choose files…")
    theirs.read("It is sound and really from this laptop.", "Cases")
    theirs.click("Bring all in")
    theirs.read("Everything in it is here.")
    before = set(stick.iterdir())
    with theirs.picking(stick):
        theirs.click("Answer")
    theirs.read("One answer is in “stick”.")
    (receipt,) = set(stick.iterdir()) - before
    bring_in(morag, receipt, "The office has everything")
    hers.read("The office has confirmed it.")


def test_the_whole_journey_by_clicks_and_keys(sit: Sit, clock: StillClock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    office, morag = sit("office"), sit("morag")
    office.unlock(found_the_office(office))
    words = invite(office, stick / "invitation.json")
    passphrase, six = join(morag, stick / "invitation.json", words, stick)
    morag.unlock(passphrase)
    (request,) = stick.glob("*.evenhand-request")
    sign_in(office, request, six, stick / "welcome.evenhand")
    bring_in(morag, stick / "welcome.evenhand", "Two changes are only on this laptop")
    case = open_a_case(morag)
    first_contact(morag)
    second_contact(morag)
    settle_from_today(morag)
    plan_a_meeting(morag)
    state_the_role(morag, clock)
    send_and_confirm(morag, office, stick)
    office.hands.click("Cases")
    office.hands.read(case, "Ottilie Brackenridge")


# What was typed is never lost.

GO_ON = "Go on with a contact for"
OWN = "In their own words, and what they want"
FIRST = "She said that the school had not"
SECOND = "He asked for the panel's letter; "


@pytest.fixture
def cases(house: House) -> dict[str, str]:
    """Two families of hers, and the references of their cases."""
    tobias = case_draft(child="Tobias Larkmoor", parents=("Ines Larkmoor",))
    with house.open("morag") as desk:
        opened = [open_case(desk, draft).reference or "" for draft in (case_draft(), tobias)]
    return dict(zip(("Ottilie", "Tobias"), opened, strict=True))


@pytest.fixture
def morag(house: House, cases: dict[str, str], sit: Sit) -> Seat:
    """Her laptop, unlocked."""
    seat = sit("laptop", house.path("morag"))
    seat.unlock(PASSPHRASE)
    return seat


def to_a_contact(hands: Hands, child: str, cases: dict[str, str]) -> None:
    """To the contact of this child's case: Ctrl+K finds the case, Ctrl+N writes to it."""
    hands.press("Ctrl+K")
    hands.keys(child)
    hands.read(f"{child} ")
    hands.press("Return")
    hands.read(f"case {cases[child]}")
    hands.shortcut("New contact", "Ctrl+N")
    hands.read(OWN)


def test_locked_in_the_middle_of_a_note_the_same_words_come_back_in_the_same_box(
    morag: Seat, cases: dict[str, str]
) -> None:
    hands = morag.hands
    to_a_contact(hands, "Tobias", cases)
    hands.enter(OWN, SECOND)
    to_a_contact(hands, "Ottilie", cases)
    hands.enter("Facts", FIRST)
    morag.lock()
    assert "Ottilie" not in hands.page()
    morag.unlock(PASSPHRASE)
    hands.click(f"{GO_ON} {cases['Ottilie']}")
    hands.read("Ottilie Brackenridge")
    assert (hands.said_in("Facts"), hands.said_in(OWN)) == (FIRST, "")
    to_a_contact(hands, "Tobias", cases)
    assert (hands.said_in("Facts"), hands.said_in(OWN)) == ("", SECOND)


def test_ctrl_l_locks_in_meeting_mode_too_and_the_note_is_there_again(
    house: House, cases: dict[str, str], sit: Sit
) -> None:
    role = "support or represent an individual"
    plan = MeetingPlan("annual-review", FAMILY, NOW - timedelta(minutes=5), role)
    with house.open("morag") as desk:
        plan_meeting(desk, cases["Ottilie"], plan)
    morag = sit("laptop", house.path("morag"))
    morag.unlock(PASSPHRASE)
    hands = morag.hands
    hands.click("Say what was: Annual review: was your role stated?")
    hands.shortcut("Meeting mode", "Ctrl+M")
    mode = hands.other("Meeting mode")
    mode.enter("Notes", FIRST)
    morag.lock()
    morag.unlock(PASSPHRASE)
    hands.click("Go on with a meeting")
    hands.read("Annual review, today 15:25")
    assert hands.said_in("Notes") == FIRST


def test_words_outlive_a_program_that_is_killed(
    house: House, cases: dict[str, str], sit: Sit, tmp_path: Path
) -> None:
    vault = house.path("morag")
    command = [sys.executable, "-m", "tests.journeys.killed", str(vault), str(tmp_path / "other")]
    with subprocess.Popen(
        [*command, FIRST], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == b"kept\n"
        finally:
            other.kill()
    morag = sit("laptop", vault)
    morag.unlock(PASSPHRASE)
    hands = morag.hands
    hands.read("Not finished")
    (child,) = [one for one in cases if hands.has(QAbstractButton, f"{GO_ON} {cases[one]}")]
    hands.click(f"{GO_ON} {cases[child]}")
    hands.read(f"{child} ")
    assert hands.said_in("Facts") == FIRST


def test_whoever_goes_on_before_it_is_saved_is_not_called_back(
    morag: Seat, cases: dict[str, str]
) -> None:
    hands = morag.hands
    to_a_contact(hands, "Ottilie", cases)
    hands.shortcut("I have read it out", "Ctrl+R")
    hands.enter("Facts", FIRST)
    hands.shortcut("Save contact", "Ctrl+Return")
    hands.click("Today")
    hands.read("Kept.")
    morag.settle()
    hands.read("Tuesday 10 March", "Nothing waits for you")
    to_a_contact(hands, "Ottilie", cases)
    assert hands.said_in("Facts") == ""
