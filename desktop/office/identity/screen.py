"""How our papers look: address, telephone, logo, and the head of a paper as it will be printed.

What is kept here goes to every laptop with the next bundle.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

import resources
from db.errors import BadInput, FileUnreadable, Refusal, TooLong
from desktop.casework.actions.papers.identity import (
    IdentityDraft,
    drafted,
    identity,
    set_identity,
)
from desktop.casework.desk import Desk
from desktop.casework.papers.identity import Identity
from desktop.documents.press import Press
from desktop.documents.statement_leaflet import leaflet_of, statement_leaflet
from desktop.messages import of
from desktop.ui.attachments.preview import Canvas
from desktop.ui.attachments.render import Seen, see
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, Form, first_fault
from desktop.ui.typing.long_text import LongText

_PAUSE = 250  # milliseconds after the last key until the head is drawn anew
_HEAD = 0.34  # of a page: the head, the title and the first lines below it


def head_of(desk: Desk, draft: IdentityDraft, wide: int) -> Seen:
    """A leaflet's first page with this draft. Raises what `drafted` does, and `BadInput`."""
    press = Press(fonts=resources.path("fonts"), layouts=resources.path("papers"))
    service = drafted(identity(desk), draft)
    paper = statement_leaflet(leaflet_of(desk.pack), service, desk.today, press=press)
    return see("application/pdf", paper.pdf, wide)


