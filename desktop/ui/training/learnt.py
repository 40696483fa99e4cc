"""What is due and what was learnt, one below the other."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.training.look import Learner, Recorded
from desktop.casework.saying.said import policy_clause
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import heading, soft
from desktop.ui.rows.work_row import WorkRow, line_up, tell_apart
from desktop.ui.training import told


class Learnt(QWidget):
    """`confirm` is called with what a volunteer told of, at the office; None: not here."""

    def __init__(
        self,
        here: Here,
        one: Learner,
        today: date,
        confirm: Callable[[Recorded], None] | None = None,
    ) -> None:
        super().__init__()
        look = here.look
        self.setAccessibleName(f"Training of {one.name}")
        box = column(look, gap="gap", within=self)
        rows: list[WorkRow] = []
        if one.due:
            box.addWidget(heading(look, "What is asked"))
        for due in one.due:
            actions = []
            if due.clause:
                clause = Button(look, policy_clause(due.clause), "clause")
                clause.clicked.connect(lambda _=False, to=due.clause: here.go("policy", to))
                actions.append(clause)
            why = told.due_why(due, today)
            rows.append(WorkRow(look, told.due_tag(due), due.what, why, actions))
            box.addWidget(rows[-1])
        box.addWidget(heading(look, "What is recorded"))
        if not one.records:
            box.addWidget(soft(look, "Nothing is recorded yet."))
        for record in one.records:
            actions = []
            if confirm is not None and not record.confirmed:
                button = Button(look, "Confirm it", icon="check")
                button.clicked.connect(lambda _=False, each=record: confirm(each))
                actions.append(button)
            why = told.record_why(record)
            if record.here_alone:
                why += " It goes to the office with your next bundle."
            rows.append(WorkRow(look, told.record_tag(record), record.body.title, why, actions))
            box.addWidget(rows[-1])
        tell_apart([button for row in rows for button in row.buttons])
        line_up(rows)
