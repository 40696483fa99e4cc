"""Runs scenes under the shim, kills them, takes their power away or has a call of theirs fail, and
looks at what was left.

A program of its own, because the shim must stand before the C library when it starts: it is asked
by a line of JSON (the arguments of `played`) and answers with one. Each scene is first run
undisturbed, with every step logged; played again, the log must give the folder that is there.
Children are forked from a process that has loaded everything, and a derivation costs them a tenth
of a millisecond.
"""

import errno
import hashlib
import json
import os
import pickle
import random
import shutil
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from db.errors import NotSurelyKept, Refusal
from desktop.messages import of
from tests.faults.replay import PLAIN, Disk, State, any_style
from tests.faults.scenes import SCENES, Facts, Lost, Place, Scene, Told, Untrue
from tests.faults.shim import ROOT, Entry, Kind, Steps, read


@dataclass
class Found:
    """What was tried and what came of it. `examples`: the first few that went wrong."""

    steps: int = 0
    tried: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def look(self, scene: Scene, place: Place, told: Told, again: bool, where: str) -> None:
        """Look at what was left, and count what is wrong with it."""
        self.tried += 1
        try:
            scene.look(place, told, again)
        except Lost as error:
            self._wrong("lost", where, error)
        except Untrue as error:
            self._wrong("false", where, error)
        except (AssertionError, Refusal) as error:
            self._wrong("other", where, error)
        except Exception as error:
            self._wrong("fault", where, error)

    def _wrong(self, what: str, where: str, error: Exception) -> None:
        self.note(what, f"{where}: {_said(error)}")

    def note(self, what: str, example: str) -> None:
        """One thing that is wrong."""
        self.counts[what] += 1
        if len(self.examples) < 12:
            self.examples.append(f"{what}, {example}")


def _said(error: BaseException) -> str:
    line = traceback.extract_tb(error.__traceback__)[-1]
    return f"{error!r} at {line.filename}:{line.lineno}"


WAYS = {
    "ENOSPC": (errno.ENOSPC, False),
    "EIO": (errno.EIO, False),
    "EACCES": (errno.EACCES, False),
    "full from there on": (errno.ENOSPC, True),
}
"""How a call fails: with what, and whether all after it do that ask for room."""


class Failure(NamedTuple):
    """Which call fails, and with what; whether all after it do that ask for room."""

    call: int
    error: int
    on: bool

    def __str__(self) -> str:
        return (
            f"call {self.call}{' and all after' if self.on else ''}: {errno.errorcode[self.error]}"
        )


class Ended(NamedTuple):
    """How a scene ended: what it had told, calls that could fail and that did, the refusal's code
    if there was one, and what is wrong with how it was said."""

    told: int
    calls: int
    failures: int
    refused: str = ""
    wrong: str = ""


@dataclass
class Stage:
    """One scene, what lies there before it, and where it is played."""

    scene: Scene
    begin: Path
    at: Path
    careless: str
    steps: Steps = field(default_factory=Steps)

    def fresh(self) -> None:
        shutil.rmtree(self.at, ignore_errors=True)
        shutil.copytree(self.begin, self.at)

    def play(self, tell: Callable[[Facts], None]) -> None:
        self.scene.act(Place(self.at, self.careless), tell)

    def rehearse(self, log: Path) -> tuple[tuple[Facts, ...], list[Entry]]:
        """Undisturbed: all that it told, and every step that it took."""
        self.fresh()
        kept = log.with_suffix(".told")

        def run() -> None:
            told: list[Facts] = []

            def tell(facts: Facts) -> None:
                told.append(facts)
                self.steps.mark(len(told))

            into = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
            self.steps.watch(self.at, into)
            self.play(tell)
            self.steps.stop()
            kept.write_bytes(pickle.dumps(tuple(told)))

        assert _forked(run) == 0, "undisturbed, the scene does not play"
        entries = list(read(log))
        disk = Disk(self.begin)
        for entry in entries:
            disk.follow(entry)
        assert disk.now() == _there(self.at), "a step was not seen"
        told: tuple[Facts, ...] = pickle.loads(kept.read_bytes())
        return told, entries

    def killed(self, step: int, inside: int) -> int:
        """Killed at this step, or so many bytes into it; how often it had told something."""
        self.fresh()
        reading, writing = os.pipe()

        def run() -> None:
            self.steps.watch(self.at)
            self.steps.die(step, inside)
            self.play(lambda _facts: _say(writing))

        status = _forked(run)
        os.close(writing)
        told = 0
        while heard := os.read(reading, 4096):
            told += len(heard)
        os.close(reading)
        assert status == -signal.SIGKILL, f"step {step} was never reached"
        return told

    def failing(self, failure: Failure) -> Ended:
        """With one call, or every one from there on, that fails; how it ended."""
        self.fresh()
        reading, writing = os.pipe()

        def run() -> None:
            told = 0

            def tell(_facts: Facts) -> None:
                nonlocal told
                told += 1

            self.steps.watch(self.at)
            self.steps.fail(failure.call, failure.error, on=failure.on)
            how = _how_it_ends(lambda: self.play(tell))
            ended = Ended(told, self.steps.calls, self.steps.failures, *how)
            os.write(writing, pickle.dumps(ended))

        status = _forked(run)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read()
        assert status == 0, f"{failure}: the child broke off"
        ended: Ended = pickle.loads(said)
        return ended


