"""What every refusal is: a code that finds the words, and the facts that they need."""

from typing import ClassVar


class Refusal(Exception):
    """Something cannot be done; nothing was lost. `code` finds the words, `facts` fill them."""

    code: ClassVar[str] = ""

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code)
        self.facts: dict[str, str | int] = facts
