"""Advice is amended in the window with the editors with which it was written down."""

from PySide6.QtWidgets import QWidget

from db.records import Contact
from desktop.ui.typing.choices import Pick, Tick
from desktop.volunteer.amend.screen import AmendScreen
from desktop.volunteer.work.advice.options import OptionRow, OptionRows
from desktop.volunteer.work.advice.passages import PassageRow, PassageRows
from desktop.volunteer.work.advice.routes_part import RoutesPart
from desktop.volunteer.work.person_picks import PersonPicks
from desktop.volunteer.work.tick_lines import TickLines
from tests.desktop.casework.actions.amending.test_amend_advice import HESPER, LAW, STAY, advised
from tests.desktop.casework.actions.kit import MAUD
from tests.desktop.windows import Window, assert_nothing_cut_off, button, texts


def at(window: Window, record: str) -> AmendScreen:
    return window.on(AmendScreen, "amend", f"contact:{record}")


def control(page: AmendScreen, name: str) -> QWidget:
    assert page.form is not None
    return page.form._parts[name].field.control


def body_of(window: Window, record: str) -> Contact:
    kept = window.ask(lambda desk: desk.store.get(Contact, record))
    assert kept is not None
    return kept.body


def rows_of(page: AmendScreen) -> tuple[OptionRow, PassageRow]:
    options, words = control(page, "options"), control(page, "passages")
    assert isinstance(options, OptionRows)
    assert isinstance(words, PassageRows)
    option, passage = options.rows[0], words.rows[0]
    assert isinstance(option, OptionRow)
    assert isinstance(passage, PassageRow)
    return option, passage


def test_the_advice_stands_in_its_editors_is_amended_waits_as_a_draft_and_is_taken_back(
    window: Window,
) -> None:
    record = window.write(advised)
    page = at(window, record)
    before = body_of(window, record)
    window.click(page.save)  # nothing was touched: nothing is written, in whatever order it stands
    assert window.said() == "Nothing was changed."
    page = at(window, record)
    option, passage = rows_of(page)
    assert option.sources.sources() == [LAW]
    ticks = [one for one in passage.findChildren(Tick) if one.isVisible()]
    kept = {one.text(): one.isChecked() for one in ticks}
    assert kept == {f"{MAUD}, parent or carer": True, HESPER: False}
    assert_nothing_cut_off(window)
    window.type(option.cons, "It takes its time.")
    window.type(option.sources.typed.field, "Fellside travel policy")  # typed, and not taken
    window.type(passage.text, " Here.")
    routes, topics = control(page, "routes"), control(page, "topics")
    assert isinstance(routes, RoutesPart)
    assert isinstance(topics, TickLines)
    window.click(routes.ticks["tribunal"])
    window.click(topics.ticks["EHC plan"])
    chose = control(page, "chosen_by")
    assert isinstance(chose, PersonPicks)
    maud = next(one for one in chose.findChildren(Pick) if one.text().startswith(MAUD))
    assert maud.accessibleName() == f"Who chose: {MAUD}, parent or carer"
    window.click(maud)
    assert page.form is not None
    typed = page.form.words()
    window.lock_and_unlock()
    page = at(window, record)
    assert page.form is not None
    assert page.form.words() == typed
    window.click(page.save)
    body = body_of(window, record)
    assert body.options[0].cons == "It takes its time."
    assert (body.options[0].source, body.options[0].sources) == (
        LAW,
        ("Local policy: Fellside travel policy",),
    )
    assert body.options[1] == before.options[1]
    assert body.passages[0].text == f"{STAY} Here."
    assert body.passages[0].keep_from == before.passages[0].keep_from
    assert body.passages[1] == before.passages[1]
    assert body.routes == ("mediation", "tribunal")
    assert body.chosen_by in before.passages[0].keep_from  # her mother
    assert set(body.topics) == {"Transport", "SEN support", "EHC plan"}
    assert "Appeal to the Tribunal" in texts(window.shell.current())
    window.click(window.shell.toast.action)
    assert body_of(window, record) == before


def test_what_a_row_lacks_is_said_beside_it_and_nothing_is_written(window: Window) -> None:
    record = window.write(advised)
    page = at(window, record)
    options, words = control(page, "options"), control(page, "passages")
    assert isinstance(options, OptionRows)
    assert isinstance(words, PassageRows)
    option = options.rows[1]
    assert isinstance(option, OptionRow)
    option.what.clear()
    window.click(page.save)
    assert option.what_field.fault()
    assert option.what.hasFocus()
    option.what.setText("Wait " * 200)  # more than a line holds: that is seen by what keeps it
    window.click(page.save)
    assert page.form is not None
    assert page.form._parts["options"].field.fault()
    assert len(window.ask(lambda desk: desk.store.versions(Contact, record))) == 1
    window.type_anew(option.what, "Ask the school")
    window.click(button(words.rows[1], "Remove"))
    window.click(page.save)
    body = body_of(window, record)
    assert (body.options[1].what, len(body.passages)) == ("Ask the school", 1)
