"""What cannot be read from outside, and what the office cannot read at all."""

import re
import sqlite3
import subprocess
from dataclasses import dataclass
from shutil import which

import pytest

from db.records import KINDS
from tests.builders import BRAMPTON, FAMILY, HOME, PENRITH
from tests.journeys.line import NOTE, Line, copied
from tests.journeys.reading import (
    device_of,
    dump,
    files,
    in_clear,
    office_key,
    spellings,
    unpacked,
    unsealed,
)

KNOWN = "Hesper Ravenscar"
POST = "clerk to the governors"
PEOPLE = ("Ottilie Brackenridge", "Maud Brackenridge", "Linus Brackenridge", "Tobias Larkmoor")
BUNDLES = ("morag-welcome.evenhand", "up.evenhand", "down.evenhand", "morag.request")


@dataclass(frozen=True)
class Journey:
    """One that has everything in it, after the receipt came back."""

    line: Line
    distances: frozenset[str]  # as they could be written


@pytest.fixture(scope="module")
def journey(made_standard: Line, tmp_path_factory: pytest.TempPathFactory) -> Journey:
    line = copied(made_standard, tmp_path_factory.mktemp("secrecy") / "work")
    add = ("interests", "morag", "add")
    line.done(*add, "position", "--school", BRAMPTON, "--as", POST)
    line.done(*add, "position", "--school", PENRITH, "--as", POST)
    line.done(*add, "child-school", "--school", "136732")
    line.done(*add, "known-person", "--name", KNOWN, "--postcode", "LA9 4DL", "--as", "friend")
    assert line.open_case(child="Tobias Larkmoor", school=BRAMPTON).status == 1
    case = line.case("morag", "--sibling", "Linus Brackenridge=112243")
    line.call(case, "Maud Brackenridge", "--statement", "not said: lapwings drowned it")
    line.done(
        *("meeting", "morag", case, "--kind", "panel", "--place", "CA1 1AA"),
        *("--role", "take part in the decision", "--stated", "14:02", "--note", "note.txt"),
    )
    line.done("policy", "acknowledge", "morag")
    far = line.case("morag", "--take-anyway", "She asked for Morag.", postcode="LA1 1YJ")
    line.call(far, "Maud Brackenridge", "--statement", "read")
    line.send("morag", "up.evenhand")
    line.done("receive", "office", "up.evenhand")
    line.send("office", "down.evenhand")
    line.done("receive", "morag", "down.evenhand")
    said = line("area", "morag", FAMILY, "CA1 1AA", "LA1 1YJ").lines
    km = {f"{one['km']:.2f}" for one in said}
    metres = {str(cell) for row in dump(line, "morag")["measure"] for cell in row}
    whole = {cell for cell in metres if cell.isdigit() and len(cell) > 3}
    assert len(km) == 3
    assert len(whole) == 3
    return Journey(line, frozenset(km | whole))


def secrets() -> list[str]:
    """Names, postcodes and the words of notes: five letters and more never fall out by chance."""
    names = [part for person in (*PEOPLE, KNOWN, "Morag Tennick") for part in person.split()]
    words = re.findall(r"[a-z]{5,}", f"{NOTE} lapwings drowned {POST}".lower())
    return [*(one for one in names if len(one) > 4), *words, HOME, FAMILY, "LA9 4DL", "CA1 1AA"]


def test_no_file_shows_a_name_a_postcode_or_a_word_of_a_note(journey: Journey) -> None:
    folder = journey.line.folder
    places = [folder / name for name in ("office", "morag", *BUNDLES)]
    wanted = {spelling: word for word in secrets() for spelling in spellings(word)}
    count = 0
    for path, data in files(*places):
        count += 1
        found = [word for spelling, word in wanted.items() if spelling in data]
        assert not found, f"{path.name} shows {found}"
    assert count >= 2 * 4 + len(BUNDLES)


