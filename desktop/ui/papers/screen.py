"""Papers: choose one, look at it, print or save it, and note that it was handed over.

Reached from the policy, from a contact's statement and from a case; about "KIND CASE". What is
shown is drawn from memory, and nothing of it stays when the page is left or the desk is locked.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import FileUnwritable, Refusal
from db.vault.files import write_whole
from desktop.casework.actions.papers.hand_over import HandedDraft, How, hand_over
from desktop.casework.desk import Desk
from desktop.documents.from_desk import Made
from desktop.ui.attachments.preview import Preview
from desktop.ui.attachments.render import Seen, see
from desktop.ui.papers.handing import Handing, Noted
from desktop.ui.papers.printing import PDF, Printing, ask_printer
from desktop.ui.papers.wanted import (
    EVALUATIONS,
    WORDS,
    Around,
    Kind,
    Wanted,
    look_around,
    make,
    understood,
)
from desktop.ui.papers.warning import PaperWarning
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.form import Field
from desktop.ui.typing.narrow import may_be_narrow

_WEBSITE = "This is a page for the website. Save it, and open it in a browser to look at it."
_KINDS = frozenset({"pack", "service", "translation", "person", "party"})


class PapersScreen(Screen):
    """The two dialogs of the system are attributes, so that a test needs none."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.print_button = Button(look, "Print…", "main", icon="printer")
        self.save_button = Button(look, "Save…", icon="hard-drive")
        actions = (self.save_button, self.print_button)
        crumbs = (("policy", "Policy"), ("papers", "Papers"))
        super().__init__(here, "Papers", crumbs=crumbs, below=" ", actions=actions)
        self.ask_where: Callable[[str], Path | None] = self._dialog
        self.ask_printer: Callable[[Made], QPrinter | None] = self._print_dialog
        self.wanted = Wanted()
        self._made: Made | None = None
        self._around: Around | None = None
        self.kind = Choice(look, tuple(WORDS.items()))
        may_be_narrow(self.kind)
        self.language = Choice(look, (("en", "English"),))
        self.named = Tick(look, "With the child’s name")
        self.on_screen = Tick(look, "With fields, to be filled in on a screen")
        self.identity = Button(look, "How our papers look", "link")
        self.handing, self.preview = Handing(look), Preview(look)
        self.warning = PaperWarning(look)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        look = self.here.look
        choice = Card(look, "Which paper", icon="file-text", gap="gap")
        self._language_field = Field(look, "Language", self.language)
        choice.body.addWidget(Field(look, "Paper", self.kind))
        for each in (self._language_field, self.named, self.on_screen, self.identity):
            choice.body.addWidget(each)
        left, right = QWidget(), QWidget()
        column(look, choice, self.handing, gap="pad", within=left).addStretch(1)
        column(look, self.warning, self.preview, gap="pad", within=right).addStretch(1)
        flow = Flow(look, gap="wide")
        flow.add(left, 300, 1)
        flow.add(right, 400, 2)
        self.body.addLayout(flow)
        self.body.addStretch(1)
        self.warning.hide()
        self.identity.hide()

    def _wire(self) -> None:
        self.kind.chosen.connect(lambda key: self._want(kind=cast(Kind, key)))
        self.language.chosen.connect(lambda key: self._want(language=key))
        self.named.clicked.connect(lambda on: self._want(named=on))
        self.on_screen.clicked.connect(lambda on: self._want(on_screen=on))
        self.identity.clicked.connect(lambda: self.here.go("identity", ""))
        self.preview.turned.connect(self._see)
        self.print_button.clicked.connect(lambda: self._begin("print"))
        self.save_button.clicked.connect(lambda: self._begin("save"))
        self.warning.agreed.connect(self._go_on)
        self.warning.left.connect(self.warning.hide)
        self.handing.noted.connect(self._note)
        self.here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        """Another paper: nothing of the one before is seen meanwhile."""
        self._forget()
        self.wanted = understood(about)
        if self.wanted.kind == "professional":
            self.wanted = replace(self.wanted, on_screen=True)
        super().shown(about)

    def family(self) -> str:
        return self.wanted.case

    def concerns(self, changed: Changed) -> bool:
        return any(kind in _KINDS for kind, _ in changed)

    def reload(self) -> None:
        case = self.wanted.case
        self.here.session.ask(lambda desk: look_around(desk, case), self._take, self._gone)

    def _take(self, around: Around | None) -> None:
        if around is None:
            return
        self._around = around
        said = f"For case {around.case}." if around.case else "For whoever asks."
        self.set_words(below=said)
        if self.wanted.kind not in around.kinds:
            self.wanted = replace(self.wanted, kind=around.kinds[0])
        if self.wanted.language not in around.languages:  # withdrawn, or of older words
            self.wanted = replace(self.wanted, language="en")
        self.kind.clear()
        for kind in around.kinds:
            self.kind.addItem(WORDS[kind], kind)
        self.language.clear()
        for tongue in around.languages:
            self.language.addItem("English" if tongue == "en" else tongue, tongue)
        self.identity.setVisible(around.office)
        self.handing.set_people(around.people, self.wanted.person)
        self.handing.set_office(around.office)
        self.order()  # the people come after everything else is made
        self._show_choice()
        self._see(0)

    def _want(self, **changed: object) -> None:
        self.wanted = replace(self.wanted, **changed)  # type: ignore[arg-type]
        if changed.get("kind") == "professional":
            self.wanted = replace(self.wanted, on_screen=True)
        self.warning.hide()
        self._show_choice()
        self._see(0)

    def _show_choice(self) -> None:
        wanted, around = self.wanted, self._around
        form = wanted.kind in EVALUATIONS
        self.kind.set_key(wanted.kind)
        self.language.set_key(wanted.language)
        tongues = len(around.languages) if around is not None else 1
        self._language_field.setVisible(wanted.kind.startswith("statement") and tongues > 1)
        self.named.setChecked(wanted.named)
        self.named.setVisible(form and bool(wanted.case) and wanted.kind != "professional")
        self.on_screen.setChecked(wanted.on_screen)
        self.on_screen.setVisible(form)
        self.print_button.setVisible(wanted.kind != "policy-website")

    def _see(self, page: int) -> None:
        wanted = self.wanted
        room = self.viewport().width() - 2 * self.here.look.space("room")
        wide = round(min(max(room * 0.62, 320), 900) * self.devicePixelRatioF())

        def look(desk: Desk) -> tuple[Wanted, Made, Seen]:
            made = make(desk, wanted)
            if wanted.kind == "policy-website":
                return wanted, made, Seen(why=_WEBSITE)
            return wanted, made, see(PDF, made.data, wide, page)

        self.here.session.ask(look, self._show, self._gone)

    def _show(self, looked: tuple[Wanted, Made, Seen] | None) -> None:
        if looked is not None and looked[0] == self.wanted:
            self._made = looked[1]
            self.preview.show_seen(looked[2], WORDS[self.wanted.kind])

    def _gone(self, refusal: Refusal) -> None:
        self._made = None
        self.preview.show_seen(Seen())
        self.here.refuse(refusal)

    # --- out of the window ---

    def _begin(self, way: str) -> None:
        if self._made is None:
            return
        self.warning.way = way
        if self._made.family:
            self.warning.begin(way)
            self.ensureWidgetVisible(self.warning)
            self.warning.go.setFocus()
        else:
            self._go_on()

    def _go_on(self) -> None:
        self.warning.hide()
        made = self._made
        if made is None:
            return
        if self.warning.way == "save":
            path = self.ask_where(made.name)
            if path is not None:
                self.here.session.ask(
                    lambda _desk: _save(path, made.data),
                    lambda name: self.here.say(f"It is saved as {name}."),
                )
            return
        printer = self.ask_printer(made)
        if printer is not None:
            Printing(self.here.session, made, printer, self._printed, self._not_printed)

    def _printed(self) -> None:
        self.here.say("It is with the printer.")

    def _not_printed(self) -> None:
        self.here.say("The printer did not take it. Look whether it is on, or save it as PDF.")

    def _note(self, noted: Noted) -> None:
        made, case = self._made, self.wanted.case
        if made is None:
            return
        draft = HandedDraft(
            what=made.what,
            how=cast(How, noted.how),
            case=case,
            person=noted.person,
            to=noted.to,
            version=made.version,
            text_hash=made.text_hash,
            language=made.language,
            asked=noted.asked,
        )
        self.here.session.ask(lambda desk: hand_over(desk, draft), self._noted, self._refused)

    def _noted(self, record: str | None) -> None:
        if record is not None:
            self.handing.clear()
            self.here.say("Noted that it was handed over.")

    def _refused(self, refusal: Refusal) -> None:
        if not self.handing.show_refusal(refusal):
            self.here.refuse(refusal)

    def _dialog(self, name: str) -> Path | None:
        kinds = "Web page (*.html)" if name.endswith(".html") else "PDF (*.pdf)"
        chosen, _ = QFileDialog.getSaveFileName(self.window(), "Save the paper", name, kinds)
        return Path(chosen) if chosen else None

    def _print_dialog(self, made: Made) -> QPrinter | None:
        return ask_printer(self, made)

    def _forget(self) -> None:
        self._made, self.wanted = None, Wanted()
        self.preview.show_seen(Seen())
        self.handing.clear()
        self.handing.set_people(())
        self.warning.hide()


def _save(path: Path, data: bytes) -> str:
    try:
        write_whole(path, data)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise FileUnwritable(file=path.name, reason=reason) from None
    return path.name
