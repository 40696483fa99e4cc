"""Bundles on bad roads, by command line: damage, wrong order, wrong desk, a laptop put back.

Whatever comes, what is good goes in, what is bad changes nothing, and each file gets its answer.
"""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

import resources
from desktop.casework.actions.contacts.record_contact import ContactDraft, record_contact
from desktop.casework.actions.policy.publish import with_version
from tests.builders import BRAMPTON
from tests.journeys.line import Line, Said, copied
from tests.journeys.reading import desk, dump

MAUD = "Maud Brackenridge"


@pytest.fixture
def sent(standard: Line) -> Line:
    """Three bundles that follow each other: one.evenhand, two.evenhand, three.evenhand."""
    case = standard.case()
    for name in ("one", "two", "three"):
        standard.call(case, MAUD)
        standard.send("morag", f"{name}.evenhand")
        # The office confirms on a copy of itself, so that the next bundle begins where this ended.
        confirm(standard, f"{name}.evenhand")
    return standard


def confirm(line: Line, file: str) -> None:
    """The receipt comes back by itself; the office that gave it is put back afterwards."""
    kept = line.folder / "kept"
    if not kept.exists():
        shutil.copytree(line.folder / "office", kept)
    assert line.done("receive", "office", file)["result"] == "applied"
    line.send("office", "receipt.evenhand")
    assert line.done("receive", "morag", "receipt.evenhand")["result"] == "applied"


@pytest.fixture
def unread(sent: Line) -> Line:
    """The same three, at an office that has none of them yet."""
    shutil.rmtree(sent.folder / "office")
    (sent.folder / "kept").rename(sent.folder / "office")
    return sent


def results(said: Said) -> list[tuple[str, str]]:
    return [(one["file"], one["result"]) for one in said.lines]


def changed(data: bytes, at: int, by: int = 1) -> bytes:
    return data[:at] + bytes([data[at] ^ by]) + data[at + 1 :]


def quarantine(line: Line, vault: str) -> list[Path]:
    return sorted((line.folder / vault / "quarantine").iterdir())


