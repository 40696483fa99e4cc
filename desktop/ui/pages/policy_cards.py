"""What stands beside the policy: plain words for whoever asks, other languages, the document."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.papers.hand_over import HandedDraft, How, hand_over
from desktop.casework.actions.policy.documents import Official
from desktop.casework.actions.policy.translations import Translated
from desktop.casework.files.file_kinds import size_words
from desktop.casework.packs.parts import sha256
from desktop.casework.packs.policy import Pack
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.parts.unfolding import Unfolding

WHAT = {
    "policy": "The policy",
    "code-of-conduct": "The code of conduct",
    "privacy-notice": "The privacy notice",
    "leaflet": "A leaflet",
    "other": "A document",
}
PART = {
    "statement": "The statement",
    "meeting": "Words at a meeting",
    "explanation": "What impartial means",
    "privacy": "The privacy notice",
    "leaflet": "Headings of the leaflet",
}
_NOTED: dict[How, str] = {
    "read-out": "Noted: you read it out.",
    "on-paper": "Noted: you handed it over.",
}


class Explained(Card):
    """What impartial means, in plain words, and that it was read out or handed over."""

    def __init__(self, here: Here, pack: Pack) -> None:
        look = here.look
        super().__init__(look, "What does impartial mean?", icon="message-circle-question-mark")
        self._here, self._pack = here, pack
        self.body.addWidget(Words(look, pack.explain.text.strip(), "statement"))
        for one in pack.explain.reading:
            self.body.addWidget(Words(look, f"{one.title}: {one.where}", "small", "ink-soft"))
        said = "Somebody asked? Note what you did; no name is needed."
        self.body.addWidget(Words(look, said, "small", "ink-soft"))
        self.read_out = Button(look, "I read it out", icon="check")
        self.handed = Button(look, "I handed it over", icon="printer")
        self.foot(self.read_out, self.handed)
        self.read_out.clicked.connect(lambda: self._note("read-out"))
        self.handed.clicked.connect(lambda: self._note("on-paper"))

    def _note(self, how: How) -> None:
        pack = self._pack
        draft = HandedDraft(
            what="explanation",
            how=how,
            version=pack.version,
            text_hash=sha256(pack.explain.text),
        )
        self._here.session.ask(
            lambda desk: hand_over(desk, draft),
            lambda _record: self._here.say(_NOTED[how]),
            self._here.refuse,
        )


def in_languages(here: Here, found: Sequence[Translated]) -> Card:
    """Official words in other languages; each opens in its own direction."""
    look = here.look
    card = Card(look, "In other languages", icon="languages")
    for one in found:
        card.body.addWidget(Unfolding(look, f"{one.name}: {PART[one.part]}", _words(here, one)))
    return card


def official(here: Here, found: Sequence[Official]) -> Card:
    """The service's own documents, looked at from memory."""
    look = here.look
    card = Card(look, "Official documents", icon="file-text")
    for one in found:
        held = QWidget()
        button = Button(look, one.title, "link")
        button.setAccessibleName(f"Look at {one.title}")
        button.clicked.connect(lambda _=False, key=one.id: here.go("document", key))
        version = "" if one.of_this else f", of version {one.policy}"
        said = f"{WHAT[one.what]}{version}, {size_words(one.size)}"
        said += "" if one.here else ". Its file is not here: attach it again, or ask the office to."
        box = column(look, gap="none", within=held)
        box.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addWidget(Words(look, said, "small", "ink-soft"))
        card.body.addWidget(held)
    return card


def _words(here: Here, one: Translated) -> Callable[[], QWidget]:
    def make() -> QWidget:
        held = QWidget()
        words = Words(here.look, one.text, "statement", right=one.right_to_left)
        box = column(here.look, words, gap="near", within=held)
        if one.translator:
            box.addWidget(Words(here.look, f"By {one.translator}", "small", "ink-soft"))
        return held

    return make
