"""What was copied out of Evenhand, as another program on the same screen finds it."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.reader.reader import Reader
from tests.reader.test_contact import begin

WORDS = "She said that the school had not"
NUMBER = "01228 555 0100"
# Another program: it says what lies on the clipboard, and with a word of its own puts that there.
PASTE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
board = QGuiApplication.clipboard()
if len(sys.argv) > 1:
    board.setText(sys.argv[1])
    print("there", flush=True)
    app.exec()
else:
    print(board.text())
"""


def screen(env: Mapping[str, str]) -> dict[str, str]:
    return {**env, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0", "QT_ACCESSIBILITY": "0"}


def pasted(env: Mapping[str, str]) -> str:
    """What one would paste now."""
    command = [sys.executable, "-c", PASTE]
    done = subprocess.run(command, env=screen(env), capture_output=True, text=True, check=True)
    return done.stdout.strip()


@contextmanager
def copies(env: Mapping[str, str], words: str) -> Iterator[None]:
    """Another program copies this, and goes on running."""
    command = [sys.executable, "-c", PASTE, words]
    with subprocess.Popen(command, env=screen(env), stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "there\n"
        try:
            yield
        finally:
            other.kill()


def copy_what_is_typed(reader: Reader, env: Mapping[str, str]) -> None:
    begin(reader)
    reader.type(WORDS)
    reader.until(lambda: reader.text(reader.find("text", "Facts")) == WORDS or None, "the words")
    reader.press("ctrl+a")
    reader.press("ctrl+c")
    reader.until(lambda: pasted(env) == WORDS or None, "the words on the clipboard")


def test_a_lock_takes_back_what_was_copied(
    unlocked: Path, reader: Reader, surroundings: dict[str, str]
) -> None:
    copy_what_is_typed(reader, surroundings)
    reader.press("ctrl+l")
    reader.find("password text", "Passphrase", "focused")
    assert pasted(surroundings) == ""


def test_what_somebody_copied_elsewhere_meanwhile_is_left_alone(
    unlocked: Path, reader: Reader, surroundings: dict[str, str]
) -> None:
    copy_what_is_typed(reader, surroundings)
    with copies(surroundings, NUMBER):
        reader.until(lambda: pasted(surroundings) == NUMBER or None, "the number")
        reader.press("ctrl+l")
        reader.find("password text", "Passphrase", "focused")
        assert pasted(surroundings) == NUMBER
