"""`evenhand --help` starts about as quickly as Python itself: nothing heavy is imported for it."""

import subprocess
import sys
import time
from statistics import median

AIM = 2.5  # times a bare interpreter
SLACK = 1.4  # a shared machine's noise


def _seconds(*arguments: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - begun


def test_help_takes_little_longer_than_a_bare_interpreter() -> None:
    bare, ours = [], []
    for _ in range(9):
        bare.append(_seconds("-c", "pass"))
        ours.append(_seconds("-m", "desktop", "--help"))
    ratio = median(own / other for own, other in zip(ours, bare, strict=True))
    print(f"evenhand --help: {ratio:.2f} times a bare interpreter (aim {AIM})")
    assert ratio < AIM * SLACK


def test_help_loads_neither_the_record_nor_qt() -> None:
    code = (
        "import sys; from desktop.cli import main; main(['--help']); "
        "heavy = {'sqlalchemy', 'cryptography', 'msgspec', 'PySide6', 'reportlab', 'alembic'}; "
        "sys.exit(len(heavy & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