def _how_it_ends(play: Callable[[], None]) -> tuple[str, str]:
    """The code of the refusal, and what is wrong: no refusal but a fault, or one without words."""
    try:
        play()
    except Refusal as refused:
        words = of(refused)
        whole = words.message.strip() and words.do.strip() and "–" not in " ".join(words)
        return refused.code, "" if whole else f"words are missing: {words}"
    except Untrue:  # a scene looks at the vault in between, and something is said of it
        return "warned", ""
    except Exception as error:
        return "", "" if _of_the_scene(error) else _said(error)
    return "", ""


def _of_the_scene(error: Exception) -> bool:
    """Whether it was the scene that wrote or read a file, and no part of the program."""
    frames = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    ours = [Path(name) for name in frames if Path(name).is_relative_to(ROOT)]
    return isinstance(error, OSError) and ours[-1].name == "scenes.py"


def _say(descriptor: int) -> None:
    os.write(descriptor, b".")


def _forked(run: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            run()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(3)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _there(folder: Path) -> State:
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }


def points(entries: list[Entry], count: int) -> list[tuple[int, int]]:
    """Where to kill: before every step, and inside every write, `count` of them evenly spread.

    A write that is cut short by a kill ends at any byte, for all that one may rely on.
    """
    lengths: dict[int, int] = {entry.step: 0 for entry in entries}
    lengths |= {one.step: len(one.data) for one in entries if one.kind is Kind.WRITE}
    steps = [(step, 0) for step in range(1, max(lengths) + 1)]
    if len(steps) > count:
        return _spread(steps, count)
    inside = [(step, byte) for step, size in lengths.items() for byte in range(1, size)]
    return sorted(steps + _spread(inside, count - len(steps)))


