"""Makes resources/places/schools.bin: the schools of England, open and closed.

    python packaging/ground/build_schools.py EXTRACT --links LINKS [--edition TEXT]
    python packaging/ground/build_schools.py --joined EXTRACT --links LINKS --spine SPINE

EXTRACT is the government's own download (edubasealldata*.csv, plain or .gz), or with `--joined` a
list that was put together from older extracts and a newer list of open schools; LINKS is the
download of links (links_edubasealldata*.csv), SPINE a list of schools of the performance tables,
which has what joined extracts lack: the type of establishment, and the lines of the address, from
which the locality is read (a school that it lacks is where others of its postcode are). After
writing, every school and link is read back; only then does the new list replace the old one.

A joined list has some schools open that the newer list no longer has: one that the links have a
successor of, which is open, is closed (`gone_on`). Independent schools are in no newer list, so
that they are missing there says nothing.
"""

import argparse
import csv
import gzip
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

# Run as a script from anywhere: our own packages, then this folder's.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from msgspec import structs

from db.service import School
from desktop.casework.ground import gias, schools
from desktop.casework.ground.gias_links import read_links
from desktop.casework.ground.locality import locality, with_town
from desktop.casework.ground.school_chains import AMALGAMATED, MERGED, SUCCESSOR, Link, Links
from desktop.casework.ground.school_files import look_into

TARGET = Path(__file__).resolve().parents[2] / "resources" / "places" / "schools.bin"
JOINED = "GIAS of June 2024, with the open schools and the links of July 2025"
EXTRACT = "GIAS"
_LISTED = "in_open_list_20250711"
_KINDS = {  # the performance tables' words for what GIAS calls otherwise
    "Academy - Converter mainstream": "Academy converter",
    "Academy sponsor led mainstream": "Academy sponsor led",
    "Academy - Converter special school": "Academy special converter",
    "Academy - Sponsor led special school": "Academy special sponsor led",
    "Free school - Mainstream": "Free schools",
    "Free school - Special": "Free schools special",
    "Free school  16-19": "Free schools 16 to 19",
    "General further education college": "Further education",
    "Art, design and performing art college": "Further education",
    "Agriculture and horticulture college": "Further education",
    "Specialist designated college": "Further education",
    "Sixth form college": "Further education",
    "Sixth form centre/consortia": "Sixth form centres",
    "Studio school": "Studio schools",
    "Service childrens education": "Service children's education",
}
_WHOLE = (SUCCESSOR, MERGED, AMALGAMATED)
LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0"
    " (Department for Education, Get Information About Schools)."
)


def read(path: Path) -> Iterator[School]:
    """The schools of an extract that belong in the list."""
    with _opened(path) as lines:
        yield from filter(gias.worth_keeping, gias.read_gias(lines))


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[bytes]]:
    with path.open("rb") as plain:
        yield gzip.GzipFile(fileobj=plain) if path.suffix == ".gz" else plain


def links_in(path: Path) -> list[Link]:
    """The links of a download."""
    with _opened(path) as lines:
        return read_links(lines)


def with_spine(found: Iterable[School], path: Path | None) -> Iterator[School]:
    """The schools, each with its type and its locality where the spine knows them."""
    kinds, near, around = dict[str, str](), dict[str, str](), dict[str, str]()
    if path is not None:
        with _opened(path) as lines:
            for row in csv.DictReader(gias.decoded(lines)):
                kinds[row["URN"]] = _KINDS.get(row["NFTYPE"], row["NFTYPE"])
                address = [gias.clean(row[one]) for one in ("STREET", "LOCALITY", "ADDRESS3")]
                where = locality(address, gias.clean(row["TOWN"]), gias.clean(row["SCHNAME"]))
                near[row["URN"]] = where
                if where:
                    around.setdefault(row["POSTCODE"], where)
    for one in found:
        where = near.get(one.urn) or around.get(one.postcode, "")
        yield structs.replace(
            one,
            kind=one.kind or kinds.get(one.urn, ""),
            town=with_town(["", where], one.town, one.name),
        )


def newly_listed(path: Path) -> frozenset[str]:
    """The numbers that a joined list has from its newer list of open schools."""
    with _opened(path) as lines:
        rows = csv.DictReader(gias.decoded(lines))
        return frozenset(row["urn"] for row in rows if row[_LISTED] == "1")


def gone_on(
    found: Iterable[School], links: Iterable[Link], listed: frozenset[str]
) -> Iterator[School]:
    """The schools; closed is whichever is not newly listed and has an open one for successor."""
    schools_, known = list(found), Links(links)
    is_open = {int(one.urn): one.open for one in schools_}
    for one in schools_:
        onward = known.from_old(int(one.urn))
        moved = any(is_open.get(link.new) and link.kind in _WHOLE for link in onward)
        yield structs.replace(one, open=one.open and (one.urn in listed or not moved))


def build(
    found: Iterable[School],
    target: Path,
    edition: str,
    links: Sequence[Link] = (),
    day: date | None = None,
) -> list[School]:
    """Writes the list, reads it back, and puts it in place. Returns what is in it."""
    kept = sorted(found, key=lambda school: int(school.urn))
    part = target.with_suffix(".part")
    schools.write(part, kept, f"{edition}\n{LICENCE}", links, day)
    back = schools.SchoolList.open(part)
    for written, read_back in zip(kept, back, strict=True):
        if written != read_back or back.by_urn(written.urn) != written:
            sys.exit(f"{written.urn} was read back as {read_back}, and not as it was written")
    if sorted(back.links) != sorted(links):
        sys.exit("the links were not read back as they were written")
    part.replace(target)
    return kept


def main() -> None:
    """Builds from the files given, says what is in it on standard error."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    one = words.add_mutually_exclusive_group(required=True)
    one.add_argument("extract", type=Path, nargs="?", help="the government's own download")
    one.add_argument("--joined", type=Path, help="older extracts joined with a newer open list")
    words.add_argument("--links", type=Path, required=True, help="the download of links")
    spine = "the performance tables' list of schools"
    words.add_argument("--spine", type=Path, help=spine)
    words.add_argument("--edition", help="what is said of it, such as 'GIAS of 3 March 2026'")
    words.add_argument("-o", type=Path, default=TARGET)
    given = words.parse_args()
    edition = given.edition or (JOINED if given.joined else EXTRACT)
    found, links = read(given.joined or given.extract), links_in(given.links)
    if given.joined:
        found = gone_on(found, links, newly_listed(given.joined))
    (told,) = look_into(given.links)
    kept = build(with_spine(found, given.spine), given.o, edition, links, told.day)
    open_now = sum(school.open for school in kept)
    print(f"{len(kept):,} schools, {given.o.stat().st_size:,} bytes", file=sys.stderr)
    print(f"{open_now:>10,}  open\n{len(kept) - open_now:>10,}  closed", file=sys.stderr)
    print(f"{len(links):>10,}  links", file=sys.stderr)


if __name__ == "__main__":
    main()
