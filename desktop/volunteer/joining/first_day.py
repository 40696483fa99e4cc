"""The last step: what to do on the first day, in the order in which it is done."""

from PySide6.QtCore import Qt, Signal

from desktop.ui.first_run.step import Step
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import state
from desktop.ui.rows.work_row import WorkRow

_INTERESTS = (
    state("to-look-at"),
    "Say where a case could be too close to you",
    "On My interests, or say there that there is nothing to declare. It never leaves this laptop.",
)


class FirstDayStep(Step):
    """`done` when the desk is to be opened."""

    done = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Your first day", "Your record is ready. This is what comes next.")
        self._rows = column(look)
        self.open = Button(look, "Open my desk", "main", icon="key-round")
        row = Flow(look)
        row.add(self.open)
        self.main.addLayout(self._rows)
        self.main.addLayout(row)
        self.open.clicked.connect(self.done)

    def set_day(
        self, words: tuple[str, ...], saved: str, read: bool, *, interests: bool = True
    ) -> None:
        """What is done already, and what is not. `interests`: the policy asks for them."""
        request = (
            (state("done"), "The request is saved", f"Get it to the office: {saved}")
            if saved
            else (
                state("to-look-at"),
                "Save the request and get it to the office",
                "On the Exchange page, whenever you have a stick or your e-mail at hand.",
            )
        )
        said = " ".join(words)
        rows = [
            request,
            (
                state("to-look-at"),
                "Ring the office and read out your six words",
                f"They are: {said}. They stand on the Exchange page too.",
            ),
            (
                state("to-look-at"),
                "Bring in the welcome that the office sends back",
                "A file: drop it on the Exchange page. From then on you can send.",
            ),
            *((_INTERESTS,) if interests else ()),
            (
                state("done" if read else "to-read"),
                "You have read the policy" if read else "Read the policy",
                "It stands under Policy, clause by clause.",
            ),
        ]
        for shown, so, why in rows:
            row = WorkRow(self.look, shown, so)
            self._rows.addWidget(row)
            row.why.setText(why)  # when it has its place: before, it would be shown as a window
            row.why.show()

    def came(self) -> None:
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)
