"""How one gets into a vault: the entrance, the first runs, the unlock page, and the ways round.

- What broke the last time is offered to be read before anything else.
- Whoever has a vault stands at its unlock page at once; the other pages are loaded when somebody
  goes there.
- After the recovery code or the office's stick a new passphrase comes before the desk.
- How one gets away from the desk is in `desktop.ui.frame.leaving`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.loading import load_record
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.frame.doorbell import ring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from db.errors import Refusal
    from desktop.crash.reports import Reports
    from desktop.ui.look.preferences import Preferences
    from desktop.ui.look.theme import Look
    from desktop.ui.session import Session


class Around(Protocol):
    """The window that one stands before. What it asks of the system may be replaced."""

    ask_folder: Callable[[], Path | None]
    ask_file: Callable[[], Path | None]
    ask_backup: Callable[[], Path | None]
    ask_stick: Callable[[], Path | None]
    ask_place: Callable[[str], Path | None]

    def put(self, widget: QWidget) -> None:
        """Show this instead."""

    def centralWidget(self) -> QWidget | None:  # noqa: N802 - Qt's name
        """What is shown."""


class Arriving(QObject):
    """`entered` when a vault is open and its desk can be shown."""

    entered = Signal()

    def __init__(
        self,
        window: Around,
        session: Session,
        look: Look,
        preferences: Preferences,
        home: Path,
        reports: Reports | None,
    ) -> None:
        """`home` is the folder in which new vaults are proposed to lie."""
        super().__init__()
        self._window, self._session, self._look = window, session, look
        self._preferences, self._home, self._reports = preferences, home, reports
        self._looks = False  # for another window, once the first page was painted

    def begin(self) -> None:
        """The unlock page of the vault that was open last, or the entrance."""
        reports, self._reports = self._reports, None
        if reports is not None and (text := reports.text()):
            self._offer(reports, text)
            return
        vault = self._preferences.vault
        if vault is None:
            self.show_entrance()
        elif not vault.is_dir():
            self.show_entrance(gone=vault)
        elif any(vault.glob("vault.json*")) or (vault / "record.db").exists():
            self.show_unlock(vault)  # which says what is wrong with it, if anything is
        else:
            self.show_entrance()

    def _offer(self, reports: Reports, text: str) -> None:
        """What broke the last time can be read, before anything else."""
        from desktop.ui.frame.crashed import Crashed  # noqa: PLC0415 - late: it is seldom needed

        page = Crashed(self._look, text, reports.delete, reports.folder, self._window.ask_place)
        page.done.connect(self.begin)
        self._window.put(page)

    def show_entrance(self, gone: Path | None = None) -> None:
        """Which way in? `gone` is where the vault lay that was open last and is not there now."""
        # Late: whoever has a vault never sees it.
        from desktop.ui.entrance.entrance import Entrance  # noqa: PLC0415

        page = Entrance(self._look, gone)
        page.chosen.connect(self._enter)
        page.again.connect(self.begin)
        self._window.put(page)

    def _enter(self, way: str) -> None:
        if way == "open":
            folder = self._window.ask_folder()
            if folder is not None:
                self.show_unlock(folder)
        else:
            self._session.prepare(load_record, lambda _: self._begin_first_run(way))

    def _begin_first_run(self, way: str) -> None:
        # Late: whoever has a vault never sees these.
        if way == "join":
            from desktop.volunteer.joining.joining import Joining  # noqa: PLC0415

            joining = Joining(
                self._session,
                self._look,
                self._window.ask_file,
                self._window.ask_folder,
                folder=self._home / "vault",
            )
            joining.joined.connect(self.show_unlock)
            joining.left.connect(lambda: self.show_entrance())
            self._window.put(joining)
        elif way == "restore":
            self._bring_back()
        else:
            from desktop.office.founding.founding import Founding  # noqa: PLC0415

            founding = Founding(
                self._session, self._look, self._window.ask_folder, folder=self._home / "office"
            )
            founding.founded.connect(self.show_unlock)
            founding.left.connect(lambda: self.show_entrance())
            self._window.put(founding)

    def _bring_back(self) -> None:
        from desktop.ui.mending.bring_back import BringBack  # noqa: PLC0415 - late, as above

        folder = self._home / "vault"
        if folder.exists() and any(folder.iterdir()):
            folder = self._home / "vault-restored"
        page = BringBack(
            self._look, self._session, self._window.ask_backup, self._window.ask_folder, folder
        )
        page.done.connect(self.show_unlock)
        page.left.connect(lambda: self.show_entrance())
        self._window.put(page)

    def show_unlock(self, vault: Path) -> None:
        """The passphrase of this vault."""
        self._preferences.set_vault(vault)
        page = Unlock(self._look, str(vault), self._preferences.tries(vault))
        page.other.connect(lambda: self.show_entrance())

        def give(secret: str, by_code: bool) -> None:
            go_on = self._recovered if by_code else self.entered.emit

            def done() -> None:
                page.opened()
                go_on()

            self._session.unlock(vault, secret, done, refuse, by_code=by_code)

        def refuse(refusal: Refusal) -> None:
            page.refuse(refusal)
            if refusal.code == "vault-in-use":
                self._ring(vault)

        def by_stick() -> None:
            file = self._window.ask_stick()
            if file is not None:
                page.set_busy(True)
                self._session.unlock_with_stick(vault, file, recovered, refuse)

        def recovered() -> None:
            page.opened()
            self._recovered(by_stick=True)

        page.given.connect(give)
        page.mend.connect(lambda: self._repair(vault))
        page.stick.connect(by_stick)
        self._window.put(page)
        if self._looks:
            self._ring(vault)

    def _repair(self, vault: Path) -> None:
        """The record of this vault is damaged."""
        from desktop.ui.mending.repairing import RepairPage  # noqa: PLC0415 - late: seldom needed

        page = RepairPage(self._look, self._session, vault)
        page.ended.connect(self.show_unlock)
        page.left.connect(self.show_unlock)
        self._window.put(page)

    def look_for_another(self) -> None:
        """From now on: whether another window has the vault open whose unlock page stands here."""
        self._looks = True
        if self._preferences.vault is not None:
            self._ring(self._preferences.vault)

    def _ring(self, vault: Path) -> None:
        """Where another window has this vault open, it comes up, and this one says so."""
        page = self._window.centralWidget()
        if not isinstance(page, Unlock):
            return

        def heard(there: bool) -> None:
            if there and page is self._window.centralWidget():
                page.open_elsewhere()

        ring(vault, page, heard)

    def _recovered(self, *, by_stick: bool = False) -> None:
        """The recovery code opened it: a new passphrase comes before the desk."""
        self._session.prepare(load_record, lambda _: self._choose_anew(by_stick))

    def _choose_anew(self, by_stick: bool) -> None:
        from desktop.ui.mending.anew import Anew  # noqa: PLC0415 - late: seldom needed

        page = Anew(self._look, self._session, by_stick=by_stick)
        page.done.connect(self.entered)
        self._window.put(page)
