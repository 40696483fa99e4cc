"""The demo's tour of both desks' windows, walked once; what its pictures must be.

What stands in a picture is looked at by the tests of its screen. Here it is that there is one of
every screen, that it shows something, and that its two themes are two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from db.vault.cost import Cost
from desktop.casework.actions.drafts import listed
from desktop.casework.record.cases import list_cases
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk
from desktop.cli import main
from desktop.rooms import doors_of
from desktop.tour.pictures import Picture
from desktop.tour.stops import stops
from desktop.tour.tour import Tour
from desktop.ui.look.preferences import Preferences
from tests.builders import CHEAP, world

SIZE = QSize(1280, 800)
BEFORE_A_DESK = {"crashed", "entrance", "founding", "joining", "unlock"}


@dataclass
class Demo:
    """One demo with its pictures."""

    folder: Path
    world: World
    taken: list[Picture]
    costs_asked: int  # once for every vault that is made

    def image(self, name: str, theme: str = "light") -> QImage:
        (found,) = [one for one in self.taken if (one.name, one.theme) == (name, theme)]
        return QImage(str(found.file))

    def passphrases(self) -> dict[str, str]:
        readme = (self.folder / "README.txt").read_text(encoding="utf-8")
        found = re.findall(r"^(office|morag|idris) +(\S.*)$", readme, re.MULTILINE)
        return dict(found)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Demo]:
    """Everything is real but the clock, which stands, and a passphrase, which costs little."""
    folder = tmp_path_factory.mktemp("tour") / "demo"
    tours: list[Tour] = []
    asked: list[Cost] = []

    def cost() -> Cost:
        asked.append(CHEAP)
        return CHEAP

    here = replace(world(), cost=cost)

    def windows(pictures: Path, there: World, text: int) -> Tour:
        tours.append(Tour(pictures, there, text))
        return tours[-1]

    assert main(["demo", str(folder)], lambda: here, windows) == 0
    (tour,) = tours
    yield Demo(folder, here, tour.pictures, len(asked))
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_every_door_of_both_desks_is_in_a_picture_in_both_themes(
    demo: Demo, tmp_path: Path
) -> None:
    kept = Preferences(QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat))
    desk_of = {stop.name: desk for desk, stop in stops()}
    seen = {(desk_of[one.name], one.screen, one.theme) for one in demo.taken}
    for office, theme in product((True, False), ("light", "dark")):
        desk = "office" if office else "volunteer"
        missing = {door.key for door in doors_of(office, kept)} - {
            screen for whose, screen, how in seen if (whose, how) == (desk, theme)
        }
        assert missing == set(), (desk, theme)
    assert {screen for _, screen, _ in seen} >= BEFORE_A_DESK


def test_every_stop_has_its_two_pictures_and_no_other_file_is_there(demo: Demo) -> None:
    names = [stop.name for _, stop in stops()]
    assert len(set(names)) == len(names)
    wanted = {f"{name}{ending}.png" for name in names for ending in ("", "-dark")}
    assert {path.name for path in (demo.folder / "pictures").iterdir()} == wanted


def test_every_picture_shows_something(demo: Demo) -> None:
    for one in demo.taken:
        image = QImage(str(one.file))
        assert image.size() == SIZE, one.name
        small = image.scaled(320, 200).convertToFormat(QImage.Format.Format_RGB32)
        colours = set(memoryview(small.constBits()).cast("I"))
        assert len(colours) > 40, one.name


AS_IT_WAS_LEFT = ["contact-half-typed", "contact-come-back"]
"""After a lock the same words stand in the same box, the cursor behind them: it looks the same."""


def test_no_two_stops_look_the_same(demo: Demo) -> None:
    for theme in ("light", "dark"):
        names: dict[bytes, list[str]] = {}
        for one in demo.taken:
            if one.theme == theme:
                names.setdefault(one.file.read_bytes(), []).append(one.name)
        alike = [same for same in names.values() if len(same) > 1]
        assert [same for same in alike if same != AS_IT_WAS_LEFT] == []


def test_a_dark_picture_is_darker_than_its_light_one(demo: Demo) -> None:
    for _, stop in stops():
        light, dark = (_lightness(demo.image(stop.name, theme)) for theme in ("light", "dark"))
        if stop.always_dark:
            assert light < 80, stop.name
        else:
            assert dark < (140 if stop.sheet else 80), stop.name
            assert light > 160, stop.name


def test_no_passphrase_is_in_the_name_of_a_picture(demo: Demo) -> None:
    secrets = demo.passphrases()
    assert set(secrets) == {"office", "morag", "idris"}
    names = [path.stem for path in (demo.folder / "pictures").iterdir()]
    for secret in secrets.values():
        # The whole of it: one of its six words may be a picture's by chance ("today").
        words = "-".join(re.split(r"\W+", secret))
        assert len(words) > 20
        assert not [name for name in names if words in "-".join(re.split(r"\W+", name))]


def test_the_second_theme_makes_no_vault_anew(demo: Demo) -> None:
    # The office, two volunteers and nothing else: a stranger's vault has a cost of its own.
    assert demo.costs_asked == 3


def test_the_windows_leave_the_demo_as_its_steps_say(demo: Demo) -> None:
    assert {path.name for path in (demo.folder / "vaults").iterdir()} == {
        *("office", "morag", "idris")
    }
    for name, cases in (("office", 3), ("morag", 1), ("idris", 2)):
        secret = demo.passphrases()[name]
        with open_desk(demo.folder / "vaults" / name, secret, demo.world) as desk:
            assert len(list_cases(desk)) == cases
            if name == "morag":
                assert [one.form for one in listed(desk)] == ["contact"]
                assert next(one.statement for one in list_cases(desk)) == "outstanding"


def test_the_windows_keep_their_settings_to_themselves(demo: Demo) -> None:
    assert list(demo.folder.rglob("*.ini")) == []


def _lightness(image: QImage) -> int:
    """Of the whole picture, from 0 to 255."""
    small = image.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    return small.pixelColor(0, 0).lightness()
