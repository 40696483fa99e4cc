"""The project speaks only of itself."""

from pathlib import Path

import pytest

import setup_env
import tidy

MACHINE_PATH = "/" + "home/someone/evenhand"


@pytest.mark.parametrize("name", ["README.md", "desktop/cli.py", ".ci/run"])
def test_a_place_on_one_machine_is_found(name: str) -> None:
    found = list(tidy.of_file(Path(name), f"first\nlook in {MACHINE_PATH}\n"))
    assert len(found) == 1
    assert found[0].startswith(f"{Path(name)}:2: ")


def test_an_address_in_what_set_up_reads_is_found() -> None:
    assert list(tidy.of_file(Path("a.lock"), "--index" + "-url x\n"))
    assert list(tidy.of_file(Path("pyproject.toml"), "u = 'https" + "://x'\n"))


def test_a_pack_may_give_the_address_of_a_page() -> None:
    pack = Path("resources/packs/a.toml")
    assert not list(tidy.of_file(pack, "page = 'https" + "://www.gov.uk/home/office/'\n"))


def test_a_long_file_is_found_unless_it_is_a_test() -> None:
    text = "print()\n" * (tidy.LONGEST + 1)
    assert list(tidy.of_file(Path("desktop/a.py"), text))
    assert not list(tidy.of_file(Path("tests/a.py"), text))


def test_a_long_table_of_data_is_not_a_long_file() -> None:
    table = "X = {\n" + '    "a": 1,\n' * tidy.LONGEST + "}\n"
    assert not list(tidy.of_file(Path("desktop/a.py"), table))
    assert list(tidy.of_file(Path("desktop/a.py"), table + "print()\n" * tidy.LONGEST))


def test_a_folder_of_code_that_the_contracts_would_pass_over_is_found() -> None:
    names = [Path("db/__init__.py"), Path("db/a.py"), Path("db/new/b.py"), Path("tests/c.py")]
    (found,) = tidy.unseen(names)
    assert found.startswith(f"{Path('db/new')}: has no __init__.py")


def test_every_licence_is_named_and_every_name_has_its_text(tmp_path: Path) -> None:
    folder = tmp_path / tidy.LICENCES
    folder.mkdir(parents=True)
    (tmp_path / "LICENSE").touch()
    (folder / "README.md").write_text("| face | `there.txt` and `gone.txt` |\n")
    (folder / "there.txt").touch()
    (folder / "unnamed.txt").touch()
    found = [Path(fault.split(":")[0]).name for fault in tidy.licences(tmp_path)]
    assert found == ["gone.txt", "unnamed.txt"]


def test_outside_git_every_file_is_looked_at_but_what_is_hidden(tmp_path: Path) -> None:
    for name in ("a.py", ".venv/b.py", "demo-1/c.py", "d/e.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert tidy.files(tmp_path) == [Path("a.py"), Path("d/e.py")]


def test_in_git_the_environment_is_not_looked_at() -> None:
    names = tidy.files(setup_env.ROOT)
    assert Path("pyproject.toml") in names
    assert not [name for name in names if name.parts[0] == ".venv"]
