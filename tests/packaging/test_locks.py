"""The lock files: every version pinned, every file hashed, no address, the same for all."""

import re
from pathlib import Path

import pytest

import setup_env
import tidy

LOCKS = [setup_env.RUN, setup_env.CHECK]


def pins(lock: str) -> dict[str, list[str]]:
    """Each `name==version ; marker` of a lock with its hashes."""
    found: dict[str, list[str]] = {}
    for line in (setup_env.ROOT / lock).read_text(encoding="utf-8").splitlines():
        text = line.removesuffix("\\").strip()
        if text.startswith("--hash="):
            found[list(found)[-1]].append(text)
        elif text:
            found[text] = []
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_pins_one_version_with_hashes(lock: str) -> None:
    assert pins(lock)
    for pin, hashes in pins(lock).items():
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; .+)?$", pin)
        assert hashes, pin
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_holds_an_address(lock: str) -> None:
    text = (setup_env.ROOT / lock).read_text(encoding="utf-8")
    assert list(tidy.of_file(Path(lock), text)) == []
    assert " @ " not in text
    assert "\n--" not in f"\n{text}"


def test_the_checks_run_against_the_versions_that_people_run() -> None:
    run, check = (pins(lock) for lock in LOCKS)
    assert {pin: check.get(pin) for pin in run} == run


def test_python_3_11_gets_a_qt_that_is_sound_there() -> None:
    qt = [pin for pin in pins(setup_env.RUN) if pin.startswith("pyside6-essentials==")]
    (old,) = (pin for pin in qt if "python_full_version < '3.12'" in pin)
    version = re.search(r"==(\d+)\.(\d+)", old)
    assert version is not None
    assert tuple(map(int, version.groups())) < (6, 12)
