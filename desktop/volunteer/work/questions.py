"""The family's questions: each to ask, asked or answered."""

import json
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.case import Question
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.fields import TextField


def as_text(questions: Sequence[Question]) -> str:
    """For the draft."""
    return json.dumps([[one.text, one.asked, one.answered, one.answer] for one in questions])


def from_text(text: str) -> tuple[Question, ...]:
    """From the draft."""
    return tuple(
        Question(text=words, asked=asked, answered=answered, answer=answer)
        for words, asked, answered, answer in json.loads(text or "[]")
    )


class QuestionRow(QWidget):
    """One question. Answered means that it was asked as well."""

    changed = Signal()
    removed = Signal()

    def __init__(self, look: Look, question: Question, *, brief: bool) -> None:
        super().__init__()
        self._question = question
        self.setAccessibleName(question.text)
        self.asked, self.answered = Tick(look, "Asked"), Tick(look, "Answered")
        for tick, word in ((self.asked, "Asked"), (self.answered, "Answered")):
            tick.setAccessibleName(f"{word}: {question.text}")
        self.answer = TextField(question.answer, placeholder="What they answered")
        self.answer.setAccessibleName(f"Answer to: {question.text}")
        self.remove = Button(look, "Remove", "link")
        self.remove.setAccessibleName(f"Remove: {question.text}")
        self.tag = Tag(look, state("to-ask"))
        head = Flow(look, centre=True, between="hair")
        head.add(Words(look, question.text), 170, 1)
        head.add(self.tag)
        ticks = Flow(look, gap="pad", between="hair", centre=True)
        for each in (self.asked, self.answered):
            ticks.add(each)
        if not brief:
            ticks.add(self.answer, 200, 1)
            ticks.add(self.remove)
        box = column(look, gap="hair", within=self)
        box.addLayout(head)
        box.addLayout(ticks)
        self.asked.setChecked(question.asked)
        self.answered.setChecked(question.answered)
        self._show()
        self.asked.clicked.connect(self._ticked)
        self.answered.clicked.connect(self._ticked)
        self.answer.textChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)
        self.remove.setVisible(not brief)
        self.answer.setVisible(not brief)

    def question(self) -> Question:
        return Question(
            text=self._question.text,
            asked=self.asked.isChecked() or self.answered.isChecked(),
            answered=self.answered.isChecked(),
            answer=self.answer.text().strip(),
        )

    def _ticked(self) -> None:
        if self.answered.isChecked():
            self.asked.setChecked(True)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        answered, asked = self.answered.isChecked(), self.asked.isChecked()
        self.tag.set_state(state("answered" if answered else "asked" if asked else "to-ask"))
        self.asked.setEnabled(not answered)


class QuestionList(QWidget):
    """`changed` when one was ticked, answered, added or removed; `grew` when rows came or went.

    `brief`: for Meeting mode, where nothing is added and no answer is typed.
    """

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look, *, brief: bool = False) -> None:
        super().__init__()
        self._look, self._brief = look, brief
        self.rows: list[QuestionRow] = []
        self._box = column(look, gap="gap")
        self.new, self.add_button = TextField(), Button(look, "Add")
        self.new.setAccessibleName("Another question")
        self.new.setPlaceholderText("Another question")
        self.add_button.setAccessibleName("Add the question")
        box = column(look, gap="gap", within=self)
        box.addLayout(self._box)
        self._ends = QWidget()
        ends = Flow(look)
        ends.add(self.new, 220, 1)
        ends.add(self.add_button)
        self._ends.setLayout(ends)
        box.addWidget(self._ends)
        self._ends.setVisible(not brief)
        self.new.returnPressed.connect(self._add)
        self.new.textChanged.connect(self.changed)
        self.add_button.clicked.connect(self._add)

    def set_questions(self, questions: Sequence[Question]) -> None:
        """These, in this order."""
        empty(self._box)
        self.rows = []
        for one in questions:
            self._append(one)
        self.grew.emit()

    def questions(self) -> tuple[Question, ...]:
        """Every question; the one that is typed and not added yet counts too."""
        made = tuple(row.question() for row in self.rows)
        last = self.new.text().strip()
        return (*made, Question(text=last)) if last and not self._brief else made

    def _append(self, question: Question) -> None:
        if self.rows:
            self._box.addWidget(rule())
        row = QuestionRow(self._look, question, brief=self._brief)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._box.addWidget(row)

    def _add(self) -> None:
        if not self.new.text().strip():
            self.new.setFocus()
            return
        made = self.questions()
        blocked = self.new.blockSignals(True)
        self.new.clear()
        self.new.blockSignals(blocked)
        self.set_questions(made)
        self.changed.emit()
        self.new.setFocus()

    def _remove(self, row: QuestionRow) -> None:
        left = [one.question() for one in self.rows if one is not row]
        self.set_questions(left)
        self.changed.emit()
        self.new.setFocus()
