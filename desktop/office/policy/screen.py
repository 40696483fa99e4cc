"""Policy at the office: read, written anew, reviewed; who has read it, what lies beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.policy.comparing import comparable
from desktop.casework.actions.policy.packs_offered import PackOffered, packs_offered
from desktop.casework.actions.policy.readers import Reader, Version, readers, versions
from desktop.casework.actions.policy.review import Review, review
from desktop.casework.actions.policy.shipped import Newer, newer_shipped
from desktop.casework.actions.policy.writing import (
    SHIPPED,
    give_up,
    is_being_written,
    take_back,
)
from desktop.casework.desk import Desk
from desktop.office.policy import phrases
from desktop.ui.pages.policy import PolicyPage
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here
from desktop.ui.parts.text import Words
from desktop.ui.parts.unfolding import Unfolding
from desktop.ui.typing.choices import Choice

_KINDS = frozenset({"pack", "acknowledgement", "case", "device", "staff", "document"})


@dataclass(frozen=True)
class View:
    """What only the office sees of its policy."""

    now: datetime
    review: Review | None
    newer: Newer | None
    writing: bool
    versions: tuple[Version, ...]
    readers: tuple[Reader, ...]
    shipped: tuple[PackOffered, ...]
    called: dict[str, str]  # versions by their record, as people call them


def look_at(desk: Desk) -> View:
    """Read on the worker."""
    return View(
        now=desk.world.clock.now(),
        review=review(desk),
        newer=newer_shipped(desk),
        writing=is_being_written(desk),
        versions=versions(desk),
        readers=readers(desk),
        shipped=packs_offered(desk.world),
        called={one.key: one.title for one in comparable(desk)},
    )


class OfficePolicy(PolicyPage):
    """`waiting` on the rail while a review is due."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.edit = Button(look, "Write a new version", icon="pen-line")
        super().__init__(here, self.edit)
        self.due = Banner(look, "flag")
        self.newer = Banner(look, "accent", action="See what differs")
        held = QWidget()
        self._office = column(look, within=held)
        self.side.insertWidget(0, held)
        self.body.insertWidget(0, self.due)
        self.body.insertWidget(1, self.newer)
        self.due.hide()
        self.newer.hide()
        self.edit.clicked.connect(lambda: here.go("policy-edit", ""))
        self.newer.acted.connect(lambda: here.go("policy-publish", SHIPPED))

    def reload(self) -> None:
        super().reload()
        self.here.session.ask(look_at, self._fill_office)

    def concerns(self, changed: Changed) -> bool:
        return super().concerns(changed) or any(kind in _KINDS for kind, _ in changed)

    def _fill_office(self, view: View | None) -> None:
        if view is None:
            return
        self._tell(view)
        self.edit.setText("Go on writing" if view.writing else "Write a new version")
        empty(self._office)
        for card in (
            self._read_by(view.readers),
            self._history(view),
            self._beginning(view),
            self._papers(),
        ):
            self._office.addWidget(card)
        self.order()

    def _tell(self, view: View) -> None:
        due = view.review
        shown = due is not None and due.shown
        self.waiting.emit(int(shown))
        if due is not None and shown:
            self.due.say(phrases.due(due))
        else:
            self.due.hide()
        if view.newer is not None and not view.writing:
            self.newer.say(phrases.newer(view.newer))
        else:
            self.newer.hide()

    def _read_by(self, found: Sequence[Reader]) -> Card:
        look = self.here.look
        card = Card(look, "Who has read it", icon="users")
        for one in found:
            held = QWidget()
            name = Words(look, one.name, "strong")
            said = Words(look, phrases.read(one), "small", "ink-soft" if one.current else "flag")
            column(look, name, said, gap="none", within=held)
            card.body.addWidget(held)
        return card

    def _history(self, view: View) -> Card:
        look = self.here.look
        card = Card(look, "Versions", icon="history")
        for one in view.versions:
            title = view.called.get(one.record, f"Version {one.version}")
            said = phrases.published(one, view.now)
            card.body.addWidget(Unfolding(look, title, partial(self._version, one), said))
        self.differ = Button(look, "Compare two versions", "outlined", icon="scale")
        self.differ.clicked.connect(lambda: self.here.go("policy-versions", ""))
        card.foot(self.differ)
        return card

    def _version(self, one: Version) -> QWidget:
        look = self.here.look
        held = QWidget()
        box = column(look, gap="near", pad=("wide", "none", "none", "pad"), within=held)
        for said in phrases.told(one):
            box.addWidget(Words(look, said, "small", "ink-soft"))
        return held

    def _beginning(self, view: View) -> Card:
        look = self.here.look
        card = Card(look, "Begin another way", icon="plus")
        if view.writing:
            said = "A policy is being written. Publish it, or give it up, before another begins."
            card.body.addWidget(Words(look, said, "small", "ink-soft"))
            leave = Button(look, "Give it up", "stop-text", icon="trash-2")
            leave.clicked.connect(self._give_up)
            card.foot(leave)
            return card
        self.from_nothing = Button(look, "A new policy from nothing", "outlined")
        options = [(one.name, f"{one.title}, {one.version}") for one in view.shipped]
        self.shipped = Choice(look, options)
        self.shipped.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.shipped.setMinimumContentsLength(16)
        self.shipped.setAccessibleName("A policy that comes with Evenhand")
        self.from_shipped = Button(look, "Begin from this one", "outlined")
        card.body.addWidget(self.from_nothing, alignment=Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Words(look, "Or one that comes with Evenhand:", "small", "ink-soft"))
        card.body.addWidget(self.shipped)
        card.foot(self.from_shipped)
        self.from_nothing.clicked.connect(lambda: self.here.go("policy-edit", "new"))
        self.from_shipped.clicked.connect(lambda: self.here.go("policy-edit", self.shipped.key()))
        return card

    def _papers(self) -> Card:
        look = self.here.look
        card = Card(look, "Beside the policy", icon="languages")
        said = "The official document, and official words in other languages, on every laptop."
        card.body.addWidget(Words(look, said, "small", "ink-soft"))
        self.beside = Button(look, "Documents and translations", "outlined")
        self.beside.clicked.connect(lambda: self.here.go("policy-papers", ""))
        flow = Flow(look)
        flow.add(self.beside)
        card.body.addLayout(flow)
        return card

    def _give_up(self) -> None:
        def gone(words: str | None) -> None:
            if words is not None:
                self.here.offer("Given up.", "Bring it back", lambda: self._bring_back(words))
                self.reload()

        self.here.session.ask(give_up, gone, self.here.refuse)

    def _bring_back(self, words: str) -> None:
        self.here.session.ask(
            lambda desk: take_back(desk, words), lambda _: self.reload(), self.here.refuse
        )
