"""The statement in the language that somebody speaks, with an interpreter, on the real window."""

from db.records import Contact, Person, Statement, Translation
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.policy.translations import translations, withdraw_translation
from desktop.casework.actions.rights.tie import TieDraft, keep_tie
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.ui.look.lines import lay_out
from desktop.volunteer.contact.screen import Contact as ContactScreen
from tests.desktop.casework.actions.kit import MAUD, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, texts, unnamed

ARABIC = (
    "قبل أن نبدأ: أنا محايدة. لا أقف في صف المدرسة ولا في صف البلدية ولا في صف أحد. "
    "أشرح لك ما يقوله القانون وما هي خياراتك، والقرار لك وحدك."
)


def attached(window: Window) -> None:
    """The office attached an Arabic wording, and it came with a bundle."""
    with window.house.open("office") as office, office.write() as writing:
        words = office.pack.text_hash
        made = Translation(part="statement", text_hash=words, language="ar", text=ARABIC)
        writing.add(made, own=False)
    window.house.carry("office", "morag")


def speaks(desk: Desk, language: str) -> str:
    """A case whose mother speaks this language."""
    case = opened(desk)
    mother = next(one.id for one in desk.store.find(Person) if one.body.name == MAUD)
    amend(desk, "person", mother, {"language": language})
    return case


def said(desk: Desk) -> Statement:
    (kept,) = desk.store.find(Statement)
    return kept.body


def test_it_stands_there_in_their_language_from_right_to_left_and_is_kept_by_its_words(
    desk_window: Window,
) -> None:
    window = desk_window
    attached(window)
    case = window.write(lambda desk: speaks(desk, "Arabic"))
    page = window.on(ContactScreen, "contact", case)
    assert f"“{ARABIC}”" in texts(page)
    words = page.statement.spoken.words
    (laid,) = lay_out(words.text(), words.font(), 40, words.width(), native=True)
    line = laid.lineAt(laid.lineCount() - 1)  # the last one is short: it ends at the left
    assert line.naturalTextRect().right() > words.width() - 4
    assert line.naturalTextRect().left() > 4
    assert "The service’s official Arabic words." in texts(page)
    window.type(page.form.interpreter, "Huda Example")
    window.click(page.statement.spoken.said)
    assert_nothing_cut_off(window)
    assert unnamed(page) == []
    window.click(page.save_main)
    kept = window.ask(said)
    assert (kept.language, kept.text_hash, kept.interpreter) == (
        "ar",
        sha256(ARABIC),
        "Huda Example",
    )
    (body,) = window.ask(lambda desk: [one.body for one in desk.store.find(Contact)])
    assert body.interpreter == "Huda Example"


def test_without_an_official_wording_the_english_stands_and_the_interpreter_renders_it(
    desk_window: Window,
) -> None:
    window = desk_window
    case = window.write(lambda desk: speaks(desk, "Somali"))
    page = window.on(ContactScreen, "contact", case)
    english = window.ask(lambda desk: desk.pack.statement.text.strip())
    assert f"“{english}”" in texts(page)
    assert "No official Somali words" in texts(page)
    window.click(page.statement.spoken.said)
    window.type(page.form.interpreter, "Language Line")  # typed only afterwards
    assert "Language Line puts it into Somali" in texts(page)
    window.lock_and_unlock()
    page = window.on(ContactScreen, "contact", case)
    assert page.form.interpreter.text() == "Language Line"
    window.click(page.save_main)
    kept = window.ask(said)
    assert (kept.language, kept.interpreter) == ("so", "Language Line")
    assert kept.text_hash == window.ask(lambda desk: desk.pack.text_hash)


def test_a_translation_that_was_withdrawn_leaves_the_english_and_the_interpreter(
    desk_window: Window,
) -> None:
    window = desk_window
    attached(window)
    with window.house.open("office") as office:
        (one,) = translations(office)
        withdraw_translation(office, one.id)
    window.house.carry("office", "morag")
    case = window.write(lambda desk: speaks(desk, "Arabic"))
    page = window.on(ContactScreen, "contact", case)
    english = window.ask(lambda desk: desk.pack.statement.text.strip())
    assert f"“{english}”" in texts(page)
    assert "No official Arabic words" in texts(page)
    assert "“”" not in texts(page)


def test_another_language_is_chosen_and_where_all_is_english_nothing_is_asked(
    desk_window: Window,
) -> None:
    window = desk_window
    attached(window)
    case = window.write(opened)
    page = window.on(ContactScreen, "contact", case)
    assert page.statement.language.isVisible()
    page.statement.language.set_key("ar")
    page.statement.language.chosen.emit("ar")
    assert f"“{ARABIC}”" in texts(page)
    window.click(page.statement.spoken.said)
    window.click(page.save_main)
    assert window.ask(said).language == "ar"


def test_who_may_be_told_nothing_is_said_beside_the_form_and_holds_nothing_back(
    desk_window: Window,
) -> None:
    window = desk_window

    def untold(desk: Desk) -> str:
        case = opened(desk)
        mother = next(one.id for one in desk.store.find(Person) if one.body.name == MAUD)
        keep_tie(desk, case, TieDraft(mother, may_be_told="nothing"))
        return case

    page = window.on(ContactScreen, "contact", window.write(untold))
    assert not page.statement.language.isVisible()  # all of it is English
    assert page.form.told.isVisible()
    assert MAUD in page.form.told.words.text()
    window.click(page.save_plain)
    assert window.at()[0] == "case"


def test_words_that_were_read_out_stay_those_though_others_come_before_it_is_saved(
    desk_window: Window,
) -> None:
    window = desk_window
    attached(window)
    case = window.write(lambda desk: speaks(desk, "Arabic"))
    page = window.on(ContactScreen, "contact", case)
    window.click(page.statement.spoken.said)
    window.type(page.form.note, "She rang.")
    window.lock()
    with window.house.open("office") as office:
        (one,) = translations(office)
        withdraw_translation(office, one.id)
    window.house.carry("office", "morag")
    window.unlock()
    page = window.on(ContactScreen, "contact", case)
    assert "The service’s official Arabic words" in texts(page)  # not what would be read out now
    window.click(page.save_main)
    kept = window.ask(said)
    assert (kept.language, kept.text_hash) == ("ar", sha256(ARABIC))


def test_english_words_that_an_interpreter_rendered_stay_those_though_a_translation_comes(
    desk_window: Window,
) -> None:
    window = desk_window
    case = window.write(lambda desk: speaks(desk, "Arabic"))
    page = window.on(ContactScreen, "contact", case)
    window.type(page.form.interpreter, "Huda Example")
    window.click(page.statement.spoken.said)
    window.lock()
    attached(window)
    window.unlock()
    page = window.on(ContactScreen, "contact", case)
    assert "No official Arabic words are attached. Read the English out" in texts(page)
    window.click(page.save_main)
    kept = window.ask(said)
    english = window.ask(lambda desk: desk.pack.text_hash)
    assert (kept.language, kept.text_hash, kept.interpreter) == ("ar", english, "Huda Example")
