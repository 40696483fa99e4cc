"""Copies of a vault and ways into it, by the command line."""

from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, world
from tests.journeys.line import NOTE, Line

MAUD = "Maud Brackenridge"

ANOTHER = "saddle velvet orchard pigeon granite lute"


def test_a_backup_comes_back_as_a_vault_with_every_word(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD)
    made = standard.done("backup", "morag", "-o", "stick.evenhand-backup")
    assert made["file"] == "stick.evenhand-backup"
    standard.done("restore", "stick.evenhand-backup", "again")
    told = standard("check", "again")
    assert told.one["ok"] is True
    assert "restored from a backup" in told.err
    shown = standard("case", "show", "again", case).one
    assert NOTE in shown["contacts"][0]["note"]
    refused = standard.refused("send", "again", "-o", "up.evenhand")
    assert refused["error"] == "restored"
    standard.clock.on(minutes=5)
    standard.done("send", "office", "-o", "down.evenhand", "--to", "Morag Tennick", "--receipt")
    standard.done("receive", "again", "down.evenhand")
    assert standard.done("send", "again", "-o", "up.evenhand")["records"] > 5


def test_nothing_is_restored_over_a_vault_or_out_of_half_a_file(standard: Line) -> None:
    standard.done("backup", "morag", "-o", "a")
    assert standard.refused("restore", "a", "office")["error"] == "vault-exists"
    standard.put("half", standard.read("a")[:-300])
    assert standard.refused("restore", "half", "again")["error"] == "bad-backup"
    assert not (standard.folder / "again").exists()
    assert standard.refused("restore", "none", "again")["error"] == "file-unreadable"
    assert standard.refused("backup", "morag", "-o", "no/where")["error"] == "file-unwritable"


