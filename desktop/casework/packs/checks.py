"""Whether the parts of a pack agree with each other.

- Every setting that asks something names a clause, and that clause is in the file.
- No clause stands twice, no role stands twice, and no role stands where no role is asked; the
  same for agencies, questions, courses and whom to ring.
- Every clause says what answers it: a part of the program, now or later, or that none can.
- A distance and its strength come together, and near lies below far.
- The words spoken at a meeting have a place for the role, and no other gaps than we can fill.
"""

from collections.abc import Callable, Iterator

from desktop.casework.packs.check_asking import asking_faults
from desktop.casework.packs.check_clauses import clause_faults, setting_faults
from desktop.casework.packs.check_people import people_faults
from desktop.casework.packs.check_words import role_faults, word_faults
from desktop.casework.packs.fault import Fault
from desktop.casework.packs.file import PackFile

_CHECKS: tuple[Callable[[PackFile], Iterator[Fault]], ...] = (
    clause_faults,
    setting_faults,
    word_faults,
    role_faults,
    asking_faults,
    people_faults,
)


def faults(pack: PackFile) -> Iterator[Fault]:
    """Every disagreement; nothing for a good pack."""
    for check in _CHECKS:
        yield from check(pack)
