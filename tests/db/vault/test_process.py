import sys

import pytest

from tests.db.vault.kit import elsewhere

SCRIPT = """
import ctypes, resource
from db.vault.process import harden_process
harden_process()
harden_process()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it took")
def test_no_core_dump_and_no_reading_of_our_memory() -> None:
    assert elsewhere(SCRIPT) == "(0, 0) 0"
