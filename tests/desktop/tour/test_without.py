"""The demo where windows cannot be had, and where one of them breaks on the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.casework.surroundings import World
from desktop.cli import main
from desktop.commands.demo.windows import NoWindows, Windows
from desktop.tour.chapter import Chapter, Stop
from desktop.tour.deeds import Press
from desktop.tour.hand import Lost
from desktop.tour.stops import CHAPTERS
from desktop.tour.tour import Tour, hear
from tests.builders import world

# A computer whose Qt lacks one of its libraries: importing any of it fails.
_LACKING = """
import sys
for name in ("QtCore", "QtGui", "QtWidgets"):
    sys.modules[f"PySide6.{name}"] = None
from pathlib import Path
from desktop.__main__ import windows
from desktop.commands.demo.windows import NoWindows
try:
    windows(Path("nowhere"), None, 100)
except NoWindows as missing:
    print(missing)
"""


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_without_qt_the_journey_is_whole_and_one_line_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def windows(_pictures: Path, _world: World, _text: int) -> Windows:
        raise NoWindows("libEGL.so.1: cannot open shared object file")

    assert main(["demo", str(tmp_path / "demo")], world, windows) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "libEGL.so.1" in one]
    assert "not made" in line
    assert "python3 packaging/run.py" in line
    assert _names(tmp_path / "demo") == {"README.txt", "bundles", "papers", "vaults"}
    assert "pictures/" not in (tmp_path / "demo" / "README.txt").read_text(encoding="utf-8")


def test_a_qt_that_cannot_be_imported_is_told_and_not_run_into() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _LACKING], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert "PySide6" in said.stdout


def test_a_qt_without_its_platform_is_told_before_it_would_end_the_program(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from PySide6 import QtCore
from desktop.commands.demo.windows import NoWindows
QtCore.QLibraryInfo.path = staticmethod(lambda _: {str(tmp_path)!r})
from desktop.tour.tour import Tour, hear
try:
    Tour(Path({str(tmp_path / "pictures")!r}), None)
except NoWindows as missing:
    print(missing)
"""
    env = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
    (tmp_path / "platforms").mkdir()
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert "offscreen" in said.stdout


def test_a_warning_of_qt_is_passed_on_but_not_the_one_that_every_window_gets(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for said in ("This plugin does not support propagateSizeHints()", "QPainter: not active"):
        hear(QtMsgType.QtWarningMsg, QMessageLogContext(), said)
    assert capsys.readouterr().err == "QPainter: not active\n"


def test_a_fault_of_a_window_is_told_when_everything_else_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    del qapp
    stands = Stop("stands")
    broken = Stop("nowhere", deeds=(Press("A button that is not there"),))
    chapter = Chapter("office", (stands, broken), before_a_desk=True)
    monkeypatch.setitem(CHAPTERS, "founding", chapter)
    with pytest.raises(Lost, match=r"At nowhere: .* A button that is not there"):
        main(["demo", str(tmp_path / "demo"), "--text", "225 %"], world, Tour)
    assert _names(tmp_path / "demo" / "vaults") == {"office", "morag", "idris"}
    assert (tmp_path / "demo" / "README.txt").exists()
    # The page before it broke is as large as was asked for: more of it than the window holds.
    with_bar = QImage(str(tmp_path / "demo" / "pictures" / "stands.png"))
    right = {with_bar.pixel(with_bar.width() - 4, y) for y in range(with_bar.height())}
    assert len(right) > 1, "no scroll bar stands at the right"


def test_a_fault_in_a_windows_answer_ends_the_walk_though_nobody_caught_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    raised = ZeroDivisionError("while a page was filled")

    def answer() -> None:
        raise raised

    chapter = Chapter("office", (Stop("never"),), before_a_desk=True)
    monkeypatch.setitem(CHAPTERS, "founding", chapter)
    tour = Tour(tmp_path / "pictures", world())
    try:
        QTimer.singleShot(0, qapp, answer)
        assert tour.walk("founding", {}) is None
        assert tour.fault is raised
        assert tour.taken == 0
    finally:
        tour.close()


def test_a_size_of_text_that_cannot_be_drawn_is_refused_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in ("90", "226", "large", "１５０"):
        assert main(["demo", str(tmp_path / "demo"), "--text", asked], world, Tour) == 1
        said = capsys.readouterr().err
        assert f"“{asked}” cannot be read as a size of text" in said
        assert "from 100 to 225" in said
    assert not (tmp_path / "demo").exists()
