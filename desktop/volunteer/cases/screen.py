"""The cases of this laptop: a list, and beside it in short what stands in the one one is on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.casework.actions.cases.case_page import CasePage, case_page
from desktop.casework.actions.enquiries.look import SeenEnquiry
from desktop.casework.record.case_list import CaseRow
from desktop.casework.record.gone import Gone
from desktop.casework.saying.said import one_line
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.rows.asked import how, name, tag
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import RowList
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.volunteer.case_words import HIDDEN, saying, state_of
from desktop.volunteer.cases.detail import facts, parts
from desktop.volunteer.cases.rows import (
    ASKED,
    WHICH,
    Listed,
    gone_words,
    look_at,
    rows,
    summary,
)

_SHOWN = frozenset(
    {"case", "contact", "statement", "finding", "party", "person", "pupil", "referral", "pack"}
    | {"assignment", "confirmation", "case_answer", "let_go", "enquiry"}
)
_NOTE = 160  # characters of a note
_NO_FIT = "Type less above, or choose All."
_NONE = "A case begins with a child and who you are supporting. Whether you can take it shows at"
_NOTHING_STAYS = "Nothing else of it is on this laptop. Its number is not given again."
_HIDDEN = "Hidden while somebody looks on. F9 shows it again."


class Cases(Screen):
    """Enter or a double click goes to a case; what is typed above the list narrows it."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.open_case = Button(look, "Open a case", "main", icon="folder-plus", shortcut="Ctrl+O")
        super().__init__(here, "Cases", below="…", actions=(self.open_case,))
        self._listed: Listed | None = None
        self._page: CasePage | None = None
        self._came_up = False
        self.narrow = TextField(placeholder="Child, school or reference")
        self.which = Choice(look, WHICH, "open")
        above, flow = QWidget(), Flow(look, between="near")
        flow.add(Field(look, "Find in the list", self.narrow), 200, 1)
        flow.add(Field(look, "Which", self.which), 96)
        self.no_fit = Empty(look, "search", "No case fits", _NO_FIT)
        self.no_fit.hide()
        held = QWidget()
        held.setLayout(flow)
        column(look, held, self.no_fit, within=above)
        self.list = RowList(look, "Cases")
        self.both = ListDetail(look, self.list, above, enter=False)
        button = Button(look, "Open a case", "main", icon="folder-plus", shortcut="Ctrl+O")
        self.nothing = Empty(look, "folder-open", "No cases yet", f"{_NONE} once.", button)
        button.clicked.connect(lambda: here.go("open-case", ""))
        self.nothing.hide()
        self.both.hide()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.both, 1)
        self.open_case.clicked.connect(lambda: here.go("open-case", ""))
        self.narrow.textEdited.connect(lambda _words: self._fill())
        self.which.chosen.connect(lambda _key: self._fill())
        self.list.moved.connect(lambda _key: self._moved())
        self.list.opened.connect(self._open)
        here.privacy.changed.connect(lambda _on: self._fill())
        here.session.locked.connect(self._forget)

    def _open(self, key: str) -> None:
        enquiry = key.removeprefix(ASKED)
        self.here.go(*(("enquiry", enquiry) if enquiry != key else ("case", key)))

    def shown(self, about: str) -> None:
        """The keyboard is in the list."""
        self._came_up = True
        super().shown(about)

    def reload(self) -> None:
        self.here.session.ask(look_at, self._take)

    def concerns(self, changed: Changed) -> bool:
        return any(kind in _SHOWN for kind, _ in changed)

    def _take(self, listed: Listed | None) -> None:
        if listed is None:
            return
        self._listed = listed
        self._fill()
        if self._came_up and self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_up = False

    def _fill(self) -> None:
        listed = self._listed
        if listed is None:
            return
        some = bool(listed.cases or listed.gone or listed.asked)
        self.set_words(below=summary(listed) if some else "None is here yet.")
        self.nothing.setVisible(not some)
        self.both.setVisible(some)
        self.open_case.setVisible(some)  # the empty page has its own
        hidden = self.here.privacy.on
        fits = rows(listed, self.which.key(), self.narrow.text(), hidden)
        self.list.set_rows(fits)
        self.no_fit.setVisible(not fits)
        self.both.set_bare(not fits)
        if not self.list.key() and self.list.rows_model.rows():
            self.list.go_to_number(0)
        self._moved()

    def _moved(self) -> None:
        """Say at once what the list knows of the case one is on; the rest when it has come."""
        self._page = None
        self._detail()
        key = self.list.key()
        here = self._listed.cases if self._listed is not None else ()
        if any(one.reference == key for one in here) and not self.here.privacy.on:
            self.here.session.ask(lambda desk: case_page(desk, key), self._came)

    def _came(self, page: CasePage | None) -> None:
        if page is not None and page.view.row.reference == self.list.key():
            self._page = page
            self._detail()

    def _detail(self) -> None:
        listed = self._listed
        if listed is None:
            return
        found = [one for one in listed.cases if one.reference == self.list.key()]
        left = [one for one in listed.gone if one.case == self.list.key()]
        if found:
            self.both.show_detail(self._of_case(listed, found[0]))
        elif left:
            self.both.show_detail(self._of_gone(left[0]))
        for one in listed.asked:
            if self.list.key() == f"{ASKED}{one.id}":
                self.both.show_detail(self._of_asked(listed, one))
        self.order()

    def _of_asked(self, listed: Listed, one: SeenEnquiry) -> QWidget:
        """In short, what somebody asked who has no case."""
        look, hidden, held = self.here.look, self.here.privacy.on, QWidget()
        so = name(one, hidden)
        held.setAccessibleName(so)
        box = column(look, Words(look, so, "heading"), within=held)
        flow = Flow(look, gap="near")
        flow.add(Tag(look, tag(one)))
        box.addLayout(flow)
        note = _HIDDEN if hidden else one_line(one.kept.body.note, _NOTE)
        about = "" if hidden else "; ".join(one.kept.body.topics)
        box.addLayout(_lines(look, tuple(t for t in (how(one, listed.now), about, note) if t)))
        button = Button(look, "Open it", icon="message-circle-question-mark")
        button.clicked.connect(lambda: self.here.go("enquiry", one.id))
        ends = Flow(look)
        ends.add(button)
        box.addLayout(ends)
        box.addStretch(1)
        return held

    def _of_gone(self, one: Gone) -> QWidget:
        """What is known of a case that left this laptop."""
        look, held = self.here.look, QWidget()
        held.setAccessibleName(one.case)
        box = column(look, Words(look, one.case, "heading"), within=held)
        flow = Flow(look, gap="near")
        flow.add(Tag(look, state("left")))
        box.addLayout(flow)
        box.addLayout(_lines(look, (f"{gone_words(one)}.", _NOTHING_STAYS)))
        box.addStretch(1)
        return held

    def _of_case(self, listed: Listed, one: CaseRow) -> QWidget:
        look, hidden = self.here.look, self.here.privacy.on
        held = QWidget()
        name = HIDDEN if hidden else one.child
        held.setAccessibleName(name)
        box = column(look, Words(look, name, "heading"), within=held)
        flow = Flow(look, gap="near", between="near")
        for each in self._tags(one):
            flow.add(each)
        box.addLayout(flow)
        said = (_HIDDEN,) if hidden else facts(listed, one)
        box.addLayout(_lines(look, said))
        box.addLayout(self._buttons(one))
        for title, lines in parts(self._page) if self._page is not None and not hidden else ():
            box.addWidget(rule())
            box.addWidget(Words(look, title, "strong"))
            box.addLayout(_lines(look, lines))
        box.addStretch(1)
        return held

    def _buttons(self, one: CaseRow) -> Flow:
        look, flow = self.here.look, Flow(self.here.look)
        go = Button(look, "Go to the case", icon="folder-open")
        go.clicked.connect(lambda: self.here.go("case", one.reference))
        flow.add(go)
        if one.state == "open" and not self._stands(one):
            contact = Button(look, "New contact", icon="plus")
            contact.clicked.connect(lambda: self.here.go("contact", one.reference))
            flow.add(contact)
        return flow

    def _tags(self, one: CaseRow) -> list[Tag]:
        look = self.here.look
        how = self._stands(one)
        if how:
            return [Tag(look, state("given" if how == "offered" else "leaving"))]
        tags = [Tag(look, state_of(one.state))]
        if one.statement == "outstanding":
            tags.append(Tag(look, state("statement-owed")))
        elif one.statement == "settled" and self._asks_statement():
            tags.append(Tag(look, saying("done", "No statement owed")))
        return tags

    def _asks_statement(self) -> bool:
        return self._listed is not None and self._listed.asks_statement

    def _stands(self, one: CaseRow) -> str:
        """How it stands here where it is not simply hers."""
        how = self._listed.stands.get(one.id, "") if self._listed is not None else ""
        return "" if how == "mine" else how

    def _forget(self) -> None:
        """Locked: nobody's name stays in the window."""
        self._listed = self._page = None
        self.list.set_rows(())
        self.both.show_detail(QWidget())
        self.narrow.clear()


def _lines(look: Look, lines: Sequence[str]) -> QVBoxLayout:
    return column(look, *(Words(look, one, "body", "ink-soft") for one in lines), gap="hair")
