"""Settings shows the words that were added while writing; they are added to and taken out there."""

from desktop.casework.actions.writing.my_words import add_word, my_words
from desktop.ui.pages.settings import SettingsScreen
from tests.desktop.windows import Window, assert_nothing_cut_off, texts


def test_words_are_shown_added_taken_out_and_brought_back(whole: Window) -> None:
    window = whole
    page = window.on(SettingsScreen, "settings")
    part = page.words
    assert "There are none yet." in texts(part)
    assert not part.rows.isVisible()
    window.type(part.word, "two words")
    window.click(part.add)
    assert "one word without a space" in part.field.fault()
    assert part.word.text() == "two words"  # nothing that was typed is lost
    for word in ("Snizort", "EHCNA", "Annan"):
        window.type_anew(part.word, word)
        window.click(part.add)
    assert part.words() == ("annan", "ehcna", "snizort")
    assert part.field.fault() == ""
    assert_nothing_cut_off(window)
    part.rows.go_to("ehcna")
    assert part.take.button.accessibleName() == "Take “ehcna” out"
    window.click(part.take.button)
    assert part.words() == ("annan", "snizort")
    assert window.ask(my_words) == ("annan", "snizort")
    assert part.rows.key() == "snizort"
    window.click(window.shell.toast.action)
    assert window.ask(my_words) == ("annan", "ehcna", "snizort")
    window.ask(lambda desk: add_word(desk, "whinlatter"))
    assert "whinlatter" in window.on(SettingsScreen, "settings").words.words()
    assert "Four words." in texts(page)