def _spread(every: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    count = min(count, len(every))
    return [every[(2 * at + 1) * len(every) // (2 * count)] for at in range(count)]


def kill(stage: Stage, log: Path, count: int) -> Found:
    """Kill a child at so many points, look at what each left, and try again."""
    told, entries = stage.rehearse(log)
    found = Found(steps=max(one.step for one in entries))
    for step, inside in points(entries, count):
        heard = stage.killed(step, inside)
        where = f"killed at {step}+{inside} of {found.steps} after {heard} told"
        stage.steps.watch(stage.at)  # nobody waits for the disk while it is looked at
        found.look(stage.scene, Place(stage.at), Told(told, heard), True, where)
    return found


def failures(calls: int, count: int, way: str) -> list[Failure]:
    """`count` calls evenly spread, or every one; in this way, or in one after the other."""
    ways = [WAYS[way]] if way else list(WAYS.values())
    count = min(calls, count)
    chosen = (at * calls // count for at in range(count))
    return [Failure(1 + call, *ways[at % len(ways)]) for at, call in enumerate(chosen)]


def fail(stage: Stage, log: Path, count: int, way: str) -> Found:
    """Have so many calls fail, look at what each left, and try again. `way`: one of `WAYS`, or
    empty for all of them in turn."""
    told, _ = stage.rehearse(log)
    found = Found(steps=stage.failing(Failure(0, errno.EIO, False)).calls)
    for failure in failures(found.steps, count, way):
        ended = stage.failing(failure)
        assert ended.failures, f"{failure} of {found.steps} was never reached"
        found.counts["said" if ended.refused else "got over"] += 1
        where = f"{failure} of {found.steps} after {ended.told} told, {ended.refused or 'no word'}"
        if ended.wrong:
            found.note("unsaid", f"{where}: {ended.wrong}")
        stage.steps.watch(stage.at)  # from here on nothing fails
        undone = ended.refused not in ("", "warned", NotSurelyKept.code)
        seen = Told(
            told,
            ended.told,
            taken_back=stage.scene.takes_back and bool(ended.refused),
            undone=stage.scene.saves and undone,
        )
        found.look(stage.scene, Place(stage.at), seen, True, where)
    return found


def states(stage: Stage, entries: list[Entry], count: int) -> Iterator[tuple[int, str, State]]:
    """Different folders that a power loss may leave, with how much had been told by then.

    After every step the four plain ones (of writes and of names all came, or none), then others by
    chance until there are enough.
    """
    chance = random.Random(11)
    seen: set[tuple[int, bytes]] = set()
    moments = 1 + len(entries)
    plain = count >= 4 * moments
    barren = 0  # rounds that found nothing new
    while len(seen) < count and barren < 9:
        disk, told, before = Disk(stage.begin), 0, len(seen)
        # A quick sweep takes moments by chance, a full one each of them in each round.
        share = 1.0 if plain else min(1.0, (count - len(seen)) / moments)
        for number, entry in enumerate(entries, 1):
            disk.follow(entry)
            told = entry.at if entry.kind is Kind.MARK else told
            if chance.random() > share:
                continue
            styles = PLAIN if plain and not before else (any_style(chance),)
            for style in styles:
                state = disk.after_loss(style, chance)
                name = told, _fingerprint(state)
                if name not in seen:
                    seen.add(name)
                    yield told, f"power lost after line {number} of {moments}, {style}", state
        barren = barren + 1 if len(seen) == before else 0


def _fingerprint(state: State) -> bytes:
    whole = hashlib.blake2b()
    for name in sorted(state):
        data = state[name]
        whole.update(f"{name}\0{-1 if data is None else len(data)}\0".encode())
        whole.update(data or b"")
    return whole.digest()


def _lay(state: State, at: Path) -> None:
    shutil.rmtree(at, ignore_errors=True)
    at.mkdir()
    for name, data in state.items():  # a folder comes before what is in it
        if data is None:
            (at / name).mkdir(mode=0o700)
        else:
            (at / name).write_bytes(data)


def power(stage: Stage, log: Path, count: int) -> Found:
    """Rebuild so many states that a power loss may leave, and look at each."""
    told, entries = stage.rehearse(log)
    found = Found(steps=max(one.step for one in entries))
    stage.steps.watch(stage.at)  # nobody waits for the disk while states are looked at
    for heard, where, state in states(stage, entries, count):
        _lay(state, stage.at)
        again = found.tried % 4 == 0
        found.look(stage.scene, Place(stage.at), Told(told, heard), again, where)
    return found


def played(
    job: str, name: str, template: str, scratch: str, count: int, how: str
) -> dict[str, object]:
    """Play a scene; what was found. `how`: in which way calls fail, or else a setting of the
    record that must lose something."""
    scene, folder = SCENES[name], Path(scratch)
    begin = folder / "begin"
    begin.mkdir()
    for vault in scene.needs:
        shutil.copytree(Path(template) / vault, begin / vault)
        if not scene.backups:
            shutil.rmtree(begin / vault / "backups")
    scene.make(Place(begin))
    stage = Stage(scene, begin, folder / "at", "" if job == "fail" else how)
    if job == "fail":
        return vars(fail(stage, folder / "log", count, how))
    return vars((kill if job == "kill" else power)(stage, folder / "log", count))


def main() -> None:
    """Answer every line of standard input with a line; nothing of one reaches the next."""
    for line in sys.stdin:

        def run(asked: str = line) -> None:
            print(json.dumps(played(*json.loads(asked))), flush=True)

        if _forked(run) != 0:
            print(json.dumps(None), flush=True)


if __name__ == "__main__":
    main()
