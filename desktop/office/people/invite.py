"""Inviting somebody: a file to hand on, and the office's own words."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.exchange.carry import write_file
from desktop.casework.actions.joining.enrol import invite
from desktop.casework.desk import Desk
from desktop.office.files import AskWhere
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words, heading, soft

_WHAT = (
    "An invitation carries the service’s name, its policy and its public keys: nothing secret. "
    "Send it by e-mail or on a stick to whoever is to work with you. They open it on their "
    "laptop, and send you a request back."
)
_SAY = (
    "You can say: “When you open the invitation, these six words should stand on your screen. "
    "If they differ, stop and ring me.”"
)


class InvitePanel(QWidget):
    """Stands at the right of the list."""

    def __init__(self, here: Here, ask_where: AskWhere) -> None:
        super().__init__()
        self._here, self._ask_where = here, ask_where
        self.setAccessibleName("Invite somebody")
        look = here.look
        self.save = Button(look, "Save the invitation…", "main", icon="mail")
        self.save.clicked.connect(self._save)
        flow = Flow(look)
        flow.add(self.save)
        self._after = QWidget()
        self.words = Words(look, "", "statement")
        column(
            look,
            Words(look, "This office’s own words", "strong"),
            self.words,
            soft(look, _SAY),
            within=self._after,
        )
        self._after.hide()
        box = column(look, heading(look, "Invite somebody"), soft(look, _WHAT), within=self)
        box.addLayout(flow)
        box.addSpacing(look.space("near"))
        box.addWidget(self._after)
        box.addStretch(1)

    def _save(self) -> None:
        path = self._ask_where(self, "invitation.json")
        if path is None:
            return

        def work(desk: Desk) -> tuple[str, ...]:
            invited = invite(desk)
            write_file(path, invited.data)
            return invited.words

        self._here.session.ask(work, lambda words: self._saved(path, words), self._here.refuse)

    def _saved(self, path: Path, words: tuple[str, ...] | None) -> None:
        if words is not None:
            self.words.setText(" ".join(words))
            self._after.show()
            self._here.say(f"The invitation is in “{path.name}”.")
