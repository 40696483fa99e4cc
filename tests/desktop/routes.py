"""Ways through every screen of both desks, on real vaults, with long names and with nothing yet.

Each route is a generator: it brings a screen up and yields what it is called. Screens are found as
a person finds them, by the doors and by the words on the buttons.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from db.case import Option
from db.errors import DiskFull
from db.names import Hash
from db.records import Contact, Meeting
from db.store import holes
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import (
    declare_child_school,
    declare_person,
    declare_position,
)
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.consenting.pass_on import RelayDraft
from desktop.casework.actions.contacts.advice import Advice, PassageDraft
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.joining.enrol import invite
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, plan_meeting
from desktop.casework.actions.safety import recovery_key
from desktop.casework.actions.safety.backups import carry_backup
from desktop.casework.actions.safety.staff import add
from desktop.casework.desk import Desk
from desktop.casework.record.case_list import list_cases
from desktop.ui.frame.shell import Shell
from desktop.ui.look.dressing import apply
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look, Theme
from desktop.ui.parts.buttons import Button
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import RowList
from desktop.window import Window
from tests.builders import BRAMPTON, FAMILY, NOW, PASSPHRASE, House, case_draft
from tests.desktop.casework.actions.kit import ROLE, contact, meeting

CHILD = "Maximiliana-Philippa Fotheringay-Wolstenholme-Brackenridge"
PARENT = "Wilhelmina-Antoinette Fotheringay-Wolstenholme-Brackenridge"
LONG_PERSON = "Oda-Philomena Featherstonehaugh-Wolstenholme"
VOLUNTEER = "Seraphina-Clementine Ravenscroft-Thistlethwaite"
LONG_SERVICE = "Fellside and Eden Valley Special Educational Needs Impartial Support Service"
LONG_SCHOOL = "133727"  # The Bishop Harvey Goodwin School (Church of England Voluntary Aided)
NOTE = (
    "The draft plan came on Friday. She has read section B twice and finds nothing of what the "
    "speech therapist said in March; she would like to know who decides what goes in."
)
ASKED = (
    "Who writes section F, and may we see it before it goes to the panel in the last week of term?",
    "May she visit first?",
)
ADVICE = Advice(
    options=(
        Option(
            what="Ask the council to bring the annual review of the plan forward",
            pros="It may be asked for at any time, and everybody comes to one table.",
            cons="Nobody has to agree to it.",
            likely_result="An answer within a few weeks.",
            source="Children and Families Act 2014, s 44",
            sources=("SEND Code of Practice 2015, para 9.166",),
        ),
        Option(what="Wait for the review in the summer term"),
    ),
    choice="We will ask, because she cannot go on like this until the summer.",
    chosen_by=PARENT,
    routes=("mediation", "tribunal"),
    passages=(PassageDraft("person", "I do not want to change schools.", PARENT),),
)
_SCHOOL = "Start typing its name, town or number"
_MOST = 20_000  # milliseconds until something that was asked for must have come
T = TypeVar("T")


class Walker:
    """The program's own window, and the hands that lead it from screen to screen."""

    def __init__(self, house: House, theme: str = "light", scale: float = 1.0) -> None:
        self.house = house
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        kept = QSettings(str(house.folder / "evenhand.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(kept)
        self.preferences.set_theme(theme)
        self.preferences.set_scale(scale)
        self.look = Look(Theme.load("light"), still=True)
        self.preferences.dress(self.look)
        apply(app, self.look)
        self.chosen: Path | None = None
        self.window = Window(
            lambda: house.world,
            self.preferences,
            self.look,
            lambda: None,
            home=house.folder / "home",
        )
        self.window.ask_file = self.window.ask_folder = lambda: self.chosen
        self.window.ask_backup = self.window.ask_stick = lambda: self.chosen
        self.window.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        self.over: QWidget | None = None  # what lies over the window: palette, Meeting mode
        self.settle()

    def root(self) -> QWidget:
        """What is looked at now."""
        return self.over or self.window

    def resize(self, width: int, height: int) -> None:
        for one in {self.window, self.root().window()}:
            one.resize(width, height)

    def settle(self) -> None:
        """Until the desk has answered what was asked, what the answers asked, and it shows."""
        for _ in range(3):
            self.until(lambda: self.window.session.idle)
            QApplication.processEvents()

    def until(self, so: Callable[[], bool]) -> None:
        waited = QElapsedTimer()
        waited.start()
        while not so():
            assert not waited.hasExpired(_MOST)
            QTest.qWait(5)

    def unlock(self, name: str) -> Shell:
        self.window.arriving.show_unlock(self.house.path(name))
        self.settle()
        QTest.keyClicks(self.field("Passphrase"), PASSPHRASE)
        self.press("Unlock")
        self.until(lambda: self.window.shell is not None)
        self.settle()
        return self.shell()

    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell

    def go(self, key: str, about: str = "") -> None:
        self.shell().go(key, about)
        self.settle()

    def button(self, words: str) -> QAbstractButton:
        """The first button of these words that can be seen, wherever it stands."""
        found = [
            one
            for one in self.root().findChildren(QAbstractButton)
            if one.isVisible() and words in (one.text(), one.accessibleName())
        ]
        assert found, (words, [b.text() for b in self.root().findChildren(Button) if b.isVisible()])
        return found[0]

    def press(self, words: str) -> None:
        one = self.button(words)
        assert one.isEnabled(), words
        one.click()
        self.settle()

    def field(self, name: str) -> QWidget:
        """The field of this name that can be seen."""
        found = [
            one
            for kind in (QLineEdit, QTextEdit)
            for one in self.root().findChildren(kind)
            if one.isVisible() and one.accessibleName() == name
        ]
        assert found, name
        return found[0]

    def type(self, name: str, words: str) -> None:
        """Over what stands there."""
        field = self.field(name)
        field.setFocus()
        assert isinstance(field, QLineEdit | QTextEdit)
        field.selectAll()
        QTest.keyClicks(field, words)

    def choose(self, name: str, begins: str) -> None:
        """The first that begins so, from a list that folds out."""
        found = [
            one
            for one in self.root().findChildren(QComboBox)
            if one.isVisible() and one.accessibleName() == name
        ]
        assert found, name
        said = [found[0].itemText(at) for at in range(found[0].count())]
        at = next((at for at, words in enumerate(said) if words.startswith(begins)), None)
        assert at is not None, said
        found[0].setFocus()
        found[0].setCurrentIndex(at)
        found[0].activated.emit(at)
        self.settle()

    def ask(self, work: Callable[[Desk], T]) -> T:
        """Something of the desk itself."""
        found: list[T] = []
        self.window.session.ask(
            work, lambda answer: found.extend([] if answer is None else [answer])
        )
        self.until(lambda: bool(found))
        return found[0]

    def can_read(self, words: str) -> bool:
        """Whether that stands there now."""
        return any(
            words in one.text() and one.isVisible() for one in self.root().findChildren(QLabel)
        )

    def wait_for(self, words: str) -> None:
        self.until(lambda: self.can_read(words))

    def lists(self) -> list[RowList]:
        return self.root().findChildren(RowList)

    def lay_over(self, over: QWidget) -> None:
        """Another window over this one, as Meeting mode is."""
        self.over = over
        over.resize(self.window.size())
        over.show()
        over.activateWindow()

    def to_detail(self) -> None:
        """As Enter in the list does; beside it where there is room for both."""
        (both,) = self.shell().current().findChildren(ListDetail)
        both.turn(to_detail=True)
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()


def filled(folder: Path) -> House:
    """Everything a year brings, with names as long as they come."""
    house = House(folder)
    device = house.volunteer("morag", VOLUNTEER)
    with house.open("morag") as desk:
        _interests(desk)
        references = [_family(desk, number) for number in range(10)]
        _work(desk, references[0])
        record_contact(desk, references[3], contact(who=(PARENT,), statement="read"))
        close_case(desk, references[3], "The plan is as the family wanted it.")
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    with house.open("morag") as desk:
        draft = case_draft(child=f"Rosalind {CHILD.split()[1]}", school=BRAMPTON)
        answer = open_case(desk, replace(draft, postcode="CA8 1RW"))
        assert answer.reference is not None, answer
    house.join("idris", f"Idris {VOLUNTEER.split()[1]}")
    house.volunteer("wren", f"Wren {VOLUNTEER.split()[1]}")
    files, _ = house.seal("morag")
    (folder / "stick").mkdir()
    (folder / "stick" / "the-bundle-of-the-second-week-of-march.evenhand").write_bytes(files[0])
    (folder / "stick" / "notes.txt").write_text("not a bundle")
    return house


def _interests(desk: Desk) -> None:
    declare_position(desk, BRAMPTON, "governor")
    declare_position(desk, "100591", "chair of the trustees")
    declare_child_school(desk, "116378")
    declare_person(
        desk, PARENT.replace("Wilhelmina", "Georgiana"), "friend", date(1980, 4, 2), FAMILY
    )
    for name in ("Hesper Brackenbridge", "Tamsin Oakenshaw"):
        declare_person(desk, name, "acquaintance")


def _family(desk: Desk, number: int) -> str:
    first = ("", "Ada-", "Bea-", "Cleo-", "Dora-", "Effie-", "Fay-", "Gwen-", "Hope-", "Ivy-")
    draft = case_draft(
        child=first[number] + CHILD,
        born=date(2012, 1, 1 + number),
        parents=(first[number] + PARENT,) if number else (PARENT, "Bartholomew Fotheringay"),
        school=LONG_SCHOOL,
    )
    answer = open_case(desk, draft)
    assert answer.reference is not None, answer
    return answer.reference


def _work(desk: Desk, reference: str) -> None:
    """One family with all that there is."""
    agreed = (
        ("Ask the council who writes section F and by when it is done", PARENT, date(2026, 3, 12)),
        ("Send the leaflet", VOLUNTEER, None),
    )
    said = contact(
        who=(PARENT,),
        note=NOTE,
        own_words="I want somebody to read it with me before I sign anything at all.",
        topics=("draft plan", "transport"),
        signposted=("The Independent Provider of Special Education Advice",),
        actions=agreed,
        advice=ADVICE,
        relays=(
            RelayDraft(PARENT, "the school and the council", NOTE, agreed="spoken"),
            RelayDraft(PARENT, "the school", NOTE, kind="information", why="It could not wait."),
        ),
    )
    record_contact(desk, reference, said)
    not_said = contact(who=("Bartholomew Fotheringay",), statement="not said", why="line was bad")
    record_contact(desk, reference, not_said)
    hold_meeting(desk, reference, meeting(questions=ASKED, body="Cotter Vale School, the old hall"))
    raise_concern(desk, reference, ConcernDraft("He said that he would not go home tonight."))
    for days in (0, 2):
        at = NOW + timedelta(days=days, minutes=-1)
        plan = MeetingPlan("annual-review", FAMILY, at, ROLE, "Cotter Vale School", ASKED)
        plan_meeting(desk, reference, plan)


def outside(walker: Walker) -> Iterator[str]:
    """Before a vault is open: the entrance, the unlock page, the two first runs."""
    house = walker.house
    yield "entrance"
    walker.window.arriving.show_unlock(house.path("office"))
    walker.settle()
    yield "unlock"
    QTest.keyClicks(walker.field("Passphrase"), "not this one")
    walker.press("Unlock")
    yield "unlock, refused"
    walker.press("Forgotten?")
    yield "unlock by the code"
    yield from _founding(walker)
    yield from _joining(walker)
    yield from _bringing_back(walker)


def _bringing_back(walker: Walker) -> Iterator[str]:
    house = walker.house
    with house.open("morag") as desk:
        carry_backup(desk, house.folder / "copy-of-the-ninth-of-march.evenhand-backup")
    walker.window.arriving.show_entrance()
    walker.settle()
    walker.press("Bring it back")
    yield "bringing back"
    walker.chosen = house.folder / "morag" / "vault.json"
    walker.press("Choose the backup")
    walker.press("Bring it back")
    yield "bringing back, no backup"
    walker.chosen = house.folder / "copy-of-the-ninth-of-march.evenhand-backup"
    walker.press("Choose another file")
    walker.press("Bring it back")
    yield "bringing back, done"
    walker.press("Unlock it")
    walker.press("Forgotten?")
    with house.open("office") as desk:
        recovery_key.carry_off(desk, house.folder / "key.txt")
    walker.chosen = house.folder / "key.txt"
    walker.press("Open it with the office’s stick…")
    walker.wait_for("The office’s stick opened this vault.")
    walker.settle()
    yield "a new passphrase, by the stick"
    walker.press("Use these words")
    walker.press("Open the vault with it")
    walker.until(lambda: walker.window.shell is not None)
    walker.settle()
    walker.window.session.lock()
    walker.settle()
    walker.window.shell = None


def _founding(walker: Walker) -> Iterator[str]:
    walker.window.arriving.show_entrance()
    walker.settle()
    walker.press("Make an office")
    yield "founding"
    walker.type("Its name, as families know it", LONG_SERVICE)
    walker.type("Your name", VOLUNTEER)
    walker.type("Passphrase", "tooshort")
    walker.type("The same once more", "another")
    walker.field("Your name").setFocus()
    walker.settle()
    yield "founding, a weak passphrase"
    walker.press("Use these words")
    walker.press("Make the office")
    walker.wait_for("Write this code down")
    walker.settle()
    yield "founding, the code"
    walker.press("I have written it down")
    walker.type("Type the third group from your paper", "no")
    walker.press("Compare")
    yield "founding, the code asked for"


def _joining(walker: Walker) -> Iterator[str]:
    house = walker.house
    with house.open("office") as desk:
        (house.folder / "invitation.json").write_bytes(invite(desk).data)
    (house.folder / "stick").mkdir()
    walker.window.arriving.show_entrance()
    walker.settle()
    walker.press("Open the invitation")
    yield "joining"
    walker.chosen = house.folder / "office" / "vault.json"
    walker.press("Choose the invitation")
    yield "joining, another file"
    walker.chosen = house.folder / "invitation.json"
    walker.press("Choose the invitation")
    yield "joining, the invitation"
    walker.press("The words are the same")
    yield "joining, you"
    walker.type("Your name", VOLUNTEER)
    walker.type("Your home postcode", "ca8 1rw")
    walker.press("Use these words")
    yield "joining, you, filled"
    walker.press("Make my record")
    walker.wait_for("Write this code down")
    walker.settle()
    yield "joining, the code"
    third = _third_group(walker)
    walker.press("I have written it down")
    yield "joining, the code asked for"
    walker.type("Type the third group from your paper", third)
    walker.press("Compare")
    yield "joining, six words"
    walker.chosen = house.folder / "stick"
    walker.press("Save the request")
    yield "joining, the request is saved"
    walker.press("Continue")
    yield "joining, the policy"
    walker.press("Later")
    yield "joining, the first day"


def _third_group(walker: Walker) -> str:
    shown = [one.text() for one in walker.root().findChildren(QLabel) if one.isVisible()]
    return [text for text in shown if re.fullmatch("[0-9A-Z]{5}", text)][2]


def laptop_empty(walker: Walker) -> Iterator[str]:
    """A volunteer who is signed in and has done nothing yet."""
    walker.unlock("morag")
    for key in ("today", "cases", "open-case", "search", "contact", "meeting", "exchange"):
        walker.go(key)
        yield key
    for key in ("interests", "concerns", "training"):
        walker.go(key)
        yield key


def office_empty(walker: Walker) -> Iterator[str]:
    """An office to which nobody has come yet."""
    walker.unlock("office")
    for key in ("inbox", "cases", "people", "concerns", "training"):
        walker.go(key)
        yield key


def laptop(walker: Walker) -> Iterator[str]:
    """A volunteer with ten families."""
    walker.unlock("morag")
    case, closed, held = walker.ask(_references)
    yield from _over_everything(walker)
    for key in ("cases", "exchange", "interests", "policy", "settings", "help"):
        walker.go(key)
        yield key
    yield from _kept_safe(walker)
    for key in ("cases", "help"):
        walker.go(key)
        walker.to_detail()
        yield f"{key}, the detail"
    walker.go("search")
    walker.type("Words to look for", "Friday")
    walker.until(lambda: walker.can_read("found, the newest first"))
    yield "search"
    walker.type("Words to look for", "zzz")
    walker.until(lambda: walker.can_read("Nothing was found"))
    yield "search, nothing"
    walker.go("case", case)
    yield "case"
    walker.press("Say what became of it")
    walker.until(lambda: walker.can_read("What became of the statement?"))
    yield "case, what became of a statement"
    walker.press("Not now")
    walker.press("Close the case")
    yield "case, to be closed"
    walker.press("A form: what do they think of our help?")
    yield "papers, a form of a case"
    walker.press("With the child’s name")
    walker.press("Save…")
    yield "papers, a name on it"
    walker.go("papers", "statement")
    walker.press("Note that it was")
    walker.shell().toast.hide()
    yield "papers, the leaflet"
    walker.go("consent", case)
    yield "consent"
    walker.press("Keep this consent")
    yield "consent, amiss"
    walker.go("rights", case)
    walker.press("Show the words")
    yield "rights"
    walker.press("Change")
    yield "rights, of an adult"
    walker.go("came-back", case)
    yield "a form came back"
    walker.go("history", case)
    yield "history, of a case"
    walker.go("history", f"contact:{_first_call(walker)}")
    yield "history, of a call"
    walker.press("Amend")
    yield "amend, a call"
    walker.type("Note", "It was put otherwise afterwards.")
    walker.press("Save the new version")
    walker.shell().toast.hide()
    yield "history, of what was amended"
    walker.go("case", case)
    walker.press("Another school…")
    yield "school"
    walker.press("It was written down wrongly…")
    yield "amend, a school"
    walker.go("erasure", case)
    yield "erasure, of a case"
    walker.type("In a few words", "The family asked for it in writing.")
    walker.press("Ask the office")
    walker.shell().toast.hide()
    yield "erasure, asked for"
    walker.go("case", closed)
    yield "case, closed"
    yield from _open_case(walker)
    yield from _at_work(walker, case, held)
    walker.go("exchange")
    walker.press("The office asks for this laptop to be signed in anew…")
    yield "exchange, to be signed in anew"
    walker.ask(_lose_rows)
    walker.go("today")
    walker.go("exchange")
    yield "exchange, rows are missing"
    walker.ask(_put_back)
    walker.go("exchange")
    yield "exchange, an older copy was put back"


def _kept_safe(walker: Walker) -> Iterator[str]:
    """Health with all that it does, and the ways in."""
    screen = walker.shell().current
    walker.go("health")
    yield "health"
    stick = walker.house.folder / "a-stick-with-a-long-name"
    stick.mkdir()
    screen().ask_folder = lambda _last: stick  # type: ignore[attr-defined]
    walker.press("Copy to a stick…")
    walker.press("Check now")
    walker.shell().toast.hide()
    yield "health, copied and checked"
    (file,) = stick.iterdir()
    screen().ask_file = lambda: file  # type: ignore[attr-defined]
    walker.press("Restore from a file…")
    yield "health, restoring"
    walker.press("Restore it there")
    walker.shell().toast.hide()
    yield "health, restored"
    walker.type("Passphrase of the backup", PASSPHRASE)
    walker.press("Compare the two")
    walker.shell().toast.hide()
    yield "health, compared"
    walker.press("Stay with this one")
    walker.go("ways-in")
    yield "ways-in"
    walker.press("Make a new code")
    yield "ways-in, a new code"
    walker.press("I have written it down")
    yield "ways-in, the code asked for"
    walker.press("Keep the old one")
    walker.type("Your passphrase now", PASSPHRASE)
    walker.press("Use these words")
    walker.press("Change the passphrase")
    yield "ways-in, changed"
    walker.press("Take it away")
    walker.shell().toast.hide()
    yield "ways-in, old backups gone"
    walker.shell().toast.hide()


def _over_everything(walker: Walker) -> Iterator[str]:
    """What lies over the screens: palette, toast, banners."""
    shell = walker.shell()
    walker.go("today")
    yield "today"
    shell.open_palette()
    walker.over = shell.palette_
    yield "palette"
    QTest.keyClicks(shell.palette_.field, "Brackenridge")
    walker.settle()
    yield "palette, found"
    QTest.keyClicks(shell.palette_.field, " zzz")
    walker.settle()
    yield "palette, nothing"
    QTest.keyClick(shell.palette_.field, Qt.Key.Key_Escape)
    walker.over = shell.toast
    shell.here.say("Kept.")
    shell.here.say(f"Kept. The statement is still owed to {PARENT} and to somebody else.")
    yield "toast"
    shell.toast.say("The case is closed.", "Open it again")
    yield "toast with a way back"
    shell.toast.hide()
    walker.over = None
    shell.here.refuse(DiskFull())
    yield "banner"
    walker.go("today")
    shell.privacy.toggle()
    walker.settle()
    yield "today, others hidden"
    walker.go("interests")
    yield "interests, hidden"
    shell.privacy.toggle()
    walker.settle()


def _open_case(walker: Walker) -> Iterator[str]:
    """The form beside its answers, as far as it can be filled."""
    walker.go("open-case")
    yield "open-case"
    walker.type("Name", CHILD)
    walker.type("Born", "9 March 2015")
    walker.type("Name of a parent or carer", PARENT.replace("Wilhelmina", "Georgiana"))
    walker.type("Postcode", "ca8 1rw")
    walker.type(_SCHOOL, "Carlisle")
    walker.until(lambda: any(one.isVisible() and one.rows_model.rows() for one in walker.lists()))
    walker.settle()
    yield "open-case, schools found"
    QTest.keyClick(walker.field(_SCHOOL), Qt.Key.Key_Return)
    walker.until(lambda: not walker.can_read("Looking whether you can take it"))
    walker.settle()
    yield "open-case, answered"
    walker.press("Clear the form")
    walker.settle()


def _at_work(walker: Walker, case: str, held: str) -> Iterator[str]:
    """Contact, meeting and Meeting mode."""
    walker.go("contact")
    yield "contact, which family"
    walker.go("contact", case)
    yield "contact"
    for part in ("Topics", "Options that were talked through", "Routes in a disagreement"):
        walker.press(part)
    walker.press("Add an option")
    yield "contact, an option"
    for part in ("Whose words are whose", "Passed on to others"):
        walker.press(part)
    for more in ("Add somebody’s words", "Add what was passed on"):
        walker.press(more)
    yield "contact, whose words"
    walker.press("Save contact")
    yield "contact, amiss"
    walker.press("Somebody may be at risk")
    yield "contact, somebody at risk"
    yield from _worries(walker, case)
    walker.go("meeting")
    yield "meeting, which family"
    walker.go("meeting", case)
    yield "meeting, to be planned"
    walker.go("meeting", held)
    yield "meeting"
    screen = walker.shell().current()
    screen.meeting.show_window = walker.lay_over  # type: ignore[attr-defined]
    walker.press("Meeting mode")
    yield "Meeting mode"
    walker.press("Stated now")
    yield "Meeting mode, stated"
    walker.press("Leave")
    walker.over = None
    walker.window.activateWindow()
    walker.settle()
    yield "meeting, stated"


def _worries(walker: Walker, case: str) -> Iterator[str]:
    """Concerns at a laptop: at risk, one of her own, what became of one; her training."""
    walker.go("concerns", f"risk:{case}")
    walker.press("Rang now: The service’s manager")
    yield "concerns, somebody at risk"
    walker.go("concerns", f"new:{case}")
    yield "concerns, a new one"
    walker.type("What was said, or what you are unsure of", NOTE)
    walker.press("Raise it")
    walker.shell().toast.hide()
    yield "concerns"
    walker.go("training")
    yield "training"
    walker.press("Tell the office")
    yield "training, amiss"


def _challenges(walker: Walker) -> Iterator[str]:
    """Concerns at the office, one written down; training, and recording it."""
    walker.go("concerns")
    walker.to_detail()
    yield "concerns, the detail"
    walker.press("Write one down")
    walker.type("What was said, in their own words", NOTE)
    yield "concerns, a new one"
    walker.press("Write it down")
    walker.shell().toast.hide()
    yield "concerns"
    walker.go("training")
    yield "training"
    walker.press("Record training")
    yield "training, to be recorded"


def _policy(walker: Walker) -> Iterator[str]:
    """A policy being written, compared, and what lies beside it."""
    walker.go("policy-edit")
    yield "policy, being written"
    walker.press("Compare and publish")
    yield "policy, compared"
    walker.go("policy-versions")
    yield "policy, two versions"
    walker.go("policy-papers")
    yield "policy, documents and translations"


def office(walker: Walker) -> Iterator[str]:
    """An office with ten families, what came, and what waits."""
    walker.unlock("office")
    case = walker.ask(lambda desk: list_cases(desk)[0].reference)
    for key in ("inbox", "cases", "people", "policy", "settings", "help", "health", "ways-in"):
        walker.go(key)
        yield key
    yield from _policy(walker)
    walker.go("case", case)
    yield "case"
    yield from _hand_over(walker)
    walker.go("history", case)
    yield "history, of a case"
    walker.go("history", f"contact:{_first_call(walker)}")
    yield "history, of a call"
    walker.go("erasure", case)
    yield "erasure, of a case"
    walker.go("erasure")
    yield "erasure, the list"
    walker.go("papers", "policy-website")
    yield "papers, for the website"
    walker.press("How our papers look")
    walker.type("E-mail", "help")
    walker.press("Keep it, and tell the laptops")
    yield "how our papers look, amiss"
    walker.go("ground")
    yield "schools and places"
    walker.go("ground", LONG_SCHOOL)
    yield "schools and places, one school"
    yield from _office_keys(walker)
    yield from _challenges(walker)
    for key in ("inbox", "people"):
        walker.go(key)
        walker.to_detail()
        yield f"{key}, the detail"
    walker.press("Give the cases to others…")
    yield "people, each case to somebody"
    walker.choose("All of them to", f"Wren {VOLUNTEER.split()[1]}")
    yield "people, all cases to one"
    walker.press("Give all eight")
    walker.shell().toast.hide()
    yield "people, all given to one"
    walker.press("Bring rows back…")
    yield "people, rows to be brought back"
    walker.go("people", walker.ask(_freeze))
    yield "people, one stopped"
    walker.press("Invite somebody")
    yield "people, invite"
    walker.press("Sign a laptop in")
    yield "people, sign in"
    walker.go("inbox")
    (both,) = walker.shell().current().findChildren(ListDetail)
    both.turn(to_detail=False)
    stick = walker.house.folder / "stick"
    walker.shell().current().add(sorted(stick.iterdir()))  # type: ignore[attr-defined]
    walker.settle()
    yield "inbox, files"
    walker.press("Bring all in")
    walker.until(lambda: walker.can_read("is in") or walker.can_read("are in"))
    walker.settle()
    yield "inbox, brought in"
    walker.go("cases")
    yield "cases, with what came in"


def _hand_over(walker: Walker) -> Iterator[str]:
    """A case that somebody has: to be given to somebody else, and taken back; each with its why."""
    walker.press("Give it to somebody else…")
    walker.choose("Give it to", f"Wren {VOLUNTEER.split()[1]}")
    walker.type("Why it changes hands", NOTE)
    yield "case, to be given to somebody else"
    walker.press("Leave it as it is")
    walker.press("Take it back…")
    walker.type("Why it is taken back", NOTE)
    yield "case, to be taken back"
    walker.press("Take it back")
    walker.shell().toast.hide()
    yield "case, taken back"


def _office_keys(walker: Walker) -> Iterator[str]:
    """Who may open the vault, and the recovery key before and after it is carried off."""
    walker.go("staff")
    yield "staff, alone"
    walker.ask(lambda desk: add(desk, LONG_PERSON, "saddle velvet orchard pigeon granite lute"))
    walker.go("staff")
    yield "staff"
    walker.press(f"Remove…: {LONG_PERSON}")
    yield "staff, to be removed"
    walker.type("Your own passphrase", PASSPHRASE)
    walker.press("End their way in")
    yield "staff, removed"
    walker.go("recovery-key")
    yield "recovery-key"
    screen = walker.shell().current()
    screen.ask_where = lambda name: walker.house.folder / name  # type: ignore[attr-defined]
    walker.press("Carry it off to a stick…")
    yield "recovery-key, carried off"


def _lose_rows(desk: Desk) -> bool:
    """As after a repair: two ranges that the office may have, and one that nobody has."""
    lost = ((desk.device, "up", 3, 9), (desk.device, "up", 14, 14), (desk.device, "own", 2, 3))
    holes.keep(desk.store.database, tuple(holes.Hole(*one, Hash("0" * 64)) for one in lost))
    return True


def _put_back(desk: Desk) -> bool:
    """As at an unlock after an older copy was put back."""
    desk.rolled_back()
    return True


def _freeze(desk: Desk) -> str:
    """Two records came of one laptop."""
    peer = desk.store.local.peers()[0]
    with desk.write():
        desk.store.local.set_peer(peer._replace(state="frozen"))
    return peer.device


def _first_call(walker: Walker) -> str:
    return walker.ask(lambda desk: desk.store.find(Contact)[0].id)


def _references(desk: Desk) -> tuple[str, str, str]:
    """The family with all that there is, one that is closed, and a meeting that has begun."""
    begun = NOW - timedelta(minutes=1)
    held = next(one.id for one in desk.store.find(Meeting) if one.body.happened == begun)
    cases = {one.state: one.reference for one in list_cases(desk)}
    full = next(one.reference for one in list_cases(desk) if one.child == CHILD)
    return full, cases["closed"], held


def given(walker: Walker) -> Iterator[str]:
    """A laptop to which the office gave a family, under a name as long as they come."""
    house, other = walker.house, f"Robin {VOLUNTEER.split()[1]}"
    house.volunteer("robin", other)
    with house.open("morag") as desk:
        device = desk.device
    with house.open("robin") as desk:
        case = _family(desk, 9)
        record_contact(desk, case, contact(who=(f"Ivy-{PARENT}",), note=NOTE))
    house.carry("robin", "office")
    with house.open("office") as office:
        assign(office, case, device, NOTE, NOTE)
    house.carry("office", "morag", to=device)
    walker.unlock("morag")
    walker.go("today")
    yield "today, a family given"
    walker.go("offer", case)
    yield "offer"
    walker.type("Why not", "I am away.")
    walker.press("I say no")
    walker.press("Close")  # what it said to that
    yield "today, one that leaves"
    walker.go("cases")
    yield "cases, one that leaves"


ROUTES: dict[str, Callable[[Walker], Iterator[str]]] = {
    "outside": outside,
    "laptop-empty": laptop_empty,
    "office-empty": office_empty,
    "laptop": laptop,
    "office": office,
    "given": given,
}
