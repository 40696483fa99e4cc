"""Search: a few words, and everything that was written and holds all of them, newest first."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer

from desktop.casework.actions.find import Found, find
from desktop.casework.desk import Desk
from desktop.casework.saying.said import capital, moment_of, number
from desktop.ui.look.announce import Announcer, announce
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.volunteer.case_words import KINDS

_PAUSE = 200  # milliseconds between the last key and the question
_MOST = 50  # hits that the desk hands over
_HINT = "Notes, names, schools, references and what was agreed. Every word must be there."
_ICONS = {
    "contact": "phone",
    "meeting": "users",
    "enquiry": "message-circle-question-mark",
    "person": "user",
    "pupil": "school",
    "case": "folder-open",
    "action": "list-checks",
    "concern": "siren",
}
_BEFORE = ("Search what you have written", "Type a word above. The newest stands first.")
_NOTHING = ("Nothing holds all these words", "Try fewer words, or the beginning of one.")
_HIDDEN = ("Hidden while somebody looks on", "F9 shows it again.")


def look_for(desk: Desk, words: str) -> tuple[tuple[Found, ...], datetime]:
    """What was found, and the time now; runs on the worker."""
    return find(desk, words), desk.world.clock.now()


class Search(Screen):
    """Enter goes from the field to the first hit, and from a hit to its case."""

    def __init__(self, here: Here, *, announcer: Announcer = announce) -> None:
        super().__init__(here, "Search")
        look = here.look
        self._announcer = announcer
        self._found: tuple[Found, ...] = ()
        self._now: datetime | None = None
        self.words = TextField()
        self.field = Field(look, "Words to look for", self.words, _HINT)
        self.list = RowList(look, "Found")
        self.list.keep_seen(6)
        self._empties = {
            said: Empty(look, icon, *said)
            for said, icon in ((_BEFORE, "search"), (_NOTHING, "search"), (_HIDDEN, "eye-off"))
        }
        self.body.addWidget(self.field)
        for each in self._empties.values():
            self.body.addWidget(each)
        self.body.addWidget(self.list, 1)
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self.reload)
        self.words.textEdited.connect(lambda _words: self._rest.start())
        self.words.returnPressed.connect(self._enter)
        self.list.opened.connect(self._open)
        here.privacy.changed.connect(lambda _on: self._fill())
        here.session.locked.connect(self._forget)
        self._fill()

    def shown(self, about: str) -> None:
        """What was looked for last is still there, to be gone on with or typed over."""
        super().shown(about)
        self.words.setFocus()
        self.words.selectAll()

    def reload(self) -> None:
        words = self.words.text().strip()
        if words:
            self.here.session.ask(lambda desk: look_for(desk, words), partial(self._take, words))
        else:
            self._take("", None)

    def concerns(self, changed: Changed) -> bool:
        return any(kind in KINDS for kind, _ in changed)

    def _take(self, words: str, found: tuple[tuple[Found, ...], datetime] | None) -> None:
        if words != self.words.text().strip():
            return  # the answer to an older question
        self._found, self._now = found or ((), None)
        self._fill()
        if self._now is not None:
            self._announcer(self.list, self.below.text(), False)

    def _fill(self) -> None:
        hidden, now = self.here.privacy.on, self._now
        rows: tuple[Row, ...] = ()
        if now is not None and not hidden:
            rows = tuple(self._row(one, now) for one in self._found)
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        if rows and not self.list.key():
            self.list.go_to_number(0)
        empty = _HIDDEN if hidden else _NOTHING if self._now is not None else _BEFORE
        for said, each in self._empties.items():
            each.setVisible(not rows and said == empty)
        self.set_words(below=self._summary(len(rows)))

    def _summary(self, count: int) -> str:
        if self.here.privacy.on or self._now is None:
            return "Everything that you have written, in any case."
        if count >= _MOST:
            return f"The newest {count} are shown; a word more finds fewer."
        if not count:
            return "Nothing was found."
        if count == 1:
            return "One was found."
        return f"{capital(number(count))} were found, the newest first."

    def _row(self, one: Found, now: datetime) -> Row:
        kind = KINDS.get(one.kind, one.kind)
        snippet = " ".join(one.snippet.split())
        child = one.child or "In no case"
        if one.kind in ("person", "pupil"):
            so, more = snippet, (capital(kind), one.child, one.case)
        else:
            so, more = f"{child} · {kind}", (one.case, moment_of(one.when, now), snippet)
        return Row(
            f"{one.case}:{one.id}",
            so,
            " · ".join(part for part in more if part),
            icon=_ICONS.get(one.kind, "file-text"),
        )

    def _enter(self) -> None:
        self._rest.stop()
        self.reload()
        if self.list.rows_model.rows():
            self.list.setFocus()

    def _open(self, key: str) -> None:
        case, _, record = key.partition(":")
        asked = {one.id for one in self._found if one.kind == "enquiry"}
        if record in asked:
            self.here.go("enquiry", record)
        elif case:
            self.here.go("case", case)
        else:
            self.here.say("This belongs to no case yet.")

    def _forget(self) -> None:
        """Locked: neither what was looked for nor what was found stays in the window."""
        self.words.clear()
        self._found, self._now = (), None
        self._fill()
