"""Settings: size of text, light or dark, when it locks, who sees it; where the vault lies, and the
words that the spelling of a laptop was taught.
"""

from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.casework.desk import Desk
from desktop.ui.look.preferences import MINUTES, Preferences
from desktop.ui.look.theme import SCALES
from desktop.ui.pages.words_part import WordsPart
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words
from desktop.ui.typing.capture import can_hide
from desktop.ui.typing.choices import Choice, Pick, Tick
from desktop.ui.typing.form import Form

_THEMES = (
    ("system", "As the computer has it"),
    ("light", "Light"),
    ("dark", "Dark"),
)
_HIDDEN = "Leave Evenhand out of screenshots and shared screens"
_WHY_HIDDEN = (
    "In a video meeting the others see an empty place where it stands, unless their program does "
    "not keep to this. Take the tick away if a magnifier, or somebody who helps you from afar, "
    "cannot see it."
)
_VAULT = (
    "Everything that is written lies in this folder, encrypted. Health keeps copies of it and puts "
    "one on a stick. A copy of the folder that is put back later is noticed."
)
_WAYS = (
    "Your passphrase, and the recovery code on paper for the day on which it is forgotten. Nobody "
    "can show either again; both can be changed."
)


@dataclass(frozen=True)
class Vault:
    """Where the vault lies, and who can open it."""

    folder: str
    holders: tuple[str, ...]
    writes: bool = True  # somebody writes here whose spelling is looked over


def look_at_vault(desk: Desk) -> Vault:
    """Read on the worker."""
    names = dict.fromkeys(one.name for one in desk.vault.holders() if one.name)
    return Vault(str(desk.vault.folder), tuple(names), desk.kind == "volunteer")


class SettingsScreen(Screen):
    """Every change holds at once; there is nothing to save."""

    def __init__(self, here: Here, preferences: Preferences, *, can_hide: bool) -> None:
        """`can_hide`: this system can leave windows out of pictures of the screen."""
        below = "What you change here holds at once, on this computer."
        super().__init__(here, "Settings", below=below)
        self._kept = preferences
        look = here.look
        self.themes: dict[str, Pick] = {}
        self.text_size = Choice(look, _sizes())
        self.minutes = Choice(look, [(f"{each}", f"{each} minutes") for each in MINUTES])
        self.hidden = Tick(look, _HIDDEN) if can_hide else None
        self.folder = Words(look, "…")
        self.holders = Words(look, "", "small", "ink-soft")
        self.words = WordsPart(here)
        self.words.hide()
        self.ways_in = Button(look, "Passphrase and recovery code", icon="key-round")
        self._lay_out()
        self._wire()
        self._show()

    def _lay_out(self) -> None:
        look = self.here.look
        form = Form(look)
        text = form.section("How it looks")
        text.field("Size of text", self.text_size, "Ctrl and plus or minus do the same.")
        held = QWidget()
        held.setAccessibleName("Light or dark")
        self._group = QButtonGroup(held)
        box = column(look, Words(look, "Light or dark", "label"), gap="hair", within=held)
        for key, words in _THEMES:
            pick = Pick(look, words)
            self.themes[key] = pick
            self._group.addButton(pick)
            box.addWidget(pick)
        text.add(held)
        lock = form.section("When it locks")
        hint = (
            "Ctrl+L locks at once, and so do sleep and a locked screen. What you are typing is "
            "kept either way."
        )
        lock.field("Minutes away from the computer", self.minutes, hint)
        if self.hidden is not None:
            others = form.section("What others see")
            tick = QWidget()
            why = Words(look, _WHY_HIDDEN, "small", "ink-soft")
            column(look, self.hidden, why, gap="hair", within=tick)
            others.add(tick)
        left = QWidget()
        column(look, form, self.words, gap="room", within=left).addStretch(1)
        flow = Flow(look, gap="room", between="wide")
        flow.add(left, 400, 2)
        flow.add(self._side(), 300, 1)
        self.body.addLayout(flow)
        self.body.addStretch(1)

    def _side(self) -> QWidget:
        look, held = self.here.look, QWidget()
        vault = Card(look, "Where the vault lies", icon="hard-drive")
        for part in (self.folder, self.holders, Words(look, _VAULT, "body", "ink-soft")):
            vault.body.addWidget(part)
        ways = Card(look, "Ways in", icon="key-round")
        ways.body.addWidget(Words(look, _WAYS, "body", "ink-soft"))
        ways.foot(self.ways_in)
        box = column(look, vault, ways, within=held)
        box.addStretch(1)
        return held

    def _wire(self) -> None:
        self.text_size.chosen.connect(lambda key: self._kept.set_scale(float(key)))
        self.minutes.chosen.connect(lambda key: self._kept.set_minutes(int(key)))
        for key, pick in self.themes.items():
            pick.clicked.connect(lambda _=False, key=key: self._kept.set_theme(key))
        if self.hidden is not None:
            self.hidden.clicked.connect(self._kept.set_hidden)
            self.hidden.setAccessibleDescription(_WHY_HIDDEN)
        self._kept.changed.connect(self._show)
        self.ways_in.clicked.connect(lambda: self.here.go("ways-in", ""))

    def reload(self) -> None:
        """Ask where the vault lies."""
        self._show()
        self.here.session.ask(look_at_vault, self._take)

    def concerns(self, _changed: Changed) -> bool:
        """Nothing of what is written is shown here."""
        return False

    def _take(self, vault: Vault | None) -> None:
        if vault is not None:
            self.folder.setText(vault.folder)
            self.holders.setText(f"Opened by {' and '.join(vault.holders)}.")
            self.holders.setVisible(bool(vault.holders))
            self.words.setVisible(vault.writes)
            if vault.writes:
                self.words.look_again()

    def _show(self) -> None:
        nearest = min(SCALES, key=lambda each: abs(each - self._kept.scale))
        self.text_size.set_key(f"{nearest}")
        self.minutes.set_key(f"{min(MINUTES, key=lambda each: abs(each - self._kept.minutes))}")
        self.themes[self._kept.theme].setChecked(True)
        if self.hidden is not None:
            self.hidden.setChecked(self._kept.hidden)


def _sizes() -> list[tuple[str, str]]:
    return [(f"{each}", f"{each * 100:.0f} %") for each in SCALES]


def settings_here(here: Here, preferences: Preferences) -> SettingsScreen:
    """The page, with what this system can do."""
    return SettingsScreen(here, preferences, can_hide=can_hide())
