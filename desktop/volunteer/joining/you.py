"""The second step: who one is, where one lives, where the record lies, and its passphrase."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.ui.first_run.making import MakingStep, MakingWords
from desktop.ui.look.theme import Look
from desktop.ui.session import Session
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.understood import PostcodeField
from desktop.volunteer.joining.work import Wanted

_WORDS = MakingWords(
    title="About you and this laptop",
    below="Four things, and your record is made.",
    why=(
        (
            "Your home stays here",
            "house",
            "Your postcode tells this laptop how far away a family lives, and whether that is too "
            "near or too far, where your policy asks. It never leaves it: at most, the office "
            "sees a word such as “just right”.",
        ),
        (
            "The passphrase opens everything",
            "key-round",
            "Nobody else has it, and nobody can give it back to you. In a moment you get a "
            "recovery code on paper for the day it is forgotten.",
        ),
        (
            "Your office keeps a key for emergencies",
            "lock",
            "It lies on a stick at the office. Whoever has both that stick and this laptop can "
            "open everything on it, your home and the people you know too. With the laptop alone, "
            "or the stick alone, nobody can.",
        ),
    ),
    make="Make my record",
    going_on="Making your record. A few seconds.",
    where="Where your record lies",
    inside="Evenhand",
)
_HOME = "As it stands on your post."


class YouStep(MakingStep):
    """`wanted` with what was typed when everything is there and the record is to be made."""

    def __init__(
        self,
        look: Look,
        session: Session,
        folder: Path,
        ask_folder: Callable[[], Path | None],
    ) -> None:
        self.name_field, self.home = TextField(), PostcodeField()
        super().__init__(look, session, _WORDS, folder, ask_folder)
        you = self.form.section("You")
        name, home = you.row(
            ("Your name", self.name_field, 3), ("Your home postcode", self.home, 2)
        )
        name.set_hint("As families and the office know you.")
        home.set_hint(_HOME)
        self.fields = {"name": name, "postcode": home}
        self.home_field = home
        self.finish()
        self.home.read.connect(self._read_home)
        self.home.textChanged.connect(self.weigh)
        self.name_field.textChanged.connect(lambda _: name.set_fault())
        self.name_field.textChanged.connect(self.weigh)
        self.name_field.settled.connect(lambda _: self.choice.judge())

    def came(self) -> None:
        self.name_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def known(self) -> tuple[str, ...]:
        return self.name_field.text(), self.home.text()

    def needed(self) -> Sequence[tuple[str, object]]:
        return (
            ("your name", self.name_field.text().strip()),
            ("your home postcode", self.home.code()),
        )

    def what(self) -> Wanted:
        code = self.home.code()
        assert code is not None  # it is needed
        return Wanted(self.folder, self.name_field.text(), code, self.choice.text())

    def _read_home(self, code: str | None, why: str) -> None:
        typed = bool(self.home.text().strip())
        self.home_field.set_fault(why if typed and code is None else "")
        self.home_field.set_hint(f"Read as {code}. {why}".strip() if code else _HOME)
        self.weigh()
        self.choice.judge()
