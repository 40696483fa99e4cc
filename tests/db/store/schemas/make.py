"""Makes the vault of the newest form: `python -m tests.db.store.schemas.make`, once for each form.

What has been made stays as it is for good: it stands for the vaults that people have. Everybody in
it is made up; it opens with the passphrase of `tests.builders`.
"""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from db.records import Contact
from db.store.database import HEAD, Database
from desktop.casework.actions import drafts
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.enquiries.record_enquiry import record_enquiry
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import contact, enquiry, opened

FOLDER = Path(__file__).parent
VAULT, EXPECTED = "vault", "expected.json"
_LONG = 120  # characters; longer ones stand as their hash


def table_rows(database: Database) -> dict[str, list[list[object]]]:
    """Every row of every table, by name; the ledger in the order of writing."""
    names = database.run(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%' "
        "AND name NOT LIKE 'sqlite_%' AND name != 'alembic_version' ORDER BY name"
    )
    return {name: rows_of(database, name, _columns(database, name)) for (name,) in names}


def rows_of(database: Database, table: str, columns: list[str]) -> list[list[object]]:
    """These columns of a table, each value as it is written down."""
    listed = ",".join(f'"{one}"' for one in columns)
    order = "rowid" if table == "ledger" else "1, 2, 3" if len(columns) > 2 else "1"
    found = database.run(f'SELECT {listed} FROM "{table}" ORDER BY {order}')
    longest = 0 if table == "secret" else _LONG
    return [[_written(value, longest) for value in row] for row in found]


def _columns(database: Database, table: str) -> list[str]:
    return [row[1] for row in database.run(f'PRAGMA table_info("{table}")')]


def _written(value: object, longest: int) -> object:
    if isinstance(value, bytes):
        value = value.hex()
    if isinstance(value, str) and len(value) > longest:
        return "sha256:" + hashlib.sha256(value.encode()).hexdigest()
    return value


def _fill(house: House) -> None:
    device = house.volunteer()
    with house.open("morag") as desk:
        opened(desk)
        case = f"{desk.letters}-0001"
        for number in range(3):
            record_contact(desk, case, contact(note=f"Spoke of the plan, {number}."))
        first = desk.store.find(Contact)[0]
        amend(desk, "contact", first.id, {"note": "Spoke of the plan, and of the bus."})
        attach(desk, case, look_at("letter.txt", b"The plan will be read again in May."))
        record_enquiry(desk, enquiry(statement="read"))
        drafts.keep(desk, drafts.DraftOf("contact", case), {"note": "half a thought"})
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    with house.open("morag") as desk:
        desk.store.wipe()


def main() -> None:
    """Write the folder of the newest form. FileExistsError where there is one."""
    target = FOLDER / HEAD
    target.mkdir()
    with tempfile.TemporaryDirectory() as made:
        house = House(Path(made))
        _fill(house)
        vault = target / VAULT
        shutil.copytree(house.path("morag"), vault, ignore=shutil.ignore_patterns("backups"))
        with open_desk(vault, PASSPHRASE, house.world) as desk:
            database = desk.store.database
            rows = table_rows(database)
            columns = {name: _columns(database, name) for name in rows}
    listed = [
        f"{json.dumps(name)}: {json.dumps({'columns': columns[name], 'rows': rows[name]})}"
        for name in rows
    ]
    (target / EXPECTED).write_text("{\n" + ",\n".join(listed) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
