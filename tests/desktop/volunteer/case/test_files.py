"""The files of a case in the window: added, asked about, looked at, copied out, deleted again."""

import tempfile
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attach_copies import copies
from desktop.casework.actions.files.attached import files_of, open_file
from desktop.casework.desk import Desk
from desktop.ui.attachments.panel import FilesPanel
from desktop.ui.attachments.screen import FileScreen
from desktop.volunteer.case.screen import CaseScreen
from tests.desktop import walk
from tests.desktop.casework.actions.kit import opened
from tests.desktop.casework.photographs import PLACE, SECRETS, bomb, box, heic, jpeg, pdf, png, tiff
from tests.desktop.ui.test_tokens import listed
from tests.desktop.volunteer.case.test_case import lived
from tests.desktop.windows import Window, assert_nothing_cut_off, button, buttons, texts, unnamed

PLAN = pdf(3)


@pytest.fixture(autouse=True)
def passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer's passing files are the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def at(window: Window, case: str) -> CaseScreen:
    return window.on(CaseScreen, "case", case)


def names(window: Window, case: str) -> list[str]:
    return window.ask(lambda desk: [one.name for one in files_of(desk, case)])


def with_file(desk: Desk, name: str = "draft plan.pdf", data: bytes = PLAN) -> tuple[str, str]:
    case = opened(desk)
    return case, attach(desk, case, look_at(name, data))


def looked(window: Window, name: str, data: bytes) -> FileScreen:
    _, file = window.write(lambda desk: with_file(desk, name, data))
    return window.on(FileScreen, "file", file)


def said_of(files: FilesPanel) -> str:
    return files.fault.words.text() if files.fault.isVisible() else ""


# --- adding ---


def test_a_file_is_added_by_its_button_and_listed_with_its_size(
    window: Window, tmp_path: Path
) -> None:
    case = window.write(lived)
    page = at(window, case)
    assert "belong here" in texts(page.files)
    page.files.ask_files = lambda: [put(tmp_path, "draft plan.pdf", PLAN)]
    window.click(page.files.add_button)
    assert window.said() == "Attached: draft plan.pdf."
    assert "draft plan.pdf" in texts(page.files)
    assert "PDF · 2 KB · 10 March 2026" in texts(page.files)
    window.click(page.files.add_button)
    assert "attached to this case already" in said_of(page.files)
    assert names(window, case) == ["draft plan.pdf"]


def test_files_that_are_dropped_on_the_page_are_added_and_each_refusal_is_said(
    window: Window, tmp_path: Path
) -> None:
    case = window.write(lived)
    page = at(window, case)
    files = [
        put(tmp_path, "one.pdf", pdf(1)),
        put(tmp_path, "empty.txt", b""),
        put(tmp_path, "two.txt", b"Curlews"),
    ]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    no, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(9, 9), copy, mime, left, no)
    QApplication.sendEvent(page.viewport(), entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page.viewport(), QDropEvent(QPointF(9, 9), copy, mime, left, no))
    window.settle()
    assert sorted(names(window, case)) == ["one.pdf", "two.txt"]
    assert "There is nothing in empty.txt" in said_of(page.files)


def test_a_picture_is_pasted_and_text_is_not_taken_for_one(window: Window) -> None:
    case = window.write(lived)
    page = at(window, case)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Ottilie")
    window.press(Qt.Key.Key_V, page, ctrl=True)
    assert "no picture" in window.said()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 30, 30))
    image.setText("Author", "Maud Brackenridge")
    clipboard.setImage(image)
    window.press(Qt.Key.Key_V, page, ctrl=True)
    assert names(window, case) == ["pasted picture.png"]
    data = window.ask(lambda desk: open_file(desk, files_of(desk, case)[0].id).data)
    assert b"Maud" not in data
    clipboard.clear()


