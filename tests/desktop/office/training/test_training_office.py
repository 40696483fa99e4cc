"""Training at the office: who has what due, recording it, confirming what a volunteer told."""

from datetime import date

from db.records import Training
from desktop.casework.actions.training.record import TrainingDraft, tell_training
from desktop.office.people.screen import PeopleScreen
from desktop.office.training.screen import TrainingScreen
from tests.builders import House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.windows import Open, button, faults, texts, unnamed


def test_what_was_told_is_confirmed_and_what_is_recorded_is_due_again(
    window: Open, house: House
) -> None:
    with house.open("morag") as morag:
        opened(morag)
        tell_training(morag, TrainingDraft("course", "First aid", date(2026, 2, 1)))
    house.carry("morag", "office")
    office = window()
    office.click(office.on(PeopleScreen, "people").training)
    page = office.on(TrainingScreen, "training")
    assert page.rows.rows_model.rows()[0].so == "Morag Tennick"  # she has told of something
    assert "There is a case, and no induction is recorded." in texts(page)
    assert "prefers outside and accredited trainers" in texts(page)
    office.click(button(page, "Confirm it"))
    assert "Told, to confirm" not in texts(page)
    office.click(page.record)
    assert page.form is not None
    office.type(page.form.name, "Impartiality and confidentiality")
    office.type(page.form.on, "1 March 2024")
    morag_key = page.rows.key()
    office.lock_and_unlock()
    page = office.on(TrainingScreen, "training", morag_key)
    office.click(page.record)
    form = page.form
    assert form is not None
    assert form.on.text() == "1 March 2024"
    assert [one for one in unnamed(page) if not one.startswith("QListView")] == []
    assert [one for one in faults(office) if "QListView" not in one] == []
    office.click(form.go)
    assert "Overdue" in texts(page)
    assert "Due again on 1 March 2026" in texts(page)
    found = office.ask(lambda desk: {one.body.title for one in desk.store.find(Training)})
    assert found == {"First aid", "Impartiality and confidentiality"}