def test_a_damaged_vault_is_repaired_and_says_what_it_cost(standard: Line) -> None:
    standard.call(standard.case(), MAUD)
    assert standard.done("repair", "morag")["repaired"] is False
    record = standard.folder / "morag" / "record.db"
    data = bytearray(record.read_bytes())
    pages = range(len(data) // 4096 - 30, len(data) // 4096)
    for page in pages:
        data[page * 4096 + 2000] ^= 1
    record.write_bytes(data)
    assert standard("check", "morag").status == 1
    told = standard.done("repair", "morag")
    assert (told["repaired"], told["pages"]) == (True, len(pages))
    assert standard.read(f"morag/{told['aside']}") == bytes(data)
    assert standard.done("check", "morag")["ok"] is True


def test_rows_that_were_lost_are_named_and_come_back_from_the_office(standard: Line) -> None:
    standard.call(standard.case(), MAUD)
    sent = standard.send("morag", "up.evenhand")
    assert standard.done("receive", "office", "up.evenhand")["result"] == "applied"
    standard.send("office", "down.evenhand", "--to", "Morag Tennick")
    standard.done("receive", "morag", "down.evenhand")
    device = standard("inspect", "up.evenhand", "--vault", "office").one["sender"]
    with open_desk(standard.folder / "morag", PASSPHRASE, world(standard.clock)) as desk:
        desk.store.database.run("DELETE FROM ledger WHERE stream = 'up' AND seq IN (3, 4)")
    told = standard.done("repair", "morag")
    assert told["ranges"] == [{"whose": "up", "first": 3, "last": 4, "confirmed": sent["to_seq"]}]
    back = ("send", "office", "-o", "back.evenhand", "--bring-back")
    assert standard.refused(*back, "3-4")["error"] == "bad-input"
    assert standard.refused(*back, "x", "--to", device)["error"] == "bad-input"
    assert standard.refused(*back, "90", "--to", device)["error"] == "nothing-to-bring-back"
    made = standard.done(*back, "3-4", "--to", device)
    assert (made["records"], made["from_seq"], made["to_seq"]) == (2, 3, 4)
    assert standard("inspect", "back.evenhand", "--vault", "morag").one["kind"] == "returned"
    assert standard.done("receive", "morag", "back.evenhand")["result"] == "applied"
    assert standard.done("check", "morag")["ok"] is True
    assert standard.done("receive", "morag", "back.evenhand")["result"] == "already"
    assert standard.done(*back, "--to", device)["records"] == sent["to_seq"]


def test_a_passphrase_is_changed_and_old_copies_are_named_or_taken_away(standard: Line) -> None:
    standard.put("new.txt", ANOTHER + "\n")
    standard.done("backup", "morag", "-o", "a")
    new = ("--new-passphrase-file", "new.txt")
    assert standard.done("passphrase", "morag", *new)["old_backups"] == 1
    assert standard.refused("check", "morag")["error"] == "wrong-passphrase"
    standard.put("old.txt", PASSPHRASE + "\n")
    back = ("--passphrase-file", "new.txt", "--new-passphrase-file", "old.txt")
    assert standard.done("passphrase", "morag", *back, "--drop-backups")["old_backups"] == 0
    assert standard.done("check", "morag")["ok"] is True
    standard.put("weak.txt", "password\n")
    weak = standard.refused("passphrase", "morag", "--new-passphrase-file", "weak.txt")
    assert weak["error"] == "weak-passphrase"


def test_the_recovery_code_of_paper_gives_a_new_passphrase(standard: Line) -> None:
    made = standard.done(
        "office", "new", "other", "--service", "Beckside Support", "--pack", "standard"
    )
    standard.put("code.txt", made["recovery_code"].lower() + "\n")
    standard.put("new.txt", ANOTHER + "\n")
    files = ("--recovery-code-file", "code.txt", "--new-passphrase-file", "new.txt")
    assert standard.refused("recover", "morag", *files)["error"] == "wrong-recovery-code"
    assert standard.done("recover", "other", *files)["vault"] == "other"
    assert standard.refused("check", "other")["error"] == "wrong-passphrase"
    assert standard.done("check", "other", "--passphrase-file", "new.txt")["ok"] is True


def test_the_offices_stick_opens_a_laptop_whose_passphrase_is_forgotten(standard: Line) -> None:
    case = standard.case()
    standard.put("new.txt", ANOTHER + "\n")
    standard.done("office", "escrow", "export", "office", "-o", "key.txt")
    gone = standard.refused("office", "escrow", "export", "office", "-o", "again.txt")
    assert gone["error"] == "recovery-key-gone"
    files = ("--recovery-key-file", "key.txt", "--new-passphrase-file", "new.txt")
    assert standard.refused("recover", "office", *files)["error"] == "wrong-recovery-key"
    assert standard.done("recover", "morag", *files)["vault"] == "morag"
    shown = standard.done("case", "show", "morag", case, "--passphrase-file", "new.txt")
    assert shown["case"] == case
    standard.put("letter.txt", "Dear all\n")
    no_key = ("--recovery-key-file", "letter.txt", "--new-passphrase-file", "new.txt")
    assert standard.refused("recover", "morag", *no_key)["error"] == "wrong-recovery-key"


def test_people_of_the_office_come_and_go_by_the_command_line(standard: Line) -> None:
    standard.put("oda.txt", ANOTHER + "\n")
    theirs = ("--new-passphrase-file", "oda.txt")
    added = standard("office", "staff", "office", "add", "Oda Fell", *theirs)
    assert [one["name"] for one in added.lines] == ["Perpetua Wainhope", "Oda Fell"]
    as_oda = ("--passphrase-file", "oda.txt")
    listed = standard("office", "staff", "office", "list", *as_oda)
    assert [one["manager"] for one in listed.lines] == [True, False]
    refused = standard.refused("office", "staff", "office", "remove", "Oda Fell", *as_oda)
    assert refused["error"] == "not-manager"
    gone = standard.done("office", "staff", "office", "remove", "Oda Fell")
    assert len(gone["recovery_code"].split("-")) == 7
    assert standard.refused("check", "office", *as_oda)["error"] == "wrong-passphrase"
    assert standard.done("check", "office")["ok"] is True
    for words in (("add",), ("remove",)):
        assert standard.refused("office", "staff", "office", *words)["error"] == "bad-input"
    assert standard.refused("office", "staff", "office", "promote")["error"] == "unknown-word"
