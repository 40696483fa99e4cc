"""What stands at the right of the list: the bundle that one is on, and what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from db.errors import Refusal
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.inbox import Came, Inbox, see_to, try_again
from desktop.casework.actions.exchange.look_into import Closer, look_closer
from desktop.office.inbox import phrases
from desktop.office.inbox.detail import Detail
from desktop.office.inbox.gathering import Gathering
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import State
from desktop.ui.parts.text import Words
from desktop.ui.rows.list_detail import ListDetail


class Showing(QObject):
    """`again` is called when something was done that the list should show."""

    def __init__(
        self, here: Here, both: ListDetail, files: Gathering, again: Callable[[], None]
    ) -> None:
        super().__init__(both)
        self._here, self._both, self._files, self._reload = here, both, files, again
        self._inbox: Inbox | None = None
        self._office = ""
        self._key = ""
        self._shown: tuple[Came, Closer] | None = None

    def knows(self, inbox: Inbox, office: str) -> None:
        """What is in the list now, and who sits here."""
        self._inbox, self._office = inbox, office

    def show(self, key: str) -> None:
        """Show the bundle of this row."""
        self._key = key
        kind, _, rest = key.partition(":")
        if kind == "file" and int(rest) < len(self._files.files):
            self._show_file(int(rest))
        elif kind == "came":
            self._here.session.ask(
                lambda desk: look_closer(desk, rest),
                lambda seen: self._show_came(key, seen),
                lambda _refusal: None,
            )

    def _show_file(self, number: int) -> None:
        file, self._shown = self._files.files[number], None
        if file.seen is None or self._inbox is None:
            words = "It is being looked into. Nothing of it is taken yet."
            self._both.show_detail(Words(self._here.look, words))
            return
        seen, became = file.seen, file.became
        code, facts = (became.code, became.facts) if became else (seen.code, seen.facts)
        said = phrases.said_of(code, facts) if code else phrases.ready(seen)
        title = phrases.head_of(seen, file.path.name)
        self._detail(title, phrases.tag_of_file(file), said, seen)

    def _show_came(self, key: str, seen: Closer | None) -> None:
        found = self._inbox.came if self._inbox else ()
        came = next((one for one in found if f"came:{one.key}" == key), None)
        if seen is None or came is None or key != self._key or self._shown == (came, seen):
            return  # what is shown already stays, and whatever is in focus there
        self._shown = (came, seen)
        facts = {**seen.facts, **came.facts} if seen.code in ("", came.code) else came.facts
        said = phrases.said_of(came.code, facts) if came.code else "Everything in it is here."
        said += phrases.cannot_say(came)
        if not came.code and came.answered:
            said += " Its receipt has been made."
        title = phrases.head_of(seen, "Signed by a laptop we do not know")
        say = phrases.ask_for(came, self._office) if came.code == "bundle-gap" else ""
        tag = phrases.tag_of_came(came)
        self._detail(title, tag, said, seen, say=say, actions=self._actions(came, say))

    def _detail(
        self,
        title: str,
        tag: State,
        said: str,
        seen: Closer,
        *,
        say: str = "",
        actions: Sequence[Button] = (),
    ) -> None:
        assert self._inbox is not None
        look, now = self._here.look, self._inbox.now
        hidden = self._here.privacy.on
        self._both.show_detail(
            Detail(look, title, tag, said, seen, now, say=say, actions=actions, hidden=hidden)
        )

    def _actions(self, came: Came, say: str) -> list[Button]:
        look, made = self._here.look, []
        if say:
            copy = Button(look, "Copy the message", icon="mail")
            copy.clicked.connect(lambda: self._copy(say))
            made.append(copy)
        if came.waits:
            again = Button(look, "Try again")
            again.clicked.connect(lambda: self._again(came))
            made.append(again)
        if came.waits and came.result == "quarantined":
            seen = Button(look, "I have seen to it", "text")
            seen.clicked.connect(lambda: self._see_to(came))
            made.append(seen)
        return made

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._here.say("The message is copied: paste it into an e-mail or a text.")

    def _see_to(self, came: Came) -> None:
        def done(_: object) -> None:
            self._here.say("Noted. Its file is kept all the same.")
            self._reload()

        self._here.session.ask(lambda desk: see_to(desk, came.key), done)

    def _again(self, came: Came) -> None:
        def done(answer: Arrived | None) -> None:
            if answer is not None:
                inside = answer.result in ("applied", "already")
                self._here.say("It is in now." if inside else "Nothing has changed: it waits.")
                self._reload()

        def failed(refusal: Refusal) -> None:
            self._here.refuse(refusal)

        self._here.session.ask(lambda desk: try_again(desk, came.key), done, failed)