def test_a_file_may_belong_to_a_contact(window: Window, tmp_path: Path) -> None:
    case = window.write(lived)
    page = at(window, case)
    about = page.files.about
    assert "Annual review" in " ".join(about.itemText(n) for n in range(about.count()))
    about.setCurrentIndex(about.findText("Call", Qt.MatchFlag.MatchStartsWith))
    page.files.add([put(tmp_path, "letter.txt", b"Dear Maud")])
    window.settle()
    assert window.ask(lambda desk: files_of(desk, case)[0].about) == "contact"
    assert about.key() == ""  # the next one is not put there by an oversight


@pytest.mark.parametrize(
    ("press", "place"),
    [("Attach without it", False), ("Attach as it is", True), ("Do not attach", None)],
)
def test_what_a_photograph_tells_is_asked_about_before_it_is_kept(
    window: Window, tmp_path: Path, press: str, place: bool | None
) -> None:
    case = window.write(lived)
    page = at(window, case)
    page.files.add([put(tmp_path, "IMG_1.jpg", jpeg(6)), put(tmp_path, "last.txt", b"Curlews")])
    window.settle()
    assert names(window, case) == []
    said = texts(page.files.asking)
    for words in (PLACE, "2026-03-03 14:02", "Fellcam Pocket 4", "Maud Brackenridge"):
        assert words in said
    assert unnamed(page) == []
    window.click(button(page, press))
    assert not page.files.asking.isVisible()
    found = {one.name: one for one in window.ask(lambda desk: files_of(desk, case))}
    assert "last.txt" in found
    assert ("IMG_1.jpg" in found) == (place is not None)
    if place is not None:
        data = window.ask(lambda desk: open_file(desk, found["IMG_1.jpg"].id).data)
        assert any(secret in data for secret in SECRETS) == place


def test_a_photograph_that_was_asked_about_is_let_go_of_when_one_leaves(
    window: Window, tmp_path: Path
) -> None:
    case, other = window.write(lambda desk: (lived(desk), opened(desk, child="Wilf Oxenholme")))
    page = at(window, case)
    page.files.add([put(tmp_path, "IMG_1.jpg", jpeg())])
    window.settle()
    page = at(window, other)
    assert not page.files.asking.isVisible()
    assert PLACE not in page.files.asking.says.text()
    page.files.asking.clean.click()
    window.settle()
    assert names(window, case) == names(window, other) == []


def test_a_closed_case_takes_no_files_and_still_shows_them(window: Window, tmp_path: Path) -> None:
    def closed(desk: Desk) -> str:
        case, _ = with_file(desk)
        close_case(desk, case, "They moved.")
        return case

    case = window.write(closed)
    page = at(window, case)
    assert "draft plan.pdf" in texts(page.files)
    assert not page.files.add_button.isVisible()
    page.files.add([put(tmp_path, "late.txt", b"Late")])
    window.settle()
    assert names(window, case) == ["draft plan.pdf"]


# --- looking ---


def test_a_pdf_is_seen_page_by_page_and_its_words_are_there_for_whoever_listens(
    window: Window,
) -> None:
    case, file = window.write(with_file)
    page = at(window, case)
    (look,) = [one for one in buttons(page.files) if one.text() == "Look at it"]
    assert look.accessibleName().startswith("Look at draft plan.pdf")
    window.click(look)
    screen = cast(FileScreen, window.shell.current())
    assert (screen.about, screen.title.text()) == (file, "draft plan.pdf")
    assert "attached 10 March 2026, 15:30, by Morag Tennick" in screen.below.text()
    preview = screen.preview
    assert preview.where.text() == "Page 1 of 3"
    assert preview.canvas.accessibleDescription() == "The draft plan, page 1"
    first = preview.seen().image
    assert first is not None
    assert first.width() > 600
    assert not preview.before.isEnabled()
    window.click(preview.after)
    assert preview.canvas.accessibleDescription() == "The draft plan, page 2"
    window.click(preview.after)
    assert preview.where.text() == "Page 3 of 3"
    assert not preview.after.isEnabled()
    window.click(button(screen, "Back to the case"))
    assert window.at() == ("CaseScreen", case)


