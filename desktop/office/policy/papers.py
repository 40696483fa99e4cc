"""The official document and the official translations: attached, replaced, withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from db.errors import BadInput, DocumentLost, NoTypeface, Refusal
from desktop import messages
from desktop.casework.actions.files.attach import pick
from desktop.casework.actions.policy.documents import (
    WHATS,
    DocumentDraft,
    Official,
    What,
    attach_document,
    documents,
    withdraw_document,
)
from desktop.casework.actions.policy.translations import (
    PARTS,
    Part,
    Translated,
    TranslationDraft,
    attach_translation,
    english_of,
    translations,
    withdraw_translation,
)
from desktop.casework.desk import Desk
from desktop.casework.files.file_kinds import size_words
from desktop.casework.promise.languages import known_languages, language_name
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.ui.pages.policy_cards import PART, WHAT
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.tag import State
from desktop.ui.parts.text import Words
from desktop.ui.rows.work_row import WorkRow, line_up
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText

KEY = "policy-papers"
_HINT = "As your translator gave them. Evenhand translates nothing."
_LINES = "A line for each of the English lines, in their order. Evenhand translates nothing."


@dataclass(frozen=True)
class View:
    """What lies beside the policy, and the English words that can be translated."""

    documents: tuple[Official, ...]
    translations: tuple[Translated, ...]
    english: dict[Part, str]


def look_at(desk: Desk) -> View:
    """Read on the worker."""
    english: dict[Part, str] = {one: english_of(desk.pack, one).strip() for one in PARTS}
    found = documents(desk, withdrawn=True)
    texts = {one: text for one, text in english.items() if text}
    return View(found, translations(desk, withdrawn=True), texts)


class PapersScreen(Screen):
    """Documents first, then translations, each with what can be done about it."""

    def __init__(self, here: Here) -> None:
        look = here.look
        crumbs = (("policy", "Policy"), (KEY, "Documents and translations"))
        below = "They go to every laptop with its next bundle."
        super().__init__(here, "Documents and translations", below=below, crumbs=crumbs)
        self.ask_file: Callable[[], Path | None] = self._dialog
        self._documents, self._translations = column(look), column(look)
        self.what = Choice(look, [(one, WHAT[one]) for one in WHATS])
        self.what.setAccessibleName("What the document is")
        self.attach = Button(look, "Attach a document…", icon="upload")
        self.attach.clicked.connect(lambda: self._attach())
        self.translation = _TranslationCard(here)
        adding = Card(look, "Another document", icon="upload")
        adding.body.addWidget(Field(look, "What it is", self.what))
        adding.foot(self.attach)
        self.body.addWidget(Words(look, "Documents", "heading"))
        self.body.addLayout(self._documents)
        self.body.addWidget(adding)
        self.body.addWidget(Words(look, "Translations", "heading"))
        self.body.addLayout(self._translations)
        self.body.addWidget(self.translation)
        self.body.addStretch(1)

    def concerns(self, changed: Changed) -> bool:
        return any(kind in ("document", "translation", "pack") for kind, _ in changed)

    def reload(self) -> None:
        self.here.session.ask(look_at, self._fill)

    def _fill(self, view: View | None) -> None:
        if view is None:
            return
        empty(self._documents)
        empty(self._translations)
        rows = [self._document(one) for one in view.documents]
        told = [self._translated(one) for one in view.translations]
        for box, found, none in (
            (self._documents, rows, "No document is attached yet."),
            (self._translations, told, "No translation is attached yet."),
        ):
            for row in found:
                box.addWidget(row)
            if not found:
                box.addWidget(Words(self.here.look, none, "body", "ink-soft"))
        line_up([*rows, *told])
        self.translation.show_english(view.english)
        self.order()

    def _document(self, one: Official) -> WorkRow:
        look, actions = self.here.look, list[Button]()
        see = Button(look, "Look at it", "text")
        see.clicked.connect(lambda: self.here.go("document", one.id))
        actions.append(see)
        if one.current:
            newer = Button(look, "Replace…", "text")
            newer.clicked.connect(lambda: self._attach(one))
            gone = Button(look, "Withdraw", "stop-text")
            gone.clicked.connect(lambda: self._withdraw(one))
            actions += [newer, gone]
        day = written(london(one.at).date())
        said = f"{WHAT[one.what]}, {size_words(one.size)}, {day}, under version {one.policy}."
        shown = State("Offered", "circle-check", "ok")
        if not one.current:
            shown = State("Withdrawn", "circle-x", "quiet")
        elif not one.here:
            shown = State("File lost", "circle-x", "stop")
            lost = messages.of(DocumentLost(name=one.title))
            said = f"{said} {lost.message} {lost.do}"
        elif not one.of_this:
            shown = State("Of an older version", "circle-alert", "flag")
        return WorkRow(look, shown, one.title, said, actions)

    def _translated(self, one: Translated) -> WorkRow:
        shown = State("Offered", "circle-check", "ok")
        said = f"By {one.translator}. " if one.translator else ""
        look, actions = self.here.look, list[Button]()
        if one.withdrawn:
            shown = State("Withdrawn", "circle-x", "quiet")
            said += "The English words are offered in its place."
        elif not one.current:
            shown = State("Out of date", "circle-alert", "flag")
            said += "The English words have changed since: nobody is offered it."
        title = f"{one.name}: {PART[one.part]}"
        if not one.withdrawn:
            gone = Button(look, "Withdraw", "stop-text")
            gone.clicked.connect(lambda: self._withdraw_words(one.id, title))
            actions.append(gone)
        return WorkRow(look, shown, title, said.strip(), actions)

    def _attach(self, instead: Official | None = None) -> None:
        path = self.ask_file()
        if path is None:
            return
        what: What = WHATS[max(self.what.currentIndex(), 0)]
        title = ""
        if instead is not None:
            what, title = next(one for one in WHATS if one == instead.what), instead.title

        def work(desk: Desk) -> None:
            draft = DocumentDraft(what, pick(path), title)
            attach_document(desk, draft, instead.id if instead is not None else "")

        said = f"{path.name} goes to every laptop with its next bundle."
        self.here.session.ask(work, lambda _: self.here.say(said), self.here.refuse)

    def _withdraw(self, one: Official) -> None:
        self.here.session.ask(
            lambda desk: withdraw_document(desk, one.id),
            lambda _: self.here.say(f"{one.title} is offered no more."),
            self.here.refuse,
        )

    def _withdraw_words(self, record: str, title: str) -> None:
        self.here.session.ask(
            lambda desk: withdraw_translation(desk, record),
            lambda _: self.here.say(f"{title} is offered no more."),
            self.here.refuse,
        )

    def _dialog(self) -> Path | None:
        found, _ = QFileDialog.getOpenFileName(
            self.window(), "The document", str(Path.home()), "Documents (*.pdf);;All files (*)"
        )
        return Path(found) if found else None


class _TranslationCard(Card):
    """The English words, and beside them the official ones in another language."""

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, "Another translation", icon="languages", gap="pad")
        self._here = here
        self._english: dict[Part, str] = {}
        self.part = Choice(look, [])
        self.part.setAccessibleName("Which words")
        self.language = Choice(look, [("", "Choose"), *known_languages()])
        self.language.setAccessibleName("Language")
        self.english = Words(look, "", "body", "ink-soft")
        self.text = LongText(look, least=4)
        self.by = TextField(example="Fellside Translators")
        self.part_field = Field(look, "Which words", self.part)
        self.language_field = Field(look, "Language", self.language)
        self.text_field = Field(look, "The official words in that language", self.text, _HINT)
        self.by_field = Field(look, "Translated by", self.by)
        self.keep = Reasoned(look, Button(look, "Attach it", icon="check"))
        for part in (
            *(self.part_field, self.english, self.language_field),
            *(self.text_field, self.by_field, self.keep),
        ):
            self.body.addWidget(part)
        self.part.chosen.connect(lambda _key: self._show())
        self.language.chosen.connect(lambda _key: self._weigh())
        self.text.textChanged.connect(self._weigh)
        self.keep.button.clicked.connect(self._keep)
        here.session.locked.connect(self.forget)
        self._weigh()

    def show_english(self, english: dict[Part, str]) -> None:
        """The texts that the policy in force has."""
        if english != self._english:
            self._english = english
            self.part.clear()
            for one in english:
                self.part.addItem(PART[one], one)
        self._show()

    def forget(self) -> None:
        self.text.clear()
        self.by.clear()
        self.language.setCurrentIndex(0)

    def _show(self) -> None:
        part = next((one for one in self._english if one == self.part.key()), None)
        self.english.setText(self._english[part] if part is not None else "")
        self.text_field.set_hint(_LINES if part == "leaflet" else _HINT)

    def _weigh(self) -> None:
        _, right = language_name(self.language.key())
        self.text.set_right_to_left(right)
        missing = "" if self.language.key() else "the language"
        missing = missing or ("" if self.text.words().strip() else "the words")
        self.keep.set_reason(f"Still needed: {missing}." if missing else "")

    def _keep(self) -> None:
        part = next((one for one in self._english if one == self.part.key()), None)
        if part is None:
            return
        draft = TranslationDraft(part, self.language.key(), self.text.words(), self.by.text())
        self._here.session.ask(
            lambda desk: attach_translation(desk, draft), self._kept, self._refused
        )

    def _kept(self, record: str | None) -> None:
        if record is not None:
            self.forget()
            self._here.say("Attached. It goes to every laptop with its next bundle.")

    def _refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, BadInput | NoTypeface):
            said = messages.of(refusal)
            self.text_field.set_fault(f"{said.message} {said.do}")
        else:
            self._here.refuse(refusal)
