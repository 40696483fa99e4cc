"""Who may import whom: each forbidden import, put into a skeleton of the house, is caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import setup_env

HOUSE = """
db db.records db.errors db.ledger db.vault db.vault.lock db.store db.store.tables db.bundle
db.bundle.seal resources desktop desktop.casework desktop.casework.desk
desktop.casework.promise desktop.casework.promise.role desktop.casework.actions
desktop.casework.actions.meet desktop.documents desktop.documents.card
desktop.messages desktop.ui desktop.ui.session desktop.volunteer desktop.volunteer.meeting
desktop.office desktop.office.reports desktop.app desktop.commands desktop.commands.demo
desktop.commands.demo.run desktop.cli desktop.__main__
""".split()  # noqa: SIM905

ALLOWED = """
db.store.tables -> sqlalchemy
db.store.tables -> alembic
db.store -> db.vault
db.vault.lock -> sqlcipher3
db.store.tables -> sqlcipher3
db.vault -> db.ledger
desktop.casework.desk -> db.store.tables
desktop.casework.actions.meet -> db.store
desktop.casework.actions.meet -> db.bundle
desktop.casework.actions.meet -> desktop.casework.desk
desktop.casework.promise.role -> db.records
desktop.casework.promise.role -> resources
desktop.documents.card -> reportlab
desktop.documents.card -> pypdf
desktop.commands.demo.run -> desktop.casework.actions.meet
desktop.cli -> desktop.commands.demo.run
desktop.__main__ -> desktop.cli
desktop.ui.session -> PySide6
desktop.ui.session -> desktop.casework.actions.meet
desktop.volunteer.meeting -> desktop.ui.session
desktop.office.reports -> desktop.documents.card
desktop.app -> desktop.volunteer.meeting
""".strip().splitlines()

FORBIDDEN = """
resources -> db.records
resources -> desktop.messages
db.records -> resources
db.bundle.seal -> desktop.messages
db.vault.lock -> PySide6
db.store.tables -> reportlab
db.records -> db.vault
db.ledger -> db.store
db.vault.lock -> db.store.tables
db.vault -> db.bundle
db.store.tables -> db.bundle.seal
db.bundle.seal -> db.vault.lock
db.bundle -> db.store
db.vault -> sqlalchemy
db.records -> alembic
desktop.casework.actions.meet -> sqlalchemy
desktop.casework.desk -> sqlcipher3
desktop.casework.promise.role -> db.store
desktop.casework.promise.role -> desktop.casework.desk
desktop.casework.promise.role -> desktop.casework.actions.meet
desktop.casework.desk -> desktop.casework.actions
desktop.documents.card -> db.store.tables
desktop.ui.session -> db.store
desktop.commands.demo.run -> db.store.tables
desktop.casework.actions.meet -> PySide6
desktop.documents.card -> PySide6
desktop.messages -> PySide6
desktop.cli -> PySide6
desktop.commands.demo.run -> PySide6
desktop.__main__ -> desktop.ui.session
desktop.casework.promise.role -> reportlab
desktop.casework.promise.role -> pypdf
desktop.casework.promise.role -> desktop.messages
desktop.ui.session -> desktop.volunteer.meeting
desktop.volunteer.meeting -> desktop.office.reports
desktop.office -> desktop.volunteer
desktop.volunteer -> desktop.app
""".strip().splitlines()


def build(root: Path, imports: list[str]) -> None:
    packages = {name for name in HOUSE if any(other.startswith(f"{name}.") for other in HOUSE)}
    for name in HOUSE:
        path = root / name.replace(".", "/")
        inside = name in packages or name == "resources"
        path = path / "__init__.py" if inside else path.with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [line.split(" -> ")[1] for line in imports if line.startswith(f"{name} -> ")]
        path.write_text("".join(f"import {imported}\n" for imported in lines))
    shutil.copy(setup_env.ROOT / "pyproject.toml", root)


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
    command = [sys.executable, "-c", program, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True)


def test_what_the_house_allows_is_kept(tmp_path: Path) -> None:
    build(tmp_path, ALLOWED)
    done = lint(tmp_path)
    assert done.returncode == 0, done.stdout


def test_every_forbidden_import_is_caught(tmp_path: Path) -> None:
    """All at once: each has to be named, alone or at the end of a chain, in what is said."""
    build(tmp_path, ALLOWED + FORBIDDEN)
    done = lint(tmp_path)
    assert done.returncode == 1
    assert [line for line in FORBIDDEN if f"{line} (" not in done.stdout] == []


def test_each_forbidden_import_is_caught_alone(tmp_path: Path, full: bool) -> None:
    if not full:
        pytest.skip("a long sweep: --full")
    for line in FORBIDDEN:
        folder = tmp_path / line.replace(" -> ", "-")
        build(folder, [*ALLOWED, line])
        assert lint(folder).returncode == 1, line