def test_a_photograph_is_seen_the_right_way_up(window: Window) -> None:
    screen = looked(window, "IMG_1.jpg", jpeg(6))  # turned by a quarter: 64 x 48 becomes 48 x 64
    image = screen.preview.seen().image
    assert image is not None
    assert (image.width(), image.height()) == (48, 64)
    assert image.pixelColor(44, 4).red() > 150  # the red corner came from the left


def test_text_is_seen_and_cannot_be_typed_over(window: Window) -> None:
    screen = looked(window, "notes.txt", "Ŵyn said: curlews.".encode())
    assert screen.preview.text.words() == "Ŵyn said: curlews."
    assert screen.preview.text.isReadOnly()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("bomb.png", bomb(), "so large that showing it could stop this computer"),
        ("cut.png", png()[:200], "damaged or cut short"),
        ("broken.pdf", b"%PDF-1.7\nnothing that holds", "damaged or cut short"),
        ("letter.docx", b"PK\x03\x04", "A copy of this one can be opened outside"),
    ],
)
def test_what_cannot_be_shown_has_a_sentence(
    window: Window, name: str, data: bytes, words: str
) -> None:
    screen = looked(window, name, data)
    assert words in screen.preview.why.text()
    assert screen.preview.why.isVisible()
    assert not screen.preview.canvas.isVisible()


def test_a_file_that_is_gone_is_said(window: Window) -> None:
    case, file = window.write(with_file)
    for blob in (window.house.path("morag") / "blobs").iterdir():
        blob.unlink()
    page = at(window, case)
    assert "Missing" in texts(page.files)
    window.go("file", file)
    assert "draft plan.pdf is not on this computer any more" in window.warned()


def test_nothing_of_a_file_is_left_when_the_desk_is_locked(window: Window) -> None:
    screen = looked(window, "notes.txt", b"Curlews over the beck")
    assert "Curlews" in screen.preview.text.words()
    window.lock()
    assert screen.preview.text.words() == ""
    assert screen.title.text() == "File"
    assert screen.looked is None


# --- outside ---


def test_a_copy_is_opened_outside_only_after_the_warning_and_offered_for_deletion(
    window: Window,
) -> None:
    case, file = window.write(with_file)
    screen = window.on(FileScreen, "file", file)
    went: list[Path] = []

    def goes(path: Path) -> bool:
        went.append(path)
        return True

    screen.open_outside = goes
    window.click(screen.outside)
    assert "anybody can read" in texts(screen.warning)
    window.click(screen.warning.leave)
    assert not screen.warning.isVisible()
    assert window.ask(copies) == ()
    window.click(screen.outside)
    window.click(screen.warning.go)
    (path,) = went
    assert path.read_bytes() == PLAN
    assert screen.copies.isVisible()
    page = at(window, case)
    assert str(path) in texts(page.files.copies)
    window.click(button(page.files.copies, "Delete it"))
    assert not path.exists()
    assert not page.files.copies.isVisible()
    assert window.said() == "The copy of draft plan.pdf is deleted."


def test_a_copy_that_was_changed_is_asked_about_once_more(window: Window, tmp_path: Path) -> None:
    screen = looked(window, "draft plan.pdf", PLAN)
    path = tmp_path / "mine.pdf"
    screen.ask_where = lambda _name: path
    window.click(screen.save)
    window.click(screen.warning.go)
    path.write_bytes(b"her own remarks")
    window.go("file", screen.about)
    window.click(button(screen.copies, "Delete it"))
    assert path.exists()
    assert "It was changed since" in texts(screen.copies)
    window.click(button(screen.copies, "Delete it all the same"))
    assert not path.exists()


def test_a_copy_of_a_photograph_leaves_out_what_it_tells_unless_that_is_wanted(
    window: Window, tmp_path: Path
) -> None:
    screen = looked(window, "IMG_1.jpg", jpeg())
    path = tmp_path / "copy.jpg"
    screen.ask_where = lambda _name: path
    window.click(screen.save)
    assert PLACE in texts(screen.warning)
    window.click(screen.warning.go)
    assert not any(secret in path.read_bytes() for secret in SECRETS)
    window.click(screen.save)
    window.click(screen.warning.clean)
    window.click(screen.warning.go)
    assert path.read_bytes() == jpeg()


