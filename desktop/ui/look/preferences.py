"""What a person sets for this computer: size of text, light or dark, when it locks, who sees it.

Nothing here is about a family, so it is kept outside the vault, in a `QSettings` that is handed in,
and holds before anything is unlocked.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop.ui.look.theme import SCALES, Look, Theme
from desktop.ui.look.tries import Tries

THEMES = ("system", "light", "dark")
MINUTES = (2, 5, 10, 15, 30)
"""Minutes without a key or the mouse after which it locks. There is no "never"."""

_THEME, _SCALE, _MINUTES, _VAULT = "look/theme", "look/scale", "lock/minutes", "vault/folder"
_HIDDEN, _DESK = "look/hidden", "vault/desk"


class Preferences(QObject):
    """`changed` after any of them was set; each is kept at once."""

    changed = Signal()

    def __init__(self, kept: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept

    @property
    def theme(self) -> str:
        """One of `THEMES`."""
        kept = str(self._kept.value(_THEME, THEMES[0]))
        return kept if kept in THEMES else THEMES[0]

    @property
    def scale(self) -> float:
        """Size of text, from 1.0 to 2.25."""
        kept = _number(self._kept.value(_SCALE, 1.0), 1.0)
        return min(max(kept, SCALES[0]), SCALES[-1])

    @property
    def minutes(self) -> int:
        """Until it locks by itself."""
        kept = round(_number(self._kept.value(_MINUTES, 10), 10))
        return min(max(kept, MINUTES[0]), MINUTES[-1])

    @property
    def hidden(self) -> bool:
        """Whether it is left out of screenshots and shared screens; unless told otherwise it is."""
        return _number(self._kept.value(_HIDDEN, 1), 1) != 0

    @property
    def vault(self) -> Path | None:
        """The folder of the vault that was open last on this computer."""
        kept = str(self._kept.value(_VAULT, "") or "")
        return Path(kept) if kept else None

    def set_vault(self, folder: Path) -> None:
        """Open this one next time."""
        self._set(_VAULT, str(folder), str(self.vault or ""))

    @property
    def desk(self) -> str:
        """Whose desk was open last, "office" or "volunteer"; empty before any was.

        So that its first page is loaded while somebody types, and nothing of the other's.
        """
        return str(self._kept.value(_DESK, "") or "")

    def set_desk(self, kind: str) -> None:
        """This kind is open now."""
        self._set(_DESK, kind, self.desk)

    def tries(self, vault: Path) -> Tries:
        """How often somebody has tried to open this one in vain."""
        return Tries(self._kept, vault)

    def set_theme(self, theme: str) -> None:
        """One of `THEMES`; anything else is a fault of ours."""
        if theme not in THEMES:
            raise ValueError(theme)
        self._set(_THEME, theme, self.theme)

    def set_scale(self, scale: float) -> None:
        """From 1.0 to 2.25; what is outside is brought to the nearer end."""
        self._set(_SCALE, min(max(scale, SCALES[0]), SCALES[-1]), self.scale)

    def set_minutes(self, minutes: int) -> None:
        """From 2 to 30."""
        self._set(_MINUTES, min(max(minutes, MINUTES[0]), MINUTES[-1]), self.minutes)

    def set_hidden(self, hidden: bool) -> None:
        """Leave it out of screenshots and shared screens, or not."""
        self._set(_HIDDEN, int(hidden), int(self.hidden))

    def dress(self, look: Look) -> None:
        """Give a look this size and theme, now and whenever either changes.

        What Ctrl and plus or minus make of the look is kept as the new size. With `system` it
        follows the system's own light and dark.
        """
        _Wearer(self, look)

    def _set(self, name: str, value: str | float, before: str | float) -> None:
        if value != before:
            self._kept.setValue(name, value)
            self._kept.sync()
            self.changed.emit()


class _Wearer(QObject):
    """Keeps one look as the person set it. Belongs to the preferences and goes with them."""

    def __init__(self, set_to: Preferences, look: Look) -> None:
        super().__init__(set_to)
        self._set_to, self._look = set_to, look
        self._wear()
        set_to.changed.connect(self._wear)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._wear)
        look.changed.connect(self._keep)

    def _wear(self) -> None:
        look, theme = self._look, self._set_to.theme
        if theme == THEMES[0]:
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            theme = "dark" if dark else "light"
        if look.theme.name != theme:
            look.set_theme(Theme.load(theme))
        look.set_scale(self._set_to.scale)

    def _keep(self) -> None:
        self._set_to.set_scale(self._look.scale)


def _number(kept: object, otherwise: float) -> float:
    """A number as any of Qt's formats hands it back."""
    try:
        return float(str(kept))
    except ValueError:
        return otherwise
