"""One thing in a list, as it is shown and said."""

from dataclasses import dataclass

from desktop.ui.parts.tag import State


@dataclass(frozen=True)
class Row:
    """One thing in a list. `note` is a quiet tag after the headline; `cap` a key at the right."""

    key: str
    so: str
    more: str = ""
    state: State | None = None
    note: str = ""
    cap: str = ""
    icon: str = ""

    def said(self) -> str:
        """The whole row, for whoever listens."""
        parts = (self.so, self.state.word if self.state else "", self.note, self.more, self.cap)
        return ", ".join(part for part in parts if part)
