"""Beside the form: what volunteers will see and hear under this policy, as it stands now."""

from PySide6.QtWidgets import QWidget

from desktop.casework.packs.file import PackFile
from desktop.casework.publishing.policy_gist import gist, said_at_meeting
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words

_WHO = "Morag Tennick"


class Preview(QWidget):
    """Filled anew whenever the form is good. It goes down with the page, beside what is written."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName("What volunteers will see and hear")
        self._above, self.cards = QWidget(), QWidget()
        self._above.setFixedHeight(0)
        self._box = column(look, gap="pad", within=self.cards)
        column(look, self._above, self.cards, gap="none", within=self).addStretch(1)

    def keep_in_sight(self, top: int, room: int) -> None:
        """So much of it, in pixels, is above what can be seen, where there is this much room.

        What has no room at once goes up with the page until its end is seen.
        """
        tall = self._box.heightForWidth(self.width())
        self._above.setFixedHeight(max(0, min(top - max(0, tall - room), self.height() - tall)))

    def show_pack(self, pack: PackFile, service: str) -> None:
        empty(self._box)
        said = gist(pack)
        self._card("They read this out", "scale", pack.statement.text.strip(), said.statement)
        for role in pack.role.choice[:1]:
            words = said_at_meeting(pack, role, _WHO, service)
            self._card("They say this at a meeting", "badge-check", words, said.role)
        for role in pack.role.choice:
            lines = f"{role.card_line}\n{role.impartial or pack.card.impartial}"
            self._card(f"Role card: {role.name}", "printer", "", lines)
        if said.stops or said.flags:
            stops = [f"Goes to somebody else: {'; '.join(said.stops)}."] if said.stops else []
            flags = [f"Needs a reason: {'; '.join(said.flags)}."] if said.flags else []
            self._card("Before a case is taken", "shield-alert", "", "\n".join([*stops, *flags]))
        if said.area:
            self._card("How near, how far", "map-pin", "", said.area)

    def _card(self, title: str, icon: str, large: str, small: str) -> None:
        card = Card(self._look, title, icon=icon)
        if large:
            card.body.addWidget(Words(self._look, large, "statement"))
        if small:
            card.body.addWidget(Words(self._look, small, "body", "ink-soft"))
        self._box.addWidget(card)
