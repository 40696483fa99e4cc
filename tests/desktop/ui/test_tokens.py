"""The tokens: both themes have the same, what is put on what can be read, nothing is made up."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette

import resources
from desktop.ui.look import icons
from desktop.ui.look.theme import SCALES, Look, Theme, kinds, palette, sheet
from desktop.ui.parts.buttons import _RANKS
from desktop.ui.parts.tag import GROUNDS, states

ROOT = Path(__file__).resolve().parents[3]
THEMES = ("light", "dark")
_HEX = re.compile(r"""["'][^"'\n]*#[0-9a-fA-F]{3,8}\b""")
_NUMBERS = re.compile(r"QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent)")


def listed(of: str) -> list[tuple[str, str]]:
    """What the table lists, `text` or `mark`: (ink, ground)."""
    read = tomllib.loads(resources.text("theme/pairs.toml"))
    return [(ink, ground) for ink, grounds in read[of] for ground in grounds]


def contrast(theme: Theme, one: str, other: str) -> float:
    """As WCAG 2.2 computes it."""

    def light(token: str) -> float:
        colour = theme.colour(token)
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dim, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dim + 0.05)


def test_both_themes_name_the_same_colours() -> None:
    assert Theme.load("light").colours.keys() == Theme.load("dark").colours.keys()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), listed("text"))
def test_every_text_can_be_read_on_its_ground(theme: str, ink: str, ground: str) -> None:
    assert contrast(Theme.load(theme), ink, ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "ground"), listed("mark"))
def test_every_border_and_icon_can_be_seen(theme: str, mark: str, ground: str) -> None:
    assert contrast(Theme.load(theme), mark, ground) >= 3


def test_what_tags_and_buttons_put_on_each_other_is_listed() -> None:
    table = set(listed("text"))
    used = {(ink, ground) for ground, ink in GROUNDS.values()}
    for rank in _RANKS.values():
        used |= {(rank.ink, ground) for ground in (rank.ground, rank.over) if ground}
    assert used <= table


_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PART = re.compile(r"(?:^|;)\s*([a-z-]+):[^;]*?@([a-z]+(?:-[a-z]+)*)\b(?!\.)")
_HAIRLINES = {"line"}  # between things that belong together: nothing is lost without them


def test_what_the_style_sheet_puts_on_each_other_is_listed() -> None:
    text, mark = set(listed("text")), {*listed("mark"), *listed("text")}
    rules = _RULE.findall(
        re.sub(r"/\*.*?\*/", "", resources.text("theme/evenhand.qss"), flags=re.S)
    )
    assert len(rules) > 40
    for which, body in rules:
        parts = dict(_PART.findall(body))
        for key, ink in parts.items():
            chosen = "selection-background-color" if key == "selection-color" else "background"
            ground = parts.get(chosen, "sheet")
            if key in ("color", "selection-color", "placeholder-text-color"):
                assert (ink, ground) in text, (which, key)
            elif "border" in key and ink not in _HAIRLINES:
                assert (ink, ground) in mark, (which, key)


def test_every_colour_that_is_painted_with_by_name_is_in_the_table() -> None:
    table = {each for of in ("text", "mark") for pair in listed(of) for each in pair}
    tokens = Theme.load("light").colours.keys()
    call = re.compile(r"(?:colour|icon|Words|Picture|Run|set_ink)\(([^()]*)\)")
    used = set()
    for path in (ROOT / "desktop").rglob("*.py"):
        for inside in call.findall(path.read_text(encoding="utf-8")):
            used |= set(re.findall(r'"([a-z-]+)"', inside)) & tokens
    assert used - _HAIRLINES <= table
    assert {"ink", "accent", "stop", "ink-soft"} <= used


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_is_filled_at_every_scale(theme: str, scale: float) -> None:
    filled = sheet(Look(Theme.load(theme), scale))
    assert "@" not in filled
    assert not re.search(r"-\d+px", filled)


@pytest.mark.parametrize("theme", THEMES)
def test_what_cannot_be_used_now_can_still_be_read(theme: str) -> None:
    role, off = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    faint = Theme.load(theme).colour("ink-faint")
    filled = palette(Theme.load(theme))
    assert all(filled.color(off, each) == faint for each in (role.Text, role.ButtonText))


def test_no_colour_stands_in_python() -> None:
    for path in (ROOT / "desktop").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not _HEX.search(text), path
        if "documents" not in path.parts:
            assert not _NUMBERS.search(text), path


def test_text_is_never_smaller_than_the_pictures_say() -> None:
    assert {name: (kind.size, kind.line) for name, kind in kinds().items()}.items() >= {
        "body": (11.5, 16.5),
        "small": (10, 13.5),
        "heading": (13, 18),
        "title": (20, 24),
        "statement": (16.5, 25),
        "meeting": (32, 42),
    }.items()


@pytest.mark.parametrize("key", sorted(states()))
def test_every_state_has_a_word_an_icon_that_is_shipped_and_a_ground(key: str) -> None:
    shown = states()[key]
    assert shown.word
    assert icons.source(shown.icon)
    assert shown.ground in GROUNDS


def test_the_icons_are_those_that_the_script_fetches() -> None:
    listed = re.search(r"NAMES = \[(.*?)\]", _script(), re.S)
    assert listed is not None
    names = set(re.findall(r'"([a-z0-9-]+)"', listed[1]))
    assert names == {path.stem for path in resources.path("icons").glob("*.svg")}


def _script() -> str:
    return (ROOT / "packaging" / "icons.py").read_text(encoding="utf-8")
