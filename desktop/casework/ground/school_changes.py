"""What a newer list of schools has otherwise than the one in use; and a list with such changes.

Rules:
- Changes are told a school at a time, whole, and the links of an older number all together: what is
  said of a number takes the place of what was known of it. That it has no links any more is said
  by a link to itself.
- A school that the newer file lacks stays as it is: GIAS keeps the closed ones, so that a file
  lacks it only because it is a part of the list; and a governor's number must be found.
- Kept is what `gias.worth_keeping` says, and what is known already: a school in Wales that has
  closed is closed here too.
- Later changes stand over earlier ones. Those of a day before the list that ships was made add
  schools that it lacks, and trusts and federations where it knows of none at all; nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import structs

from db.names import Urn
from db.service import School, SchoolChanges, SchoolLink
from desktop.casework.ground.gias import worth_keeping
from desktop.casework.ground.school_chains import KINDS, OTHER, Link
from desktop.casework.ground.school_file import CLOSED, line, school_of
from desktop.casework.ground.schools import SchoolList

_SCHOOLS, _LINKS = 500, 2_000  # in one row of the ledger, at most
_BYTES = 180_000  # in one row, of 256 KB; a school's keys take some 240 of its own
_KEYS = 240
_GROUPS = ("trust", "trust_name", "federation", "federation_name")


@dataclass
class Difference:
    """What a list came to. Changed schools are kept as rows, so that thousands take little room."""

    rows: int = 0  # schools that the file has
    last: int = 0  # the number of its last one
    rising: bool = True  # whether they stand in the order of their numbers, as published
    last_link: int = 0  # the highest number that the file has links of
    lost_links: int = 0  # numbers after that which had links
    added: int = 0
    changed: int = 0  # otherwise than they were, but for those that closed
    closed: int = 0  # open before
    links: int = 0  # numbers whose links are others
    changed_rows: list[bytes] = field(default_factory=list)
    changed_links: list[Link] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.changed_rows or self.changed_links)


def compare(known: SchoolList, found: Iterable[School], into: Difference) -> None:
    """Take a file's schools into the difference."""
    for school in found:
        number = int(school.urn)
        into.rising, into.last = into.rising and number > into.last, number
        into.rows += 1
        before = known.row(school.urn)
        if before is None and not worth_keeping(school):
            continue
        now = line(school)
        if now == before:
            continue
        into.changed_rows.append(now)
        if before is None:
            into.added += 1
        elif now.endswith(CLOSED) and not before.endswith(CLOSED):
            into.closed += 1
        else:
            into.changed += 1


def compare_links(known: SchoolList, found: Iterable[Link], into: Difference) -> None:
    """Take a file's links into the difference: all links of each older number that has others."""
    before, now = _by_old(known.links), _by_old(found)
    into.last_link = max(now, default=0)
    into.lost_links = sum(old > into.last_link for old in before)
    for old in sorted(before.keys() | now.keys()):
        if before.get(old) != now.get(old):
            into.links += 1
            into.changed_links += sorted(now.get(old) or {Link(old, old, OTHER)}, key=_order)


def _by_old(links: Iterable[Link]) -> dict[int, set[Link]]:
    held: dict[int, set[Link]] = {}
    for one in links:
        held.setdefault(one.old, set()).add(one)
    return held


def _order(link: Link) -> tuple[int, str]:
    return link.new, link.kind


def parts_of(difference: Difference, day: date) -> Iterator[SchoolChanges]:
    """The difference as rows of the record, one at a time; one without anything for none."""
    schools = _cut(difference.changed_rows)
    links = _cut_links(difference.changed_links)
    count = max(len(schools), len(links), 1)
    for at in range(count):
        some = difference.changed_rows[slice(*schools[at])] if at < len(schools) else ()
        linked = difference.changed_links[slice(*links[at])] if at < len(links) else ()
        yield SchoolChanges(
            edition=day.isoformat(),
            part=at + 1,
            parts=count,
            schools=tuple(map(school_of, some)),
            links=tuple(map(_told, linked)),
        )


def _cut(rows: Sequence[bytes]) -> list[tuple[int, int]]:
    """Where the rows are cut, so that each piece fits one row of the record with its links."""
    cuts, first, size = [], 0, 0
    for at, row in enumerate(rows):
        size += len(row) + _KEYS
        if at - first == _SCHOOLS or size > _BYTES // 2:
            cuts.append((first, at))
            first, size = at, len(row) + _KEYS
    return [*cuts, (first, len(rows))] if rows else []


def _cut_links(links: Sequence[Link]) -> list[tuple[int, int]]:
    """The links of one number are never cut apart: a piece says all of them."""
    most = min(_LINKS, _BYTES // 2 // 100)
    cuts, first = [], 0
    for at in range(1, len(links)):
        if at - first >= most - 20 and links[at].old != links[at - 1].old:
            cuts.append((first, at))
            first = at
    return [*cuts, (first, len(links))] if links else []


def _told(link: Link) -> SchoolLink:
    urn, to = Urn(str(link.old)), Urn(str(link.new))
    return SchoolLink(urn=urn, to=to, kind=link.kind, on=link.on)


def with_changes(shipped: SchoolList, changes: Iterable[SchoolChanges]) -> SchoolList:
    """The list that ships with these changes, the oldest first; itself where there are none."""
    schools: dict[Urn, School] = {}
    links: dict[int, list[Link]] = {}
    day: date | None = None
    for part in changes:
        told = day_of(part.edition)
        if told is not None and shipped.day is not None and told < shipped.day:
            schools.update(_from_before(shipped, part.schools))
            continue
        day = max(day or date.min, told) if told is not None else day
        schools.update((one.urn, one) for one in part.schools)
        links.update(_by_number(part.links))
    if not (schools or links or day):
        return shipped
    return shipped.with_newer(schools.values(), links, day)


def day_of(edition: str) -> date | None:
    """Of which day an edition is; None for what says none."""
    try:
        return date.fromisoformat(edition)
    except ValueError:
        return None


def _from_before(shipped: SchoolList, schools: Iterable[School]) -> Iterator[tuple[Urn, School]]:
    """What a list of before still has to say, now that the program brought a newer one."""
    for one in schools:
        known = shipped.by_urn(one.urn)
        if known is None:
            yield one.urn, one
        elif not shipped.knows_groups and (one.trust or one.federation):
            groups = {name: getattr(one, name) for name in _GROUPS}
            yield one.urn, structs.replace(known, **groups)


def _by_number(told: Iterable[SchoolLink]) -> dict[int, list[Link]]:
    links: dict[int, list[Link]] = {}
    for one in told:
        kept = links.setdefault(int(one.urn), [])
        if one.to != one.urn:
            kind = one.kind if one.kind in KINDS else OTHER
            kept.append(Link(int(one.urn), int(one.to), kind, one.on))
    return links
