"""The look: a theme, a scale of text, and everything that is measured by them.

- Colours, type and lengths come by name from `resources/theme`; none stands in Python.
- A `Look` is handed to every widget and tells them when it changes, so that theme and scale can be
  switched while the program runs. Several may live at once: Meeting mode is dark in either theme.
- Everything follows the scale: points, heights, distances, icons. Only hairlines stay one pixel.
"""

import re
from collections.abc import Mapping
from functools import cache
from math import ceil
from typing import Any, NamedTuple, Self

from PySide6.QtCore import QJsonDocument, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QPixmap

import resources
from desktop.ui.look import fonts, icons

SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25)
_DOTS = 96.0  # an inch: what the pictures were drawn for
# A length less the pixels that a border or Qt itself adds, whatever the scale.
_LESS = {
    "inner": ("size", 2),  # inside a border of one pixel
    "core": ("size", 4),  # inside a border of two
    "inset": ("space", 3),  # beside text in a field with the one
    "snug": ("space", 4),  # and with the other
    "nudge": ("space", 1),
}
_HOLE = re.compile(r"@([a-z]+(?:[.-][a-z]+)*)")


def _read(name: str) -> dict[str, Any]:
    """A file of tokens, by Qt's own reader: Python's take some hundredths of a second to load, and
    the first page would wait for that.
    """
    parsed = QJsonDocument.fromJson(resources.text(f"theme/{name}.json").encode())
    return dict(parsed.object())


class Theme(NamedTuple):
    """A set of colours by name."""

    name: str
    colours: Mapping[str, str]

    @classmethod
    def load(cls, name: str) -> Self:
        """`light` or `dark`."""
        read = _read(name)
        return cls(name, {key: f"#{value}" for key, value in read.items()})

    def colour(self, token: str) -> QColor:
        return QColor(self.colours[token])


class Kind(NamedTuple):
    """A kind of text: points, height of a line in points, weight."""

    size: float
    line: float
    weight: int


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of text by its name."""
    read = _read("type")
    return {name: Kind(**values) for name, values in read.items()}


@cache
def lengths() -> Mapping[str, Mapping[str, int]]:
    """Distances under `space`, sizes of parts under `size`, in pixels at 100 %."""
    return _read("space")


class Look(QObject):
    """What a widget asks for colours, fonts and lengths. `still`: nothing may move by itself."""

    changed = Signal()

    def __init__(self, theme: Theme, scale: float = 1.0, *, still: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self.scale = _bounded(scale)
        self.still = still
        self._pictures: dict[tuple[str, str, int, float], QPixmap] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._dots = _DOTS

    def set_theme(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self._renew()

    def set_scale(self, scale: float) -> None:
        """From 1.0 to 2.25; what is outside is brought to the nearer end."""
        if _bounded(scale) != self.scale:
            self.scale = _bounded(scale)
            self._renew()

    def bigger(self) -> None:
        self.set_scale(next((each for each in SCALES if each > self.scale), SCALES[-1]))

    def smaller(self) -> None:
        self.set_scale(next((each for each in reversed(SCALES) if each < self.scale), SCALES[0]))

    def on_screen_of(self, dots: float) -> None:
        """How many dots the screen counts to the inch: a Mac counts 72, and points mean less."""
        self._dots = dots
        self._fonts.clear()
        self._metrics.clear()

    def px(self, pixels: float) -> int:
        return round(pixels * self.scale)

    def space(self, name: str) -> int:
        return self.px(lengths()["space"][name])

    def size(self, name: str) -> int:
        return self.px(lengths()["size"][name])

    def colour(self, token: str) -> QColor:
        return self.theme.colour(token)

    def points(self, kind: str) -> float:
        return kinds()[kind].size * self.scale * _DOTS / self._dots

    def font(self, kind: str = "body", *, tabular: bool = False) -> QFont:
        if (kind, tabular) not in self._fonts:
            made = fonts.face(self.points(kind), kinds()[kind].weight, tabular=tabular)
            self._fonts[kind, tabular] = made
        return self._fonts[kind, tabular]

    def width(self, kind: str, text: str) -> int:
        """How wide a line of text is, in pixels."""
        if kind not in self._metrics:
            self._metrics[kind] = QFontMetricsF(self.font(kind))
        return ceil(self._metrics[kind].horizontalAdvance(text))

    def line(self, kind: str) -> int:
        """The height of a line in pixels."""
        return self.px(kinds()[kind].line * _DOTS / 72)

    def icon(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """An icon in a colour of the theme; `size` in pixels of this scale."""
        key = (name, token, size, ratio)
        if key not in self._pictures:
            self._pictures[key] = icons.draw(name, self.colour(token), size, ratio)
        return self._pictures[key]

    def _renew(self) -> None:
        for kept in (self._pictures, self._fonts, self._metrics):
            kept.clear()
        self.changed.emit()


def sheet(look: Look) -> str:
    """The style sheet, filled. Raises KeyError: it names a token that does not exist."""

    def fill(hole: re.Match[str]) -> str:
        group, _, name = hole[1].partition(".")
        if not name:
            return look.theme.colours[group]
        if group == "type":
            return f"{look.points(name):.2f}pt"
        if group in _LESS:
            kind, less = _LESS[group]
            return f"{look.px(lengths()[kind][name]) - less}px"
        return f"{look.px(lengths()[group][name])}px"

    return _HOLE.sub(fill, resources.text("theme/evenhand.qss"))


def palette(theme: Theme) -> QPalette:
    """Qt's own roles, for what the style sheet does not reach: menus, file dialogs, carets.

    Set by hand in both themes: bare X11 has no dark mode to ask for, and the style's
    own text of disabled parts is too faint to read.
    """
    role = QPalette.ColorRole
    filled = QPalette()
    roles = {
        role.Window: "paper",
        role.WindowText: "ink",
        role.Base: "sheet",
        role.AlternateBase: "paper",
        role.Text: "ink",
        role.Button: "sheet",
        role.ButtonText: "ink",
        role.BrightText: "stop",
        role.ToolTipBase: "ink",
        role.ToolTipText: "paper",
        role.PlaceholderText: "ink-faint",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "sheet",
        role.Midlight: "sunk",
        role.Mid: "line",
        role.Dark: "edge",
        role.Shadow: "edge",
    }
    for each, token in roles.items():
        filled.setColor(each, theme.colour(token))
    for each in (role.WindowText, role.Text, role.ButtonText):
        filled.setColor(QPalette.ColorGroup.Disabled, each, theme.colour("ink-faint"))
    return filled


def _bounded(scale: float) -> float:
    return min(max(scale, SCALES[0]), SCALES[-1])