def test_a_good_bundle_in_the_middle_of_bad_ones_goes_in(unread: Line) -> None:
    data = unread.read("one.evenhand")
    unread.put("cut.evenhand", data[:-40])
    unread.put("flipped.evenhand", changed(data, len(data) // 2))
    unread.put("letter.txt", "Dear office, the bundle is on the other stick.")
    unread.put("empty.evenhand", b"")
    files = ["cut.evenhand", "letter.txt", "one.evenhand", "gone.evenhand", "empty.evenhand"]
    said = unread("receive", "office", *files, "flipped.evenhand")
    assert said.status == 3
    expected = dict.fromkeys([*files, "flipped.evenhand"], "refused") | {"one.evenhand": "applied"}
    assert results(said) == list(expected.items())
    for answer in said.lines:
        assert bool(answer["reason"]) == (answer["result"] == "refused")
    assert "gone.evenhand" in said.err
    assert len(unread("case", "list", "office").lines) == 1


def test_only_bad_ones_are_exit_1_and_only_good_ones_exit_0(unread: Line) -> None:
    unread.put("bad.evenhand", unread.read("one.evenhand")[:99])
    assert unread("receive", "office", "bad.evenhand", "bad.evenhand").status == 1
    assert unread("receive", "office", "one.evenhand", "one.evenhand").status == 0


def test_any_byte_changed_is_never_applied_and_nothing_in_the_vault_changed(
    unread: Line, full: bool
) -> None:
    data = unread.read("one.evenhand")
    step = 1 if full else max(1, len(data) // 120)
    names = []
    for at in {*range(0, len(data), step), *range(0, 220, 1 if full else 9), len(data) - 1}:
        for by in (0x01, 0x80):
            names.append(f"{at}-{by}.evenhand")
            unread.put(names[-1], changed(data, at, by))
    before = dump(unread, "office")
    said = unread("receive", "office", *names)
    assert said.status == 1
    assert [one["file"] for one in said.lines] == names
    assert {one["result"] for one in said.lines} == {"refused"}
    assert dump(unread, "office") == before
    assert quarantine(unread, "office") == []
    assert unread.done("receive", "office", "one.evenhand")["result"] == "applied"


def test_cut_short_anywhere_is_refused_and_nothing_is_stored(unread: Line, full: bool) -> None:
    data = unread.read("one.evenhand")
    lengths = range(0, len(data), 1 if full else len(data) // 60)
    names = [f"cut-{length}.evenhand" for length in lengths]
    for name, length in zip(names, lengths, strict=True):
        unread.put(name, data[:length])
    before = dump(unread, "office")
    said = unread("receive", "office", *names)
    assert said.status == 1
    assert {one["error"] for one in said.lines} == {"bundle-damaged"}
    assert dump(unread, "office") == before


def test_two_bundles_in_the_wrong_order_wait_and_go_in_by_themselves(unread: Line) -> None:
    first = unread.done("receive", "office", "two.evenhand")
    assert first["result"] == "held"
    count = unread.done("inspect", "one.evenhand", "--vault", "office")["records"]
    assert f"1 to {count}" in first["reason"]
    assert unread.done("receive", "office", "three.evenhand")["result"] == "held"
    assert unread("case", "list", "office").lines == []
    said = unread("receive", "office", "one.evenhand")
    assert said.status == 0
    assert [one["result"] for one in said.lines] == ["applied"] * 3
    assert said.lines[0]["file"] == "one.evenhand"
    (row,) = unread("case", "list", "office").lines
    assert len(unread.done("case", "show", "office", row["case"])["contacts"]) == 3
    assert quarantine(unread, "office") == []
    assert unread.done("check", "office")["ok"]


def test_a_held_bundle_that_comes_twice_is_held_once(unread: Line) -> None:
    for _ in range(2):
        assert unread.done("receive", "office", "two.evenhand")["result"] == "held"
    assert len(quarantine(unread, "office")) == 1
    assert [one["result"] for one in unread("receive", "office", "one.evenhand").lines] == [
        *("applied", "applied")
    ]
    assert unread.done("receive", "office", "two.evenhand")["result"] == "already"


def test_in_plain_words_the_missing_numbers_are_named_and_nothing_is_an_error(
    unread: Line,
) -> None:
    said = unread.plain("receive", "office", "three.evenhand")
    assert said.status == 0
    assert said.err == ""
    assert "have not come yet" in said.out


def test_a_bundle_of_another_office_is_refused_and_nothing_is_stored(
    sent: Line, cumbria: Line
) -> None:
    cumbria.put("foreign.evenhand", sent.read("one.evenhand"))
    before = dump(cumbria, "office")
    answer = cumbria.refused("receive", "office", "foreign.evenhand")
    assert answer["result"] == "refused"
    assert "another desk" in answer["reason"]
    assert dump(cumbria, "office") == before
    assert quarantine(cumbria, "office") == []


def test_a_bundle_for_another_volunteer_is_refused(standard: Line) -> None:
    standard.volunteer("idris", "Idris Coldbeck", "LA9 4DL")
    answer = standard.refused("receive", "idris", "morag-welcome.evenhand")
    assert answer["result"] == "refused"
    assert standard.refused("receive", "office", "morag-welcome.evenhand")["result"] == "refused"


def test_a_bundle_that_nobody_known_signed_is_kept_apart_and_shown_by_its_key(
    tmp_path: Path,
) -> None:
    """An office that was put back to before it knew her: her seal opens, her name is unknown."""
    early = Line(tmp_path / "early")
    early.found()
    made = early.join()
    before = tmp_path / "before"
    shutil.copytree(early.folder / "office", before)
    early.enrol("morag", made["words"])
    early.case()
    early.send("morag", "up.evenhand")
    shutil.rmtree(early.folder / "office")
    before.rename(early.folder / "office")
    answer = early.refused("receive", "office", "up.evenhand")
    assert answer["result"] == "quarantined"
    assert len(answer["sender"]) == 64
    assert answer["sender"] in answer["reason"]
    assert [path.read_bytes() for path in quarantine(early, "office")] == [
        early.read("up.evenhand")
    ]
    assert early("case", "list", "office").lines == []


def test_a_laptop_put_back_to_an_older_copy_is_told_by_the_receipt(standard: Line) -> None:
    older = standard.folder / "older"
    shutil.copytree(standard.folder / "morag", older)
    case = standard.case()
    standard.call(case, MAUD)
    standard.send("morag", "up.evenhand")
    standard.done("receive", "office", "up.evenhand")
    standard.send("office", "down.evenhand")
    shutil.rmtree(standard.folder / "morag")
    older.rename(standard.folder / "morag")
    answer = standard.done("receive", "morag", "down.evenhand")
    assert answer["result"] == "held"
    assert "older copy" in answer["reason"]
    assert "sign this laptop in anew" in answer["reason"]
    refusal = standard.refused("send", "morag", "-o", "again.evenhand")
    assert refusal["error"] == "rolled-back"
    assert not (standard.folder / "again.evenhand").exists()
    found = standard.refused("check", "morag")
    assert not found["ok"]
    assert any("older copy" in one for one in found["problems"])
    said = standard.plain("case", "list", "morag")
    assert said.status == 0
    assert "older copy" in said.err


def test_an_older_record_under_a_newer_head_is_seen_at_the_next_unlock(standard: Line) -> None:
    """Only record.db was put back; the note of where it ended was not."""
    record = standard.folder / "morag" / "record.db"
    older = record.read_bytes()
    standard.case()
    record.write_bytes(older)
    assert standard.refused("send", "morag", "-o", "up")["error"] == "rolled-back"
    assert standard.refused("send", "morag", "-o", "up")["error"] == "rolled-back"


def test_two_laptops_from_one_copy_are_a_fork_and_freeze_that_laptop(standard: Line) -> None:
    case = standard.case()
    twin = copied(standard, standard.folder / "twin")
    standard.call(case, MAUD, "--statement", "read")
    twin.call(case, MAUD)
    standard.send("morag", "up.evenhand")
    twin.send("morag", "up.evenhand")
    standard.put("twin.evenhand", twin.read("up.evenhand"))
    assert standard.done("receive", "office", "up.evenhand")["result"] == "applied"
    answer = standard.refused("receive", "office", "twin.evenhand")
    assert answer["result"] == "quarantined"
    assert answer["error"] == "bundle-fork"
    assert "Morag Tennick" in answer["reason"]
    standard.call(case, MAUD)
    standard.send("morag", "more.evenhand")
    assert standard.refused("receive", "office", "more.evenhand")["error"] == "bundle-frozen"
    assert len(quarantine(standard, "office")) == 2


def _published(office: Line, version: str) -> bytes:
    """The bundle with which the office tells Morag of this version of its policy."""
    text = with_version(resources.packs()["standard"], version)
    office.put("policy.toml", text)
    office.done("policy", "publish", "office", "policy.toml", "--minute", "10 March, item 2")
    office.send("office", "policy.evenhand")
    return office.read("policy.evenhand")


def test_a_copy_of_the_office_stops_a_laptop_until_it_was_rung(standard: Line) -> None:
    copy = copied(standard, standard.folder / "copy")
    first, other = _published(standard, "3"), _published(copy, "2")
    standard.put("copy.evenhand", other)
    standard.put("first.evenhand", first)
    assert standard.done("receive", "morag", "first.evenhand")["result"] == "applied"
    assert standard.refused("receive", "morag", "copy.evenhand")["error"] == "office-fork"
    standard.put("next.evenhand", _published(standard, "4"))
    assert standard.refused("receive", "morag", "next.evenhand")["error"] == "office-frozen"
    rung = standard.done("receive", "morag", "next.evenhand", "--rung")
    assert rung["result"] == "applied"


@pytest.mark.parametrize("years", [-1, 1])
def test_a_clock_that_is_a_year_off_hinders_no_exchange(standard: Line, years: int) -> None:
    standard.clock.on(days=365 * years)
    case = standard.case()
    standard.call(case, MAUD)
    standard.send("morag", "wrong.evenhand")
    standard.clock.time -= timedelta(days=365 * years)
    assert standard.done("receive", "office", "wrong.evenhand")["result"] == "applied"
    standard.call(case, MAUD, "--statement", "read")
    standard.send("morag", "right.evenhand")
    assert standard.done("receive", "office", "right.evenhand")["result"] == "applied"
    standard.send("office", "down.evenhand")
    assert standard.done("receive", "morag", "down.evenhand")["result"] == "applied"
    for vault in ("morag", "office"):
        assert standard.done("check", vault)["ok"]
        shown = standard.done("case", "show", vault, case)
        assert len(shown["contacts"]) == 2


def test_under_a_wrong_clock_order_is_the_chain_s(standard: Line) -> None:
    """The later note is the later row, whatever time it says."""
    case = standard.case()
    standard.call(case, MAUD)
    standard.clock.on(days=-365)
    standard.done("case", "close", "morag", case, "--outcome", "Settled between them.")
    standard.send("morag", "up.evenhand")
    standard.done("receive", "office", "up.evenhand")
    (row,) = standard("case", "list", "office").lines
    assert row["state"] == "closed"


def test_a_revoked_laptop_s_later_rows_are_kept_apart_and_its_cases_listed(standard: Line) -> None:
    case = standard.case()
    standard.send("morag", "before.evenhand")
    standard.done("receive", "office", "before.evenhand")
    ended = standard.done("office", "revoke", "office", "Morag Tennick", "--why", "left on a train")
    assert ended["cases"] == [case]
    standard.call(case, MAUD)
    standard.send("morag", "after.evenhand")
    answer = standard.refused("receive", "office", "after.evenhand")
    assert (answer["result"], answer["error"]) == ("quarantined", "bundle-revoked")
    assert standard.done("case", "show", "office", case)["contacts"] == []
    assert standard.done("receive", "office", "before.evenhand")["result"] == "already"
    assert len(quarantine(standard, "office")) == 1


@pytest.mark.parametrize("years", [-1, 1])
def test_under_a_wrong_clock_what_she_declared_stops_all_the_same(
    standard: Line, years: int
) -> None:
    """And it can be taken back once the clock is right again."""
    add = ("interests", "morag", "add", "position", "--school", BRAMPTON, "--as", "governor")
    standard.clock.on(days=365 * years)
    made = standard.done(*add)
    standard.clock.on(days=-365 * years)
    assert standard.open_case(school=BRAMPTON).one["error"] == "case-referred"
    standard.clock.on(days=365 * years)
    standard.done("interests", "morag", "remove", made["id"])
    standard.clock.on(days=-365 * years)
    for one in standard("interests", "morag", "list").lines:
        standard.done("interests", "morag", "remove", one["id"])
    standard.clock.on(days=1)
    assert standard.open_case(school=BRAMPTON).one["taken"]


def test_a_record_larger_than_one_bundle_is_sent_as_several_and_goes_in(standard: Line) -> None:
    case = standard.case()
    draft = ContactDraft(
        medium="phone",
        who=(MAUD,),
        capacity="parent-carer",
        happened=standard.clock.now(),
        note="ŵ" * 50_000,
    )
    with desk(standard, "morag") as opened:
        for _ in range(230):
            record_contact(opened, case, draft)
    said = standard("send", "morag", "-o", "up.evenhand")
    assert said.status == 0
    assert [one["file"] for one in said.lines] == ["up.evenhand", "up-2.evenhand"]
    first, second = said.lines
    assert (first["from_seq"], second["from_seq"]) == (1, first["to_seq"] + 1)
    assert second["bundle"] == first["bundle"] + 1
    backwards = standard("receive", "office", "up-2.evenhand", "up.evenhand")
    assert [one["result"] for one in backwards.lines] == ["held", "applied", "applied"]
    assert len(standard.done("case", "show", "office", case)["contacts"]) == 230
