"""Makes resources/places/schools.bin: the schools of England, open and closed.

    python packaging/ground/build_schools.py EXTRACT [--edition TEXT] [-o FILE]
    python packaging/ground/build_schools.py --joined EXTRACT [--edition TEXT] [-o FILE]

EXTRACT is the government's own download (edubasealldata*.csv, plain or .gz), or with `--joined` a
list that was put together from older extracts and a newer list of open schools. After writing,
every school is read back and found by its number; only then does the new list replace the old one.
"""

import argparse
import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

# Run as a script from anywhere: our own packages, then this folder's.
sys.path.extend(str(folder) for folder in Path(__file__).resolve().parents[1:3])

from db.service import School
from desktop.casework.ground import gias, schools

TARGET = Path(__file__).resolve().parents[2] / "resources" / "places" / "schools.bin"
JOINED = "GIAS of June 2024, with the list of open schools of July 2025"
EXTRACT = "GIAS"
LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0"
    " (Department for Education, Get Information About Schools)."
)


def read(path: Path) -> Iterator[School]:
    """The schools of an extract that belong in the list."""
    with path.open("rb") as plain:
        lines = gzip.GzipFile(fileobj=plain) if path.suffix == ".gz" else plain
        yield from filter(gias.worth_keeping, gias.read_gias(lines))


def build(found: Iterable[School], target: Path, edition: str) -> list[School]:
    """Writes the list, reads it back, and puts it in place. Returns what is in it."""
    kept = sorted(found, key=lambda school: int(school.urn))
    part = target.with_suffix(".part")
    schools.write(part, kept, f"{edition}\n{LICENCE}")
    back = schools.SchoolList.open(part)
    for written, read_back in zip(kept, back, strict=True):
        if written != read_back or back.by_urn(written.urn) != written:
            sys.exit(f"{written.urn} was read back as {read_back}, and not as it was written")
    part.replace(target)
    return kept


def main() -> None:
    """Builds from the file given, says what is in it on standard error."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    one = words.add_mutually_exclusive_group(required=True)
    one.add_argument("extract", type=Path, nargs="?", help="the government's own download")
    one.add_argument("--joined", type=Path, help="older extracts joined with a newer open list")
    words.add_argument("--edition", help="what is said of it, such as 'GIAS of 3 March 2026'")
    words.add_argument("-o", type=Path, default=TARGET)
    given = words.parse_args()
    edition = given.edition or (JOINED if given.joined else EXTRACT)
    kept = build(read(given.joined or given.extract), given.o, edition)
    open_now = sum(school.open for school in kept)
    print(f"{len(kept):,} schools, {given.o.stat().st_size:,} bytes", file=sys.stderr)
    print(f"{open_now:>10,}  open\n{len(kept) - open_now:>10,}  closed", file=sys.stderr)


if __name__ == "__main__":
    main()
