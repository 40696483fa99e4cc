"""Concerns and challenges at the office: written down, asked for, shared or kept, closed."""

from db.records import Concern, ConcernStep
from desktop.casework.actions.concerns.look import look_at_concern
from desktop.office.concerns.detail import ConcernDetail
from desktop.office.concerns.raising import Raising
from desktop.office.concerns.screen import ConcernsScreen
from tests.desktop.windows import Open, Window, faults, texts, unnamed

SAID = "She took the school's side at the review."


def detail_of(window: Window) -> ConcernDetail:
    panel = window.on(ConcernsScreen, "concerns").panel
    assert isinstance(panel, ConcernDetail)
    return panel


def written(window: Window) -> ConcernDetail:
    raising = window.on(ConcernsScreen, "concerns").panel
    assert isinstance(raising, Raising)
    window.click(raising.go)
    assert raising.said_field.fault() == "Write what was said."
    window.type(raising.said, SAID)
    window.type(raising.by, "Maud Brackenridge")
    window.type(raising.case, "ZZZZ")
    window.click(raising.go)
    assert raising.case_field.fault()
    raising.case.clear()
    raising.about.setCurrentText("Morag Tennick")
    window.click(raising.go)
    return detail_of(window)


def test_a_challenge_is_kept_here_until_it_is_shared_and_closed_with_an_outcome(
    window: Open,
) -> None:
    office = window()
    detail = written(office)
    assert "Your policy asks for more" in texts(detail)
    assert not detail.adding.share.isEnabled()  # it lies on no laptop
    detail.adding.kind.set_key("complaint")
    detail.adding.kind.chosen.emit("complaint")
    office.type(detail.adding.text, "In writing, to the manager.")
    office.click(detail.adding.add)
    assert "is not written down before it" in texts(detail_of(office))
    office.click(detail_of(office).share_button)
    detail = detail_of(office)
    detail.adding.kind.set_key("coached")
    detail.adding.kind.chosen.emit("coached")
    assert detail.adding.share.isChecked()  # coaching is shared, unless somebody says no
    detail.adding.kind.set_key("note")
    detail.adding.kind.chosen.emit("note")
    assert not detail.adding.share.isChecked()
    assert not detail.adding.due_field.isVisible()
    detail.adding.kind.set_key("coached")
    detail.adding.kind.chosen.emit("coached")
    office.type(detail.adding.text, "Both sides' words, in turn.")
    office.type(detail.adding.due, "9 March 2026")
    assert [one for one in faults(office) if "QListView" not in one] == []
    screen = office.on(ConcernsScreen, "concerns")
    assert [one for one in unnamed(screen) if not one.startswith("QListView")] == []
    office.click(detail_of(office).adding.add)
    assert "one follow-up is due" in texts(screen)
    assert office.waits("concerns") == "Concerns, 1 waiting"
    detail = detail_of(office)
    assert detail.closing is not None
    assert detail.closing.go.reason() == "It needs an outcome first."
    office.type(detail.closing.outcome, "She has met Maud, and both are content.")
    office.click(detail.closing.go.button)
    assert "What came of it: She has met Maud" in texts(detail_of(office))
    assert detail_of(office).closing is None
    (kept,) = office.ask(lambda desk: desk.store.find(Concern))
    seen = office.ask(lambda desk: look_at_concern(desk, kept.id))
    assert [(one.body.kind, one.shared) for one in seen.steps] == [
        ("complaint", False),
        ("coached", True),
        ("closed", True),
    ]


def test_words_that_were_typed_come_back_to_their_own_concern(window: Open) -> None:
    office = window()
    detail = written(office)
    office.type(detail.adding.text, "Half a thought")
    office.type(detail.closing.outcome, "Not yet")  # type: ignore[union-attr]
    office.lock_and_unlock()
    detail = detail_of(office)
    assert detail.adding.text.words() == "Half a thought"
    assert detail.closing is not None
    assert detail.closing.outcome.words() == "Not yet"
    office.click(office.on(ConcernsScreen, "concerns").write)
    raising = office.on(ConcernsScreen, "concerns").panel
    assert isinstance(raising, Raising)
    assert raising.said.words() == ""
    assert office.ask(lambda desk: desk.store.find(ConcernStep)) == []
