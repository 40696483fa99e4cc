"""What the tests of the widgets may ask for beside the look."""

import pytest
from PySide6.QtWidgets import QWidget


class Heard:
    """Stands in for a screen reader: keeps what was said to it."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, _where: QWidget, words: str, _urgent: bool = False) -> None:
        self.words.append(words)


@pytest.fixture
def heard() -> Heard:
    return Heard()
