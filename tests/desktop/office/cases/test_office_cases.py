"""The office's cases: referrals first, a list that narrows, one case whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from db.names import RecordId
from db.records import Action, Consent, Referral, Responsibility
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.confirm_referral import referrals
from desktop.casework.actions.closeness.declare import declare_position
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.rights.tie import TieDraft, keep_tie
from desktop.casework.record.cases import find_case
from desktop.casework.record.gone import gone
from desktop.office.cases.case_screen import CaseScreen
from desktop.office.cases.list_screen import CasesScreen
from desktop.office.finding import find_rows
from desktop.office.training.screen import TrainingScreen
from desktop.ui.look.theme import Look
from desktop.ui.pages.policy import PolicyPage
from desktop.ui.papers.screen import PapersScreen
from desktop.ui.parts.tag import state
from tests.builders import BRAMPTON, NOW, House, case_draft
from tests.desktop.casework.actions.kit import MAUD, contact, meeting, opened
from tests.desktop.windows import Open, Window, button, buttons, faults, labels, texts

SECRET = "governor"


def referred(**changed: object) -> CaseDraft:
    """Perran goes to a school at which Morag holds a post."""
    draft = case_draft(
        child="Perran Quillfeather", parents=("Tamsin Quillfeather",), school=BRAMPTON
    )
    return replace(draft, **changed)  # type: ignore[arg-type]


@pytest.fixture
def cases(house: House) -> tuple[str, str]:
    """Ottilie's case with a call and a meeting; Perran's, referred. Their references."""
    with house.open("morag") as desk:
        reference = opened(desk)
        record_contact(desk, reference, contact(statement="read"))
        hold_meeting(desk, reference, meeting())
        declare_position(desk, BRAMPTON, SECRET)
        other = open_case(desk, referred()).reference
    assert other is not None
    house.carry("morag", "office")
    return reference, other


def listed(window: Window) -> CasesScreen:
    screen = window.go("cases")
    assert isinstance(screen, CasesScreen)
    return screen


def names(screen: CasesScreen) -> list[str]:
    return [row.so for row in screen.rows.rows_model.rows()]


def test_no_case_yet_says_where_they_come_from(window: Open) -> None:
    opened_window = window()
    screen = listed(opened_window)
    assert screen.below.text() == "No case has come yet."
    assert "Cases come with volunteers’ bundles" in texts(screen)
    assert faults(opened_window, screen) == []


def test_a_referral_stands_first_and_confirming_it_reaches_the_laptop(
    house: House, window: Open, cases: tuple[str, str]
) -> None:
    opened_window = window()
    screen = listed(opened_window)
    assert screen.below.text() == "One open case. One referral waits for you."
    said = texts(screen)
    assert "Morag Tennick may not take Perran Quillfeather’s case" in said
    assert SECRET not in said
    assert faults(opened_window, screen) == []
    opened_window.click(button(screen, "Confirm the referral"))
    assert opened_window.said().startswith("Confirmed. Morag is told")
    assert "Referred to you" not in texts(screen)
    opened_window.session.close()
    opened_window.session.close = lambda: None  # type: ignore[method-assign]

    with house.open("morag") as desk:
        device = desk.device
    house.carry("office", "morag", to=device)
    with house.open("morag") as desk:
        assert desk.store.find(Referral) == []
        assert [one.case for one in gone(desk)] == [cases[1]]
    house.carry("morag", "office")
    with house.open("office") as desk:
        assert [one.confirmed for one in referrals(desk)] == [True]


def test_the_list_narrows_as_one_types_and_says_what_it_leaves_out(
    window: Open, cases: tuple[str, str]
) -> None:
    opened_window = window()
    screen = listed(opened_window)
    assert names(screen) == ["Ottilie Brackenridge"]
    opened_window.type(screen.typed, "brack morag")
    assert names(screen) == ["Ottilie Brackenridge"]
    opened_window.type(screen.typed, " xyz")
    assert names(screen) == []
    assert "No case fits. There are two cases that do not." in texts(screen)
    screen.typed.clear()
    screen.which.setFocus()
    QTest.keyClick(screen.which, Qt.Key.Key_End)
    assert set(names(screen)) == {"Ottilie Brackenridge", "Perran Quillfeather"}


def test_a_case_is_opened_by_the_keyboard(window: Open, cases: tuple[str, str]) -> None:
    opened_window = window()
    screen = listed(opened_window)
    screen.rows.go_to_number(0)
    QTest.keyClick(screen.rows, Qt.Key.Key_Return)
    opened_window.settle()
    case = opened_window.shell.current()
    assert isinstance(case, CaseScreen)
    assert case.title.text() == "Ottilie Brackenridge"


def test_one_case_tells_its_story_its_people_and_how_it_stands(
    house: House, window: Open, cases: tuple[str, str]
) -> None:
    reference, _ = cases
    with house.open("morag") as desk:
        case = find_case(desk, reference)
        child = case.body.child
        with desk.write() as writing:
            writing.add(Action(case=RecordId(case.id), what="Ring the SENCO", who="Morag"))  # type: ignore[arg-type]
            writing.add(
                Consent(
                    case=RecordId(case.id),  # type: ignore[arg-type]
                    person=child,
                    relay="Only about section F",
                    to="the school",
                    form="spoken",
                    given=NOW,
                )
            )
    house.carry("morag", "office")
    opened_window = window()
    screen = opened_window.go("case", reference)
    said = texts(screen)
    for words in (
        f"Case {reference} · with Morag Tennick since 10 March 2026",
        "Born 9 March 2015 · Upperby Primary School",
        "Statement read to Maud, today",
        "No conflict",
        "Just right",
        "All here up to today",
        "Conflict check: no finding",
        "Call with Maud Brackenridge",
        "Read out 14:30",
        "The draft plan has come.",
        "Annual review, CA3 8UR",
        "Role stated 14:30",
        "Ottilie Brackenridge agreed: the school",
        "Opened by Morag Tennick",
        "Ring the SENCO · Morag",
        "parent or carer",
    ):
        assert words in said, words
    # A call that was an hour before the case was written down: opening it began the story.
    assert isinstance(screen, CaseScreen)
    assert "The draft plan has come.\n10 Mar\nOpened by Morag Tennick\n" in texts(screen.timeline)
    assert faults(opened_window, screen) == []
    opened_window.click(button(screen, "Morag Tennick"))
    assert opened_window.shell.rail.current() == "people"


def test_the_opening_begins_the_story_though_a_call_was_before_it(
    window: Open, cases: tuple[str, str]
) -> None:
    said = texts(window().go("case", cases[0]))
    assert said.index("Opened by Morag Tennick") > said.index("Call with Maud Brackenridge")


def test_of_questions_at_a_meeting_it_is_said_how_many_were_answered(
    window: Open, house: House
) -> None:
    with house.open("morag") as desk:
        reference = opened(desk)
        asked = ("Who will be there?",)
        hold_meeting(desk, reference, meeting(kind="tribunal", questions=asked))
    house.carry("morag", "office")
    said = texts(window().go("case", reference))
    assert "Tribunal hearing" in said
    assert "One question, none answered." in said


def test_a_statement_that_was_sent_is_not_told_as_read_out(house: House, window: Open) -> None:
    with house.open("morag") as desk:
        reference = opened(desk)
        record_contact(desk, reference, contact(medium="letter", statement="sent"))
    house.carry("morag", "office")
    opened_window = window()
    said = texts(opened_window.go("case", reference))
    assert "Letter to or from Maud Brackenridge" in said
    assert "Statement sent" in said
    assert "Read out" not in said


def test_a_finding_is_a_kind_and_a_clause_and_the_clause_opens_the_policy(
    window: Open, cases: tuple[str, str]
) -> None:
    opened_window = window()
    screen = opened_window.go("case", cases[1])
    said = texts(screen)
    assert "A post at the child’s school" in said
    assert "Who or what is behind it stays on the volunteer’s laptop." in said
    assert "Referred by Morag Tennick" in said
    assert SECRET not in said
    assert "Conflict check: no finding" not in said
    assert faults(opened_window, screen) == []
    clause = next(words for words in labels(screen) if words.startswith("Policy"))
    opened_window.click(_first(screen, clause))
    policy = opened_window.shell.current()
    assert isinstance(policy, PolicyPage)
    assert policy.text is not None
    lit = [one.clause.id for one in policy.text.rows if one.property("card") == "accent"]
    assert [one.rpartition("/")[2] for one in lit] == [clause.removeprefix("Policy: ")]
    screen = opened_window.go("case", cases[1])
    opened_window.click(button(screen, "Confirm the referral"))
    assert "Referral confirmed" in texts(screen)
    assert "Confirm the referral" not in labels(screen)


def test_a_case_that_was_closed_says_what_came_of_it(
    house: House, window: Open, cases: tuple[str, str]
) -> None:
    with house.open("morag") as desk:
        close_case(desk, cases[0], "The plan was issued.")
    house.carry("morag", "office")
    opened_window = window()
    screen = opened_window.go("case", cases[0])
    assert "Closed by Morag Tennick" in texts(screen)
    assert "The plan was issued." in texts(screen)
    assert "Closed on 10 March 2026" in texts(screen)


def test_a_reference_that_is_not_there_leads_back_to_the_list(window: Open) -> None:
    opened_window = window()
    opened_window.go("case", "ZZZZ-0001")
    assert isinstance(opened_window.shell.current(), CasesScreen)
    assert "No case has a reference" in opened_window.shell._warning.words.text()


def test_other_families_are_hidden_at_the_table(window: Open, cases: tuple[str, str]) -> None:
    opened_window = window()
    screen = listed(opened_window)
    opened_window.shell.privacy.toggle()
    opened_window.settle()
    assert names(screen) == ["A family (hidden)"]
    assert "Quillfeather" not in texts(screen)
    assert "Upperby" not in screen.rows.rows_model.rows()[0].more
    opened_window.shell.privacy.toggle()
    opened_window.settle()
    assert names(screen) == ["Ottilie Brackenridge"]


def test_ctrl_k_finds_cases_and_volunteers(window: Open, cases: tuple[str, str]) -> None:
    opened_window = window()
    found = opened_window.ask(lambda desk: find_rows(desk, "brack"))
    assert {row.key for row in found} == {f"go:case:{cases[0]}"}
    (idris,) = opened_window.ask(lambda desk: find_rows(desk, "idris"))
    assert idris.so == "Idris Fairclough"
    assert idris.key.startswith("go:people:")
    assert opened_window.ask(lambda desk: find_rows(desk, "  ")) == ()


def _first(screen: QWidget, words: str) -> QAbstractButton:
    return next(one for one in screen.findChildren(QAbstractButton) if one.text() == words)


def test_whoever_has_heard_the_statement_has_heard_it(
    house: House, window: Open, cases: tuple[str, str]
) -> None:
    reference, _ = cases
    with house.open("morag") as desk:
        record_contact(desk, reference, contact(statement="not said", why="the line was bad"))
    house.carry("morag", "office")
    said = texts(window().go("case", reference))
    assert "Statement read to Maud, today" in said
    assert "not said to Maud" not in said


def test_who_may_be_told_what_stands_with_the_case_at_the_office(
    house: House, window: Open
) -> None:
    with house.open("morag") as desk:
        reference = opened(desk)
        (tie,) = desk.store.find(Responsibility)
        nothing = TieDraft(tie.body.adult, relation="mother", may_be_told="nothing")
        keep_tie(desk, reference, nothing)
    house.carry("morag", "office")
    opened_window = window()
    screen = opened_window.go("case", reference)
    assert "May be told nothing" in texts(screen)
    assert "With the parents" in texts(screen)
    assert faults(opened_window, screen) == []


def test_a_clause_is_called_as_on_the_volunteers_screens(
    house: House, window: Open, cases: tuple[str, str]
) -> None:
    opened_window = window()
    for key, about in (("cases", ""), ("case", cases[1])):
        screen = opened_window.go(key, about)
        (clause,) = {one.text() for one in buttons(screen) if one.text().startswith("Policy")}
        assert clause == "Policy: position"


def test_a_form_that_is_due_or_was_given_stands_with_the_case_at_the_office(
    house: House, window: Open, cases: tuple[str, str]
) -> None:
    reference, other = cases
    with house.open("morag") as desk:
        close_case(desk, reference, "The plan was issued.")
    house.carry("morag", "office")
    shown = window()
    assert "What they think" not in texts(shown.go("case", other))
    screen = shown.go("case", reference)
    assert "The case is closed." in texts(screen)
    assert faults(shown, screen) == []
    form = button(screen, "The form")
    assert form.accessibleName() == f"The form for {MAUD}"
    shown.click(form)
    papers = shown.shell.current()
    assert isinstance(papers, PapersScreen)
    assert papers.wanted.kind == "parent-carer"
    (picked,) = [one for one in papers.handing.picks.values() if one.isChecked()]
    assert picked.text() == MAUD
    shown.click(papers.handing.button)
    screen = shown.go("case", reference)
    assert "Given on paper today." in texts(screen)
    assert "The form" not in labels(screen)


def test_where_the_policy_asks_nothing_about_interests_nothing_is_said_to_be_clear(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    house = House(tmp_path / "house", pack="rotherham-sendiass")
    house.volunteer()
    with house.open("morag") as desk:
        reference = opened(desk)
    house.carry("morag", "office")
    shown = Window(qtbot, house, look, name="office")
    try:
        said = texts(shown.go("case", reference))
        assert "Opened by" in said
        for unsaid in ("No conflict", "Conflict check"):
            assert unsaid not in said
        training = shown.on(TrainingScreen, "training")
        assert "Your policy asks for no training." in texts(training)
        morag = training.rows.rows_model.rows()[0]
        assert (morag.more, morag.state) == (
            "volunteer · nothing asked · nothing recorded",
            state("not-asked"),
        )
    finally:
        shown.close()


def test_a_statement_owed_in_a_closed_case_is_counted_and_stands_in_its_row(
    house: House, window: Open
) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact())
        close_case(morag, case, "They moved away.")
    house.carry("morag", "office")
    screen = window().on(CasesScreen, "cases")
    assert "No open cases. One closed case with a statement outstanding." in texts(screen)
    screen.which.setFocus()
    QTest.keyClick(screen.which, Qt.Key.Key_End)
    assert [row.state for row in screen.rows.rows_model.rows()] == [state("statement-owed")]