def test_the_scan_would_find_them_where_they_stood(journey: Journey) -> None:
    """The search above is worth something: it finds every one of them in an open text."""
    text = in_clear(dump(journey.line, "morag"))
    for word in secrets():
        assert any(
            spelling.decode() in text for spelling in list(spellings(word)) if _utf8(spelling)
        )


def _utf8(spelling: bytes) -> bool:
    return b"\0" not in spelling


def test_what_strings_prints_of_a_vault_is_no_sentence_of_anybody(journey: Journey) -> None:
    """As `strings` does: runs of four printable characters, from every file."""
    runs: list[str] = []
    for _, data in files(journey.line.folder / "office", journey.line.folder / "morag"):
        runs += [run.decode() for run in re.findall(rb"[ -~]{4,}", data)]
    text = "\n".join(runs).casefold()
    assert not [word for word in secrets() if word.casefold() in text]


@pytest.mark.parametrize("vault", ["office", "morag"])
def test_another_sqlite_cannot_open_the_record(journey: Journey, vault: str) -> None:
    record = journey.line.folder / vault / "record.db"
    before = record.read_bytes()
    assert not before.startswith(b"SQLite format 3")
    connection = sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)
    try:
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute("SELECT count(*) FROM sqlite_master")
    finally:
        connection.close()
    shell = which("sqlite3")
    if shell is not None:
        done = subprocess.run(
            [shell, "-readonly", record, ".tables"], capture_output=True, text=True
        )
        assert "not a database" in done.stderr
        assert done.stdout.strip() == ""
    assert record.read_bytes() == before


def test_age_itself_opens_the_bundle_with_the_office_key(journey: Journey) -> None:
    plain = unsealed(journey.line, "up.evenhand", office_key(journey.line))
    rows = unpacked(plain)
    assert "Maud Brackenridge" in rows
    assert NOTE in rows.replace("\\u0027", "'")


def test_no_other_key_opens_it(journey: Journey, cumbria: Line) -> None:
    with pytest.raises(Exception, match=r"No matching keys|non-zero"):
        unsealed(journey.line, "up.evenhand", office_key(cumbria))


def test_nothing_the_office_can_decrypt_tells_home_people_posts_or_distances(
    journey: Journey,
) -> None:
    line = journey.line
    key = office_key(line)
    bundle = unpacked(unsealed(line, "up.evenhand", key))
    everything = {"bundle": bundle, "office's record": in_clear(dump(line, "office"))}
    for where, text in everything.items():
        folded = text.casefold()
        for word in (HOME, HOME.replace(" ", ""), *KNOWN.split(), POST, "LA9 4DL", PENRITH):
            assert word.casefold() not in folded, f"the {where} holds {word}"
        for number in journey.distances:
            alone = rf"(?<![0-9a-f.]){re.escape(number)}(?![0-9a-f])"
            assert not re.search(alone, text), f"the {where} holds {number}"
        assert "metres" not in folded or where != "bundle"


def test_the_school_where_she_holds_a_post_is_there_only_as_the_child_s_own(
    journey: Journey,
) -> None:
    """The office reads where the child goes, as with every case; never that the post is there."""
    tables = dump(journey.line, "office")
    kinds = {str(row[5]) for row in tables["ledger"] if BRAMPTON in in_clear({"row": [row]})}
    assert kinds == {"pupil"}
    shown = {name for name in KINDS if BRAMPTON in in_clear({name: tables[name]})}
    assert shown == {"pupil"}
    assert tables["interest"] == tables["home"] == tables["measure"] == []
    assert tables["finding_detail"] == tables["same_person"] == []
    office = device_of(journey.line, "office")
    streams = {str(row[1]) for row in tables["ledger"] if row[0] != office}
    assert streams == {"up"}


def test_a_refused_command_shows_no_secret_of_the_vault(journey: Journey) -> None:
    """Words on standard error may be copied into an e-mail."""
    journey.line.put("wrong.txt", "not the passphrase at all")
    said = journey.line.plain("case", "list", "morag", "--passphrase-file", "wrong.txt")
    assert said.status == 1
    assert "not the passphrase" not in said.out + said.err
