"""Taking in a newer list of schools: what it has otherwise than the one in use, and nothing else.

Rules:
- All or nothing: a list that is damaged, is another one, or is broken off leaves everything as it
  was. What is written is one transaction.
- At the office what changes goes to every laptop with the next bundle. A volunteer who takes a list
  in herself does so for her laptop alone: it is never sent (stream `own`), and where the office's
  list is of the same day or a later one, the office's stands.
- The list of schools must have every column that is read, and the links theirs: an extract that
  lacks the trusts would have every school leave its trust.
- A list of a day before the one in use is refused: it would undo what is known.
- One that may have been cut short at the end of a line is refused unless it is meant: nearly whole,
  in the order of numbers, and without any that is known after its last; GIAS keeps closed schools.
  Of links it is enough that none is there of `FEW` numbers after its last: they would be forgotten.
- Nobody's name is read from it (`desktop.casework.ground.gias`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.errors import (
    FileUnreadable,
    NotASchoolList,
    OlderSchoolList,
    SchoolLinksEnd,
    SchoolListEnds,
)
from db.service import School
from desktop.casework.actions.closeness.recheck import recheck_open
from desktop.casework.desk import Desk
from desktop.casework.ground.gias import NotGias, read_whole
from desktop.casework.ground.gias_links import read_links
from desktop.casework.ground.school_changes import (
    Difference,
    compare,
    compare_links,
    parts_of,
)
from desktop.casework.ground.school_files import SchoolFile, look_into
from desktop.casework.saying.dates import written

Step = Callable[[int, int], None]


@dataclass(frozen=True)
class TakenIn:
    """What a list came to. `rows`: schools in the file; `changed` does not count those `closed`."""

    day: date
    rows: int
    added: int
    changed: int
    closed: int
    links: int  # numbers that lead elsewhere than before
    known: int  # schools that were known before


FEW = 3
NEARLY = 0.9
"""Of the schools that are known: with fewer a list is said to be a part, and ends where it does."""


def take_schools(
    desk: Desk,
    files: Sequence[Path],
    step: Step = lambda _done, _whole: None,
    *,
    meant: bool = False,
) -> TakenIn:
    """Take these files in: the list of schools, that of links, or both. `meant`: also if it ends
    early.

    Raises `FileUnreadable`, `NotASchoolList`, `OlderSchoolList`, `SchoolListEnds`,
    `SchoolLinksEnd`, the store's refusals and what `step` raises; then nothing was kept.
    """
    lists = [one for file in files for one in _looked_into(file)]
    day = max(one.day for one in lists)
    _newer_than_in_use(desk, lists)
    known, found = len(desk.schools), _compared(desk, lists, step)
    if not meant:
        _not_cut_off(desk, lists, found)
    if not found.nothing or desk.schools.day is None or day > desk.schools.day:
        _keep(desk, found, day)
    changes = (found.added, found.changed, found.closed, found.links)
    return TakenIn(day, found.rows, *changes, known)


def _keep(desk: Desk, found: Difference, day: date) -> None:
    """Write it, and look at the open cases by it: a school may have become another."""
    try:
        with desk.write() as writing:
            for part in parts_of(found, day):
                writing.add(part, own=desk.kind == "volunteer")
            desk.lists_changed()
            recheck_open(desk, writing, "school-list")
    except BaseException:
        desk.lists_changed()  # what was read of it was taken back with the rest
        raise


def _looked_into(file: Path) -> list[SchoolFile]:
    try:
        return look_into(file)
    except NotGias as error:
        raise NotASchoolList(file=file.name, why=str(error)) from None
    except OSError as error:
        raise _unreadable(file, error) from None


def _newer_than_in_use(desk: Desk, lists: Sequence[SchoolFile]) -> None:
    known = desk.schools.day
    for one in lists:
        if known is not None and one.day < known:
            name = one.member or one.path.name
            raise OlderSchoolList(file=name, day=written(one.day), known=written(known))


def _compared(desk: Desk, lists: Sequence[SchoolFile], step: Step) -> Difference:
    """Every row of every file against what is known."""
    found, known = Difference(), desk.schools
    whole, done = sum(one.size for one in lists) or 1, 0
    for one in lists:
        lines = one.lines(lambda at, before=done: step(before + at, whole))  # type: ignore[misc]
        try:
            if one.links:
                links = read_links(lines)
                if not links:
                    raise NotGias("there is no link in it")
                compare_links(known, links, found)
            else:
                compare(known, _once(read_whole(lines)), found)
        except NotGias as error:
            where = f", in {one.member}" if one.member else ""
            raise NotASchoolList(file=one.path.name, why=f"{error}{where}") from None
        except OSError as error:
            raise _unreadable(one.path, error) from None
        done += one.size
        step(min(done, whole), whole)
    return found


def _not_cut_off(desk: Desk, lists: Sequence[SchoolFile], found: Difference) -> None:
    """Raises `SchoolListEnds`, `SchoolLinksEnd` where it may have been cut short."""
    names = {one.links: one.member or one.path.name for one in lists}
    lacks = desk.schools.after(found.last)
    if found.rising and found.rows >= NEARLY * len(desk.schools) and lacks:
        raise SchoolListEnds(file=names[False], last=f"{found.last}", count=f"{lacks:,}")
    if found.lost_links >= FEW:
        count = f"{found.lost_links:,}"
        raise SchoolLinksEnd(file=names[True], last=f"{found.last_link}", count=count)


def _once(schools: Iterator[School]) -> Iterator[School]:
    """The same; a list that has a school twice was put together by hand."""
    seen: set[int] = set()
    for one in schools:
        if int(one.urn) in seen:
            raise NotGias(f"the school {one.urn} is in it twice")
        seen.add(int(one.urn))
        yield one
    if not seen:
        raise NotGias("there is no school in it")


def _unreadable(file: Path, error: OSError) -> FileUnreadable:
    return FileUnreadable(file=f"{file}", reason=(error.strerror or "it failed").lower())
