"""Schools against the bare standard library: a look-up against one scan of as many lines, an import
against reading the same file with `csv`. Both are timed in one run, so the machine cancels out.

Importing reads every row, cleans its texts, reads two days and a postcode, and compares it with the
list in use; `csv` alone splits lines.
"""

import csv
import time
from collections.abc import Callable
from pathlib import Path

import resources
from desktop.casework.ground.gias import read_whole
from desktop.casework.ground.school_changes import Difference, compare
from desktop.casework.ground.school_files import look_into
from desktop.casework.ground.school_words import name_words, place_words
from desktop.casework.ground.schools import SchoolList
from tests.benchmarks.in_turn import Timed, in_turn
from tests.desktop.casework.ground.gias_kit import gias_csv, put

TYPED = ("st marys ce prim", "corley coventry", "longtwon prim carlisle", "la18 4ha", "primary")
FOUND_LIMIT = 6.0  # scans; with slips every word is looked for among 25,000 others
IMPORT_LIMIT = 9.0  # times `csv` alone, on rows that are emptier than the real ones
ROUNDS, MORE = 5, 15


def seconds(work: Callable[[], object]) -> Timed:
    def timed() -> float:
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun

    return timed


def test_a_look_up_as_one_types_against_a_bare_scan() -> None:
    schools = SchoolList.open(resource())
    lines = [" ".join([*name_words(one), *place_words(one)]) for one in schools]
    for typed in TYPED:
        assert schools.find(typed)  # the words are unpacked before

    def ours() -> None:
        for typed in TYPED:
            for words in (schools._shipped.names, schools._shipped.places):
                words.near.cache_clear()  # as if each word were typed for the first time
            schools.find(typed)

    def bare() -> None:
        for typed in TYPED:
            sum(1 for line in lines if typed in line)

    best = in_turn(seconds(ours), seconds(bare), FOUND_LIMIT, ROUNDS, MORE)
    each = 1000 * best.ours / len(TYPED)
    print(f"a look-up: {best.ratio:.2f} bare scans, {each:.1f} ms (limit {FOUND_LIMIT})")
    assert best.ratio < FOUND_LIMIT


def test_a_whole_list_taken_in_against_csv_alone(tmp_path: Path) -> None:
    schools = SchoolList.open(resource())
    file = put(tmp_path, "edubasealldata20260302.csv", gias_csv(schools))
    (told,) = look_into(file)

    def ours() -> None:
        found = Difference()
        compare(schools, read_whole(told.lines(lambda _at: None)), found)
        assert (found.rows, found.nothing) == (len(schools), True)

    def bare() -> None:
        with file.open(encoding="cp1252", newline="") as lines:
            assert sum(1 for _ in csv.reader(lines)) == len(schools) + 1

    best = in_turn(seconds(ours), seconds(bare), IMPORT_LIMIT, 3, MORE)
    print(f"a list of schools: {best.ratio:.2f} times csv alone (limit {IMPORT_LIMIT})")
    assert best.ratio < IMPORT_LIMIT


def resource() -> Path:
    return resources.path("places/schools.bin")
