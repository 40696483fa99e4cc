"""Volunteers and their laptops."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.errors import DocumentLost, Refusal
from desktop.casework.actions.drafts import listed
from desktop.casework.actions.exchange.bring_back import bring_back, read_ranges
from desktop.casework.actions.exchange.carry import write_file
from desktop.casework.actions.exchange.send import Sent, send
from desktop.casework.actions.joining.enrol import Enrolled
from desktop.casework.actions.joining.people import Laptop, People, look_at_people
from desktop.casework.desk import Desk
from desktop.casework.saying.said import capital, counted
from desktop.office.files import AskFile, AskWhere, ask_request, ask_where
from desktop.office.people import phrases
from desktop.office.people.invite import InvitePanel
from desktop.office.people.laptop import LaptopDetail
from desktop.office.people.sign_in import DRAFT, SignInPanel
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import RowList

_CONCERNS = frozenset(
    {"device", "enrolment", "revocation", "arrival", "case", "person"}
    | {"assignment", "case_answer", "confirmation"}
)


class PeopleScreen(Screen):
    """The native dialogs are attributes, so that a test needs none."""

    def __init__(self, here: Here) -> None:
        self.ask_where: AskWhere = ask_where
        self.ask_request: AskFile = ask_request
        self.training = Button(here.look, "Training", icon="book-open-text")
        self.invite = Button(here.look, "Invite somebody", icon="mail")
        self.sign_in = Button(here.look, "Sign a laptop in", icon="badge-check")
        super().__init__(
            here, "People", below="Looking…", actions=(self.training, self.invite, self.sign_in)
        )
        self._people: People | None = None
        self._wanted = ""  # the laptop to be shown when it is there
        self._to_save = False  # its welcome, at once
        self._first = True
        self.panel: QWidget | None = None
        self.rows = RowList(here.look, "Laptops")
        self.none = Empty(
            here.look,
            "users",
            "Volunteers’ laptops stand here",
            "Invite somebody; when their request comes back, sign their laptop in.",
        )
        self.none.hide()
        self.both = ListDetail(here.look, self.rows, self.none)
        self.body.addWidget(self.both, 1)
        self.training.clicked.connect(lambda: here.go("training", ""))
        self.invite.clicked.connect(self._invite)
        self.sign_in.clicked.connect(self._sign_in)
        self.rows.moved.connect(self._moved)
        self.rows.clicked.connect(lambda _index: self._moved(self.rows.key()))
        here.privacy.changed.connect(self._hide_others)

    def shown(self, about: str) -> None:
        """About a laptop, or nobody in particular."""
        self._wanted = about
        super().shown(about)

    def reload(self) -> None:
        """Ask who there is."""
        self.here.session.ask(_look, self._take)

    def concerns(self, changed: Changed) -> bool:
        """Laptops, and the cases that are on them."""
        return any(kind in _CONCERNS for kind, _ in changed)

    def _take(self, seen: tuple[People, bool] | None) -> None:
        if seen is None:
            return
        self._people, unfinished = seen
        laptops, now = self._people.laptops, self._people.now
        self.set_words(below=phrases.summary(laptops))
        self.none.setVisible(not laptops)
        self.rows.setVisible(bool(laptops))
        self.rows.set_rows([phrases.row_of(one, now) for one in laptops])
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.rows.go_to(wanted)
            self._moved(wanted)
            self.both.turn(to_detail=True)
            self._save_at_once(wanted)
        elif unfinished and self._first:
            self._sign_in()
        elif not laptops and self.panel is None:
            self._invite()
        elif laptops and not self.rows.key() and self.panel is None:
            self.rows.go_to_number(0)
        else:
            self._refresh()
        self._first = False

    # --- the right-hand side ---

    def _refresh(self) -> None:
        """The laptop that is shown, anew; a form that somebody is in stays."""
        shown = self.panel
        if not isinstance(shown, LaptopDetail):
            return
        device = shown.laptop.device
        if (self._laptop(device), self._others(device)) == (shown.laptop, shown.others):
            return
        within = shown.part_in_use()
        self._moved(device)
        if within and isinstance(self.panel, LaptopDetail) and not self.panel.go_to(within):
            # What it was for is done: one goes on from the laptop itself.
            (self.rows if self.rows.isVisible() else self.both.back).setFocus()

    def _hide_others(self) -> None:
        if isinstance(self.panel, LaptopDetail):
            self._moved(self.panel.laptop.device)

    def _moved(self, device: str) -> None:
        one = self._laptop(device)
        if one is not None and self._people is not None:
            now = self._people.now
            self._leave()
            self._show(
                LaptopDetail(
                    self.here,
                    one,
                    self._others(device),
                    now,
                    lambda: self._save(one.device, one.name),
                    lambda: self._save(one.device, one.name, receipt=True),
                    lambda rows, done, failed: self._bring_back(one, rows, done, failed),
                )
            )

    def _laptop(self, device: str) -> Laptop | None:
        found = self._people.laptops if self._people else ()
        return next((one for one in found if one.device == device), None)

    def _others(self, device: str) -> tuple[Laptop, ...]:
        """Whom cases of this one can go to."""
        found = self._people.laptops if self._people else ()
        return tuple(one for one in found if one.state == "enrolled" and one.device != device)

    def _show(self, panel: QWidget) -> None:
        self.panel = panel
        self.both.show_detail(panel)

    def _leave(self) -> None:
        """Let the form that is shown keep its words before the next one asks for its own."""
        if self.panel is not None:
            self.panel.hide()

    def _invite(self) -> None:
        self._leave()
        panel = InvitePanel(self.here, self.ask_where)
        self._show(panel)
        self.both.turn(to_detail=True)
        panel.save.setFocus()

    def _sign_in(self) -> None:
        self._leave()
        panel = SignInPanel(self.here, self.ask_request, self._signed_in)
        self._show(panel)
        self.both.turn(to_detail=True)
        panel.choose.setFocus()

    def _signed_in(self, enrolled: Enrolled) -> None:
        self.here.say(f"{enrolled.volunteer} is signed in. The welcome is still to be saved.")
        self._wanted, self._to_save = enrolled.device, True
        self.panel = None
        self.reload()

    def _save_at_once(self, device: str) -> None:
        one, to_save = self._laptop(device), self._to_save
        self._to_save = False
        if one is not None and to_save:
            if isinstance(self.panel, LaptopDetail) and self.panel.save is not None:
                self.panel.save.setFocus()  # the button that was pressed has gone
            self._save(device, one.name)

    def _save(self, device: str, name: str, *, receipt: bool = False) -> None:
        one = self._laptop(device)
        kind = "answer" if one is not None and one.welcomed else "welcome"
        kind = "receipt" if receipt else kind
        path = self.ask_where(self, f"{one.letters if one else device[:4]}-{kind}.evenhand")
        if path is None:
            return

        def work(desk: Desk) -> tuple[Sent, ...]:
            return send(
                desk,
                lambda index, data: write_file(_part(path, index), data),
                device,
                receipt=receipt,
            )

        def done(sent: tuple[Sent, ...] | None) -> None:
            if sent:
                self.here.say(f"It is in “{path.name}”. Give it to {name}.")
                for title in sent[0].without:
                    self.here.refuse(DocumentLost(name=title))
                self.reload()

        def failed(refusal: Refusal) -> None:
            self.here.refuse(refusal)

        self.here.session.ask(work, done, failed)

    def _bring_back(
        self,
        one: Laptop,
        rows: str,
        done: Callable[[], None],
        failed: Callable[[Refusal], None],
    ) -> None:
        try:
            read_ranges(rows)  # before a file is asked for
        except Refusal as refusal:
            failed(refusal)
            return
        path = self.ask_where(self, f"{one.letters}-brought-back.evenhand")
        if path is None:
            return

        def work(desk: Desk) -> tuple[Sent, ...]:
            return bring_back(
                desk, lambda index, data: write_file(_part(path, index), data), one.device, rows
            )

        def saved(sent: tuple[Sent, ...] | None) -> None:
            if sent:
                count = sum(part.records for part in sent)
                self.here.say(f"{capital(counted(count, 'row'))}: “{path.name}”, for {one.name}.")
                done()

        self.here.session.ask(work, saved, failed)


def _look(desk: Desk) -> tuple[People, bool]:
    return look_at_people(desk), DRAFT in listed(desk)


def _part(path: Path, index: int) -> Path:
    return path if index == 0 else path.with_name(f"{path.stem}-{index + 1}{path.suffix}")
