"""My training: what is due and recorded, a course that I tell of, and that Today says so."""

from datetime import date

from db.records import Training
from desktop.casework.actions.training.record import TrainingDraft, tell_training
from desktop.volunteer.today.screen import Today
from desktop.volunteer.training.policy import PolicyAndTraining
from desktop.volunteer.training.screen import TrainingScreen
from tests.desktop.windows import Window, button, faults, texts, unnamed


def test_what_is_due_is_said_and_a_course_is_told(whole: Window) -> None:
    window = whole
    window.write(
        lambda desk: tell_training(desk, TrainingDraft("course", "First aid", date(2026, 2, 1)))
    )
    today = window.on(Today, "today")
    assert "Training: " in texts(today)
    window.click(button(today, "See my training"))
    page = window.on(TrainingScreen, "training")
    assert "Told, to confirm" in texts(page)
    assert "Induction" in texts(page)
    form = page.form
    assert form is not None
    window.click(form.go)
    assert form.name_field.fault()
    window.type(form.name, "Listening to both sides")
    window.type(form.on, "11 March 2026")
    window.click(form.go)
    assert "not to come" in form.on_field.fault()
    window.type_anew(form.on, "9 March 2026")
    form.topics.set_words("own words\nsilence")
    window.click(form.external)
    form.kind.set_key("refresher")
    form.kind.chosen.emit("refresher")
    window.lock_and_unlock()
    page = window.on(TrainingScreen, "training")
    form = page.form
    assert form is not None
    assert (form.name.text(), form.kind.key()) == ("Listening to both sides", "refresher")
    assert form.external.isChecked()
    assert not form.accredited.isChecked()
    assert [one for one in unnamed(page) if not one.startswith("QListView")] == []
    assert [one for one in faults(window) if "QListView" not in one] == []
    window.click(form.go)
    found = {one.body.title: one.body for one in window.ask(lambda desk: desk.store.find(Training))}
    told = found["Listening to both sides"]
    assert (told.kind, told.external, told.topics, told.on) == (
        *("refresher", True),
        ("own words", "silence"),
        date(2026, 3, 9),
    )
    assert form.name.text() == ""
    policy = window.on(PolicyAndTraining, "policy")
    assert "Two things are recorded of you." in texts(policy.mine)
    window.click(policy.see)
    assert window.at()[0] == "TrainingScreen"