class IdentityScreen(Screen):
    """The system's dialog is an attribute, so that a test needs none."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.keep = Button(look, "Keep it, and tell the laptops", "main", icon="check")
        below = "What stands at the head of every paper. Laptops have it after your next bundle."
        crumbs = (("policy", "Policy"), ("papers", "Papers"), ("identity", "How our papers look"))
        super().__init__(
            here, "How our papers look", crumbs=crumbs, below=below, actions=(self.keep,)
        )
        self.ask_file: Callable[[], Path | None] = self._dialog
        self._logo: bytes | None = None
        self._logo_name, self._drop, self._has = "", False, False
        self.address = LongText(look, least=3, most=6)
        self.telephone, self.email = TextField(), TextField()
        self.website, self.also = TextField(), LongText(look, least=2, most=4)
        self.bring = Button(look, "Choose a picture…", icon="upload")
        self.drop = Button(look, "Print without it", "text")
        self.logo_says = Words(look, "", "small", "ink-soft")
        self.canvas = Canvas(look)
        self.canvas.setAccessibleName("The head of a paper, as it will be printed")
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self.fields: dict[str, Field] = {}
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        look = self.here.look
        form = Form(look)
        section = form.section()
        for name, words, control, hint in (
            ("address", "Address", self.address, "A line each."),
            ("telephone number", "Telephone", self.telephone, ""),
            ("e-mail address", "E-mail", self.email, ""),
            ("website", "Website", self.website, ""),
            ("further line", "What else", self.also, "A charity number, opening hours."),
        ):
            self.fields[name] = section.field(words, control, hint)
        logo = Card(look, "Logo", icon="file-text", gap="gap")
        logo.body.addWidget(self.logo_says)
        self.logo_field = Field(look, "Picture", self.bring)
        self.fields["logo"] = self.logo_field
        logo.body.addWidget(self.logo_field)
        logo.body.addWidget(self.drop)
        section.add(logo)
        shown = Card(look, "As it will be printed", icon="printer")
        shown.body.addWidget(self.canvas)
        left, right = QWidget(), QWidget()
        column(look, form, within=left).addStretch(1)
        column(look, shown, within=right).addStretch(1)
        flow = Flow(look, gap="wide")
        flow.add(left, 340, 1)
        flow.add(right, 440, 1)
        self.body.addLayout(flow)
        self.body.addStretch(1)

    def _wire(self) -> None:
        for each in (self.address, self.also):
            each.textChanged.connect(self._wait.start)
        for line in (self.telephone, self.email, self.website):
            line.textChanged.connect(lambda _text: self._wait.start())
        self._wait.timeout.connect(self._draw)
        self.bring.clicked.connect(self._bring)
        self.drop.clicked.connect(self._without)
        self.keep.clicked.connect(self._keep)

    def shown(self, about: str) -> None:
        """What was typed and not kept is dropped only when the page is come to anew."""
        self._logo, self._logo_name, self._drop = None, "", False
        super().shown(about)

    def concerns(self, _changed: Changed) -> bool:
        """What is typed here is not overwritten by what comes in."""
        return False

    def reload(self) -> None:
        self.here.session.ask(identity, self._fill)

    def draft(self) -> IdentityDraft:
        """What stands in the form now."""
        return IdentityDraft(
            address=self.address.words(),
            telephone=self.telephone.text(),
            email=self.email.text(),
            website=self.website.text(),
            also=self.also.words(),
            logo=self._logo,
            logo_name=self._logo_name,
            drop_logo=self._drop,
        )

    def _fill(self, kept: Identity | None) -> None:
        if kept is None:
            return
        self.address.set_words(kept.address)
        self.also.set_words(kept.also)
        for line, text in (
            (self.telephone, kept.telephone),
            (self.email, kept.email),
            (self.website, kept.website),
        ):
            line.setText(text)
        self._has = kept.logo is not None
        self._say_logo()
        self._draw()

    def _say_logo(self) -> None:
        there = (self._has or self._logo is not None) and not self._drop
        said = "PNG or JPEG, of any shape. It is made small enough to travel."
        if self._logo is not None:
            said = f"{self._logo_name}: printed from now on, once it is kept."
        elif not there:
            said = f"There is none yet. {said}"
        self.logo_says.setText(said)
        self.drop.setVisible(there)

    def _draw(self) -> None:
        self._wait.stop()
        draft = self.draft()
        wide = round(max(self.canvas.width(), 400) * self.devicePixelRatioF())
        self.here.session.ask(
            lambda desk: head_of(desk, draft, wide), self._show, lambda _refusal: None
        )

    def _show(self, seen: Seen | None) -> None:
        if seen is not None and seen.image is not None:
            image = seen.image
            head = image.copy(0, 0, image.width(), round(image.height() * _HEAD))
            head.setDevicePixelRatio(self.devicePixelRatioF())
            self.canvas.set_image(head)
            self.canvas.setAccessibleDescription(seen.text[:400])

    def _bring(self) -> None:
        file = self.ask_file()
        if file is None:
            return
        self.logo_field.set_fault()
        before = self._logo, self._logo_name, self._drop
        try:
            self._logo, self._logo_name = file.read_bytes(), file.name
        except OSError as error:
            self._refuse(FileUnreadable(file=file.name, reason=(error.strerror or "").lower()))
            return
        self._drop = False
        draft = self.draft()

        def looked(kept: Identity | None) -> None:
            if kept is not None:
                self._say_logo()
                self._draw()

        def refused(refusal: Refusal) -> None:
            self._logo, self._logo_name, self._drop = before
            self.logo_field.set_fault(_said(refusal))

        # Only whether it is a picture: another field may be half typed.
        only = IdentityDraft(logo=draft.logo, logo_name=draft.logo_name)
        self.here.session.ask(lambda desk: drafted(identity(desk), only), looked, refused)

    def _without(self) -> None:
        self._logo, self._logo_name, self._drop = None, "", True
        self._say_logo()
        self._draw()

    def _keep(self) -> None:
        for each in self.fields.values():
            each.set_fault()
        draft = self.draft()
        self.here.session.ask(lambda desk: set_identity(desk, draft), self._kept, self._refuse)

    def _kept(self, kept: Identity | None) -> None:
        if kept is not None:
            self._logo, self._logo_name, self._drop = None, "", False
            self._has = kept.logo is not None
            self._say_logo()
            self.here.say("Kept. It goes to every laptop with its next bundle.")

    def _refuse(self, refusal: Refusal) -> None:
        about = ""
        if isinstance(refusal, BadInput):
            about = str(refusal.facts["what"])
        elif isinstance(refusal, TooLong):
            about = str(refusal.facts["field"])
        elif isinstance(refusal, FileUnreadable):
            about = "logo"
        field = self.fields.get(about)
        if field is None:
            self.here.refuse(refusal)
            return
        field.set_fault(_said(refusal))
        first_fault((field,))

    def _dialog(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg)"
        )
        return Path(chosen) if chosen else None


def _said(refusal: Refusal) -> str:
    said = of(refusal)
    return f"{said.message} {said.do}"
