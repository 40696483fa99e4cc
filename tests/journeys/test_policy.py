"""A policy from nothing to work: written, carried, read, kept to; another one meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import Handed, Statement
from db.records import Pack as PublishedPack
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.policy.acknowledge import owed
from desktop.casework.actions.policy.publish import with_version
from desktop.casework.actions.policy.readers import readers
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.office.policy.editing import EditScreen
from desktop.office.policy.publishing import PublishScreen
from desktop.office.policy.screen import OfficePolicy
from desktop.ui.look.theme import Look
from desktop.ui.pages.policy import PolicyPage
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.contact.screen import Contact
from desktop.volunteer.meeting.screen import MeetingScreen
from tests.builders import House, case_draft
from tests.desktop.windows import Window, texts
from tests.desktop.windows import look as look

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WORDS = "I am impartial. What you choose is yours."


@pytest.fixture
def windows(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[tuple[Window, Window]]:
    """The office's and Morag's, both open on real vaults."""
    house = House(tmp_path / "house")
    house.volunteer()
    made = Window(qtbot, house, look, name="office"), Window(qtbot, house, look)
    yield made
    for one in made:
        one.close()


def carry(sender: Window, recipient: Window) -> list[str]:
    """A bundle, by stick; what is said of it."""
    files: list[bytes] = []

    def courier(index: int, data: bytes) -> str:
        files.append(data)
        return f"{index}.evenhand"

    sender.ask(lambda desk: send(desk, courier))
    answers = recipient.ask(lambda desk: receive(desk, [("a.evenhand", one) for one in files]))
    recipient.settle()
    return [one.code or one.result for one in answers]


def put(screen: EditScreen, path: tuple[str | int, ...], words: str) -> None:
    """Fill a field of the form."""
    screen.form.open_at(path)
    control = screen.form.places[path].control
    if isinstance(control, Choice):
        assert control.findData(words) >= 0
        control.set_key(words)
        control.chosen.emit(words)
    elif isinstance(control, LongText):
        control.setPlainText(words)
    else:
        assert isinstance(control, TextField)
        control.setText(words)


def publish(office: Window, minute: str) -> None:
    screen = office.shell.current()
    assert isinstance(screen, EditScreen)
    office.click(screen.compare)
    publishing = office.shell.current()
    assert isinstance(publishing, PublishScreen), screen.trouble.words.text()
    office.type(publishing.minute, minute)
    office.click(publishing.publish.button)
    assert isinstance(office.shell.current(), OfficePolicy)


def write_one_from_nothing(office: Window) -> None:
    page = office.on(OfficePolicy, "policy")
    office.click(page.from_nothing)
    screen = office.shell.current()
    assert isinstance(screen, EditScreen)
    clause = "fellside-impartial-support/1"
    put(screen, ("statement", "occasion"), "every")
    put(screen, ("statement", "text"), WORDS)
    put(screen, ("statement", "clause"), clause)
    put(screen, ("explain", "text"), "We take no side.")
    put(screen, ("role", "strength"), "must")
    put(screen, ("role", "clause"), clause)
    office.click(screen.form._several[("role", "choice")].add)
    for key, words in (
        ("name", "quiet friend"),
        ("meaning", "You sit beside the family."),
        ("spoken", "I sit beside the family."),
        ("card_line", "Quiet friend"),
    ):
        put(screen, ("role", "choice", 0, key), words)
    screen.look_over()
    office.settle()
    assert WORDS in texts(screen.preview)
    publish(office, "9 March, item 1")


def roles_of(meeting: MeetingScreen) -> list[str]:
    """What is offered while one plans."""
    role = meeting.plan.role
    return [role.itemData(at) for at in range(1, role.count())]


def latest(desk: Desk) -> tuple[str, str]:
    """Under which version the newest statement was said, and which words."""
    one = desk.store.find(Statement)[-1].body
    return one.version, one.text_hash


def test_a_policy_from_nothing_to_work_and_another_in_the_middle(
    windows: tuple[Window, Window],
) -> None:
    office, morag = windows
    write_one_from_nothing(office)
    assert carry(office, morag) == ["applied"]

    # Read, in plain words too, and acknowledged; the office learns of it.
    page = morag.on(PolicyPage, "policy")
    assert page.title.text() == "Fellside Impartial Support, policy on impartiality"
    assert page.explained is not None
    morag.click(page.explained.read_out)
    (handed,) = morag.ask(lambda desk: desk.store.find(Handed))
    assert (handed.body.what, handed.body.how) == ("explanation", "read-out")
    assert handed.body.text_hash == sha256("We take no side.")
    morag.click(page.acknowledge)
    assert not morag.ask(owed)

    # At work: the statement at every contact, a role of its own.
    case = morag.ask(lambda desk: open_case(desk, case_draft()).reference) or ""
    for _ in range(2):
        contact = morag.on(Contact, "contact", case)
        assert f"“{WORDS}”" in texts(contact)
        morag.click(contact.statement.spoken.said)
        morag.type(contact.form.note, "We spoke.")
        morag.shortcut(contact.form.note, Qt.Key.Key_Return, contact.save_main)
    assert [role.name for role in morag.ask(lambda desk: desk.pack.roles)] == ["quiet friend"]
    meeting = morag.on(MeetingScreen, "meeting", case)
    assert roles_of(meeting) == ["quiet friend"]
    morag.type(meeting.plan.body, "Cotter Vale School")

    # A later version comes in the middle of a contact and of planning a meeting: nothing there is
    # disturbed.
    contact = morag.on(Contact, "contact", case)
    morag.type(contact.form.note, "She began to tell")
    office.click(office.on(OfficePolicy, "policy").edit)
    screen = office.shell.current()
    assert isinstance(screen, EditScreen)
    put(screen, ("statement", "text"), "I take no side at all.")
    put(screen, ("role", "choice", 0, "name"), "good neighbour")
    publish(office, "10 March, item 2")
    assert carry(office, morag) == ["applied"]
    assert morag.ask(lambda desk: desk.pack.version) == "1.1"
    assert contact.form.note.words() == "She began to tell"
    assert f"“{WORDS}”" in texts(contact)
    morag.click(contact.statement.spoken.said)
    morag.shortcut(contact.form.note, Qt.Key.Key_Return, contact.save_main)
    assert morag.ask(latest) == ("1", sha256(WORDS))
    contact = morag.on(Contact, "contact", case)
    assert "“I take no side at all.”" in texts(contact)
    morag.click(contact.statement.spoken.said)
    morag.type(contact.form.note, "Again.")
    morag.shortcut(contact.form.note, Qt.Key.Key_Return, contact.save_main)
    assert morag.ask(latest) == ("1.1", sha256("I take no side at all."))

    # The meeting is planned as it was begun; it has not begun, so there the newer roles are asked.
    meeting = morag.on(MeetingScreen, "meeting", case)
    assert meeting.plan.body.text() == "Cotter Vale School"
    assert roles_of(meeting) == ["quiet friend"]
    meeting.plan.role.set_key("quiet friend")
    meeting.plan.day.setText("11 March 2026")
    meeting.plan.time.setText("14:00")
    morag.click(meeting.save_main)
    assert meeting.page.role.role.key() == ""
    assert "You had chosen “quiet friend”. The policy now in force has other roles." in texts(
        meeting
    )
    assert meeting.page.role.role.findData("good neighbour") > 0

    # What has changed since is told; an older one is passed over, and that is said.
    page = morag.on(PolicyPage, "policy")
    assert "What has changed since version 1" in texts(page)
    assert page.acknowledge.isVisible()
    older = office.ask(_publish_an_older_one)
    assert office.ask(lambda desk: desk.pack.version) == "1.1"
    assert older
    assert carry(office, morag) == ["policy-older"]
    assert morag.ask(lambda desk: desk.pack.version) == "1.1"
    assert carry(morag, office) == ["applied"]
    reader, *_ = office.ask(readers)
    assert (reader.name, reader.read, reader.current) == ("Morag Tennick", "1", False)


def _publish_an_older_one(desk: Desk) -> str:
    """As an older copy of the office's vault would."""
    text = with_version(desk.pack.source, "0.9")
    with desk.write() as writing:
        record = writing.add(PublishedPack(name=desk.pack.name, version="0.9", text=text))
    desk.policy_changed()
    return record
