"""The screen reader as the tests use it: finds parts by role and name, presses keys, listens."""

import json
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

import listener

PATIENCE = 30.0  # seconds; only what never comes takes that long
T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """One part of the program as it stands on the bus."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    labels: tuple[str, ...]  # the texts that label it
    keys: str  # that press it
    path: str  # its own for as long as it lives
    number: int
    above: int  # the number of what it is in


@dataclass(frozen=True)
class Heard:
    """Something that the program said by itself."""

    kind: str
    on: bool
    said: str
    name: str
    role: str
    path: str


@dataclass
class Reader:
    """A reader on one bus. `close` it, or use it in a `with`."""

    surroundings: Mapping[str, str]
    log: Path
    heard: list[Heard] = field(default_factory=list)
    program: subprocess.Popen[bytes] | None = None  # that is listened to

    def __post_init__(self) -> None:
        here = Path(__file__).parent
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [listener.PYTHON, "-I", str(here / "listen.py"), str(here)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=dict(self.surroundings),
            )
        assert self._answer() == "ready"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nobody asks any more."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def parts(self) -> list[Part]:
        """Everything that stands on the screen now, as one would come upon it."""
        return [
            Part(
                role=one["role"],
                name=one["name"],
                description=one["description"],
                states=frozenset(one["states"]),
                labels=tuple(one["labels"]),
                keys=one["keys"],
                path=one["path"],
                number=one["number"],
                above=one["above"],
            )
            for one in self._ask(do="parts")
        ]

    def find(self, role: str, name: str, *states: str) -> Part:
        """The part of this role, whose name begins so, once it has these states (or, with a
        leading `not `, has not)."""

        def look() -> Part | None:
            found = [one for one in self.parts() if one.role == role and one.name.startswith(name)]
            return next((one for one in found if _has(one, states)), None)

        return self.until(look, f"{role} “{name}” {' '.join(states)}")

    def inside(self, outer: Part) -> list[Part]:
        """What stands in a part, that itself first. Its number must be of the last look."""
        within, found = {outer.number}, []
        for part in self.parts():
            if part.number in within or part.above in within:
                within.add(part.number)
                found.append(part)
        return found

    def press(self, keys: str) -> None:
        """A key as X calls it, others held with it: `Tab`, `ctrl+Return`."""
        self._ask(do="press", keys=keys)

    def type(self, words: str) -> None:
        """Letters, by the bus's own keyboard."""
        self._ask(do="type", words=words)

    def text(self, part: Part) -> str:
        """What stands in a box."""
        return str(self._ask(do="text", number=part.number))

    def write(self, part: Part, words: str) -> None:
        """Put words into a box, as dictation does."""
        assert self._ask(do="write", number=part.number, words=words)

    def act(self, part: Part, action: str) -> None:
        """Do with a part what it says can be done with it."""
        assert self._ask(do="act", number=part.number, action=action)

    def tab(self) -> Heard:
        """Press Tab; where the keyboard is now, as the program says it."""
        return self._next(self._place())

    def tab_to(self, role: str, name: str) -> list[Heard]:
        """Go there by Tab alone, as often as it takes; the stops, of which each has said a name."""
        stops: list[Heard] = []
        while len(stops) < 100:
            stops.append(self._next(stops[-1].path if stops else self._place()))
            if stops[-1].role == role and stops[-1].name.startswith(name):
                return stops
        raise AssertionError(f"no {role} “{name}” by Tab, only {stops}")

    def _place(self) -> str:
        """Where the keyboard is, once the program is in front; a list, not its row."""
        return self.until(
            lambda: next(
                (
                    part.path
                    for part in self.parts()
                    if "focused" in part.states and part.role not in ("list item", "table cell")
                ),
                None,
            ),
            "part with the keyboard",
        )

    def _next(self, before: str) -> Heard:
        """Tab, and the first place told of that is not the one before: word of that may be late."""
        self.forget()
        self.press("Tab")

        def look() -> Heard | None:
            self._listen()
            focus = (one for one in self.heard if one.kind.endswith(":focused") and one.on)
            # The inside of a box of many lines has no name; the box itself is told of too.
            return next((one for one in focus if one.name and one.path != before), None)

        return self.until(look, "stop after Tab")

    def hears(self, words: str) -> Heard:
        """Wait until this is announced; the announcement."""

        def look() -> Heard | None:
            self._listen()
            told = (one for one in self.heard if one.kind.startswith("object:announcement"))
            return next((one for one in told if words in one.said), None)

        return self.until(look, f"announcement of “{words}”")

    def forget(self) -> None:
        """What was heard so far is of no more interest."""
        self._listen()
        self.heard.clear()

    def _listen(self) -> None:
        self.heard += [Heard(**one) for one in self._ask(do="events")]

    def until(self, look: Callable[[], T | None], what: str) -> T:
        """Look until there is something, and tell what there was if there never is."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not self._gone():
            found = look()
            if found is not None:
                return found
        seen = "\n".join(f"{part.role}: {part.name} {sorted(part.states)}" for part in self.parts())
        told = self.log.read_text(errors="replace")[-2000:]
        raise AssertionError(f"there is no {what} among\n{seen}\n{self.heard}\n{told}")

    def _gone(self) -> bool:
        """Whether the program has ended, so that nothing more will come of it."""
        return self.program is not None and self.program.poll() is not None

    def _ask(self, **wish: object) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wish).encode() + b"\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the reader ended: {self.log.read_text()}"
        return json.loads(line)


def _has(part: Part, states: tuple[str, ...]) -> bool:
    return all(
        (state.removeprefix("not ") in part.states) != state.startswith("not ") for state in states
    )


def nameless(parts: Sequence[Part]) -> list[Part]:
    """What can be operated, and does not say what it is."""
    return [part for part in parts if "focusable" in part.states and not part.name]
