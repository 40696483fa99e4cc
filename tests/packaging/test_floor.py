"""Old Pythons get a sentence, not a syntax error."""

import ast
from pathlib import Path

import pytest

import floor

PACKAGING = Path(floor.__file__).parent


def test_an_old_python_is_told_what_to_install() -> None:
    said = floor.sentence(3, 10, "packaging/run.py")
    assert "3.11 or newer" in said
    assert "this is Python 3.10" in said
    assert "python3.11 packaging/run.py" in said


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (4, 0)])
def test_a_python_that_is_new_enough_is_told_nothing(version: tuple[int, int]) -> None:
    assert floor.sentence(*version, "packaging/run.py") == ""


def test_too_old_leaves_with_status_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(floor, "OLDEST", (99, 0))
    with pytest.raises(SystemExit) as left:
        floor.require("packaging/run.py")
    assert left.value.code == 1
    heard = capsys.readouterr()
    assert "Evenhand needs Python 99.0" in heard.err
    assert heard.out == ""


@pytest.mark.parametrize("name", ["floor.py", "run.py", "check.py"])
def test_python_3_6_can_read_as_far_as_the_sentence(name: str) -> None:
    ast.parse((PACKAGING / name).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("name", ["run.py", "check.py"])
def test_the_version_is_looked_at_before_anything_else_is_imported(name: str) -> None:
    body = ast.parse((PACKAGING / name).read_text(encoding="utf-8")).body
    first, second = (ast.unparse(line) for line in body[1:3])
    assert first == "import floor"
    assert second == f"floor.require('packaging/{name}')"