def test_a_copy_that_is_left_is_asked_about_no_more(window: Window, tmp_path: Path) -> None:
    screen = looked(window, "draft plan.pdf", PLAN)
    path = tmp_path / "mine.pdf"
    screen.ask_where = lambda _name: path
    window.click(screen.save)
    window.click(screen.warning.go)
    window.click(button(screen.copies, "Leave it there"))
    assert path.exists()
    assert not screen.copies.isVisible()
    assert window.ask(copies) == ()


def much(desk: Desk) -> tuple[str, str]:
    """Eight files with names as long as they come."""
    case = lived(desk)
    file = ""
    for number in range(8):
        name = f"{number} {'Fotheringay-Wolstenholme' * 3} letter.pdf"
        file = attach(desk, case, look_at(name, pdf(number + 1)))
    return case, file


def test_nothing_is_cut_off_and_everything_is_named_in_order_and_ringed(
    window: Window, tmp_path: Path
) -> None:
    case, file = window.write(much)
    page = at(window, case)
    page.files.add([put(tmp_path, "IMG_1.jpg", jpeg(6)), put(tmp_path, "empty.txt", b"")])
    window.settle()
    assert page.files.asking.isVisible()
    assert wrong(window) == []
    assert_nothing_cut_off(window)
    window.click(page.files.asking.leave)
    window.click(button(page.files, "Show all 8"))
    assert wrong(window) == []
    screen = window.on(FileScreen, "file", file)
    screen.open_outside = lambda _path: True
    for _ in range(2):
        window.click(screen.outside)
        window.click(screen.warning.go)
    window.click(screen.save)
    assert wrong(window) == []
    assert_nothing_cut_off(window)


def wrong(window: Window) -> list[str]:
    """Of names, order, rings and colours."""
    window.shell.toast.hide()
    root = window.shell
    may = {"text": set(listed("text")), "mark": {*listed("mark"), *listed("text")}}
    pairs = [f"{ink} on {on}" for of, ink, on in walk.pairs(root) if (ink, on) not in may[of]]
    return [*walk.names(root), *walk.tabbed(root), *walk.room(root), *pairs]


def test_a_telephones_picture_is_cleaned_or_made_anew_as_the_person_chooses(
    window: Window, tmp_path: Path
) -> None:
    case = window.write(lived)
    page = at(window, case)
    series = heic() + box(b"moof", bytes(40))
    page.files.add([put(tmp_path, "IMG_1.jpg", heic()), put(tmp_path, "IMG_2.heic", series)])
    window.settle()
    asking = page.files.asking
    assert PLACE in texts(asking)
    assert not asking.anew.isVisible()
    window.click(asking.clean)
    assert "what is inside is a HEIC picture." in window.said()
    assert not asking.clean.isVisible()
    assert asking.anew.hasFocus()
    assert "a little less sharp" in texts(asking)
    assert_nothing_cut_off(window)
    window.click(asking.anew)
    assert sorted(names(window, case)) == ["IMG_1.jpg", "IMG_2.jpg"]

    def said(desk: Desk) -> list[bytes]:
        return [open_file(desk, one.id).data for one in files_of(desk, case)]

    for data in window.ask(said):
        assert not any(secret in data for secret in SECRETS)


def test_a_telephones_picture_and_a_scan_are_seen_from_memory(window: Window) -> None:
    page = looked(window, "IMG_1.pdf", heic())
    assert page.preview.seen().image is not None
    assert "Its name ends in “.pdf”, but what is inside is a HEIC picture." in texts(page)


def test_a_scan_is_turned_page_by_page(window: Window) -> None:
    page = looked(window, "scan.tif", tiff(3))
    assert "Page 1 of 3" in texts(page)
    window.click(page.preview.after)
    assert "Page 2 of 3" in texts(page)
    assert_nothing_cut_off(window)
