"""The README's pictures: each is there, is a stop of the tour, and is shown."""

import re

from desktop.tour.stops import stops
from pictures import PICTURES, SHOWN
from setup_env import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_each_is_a_stop_of_the_tour() -> None:
    taken = {f"{stop.name}{dark}" for _, stop in stops() for dark in ("", "-dark")}
    assert set(PICTURES.values()) <= taken


def test_the_readme_shows_all_of_them_and_no_other() -> None:
    shown = re.findall(r"resources/help/pictures/([a-z-]+)\.png", README)
    assert sorted(shown) == sorted(PICTURES)
    assert {path.stem for path in SHOWN.glob("*.png")} == set(PICTURES)


def test_each_says_in_words_what_it_shows() -> None:
    assert len(re.findall(r"!\[[^\]]{8,}\]\(resources/help/pictures/", README)) == len(PICTURES)
