"""Where everything is there twice, each button still says what it is about: nothing shares a name.

The walk through every screen (`test_every_screen`) looks at names as they come; here two of each
thing stand on the page, as alike as two can be.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from db.case import Option
from db.records import Contact, Document, Meeting, Person
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.closeness.declare import (
    declare_child_school,
    declare_person,
    declare_position,
)
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.consenting.pass_on import RelayDraft
from desktop.casework.actions.contacts.advice import Advice, PassageDraft
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing.erase import ask as ask_to_erase
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.policy.documents import (
    DocumentDraft,
    attach_document,
    withdraw_document,
)
from desktop.casework.actions.rights.tie import AbilityDraft, keep_ability
from desktop.casework.actions.training.record import TrainingDraft, tell_training
from desktop.casework.actions.writing.my_words import add_word
from desktop.casework.desk import Desk
from desktop.office.policy.editing import EditScreen
from desktop.ui.look.theme import Look
from desktop.volunteer.contact.screen import Contact as ContactScreen
from desktop.volunteer.meeting.screen import MeetingScreen
from desktop.volunteer.open_case.screen import OpenCase
from tests.builders import BRAMPTON, NOW, UPPERBY, House
from tests.desktop import walk
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, meeting, opened
from tests.desktop.windows import Window
from tests.desktop.windows import look as look

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

YOUNG = NOW.date().replace(year=2008)  # in the child's own right
TWO = range(2)


def _call(desk: Desk, case: str) -> None:
    """A call at which everything came twice."""
    option = Option(
        what="Wait", pros="It costs nothing", sources=("Local policy: A", "Local policy: B")
    )
    words = PassageDraft("person", "I want to stay.", MAUD)
    passed = RelayDraft(MAUD, "the school", "Her view of the draft.", agreed="spoken")
    without = RelayDraft(MAUD, "the council", "Her view of the draft.", why="It could not wait.")
    record_contact(
        desk,
        case,
        contact(
            advice=Advice(options=(option, option), passages=(words, words)),
            relays=(passed, passed, without, without),
            actions=(("Ring the school", MAUD, None),) * 2,
            joining=((MAUD, "professional"),),
        ),
    )


def _laptop(desk: Desk) -> str:
    for _ in TWO:
        declare_person(desk, "Hesper Oakenshaw", "acquaintance")
        declare_position(desk, BRAMPTON, "governor")
        declare_child_school(desk, "116378")
        tell_training(desk, TrainingDraft("course", "First aid", NOW.date()))
    for word in ("annan", "eden"):
        add_word(desk, word)
    case = opened(desk, born=YOUNG, parents=(MAUD, MAUD), siblings=((OTTILIE, UPPERBY),))
    for at in TWO:
        _call(desk, case)
        hold_meeting(desk, case, meeting())
        raise_concern(desk, case, ConcernDraft("He would not go home."))
        attach(desk, case, look_at("letter.pdf", b"%PDF-1.4 " + bytes([at])))
        keep_ability(desk, case, AbilityDraft("Which college", "yes"))
    for _ in TWO:
        closed = opened(desk)
        record_contact(desk, closed, contact())
        close_case(desk, closed, "Settled.")
    return case


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, str]:
    house = House(tmp_path_factory.mktemp("twins"))
    devices = [house.volunteer(name) for name in ("morag", "other")]
    with house.open("morag") as desk:
        case = _laptop(desk)
        call = desk.store.find(Contact)[0].id
        for _ in TWO:
            ask_to_erase(desk, f"contact:{call}", "error")
    with house.open("office") as office:
        for name in ("a", "b", "c", "d"):
            draft = DocumentDraft("leaflet", look_at("leaflet.pdf", name.encode()), "Our leaflet")
            attach_document(office, draft)
        for one in office.store.find(Document)[:2]:
            withdraw_document(office, one.id)
    house.carry("morag", "office")
    house.carry("office", "morag", to=devices[0])
    return house, case


@pytest.fixture
def windows(qtbot: QtBot, twins: tuple[House, str], look: Look) -> Iterator[dict[str, Window]]:
    made = {name: Window(qtbot, twins[0], look, name=name) for name in ("morag", "office")}
    yield made
    for one in made.values():
        one.close()


def alike(window: Window, *places: tuple[str, str]) -> list[str]:
    """Every name that two controls share, with the screen."""
    found = []
    for key, about in places:
        window.go(key, about)
        found += [f"{key} {about[:12]}: {one}" for one in names(window)]
    return found


def names(window: Window) -> list[str]:
    """What no name tells apart; a list that folds out is told by its own name, not by its value."""
    window.settle()
    seen = [one for one in window.shell.findChildren(QComboBox) if one.isVisible()]
    assert len({one.accessibleName() for one in seen}) == len(seen)
    values = [one.currentText() for one in seen]
    return [one for one in walk.names(window.shell) if not any(f"“{v}”" in one for v in values)]


def test_at_a_laptop(windows: dict[str, Window], twins: tuple[House, str], tmp_path: Path) -> None:
    window, case = windows["morag"], twins[1]
    call = window.ask(lambda desk: desk.store.find(Contact)[0].id)
    met = window.ask(lambda desk: desk.store.find(Meeting)[0].id)
    mother = window.ask(lambda desk: desk.store.find(Person, name=MAUD)[0].id)
    wrong = alike(
        window,
        *((key, "") for key in ("today", "cases", "concerns", "exchange", "interests", "training")),
        *((key, "") for key in ("policy", "settings", "health", "search")),
        *((key, case) for key in ("case", "consent", "rights", "history", "papers")),
        *(("history", f"contact:{call}"), ("amend", f"contact:{call}")),
        *(("amend", f"meeting:{met}"), ("amend", f"person:{mother}")),
        ("erasure", case),
    )
    wrong += _forms(window, case)
    assert not wrong, "\n".join(wrong)


def _forms(window: Window, case: str) -> list[str]:
    page = window.on(OpenCase, "open-case")
    for _ in TWO:
        window.click(page.form.carers.add_button)
        window.click(page.form.siblings.add_button)
    wrong = [f"open-case: {one}" for one in names(window)]
    called = window.on(ContactScreen, "contact", case)
    advice = called.form.advice
    for fold in (advice.options_fold, advice.words_fold, advice.relay_fold, advice.routes_fold):
        fold.set_open(True)
    for rows in (advice.options, advice.passages, advice.relays, called.form.agreed):
        for _ in TWO:
            rows.add_button.click()
    window.settle()
    wrong += [f"contact: {one}" for one in names(window)]
    met = window.on(
        MeetingScreen, "meeting", window.ask(lambda desk: desk.store.find(Meeting)[0].id)
    )
    for _ in TWO:
        met.page.agreed.add_button.click()
    window.settle()
    return wrong + [f"meeting: {one}" for one in names(window)]


def test_at_the_office(windows: dict[str, Window], twins: tuple[House, str]) -> None:
    window, case = windows["office"], twins[1]
    wrong = alike(
        window,
        *((key, "") for key in ("inbox", "cases", "people", "concerns", "training", "policy")),
        *(
            (key, "")
            for key in (
                "policy-papers",
                "policy-versions",
                "erasure",
                "staff",
                "health",
                "settings",
            )
        ),
        *(("case", case), ("history", case), ("erasure", case)),
    )
    screen = window.on(EditScreen, "policy-edit")
    for several in screen.form._several.values():
        for _ in TWO:
            several.add.click()
        for fold in several.folds:
            fold.open()
    window.settle()
    wrong += [f"policy-edit: {one}" for one in names(window)]
    assert not wrong, "\n".join(wrong)
