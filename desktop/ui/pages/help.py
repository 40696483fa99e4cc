"""Help: a few short texts, one at a time. They stand in `resources/help`."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

import resources
from desktop.ui.pages import plain
from desktop.ui.parts.boxes import column
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import Row, RowList

TOPICS = (
    *("keys", "notes", "interests", "handing-on", "concerns", "files", "papers", "office-sees"),
    *("lost-laptop", "thanks"),
)
"""What a volunteer may want to know. A desk may hand in others, by the names of their files."""

_ICONS = {
    "keys": "compass",
    "notes": "lock",
    "interests": "users",
    "concerns": "siren",
    "office-concerns": "scale",
    "handing-on": "handshake",
    "office-handing": "handshake",
    "files": "file-text",
    "papers": "printer",
    "office-papers": "printer",
    "office-sees": "eye",
    "lost-laptop": "hard-drive",
    "thanks": "message-square-heart",
    "office-keys": "compass",
    "office-bundles": "inbox",
    "office-people": "badge-check",
    "office-lost-laptop": "hard-drive",
    "office-policy": "scroll-text",
    "office-ground": "school",
    "office-reads": "eye",
    "office-vault": "key-round",
}


class HelpPage(Screen):
    """About a topic, by its file's name, or nothing."""

    def __init__(self, here: Here, topics: Sequence[str] = TOPICS) -> None:
        super().__init__(here, "Help", below="Short answers. None of it needs a network.")
        self._texts = {topic: plain.read(_text(topic)) for topic in topics}
        rows = [
            Row(topic, plain.title_of(blocks), _first(blocks), icon=_ICONS.get(topic, "info"))
            for topic, blocks in self._texts.items()
        ]
        self.list = RowList(here.look, "Topics", rows)
        self.detail = ListDetail(here.look, self.list)
        self.body.addWidget(self.detail, 1)
        self.list.moved.connect(self._show)

    def shown(self, about: str) -> None:
        super().shown(about)
        # The list may have a row already without showing it: it takes one with the keyboard.
        if not self.list.go_to(about) and not self.list.go_to(self.list.key()):
            self.list.go_to_number(0)

    def concerns(self, changed: Changed) -> bool:
        del changed
        return False

    def _show(self, topic: str) -> None:
        look, blocks = self.here.look, self._texts[topic]
        held = QWidget()
        held.setAccessibleName(plain.title_of(blocks))
        title = Words(look, plain.title_of(blocks), "title")
        column(look, title, plain.shown(look, blocks), gap="gap", within=held).addStretch(1)
        self.detail.show_detail(held)


def _text(topic: str) -> str:
    text = resources.text(f"help/{topic}.md")
    lines = resources.text("words/attribution.txt").strip().splitlines()
    return text.replace("{attribution}", "\n".join(f"- {line}" for line in lines))


def _first(blocks: Sequence[plain.Block]) -> str:
    return next((plain.unmarked(one.text) for one in blocks if one.kind == "paragraph"), "")
