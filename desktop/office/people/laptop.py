"""One laptop, at the right of the list: since when, what is on it, ending it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.joining.end_device import revoke
from desktop.casework.actions.joining.people import Laptop
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.office.people import phrases
from desktop.office.people.bringing_back import BringingBack, Save
from desktop.office.people.sharing import Sharing
from desktop.office.people.sharing_words import NOBODY, before_ending, for_whom, to_give
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import Tag
from desktop.ui.parts.text import Words, soft, strong
from desktop.ui.typing.form import Field
from desktop.ui.typing.form_behind import FormBehind
from desktop.ui.typing.long_text import LongText


class LaptopDetail(QWidget):
    """`others` are the laptops that its cases can go to. `save` is called to put what waits for it
    into a file, `receipt` for one of what came, `bring_back` for rows that it lost."""

    def __init__(
        self,
        here: Here,
        one: Laptop,
        others: Sequence[Laptop],
        now: datetime,
        save: Callable[[], None],
        receipt: Callable[[], None],
        bring_back: Save,
    ) -> None:
        super().__init__()
        self.laptop, self.others = one, tuple(others)
        self._here, self._look = here, here.look
        self.setAccessibleName(f"{one.name}: {phrases.tag_of(one).word}")
        self._box = column(here.look, within=self)
        self._add_head(now)
        self.save = self._add_waiting(save)
        self._box.addWidget(rule())
        self._box.addWidget(_cases(here, one))
        self.sharing = self._add_sharing()
        self.receipt = self._add_receipt(receipt)
        self.bringing_back: BringingBack | None = None
        if one.state == "enrolled" and one.last_number is not None:
            self.bringing_back = BringingBack(here, one, bring_back)
            self._add_ruled(self.bringing_back)
        self.ending: Ending | None = None
        if one.state != "revoked":
            self.ending = Ending(here, one)
            self._add_ruled(self.ending)
        self._box.addStretch(1)

    def _add_ruled(self, part: QWidget) -> None:
        self._box.addWidget(rule())
        self._box.addWidget(part)

    def _add_button(self, button: Button, clicked: Callable[[], None]) -> Button:
        button.clicked.connect(clicked)
        flow = Flow(self._look)
        flow.add(button)
        self._box.addLayout(flow)
        return button

    def _add_head(self, now: datetime) -> None:
        """Whose it is, and how it stands."""
        one, look = self.laptop, self._look
        head = Flow(look, centre=True)
        head.add(Words(look, one.name, "heading"), 200, 1)
        head.add(Tag(look, phrases.tag_of(one)))
        self._box.addLayout(head)
        if one.state == "revoked":
            self._add_end(self._here, self._box.addWidget)
        if one.state == "frozen":
            self._box.addWidget(_two_records(self._here, one, now))
        self._box.addWidget(soft(look, phrases.since(one, now)))

    def _add_waiting(self, save: Callable[[], None]) -> Button | None:
        """What waits for it, or that it is not welcomed yet."""
        one, waits = self.laptop, phrases.welcome(self.laptop)
        if not waits:
            return None
        self._box.addWidget(Words(self._look, waits))
        words = "Save what waits for it…" if one.welcomed else "Save the welcome…"
        look = "outlined" if one.welcomed else "main"
        return self._add_button(Button(self._look, words, look, icon="send"), save)

    def _add_sharing(self) -> Sharing | None:
        """To whom its cases are given, where it has any that wait for somebody."""
        if not to_give(self.laptop):
            return None
        words = for_whom(self.laptop) if self.others else NOBODY
        self._box.addWidget(soft(self._look, words))
        if not self.others:
            return None
        sharing = Sharing(self._here, self.laptop, self.others)
        self._box.addWidget(sharing)
        return sharing

    def _add_receipt(self, receipt: Callable[[], None]) -> Button | None:
        if self.laptop.state != "enrolled" or self.save is not None:  # what waits says the same
            return None
        self._add_ruled(soft(self._look, phrases.IF_RESTORED))
        return self._add_button(Button(self._look, "Make a receipt…", icon="file-text"), receipt)

    def part_in_use(self) -> str:
        """In which of its forms the keyboard is; empty where it is in none."""
        now = self.window().focusWidget()
        return next(
            (name for name, part in self._forms() if now is not None and part.isAncestorOf(now)), ""
        )

    def go_to(self, name: str) -> bool:
        """Put the keyboard into the form of this name, if there is one still."""
        part = dict(self._forms()).get(name)
        if part is not None:
            part.take_focus()
        return part is not None

    def _forms(self) -> list[tuple[str, FormBehind]]:
        parts = (("give", self.sharing), ("bring", self.bringing_back), ("end", self.ending))
        return [(name, part) for name, part in parts if part is not None]

    def _add_end(self, here: Here, add: Callable[[QWidget], None]) -> None:
        one = self.laptop
        day = f"on {written(london(one.ended).date())}" if one.ended else ""
        add(Words(here.look, f"It was ended {day}: {one.why}"))
        add(soft(here.look, "Nothing that it writes is taken any more."))
        if not one.goes_on:
            add(soft(here.look, phrases.IF_LOST))


class Ending(FormBehind):
    """What must be said before a laptop is ended."""

    def __init__(self, here: Here, one: Laptop) -> None:
        look = here.look
        begin = Button(look, "End this laptop…", "stop-text", icon="shield-alert")
        super().__init__(here, "end-device", begin, Button(look, "End it", icon="shield-alert"))
        self._one = one
        self.why = LongText(look, least=2, most=6)
        self.field = Field(look, "Why it is ended", self.why, "It stays at the office.")
        held = QWidget()
        acts = self.lay_out(held, told=self.field)
        form = column(look, within=held)
        for words in (phrases.ENDING, before_ending(one), phrases.IF_LOST):
            if words:
                form.addWidget(soft(look, words))
        form.addWidget(self.field)
        form.addLayout(acts)
        self.why.textChanged.connect(self.touched)
        self.go.button.clicked.connect(self._end)
        self.start(one.device)

    def typed(self) -> Mapping[str, str]:
        return {"why": self.why.words()}

    def put(self, fields: Mapping[str, str]) -> None:
        self.why.set_words(fields.get("why", ""))

    def lacks(self) -> str:
        return "" if self.why.words().strip() else "It needs a reason first."

    def _end(self) -> None:
        device, why, here = self._one.device, self.why.words(), self.here
        self.finish(
            lambda desk: revoke(desk, device, why),
            lambda ended: here.say(f"{ended.volunteer}’s laptop is ended."),
        )


def _two_records(here: Here, one: Laptop, now: datetime) -> QWidget:
    """Why it is stopped, and how one goes on from there."""
    look = here.look
    card = Card(look, "Stopped: two records of one laptop", icon="shield-alert", tone="stop")
    for words in phrases.two_records(one, now):
        card.body.addWidget(Words(look, words))
    card.body.addWidget(strong(look, "To go on"))
    for words in phrases.GO_ON:
        card.body.addWidget(Words(look, words))
    return card


def _cases(here: Here, one: Laptop) -> QWidget:
    """The families whose cases are on it."""
    look, held = here.look, QWidget()
    ended = one.state == "revoked"
    box = column(look, gap="none", within=held)
    if not one.cases:
        box.addWidget(soft(look, "No case that the office knows of is on it."))
        return held
    said = "These families’ cases were on it" if ended else "These families’ cases are on it"
    box.addWidget(strong(look, said))
    for case in one.cases:
        name = "" if here.privacy.on else f" · {case.child}"
        note = phrases.note_of(case)
        button = Button(look, case.reference, "link")
        button.setAccessibleName(f"{case.reference}{name}{note}")
        button.clicked.connect(lambda _=False, to=case.reference: here.go("case", to))
        flow = Flow(look, gap="near", between="none", centre=True)
        flow.add(button)
        if name or note:
            flow.add(Words(look, f"{name}{note}".removeprefix(" · "), "body", "ink-soft"), 120, 1)
        box.addLayout(flow)
    return held
