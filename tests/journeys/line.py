"""The real command line in a folder of its own: real vaults, a clock that stands.

Everybody here is made up. The postcodes and schools are real, from what the program ships.
"""

import io
import json
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.commands.files import VARIABLE
from tests.builders import FAMILY, HOME, PASSPHRASE, SERVICE, UPPERBY, StillClock, world

Fields = dict[str, Any]
NOTE = "Curlews over the beck; the plan's section F is silent about speech therapy."


@dataclass(frozen=True)
class Said:
    """How one command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Fields]:
        """The JSON lines on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def one(self) -> Fields:
        """The only line."""
        (line,) = self.lines
        return line


@dataclass
class Line:
    """One folder, and the commands that are typed there. The passphrase is in a file."""

    folder: Path
    clock: StillClock = field(default_factory=StillClock)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.put("passphrase.txt", PASSPHRASE + "\n")
        self.put("note.txt", NOTE)

    def put(self, name: str, content: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        return (self.folder / name).read_bytes()

    def plain(self, *words: str, stdin: bytes = b"", secret: bool = True) -> Said:
        """Type a command as it stands, in a console that knows ASCII alone."""
        out, err, given = (io.TextIOWrapper(io.BytesIO(), "ascii") for _ in range(3))
        given.buffer.write(stdin)
        given.seek(0)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            patch.setenv("COLUMNS", "80")
            if secret:
                patch.setenv(VARIABLE, "passphrase.txt")
            else:
                patch.delenv(VARIABLE, raising=False)
            for name, stream in (("stdout", out), ("stderr", err), ("stdin", given)):
                patch.setattr(sys, name, stream)
            status = main(words, world=lambda: world(self.clock))
            for stream in (out, err):
                stream.flush()
        told = [stream.buffer.getvalue().decode() for stream in (out, err)]
        return Said(status, *told)

    def __call__(self, *words: str, stdin: bytes = b"", secret: bool = True) -> Said:
        """The same with `--json`."""
        return self.plain(*words, "--json", stdin=stdin, secret=secret)

    def done(self, *words: str, stdin: bytes = b"") -> Fields:
        """The one line of a command that must go well."""
        said = self(*words, stdin=stdin)
        assert said.status == 0, said.err
        return said.one

    def refused(self, *words: str, stdin: bytes = b"", status: int = 1) -> Fields:
        """The one line of a command that must be refused: what is so, and what to do, twice."""
        said = self(*words, stdin=stdin)
        assert said.status == status, said
        answer = said.one
        assert answer["message"] in said.err
        assert answer["do"] in said.err
        assert plain_english(answer["message"]), answer
        assert plain_english(answer["do"]), answer
        return answer

    # --- what a journey is made of ---

    def found(self, pack: str = "standard") -> Fields:
        """A new office in `office`, and its invitation."""
        made = self.done(
            *("office", "new", "office", "--service", SERVICE, "--pack", pack),
            *("--staff", "Perpetua Wainhope"),
        )
        self.done("office", "invite", "office", "-o", "invitation.json")
        return made

    def join(self, vault: str = "morag", name: str = "Morag Tennick", home: str = HOME) -> Fields:
        """A volunteer's vault and request, not signed in yet."""
        return self.done(
            *("volunteer", "new", vault, "--invitation", "invitation.json", "--name", name),
            *("--home", home, "-o", f"{vault}.request"),
        )

    def enrol(self, vault: str, words: str) -> Fields:
        """Sign the laptop in, and bring its welcome in."""
        welcome = f"{vault}-welcome.evenhand"
        self.done("office", "enrol", "office", f"{vault}.request", "--words", words, "-o", welcome)
        return self.done("receive", vault, welcome)

    def volunteer(
        self, vault: str = "morag", name: str = "Morag Tennick", home: str = HOME
    ) -> Fields:
        """A volunteer who can send."""
        made = self.join(vault, name, home)
        self.enrol(vault, made["words"])
        return made

    def open_case(self, vault: str = "morag", *more: str, **changed: str) -> Said:
        """Open a case that nothing stands against, or one that is changed in some way."""
        return self(*opening(vault, **changed), *more)

    def case(self, vault: str = "morag", *more: str, **changed: str) -> str:
        """The reference of a case that was opened."""
        said = self.open_case(vault, *more, **changed)
        assert said.status == 0, said
        return str(said.one["case"])

    def call(self, case: str, who: str, *more: str, vault: str = "morag") -> Fields:
        """A telephone call."""
        return self.done(
            *("contact", vault, case, "--medium", "phone", "--with", who),
            *("--note", "note.txt", *more),
        )

    def send(self, vault: str, file: str, *more: str) -> Fields:
        """Seal one bundle."""
        return self.done("send", vault, "-o", file, *more)


def opening(vault: str, **changed: str) -> list[str]:
    """The words that open a case: a school in Carlisle, 14 km from home."""
    given = {
        "child": "Ottilie Brackenridge",
        "born": "2015-03-09",
        "parent": "Maud Brackenridge",
        "postcode": FAMILY,
        "school": UPPERBY,
    } | changed
    words = ["case", "open", vault]
    for name, value in given.items():
        words += [f"--{name}", value]
    return words


def plain_english(text: str) -> bool:
    """A sentence for a person: no code, no exception, no gap that was left open."""
    strange = ("Traceback", "Error:", "None", "{", "}", "errno", "0x", "–.", "::")
    return len(text.split()) > 1 and not any(each in text for each in strange)


def copied(made: Line, folder: Path) -> Line:
    """The same folder once more, with a clock of its own."""
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    return Line(folder, StillClock(made.clock.time))
