"""Taking in a newer list of postcodes: what it has otherwise than the one in use, and nothing else.

Rules:
- All or nothing: a list that is damaged, is another one, or is broken off leaves everything as it
  was. What is written is one transaction.
- At the office what changes goes to every laptop with the next bundle, so that all of them measure
  by one list. A volunteer who takes a list in herself does so for her laptop alone: it is never
  sent (stream `own`), and where the office's list is as new or newer, the office's stands.
- An edition older than one in use is refused: what it lacks has not ended. One that would change
  more than `ORDINARY` postcodes is refused unless it is meant: most likely it is another product.
- Open cases are looked at again: a family may live elsewhere than was known.
- What a publisher says beside the rows, how many each area has, must be so.
- One that may have been cut short at the end of a line is refused unless it is meant
  (`desktop.casework.ground.list_ends`).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.errors import (
    FileUnreadable,
    ManyPlacesChange,
    NotAPlaceList,
    OlderPlaceList,
    PlaceListEnds,
    PlaceListLacks,
)
from db.service import PlaceChange, PlaceChanges
from desktop.casework.actions.closeness.recheck import recheck_open
from desktop.casework.desk import Desk
from desktop.casework.ground.codepoint import NotCodePoint
from desktop.casework.ground.comparing import MOST, Compared, Comparison, Difference, TooMany
from desktop.casework.ground.editions import month_of
from desktop.casework.ground.list_ends import CutOff, Ends
from desktop.casework.ground.place_files import PlaceFile

Step = Callable[[int, int], None]

ORDINARY = 60_000
"""Differences: two years and more of what Royal Mail changes, some 45,000 new and ended a year."""
_ROW = 2_000  # postcodes a row of the ledger; some 130 KB, of 256 that it may have


@dataclass(frozen=True)
class TakenIn:
    """What a list came to. `part`: areas of which it has only some, with how many of how many."""

    edition: str
    rows: int
    added: int
    changed: int
    closed: int
    part: dict[str, tuple[int, int]]


def take_places(
    desk: Desk,
    files: Sequence[Path],
    step: Step = lambda _done, _whole: None,
    *,
    meant: bool = False,
) -> TakenIn:
    """Take these files in, which are one list. `meant`: also if much changes, or it ends early.

    Raises `FileUnreadable`, `NotAPlaceList`, `OlderPlaceList`, `ManyPlacesChange`, `PlaceListEnds`,
    `PlaceListLacks`, the store's refusals and what `step` raises; then nothing was kept.
    """
    with ExitStack() as opened:
        lists = [_opened(one, opened) for one in files]
        edition = "; ".join(dict.fromkeys(one.edition for one in lists))[:_LINE]
        _newer_than_in_use(desk, edition)
        compared, cut = _compared(desk, lists, step)
    if cut is not None and not meant:
        raise _ends_early(edition, cut)
    if len(compared.differences) > ORDINARY and not meant:
        raise ManyPlacesChange(count=f"{len(compared.differences):,}", edition=edition)
    _keep(desk, edition, compared)
    return TakenIn(
        edition=edition,
        rows=compared.rows,
        added=compared.count("added"),
        changed=compared.count("changed"),
        closed=compared.count("closed"),
        part=compared.part,
    )


_LINE = 200  # characters; what several files are called together fits one line of the record


def _opened(file: Path, stack: ExitStack) -> PlaceFile:
    try:
        found = PlaceFile(file)
    except NotCodePoint as error:
        raise NotAPlaceList(file=file.name, why=str(error)) from None
    except OSError as error:
        raise _unreadable(file, error) from None
    stack.callback(found.close)
    return found


def _compared(desk: Desk, lists: Sequence[PlaceFile], step: Step) -> tuple[Compared, CutOff | None]:
    """Every row of every file against what is known, and what may be cut off."""
    work, ends = Comparison(desk.places), Ends()
    whole, done = sum(one.size for one in lists) or 1, 0
    for one in lists:
        before = done
        try:
            for row in one.rows(lambda read, _, before=before: step(before + read, whole)):  # type: ignore[misc]
                work.take(row)
                ends.take(row.code, (one.path, one.part))
        except NotCodePoint as error:
            raise NotAPlaceList(file=one.path.name, why=str(error)) from None
        except TooMany:
            why = f"more than {MOST:,} of its postcodes are not as they are known here"
            raise NotAPlaceList(file=one.path.name, why=why) from None
        except OSError as error:
            raise _unreadable(one.path, error) from None
        done += one.size
    if len({one.directory for one in lists}) > 1:
        why = "Code-Point Open and the directory of ONS are two lists; take one in after the other"
        raise NotAPlaceList(file=lists[-1].path.name, why=why)
    try:
        compared = work.finish()
    except TooMany:
        why = f"more than {MOST:,} of its postcodes are not as they are known here"
        raise NotAPlaceList(file=lists[0].path.name, why=why) from None
    _as_promised(lists, compared)
    counted = {letters for one in lists for letters in one.counts}
    known, whole_story = desk.places.table.outcodes, lists[0].directory
    return compared, ends.cut_off(compared, known, counted, ended_too=whole_story)


def _ends_early(edition: str, cut: CutOff) -> PlaceListEnds | PlaceListLacks:
    if cut.areas:
        return PlaceListLacks(edition=edition, last=cut.last, areas=", ".join(cut.areas))
    return PlaceListEnds(edition=edition, last=cut.last, count=f"{cut.lacks:,}", to=cut.to)


def _as_promised(lists: Sequence[PlaceFile], compared: Compared) -> None:
    """Raises `NotAPlaceList` where an area has other rows than its publisher counted, or none."""
    if not compared.rows:
        raise NotAPlaceList(file=lists[0].path.name, why="there is no postcode in it")
    promised: Counter[str] = Counter()
    for one in lists:
        promised.update(one.counts)
    for letters, count in sorted(promised.items()):
        found = compared.areas.get(letters, 0)
        if found != count:
            why = f"it is not whole: of the {count:,} postcodes of {letters} {found:,} are there"
            raise NotAPlaceList(file=lists[0].path.name, why=why)


def _newer_than_in_use(desk: Desk, edition: str) -> None:
    """Raises `OlderPlaceList` where a newer edition is in use, whoever published it."""
    newest = max(desk.places.editions, key=lambda one: month_of(one) or date.min)
    month, stands = month_of(edition), month_of(newest)
    if month is not None and stands is not None and month < stands:
        raise OlderPlaceList(edition=edition, known=newest)


def _keep(desk: Desk, edition: str, compared: Compared) -> None:
    if not compared.differences and edition in desk.places.editions:
        return  # the same list once more
    rows = list(_rows(edition, compared.differences))
    try:
        with desk.write() as writing:
            for row in rows:
                writing.add(row, own=desk.kind == "volunteer")
            desk.lists_changed()
            recheck_open(desk, writing, "place-list")
    except BaseException:
        desk.lists_changed()  # what was read of it was taken back with the rest
        raise


def _rows(edition: str, differences: Sequence[Difference]) -> Iterator[PlaceChanges]:
    """The differences in rows that fit; one row without any where nothing differs."""
    parts = max(1, -(-len(differences) // _ROW))
    for part in range(parts):
        some = differences[part * _ROW : (part + 1) * _ROW]
        places = tuple(_change(one) for one in some)
        yield PlaceChanges(edition=edition, part=part + 1, parts=parts, places=places)


def _change(one: Difference) -> PlaceChange:
    east, north = one.said.point or (None, None)
    # The month in which it ended stands behind the quality: "exact 2026-03".
    quality = f"{one.said.quality} {one.said.ended or ''}".strip()
    live = one.said.ended is None
    return PlaceChange(code=one.code, east=east, north=north, quality=quality, live=live)


def _unreadable(file: Path, error: OSError) -> FileUnreadable:
    return FileUnreadable(file=f"{file}", reason=(error.strerror or "it failed").lower())
