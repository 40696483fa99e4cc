"""What is done to a vault while processes are killed and the power goes, and how it is looked at.

A scene is one entry in `SCENES`: what lies there at the beginning, what is done, and how one sees
afterwards that nothing was lost. `tell` is called whenever an action has come back: from then on
what it did may not be missing. The same entries are killed at every step (`test_kill_sweep.py`)
and replayed as power losses (`test_power_loss.py`).

What a person was told is there; what is there somebody wrote, in whole actions; every vault opens
with the passphrase that holds; every check is clean; nobody is warned for nothing; and the action,
tried again, works.
"""

import hashlib
import os
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.errors import NoVault, Refusal, WrongPassphrase, WrongRecoveryCode
from db.records import CaseAnswer, Contact, Handed, HandOver, LetGo
from db.store.database import SHIPPED, Schemas, version
from db.vault import keyfile, parcel, recovery
from db.vault.backup import backups
from db.vault.connection import PAGE_BYTES
from db.vault.rekey import rekey
from db.vault.unlock import unlock, unlock_with_code
from desktop.casework.actions import drafts
from desktop.casework.actions.closeness.confirm_referral import confirm_referral, referrals
from desktop.casework.actions.concerns.raise_concern import (
    Beside,
    ConcernDraft,
    raise_beside,
    tie_concerns,
)
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.enquiries.link import link_enquiry
from desktop.casework.actions.enquiries.record_enquiry import record_enquiry, settle_enquiry
from desktop.casework.actions.exchange import quarantine
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.carry import send_to_folder
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.files.attach import Picked, attach, look_at
from desktop.casework.actions.files.attach_travel import clear_strays
from desktop.casework.actions.handing.arrive import offered, take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.handing.refer import refer
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.joining.found_office import found_office
from desktop.casework.actions.joining.join import join
from desktop.casework.actions.papers.hand_over import HandedDraft, What, hand_over
from desktop.casework.actions.safety import staff
from desktop.casework.actions.safety.backups import back_up, carry_backup, restore
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.repair import repair
from desktop.casework.desk import Desk
from desktop.casework.record.cases import list_cases
from desktop.casework.unlocking import open_desk
from tests.builders import CHEAP, HOME, NOW, PASSPHRASE, SERVICE, House, StillClock, world
from tests.desktop.casework.actions.kit import MAUD, contact, enquiry, opened

LATER = NOW + timedelta(days=10)
STICK, COPY = "stick", "copy" + parcel.SUFFIX
BO, CY = "Bo Thwaite", "Cy Raven"
WORDS = {BO: "nine dry stones on a wall", CY: "four grey geese over a tarn"}
BROKEN_OFF = 77
CHANGED = tuple(f"{PASSPHRASE} and {number} more" for number in range(4))


class Lost(AssertionError):
    """What was acknowledged is not there."""


class Untrue(AssertionError):
    """Something is there that nobody wrote, or half of what somebody did."""


@dataclass(frozen=True)
class Facts:
    """What there is when an action has come back: ledger rows in the order of writing, and more."""

    rows: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


Tell = Callable[[Facts], None]


@dataclass(frozen=True)
class Told:
    """All that an undisturbed run told, and how much of it this one had told."""

    facts: tuple[Facts, ...]
    count: int
    taken_back: bool = False  # a refused action may have written that it was taken back
    undone: bool = False  # it was refused with words that say that nothing of it was kept

    @property
    def before(self) -> Facts:
        """What must be there."""
        return self.facts[max(0, self.count - 1)]

    @property
    def after(self) -> Facts:
        """What may be there: the action that was under way may be whole before it has come back."""
        return self.facts[min(self.count, len(self.facts) - 1)]

    def compare(self, seen: Facts, *, whole: bool = True) -> None:
        """Raise `Lost` or `Untrue`. `whole`: the action under way is one transaction."""
        self.compare_rows(seen.rows)
        if self.undone and seen != self.before:
            raise Untrue("it was refused, and stands")
        if whole and seen not in (self.before, self.after):
            raise Lost(f"neither as before nor as after: {seen.more}, not {self.before.more}")

    def compare_rows(self, rows: tuple[str, ...]) -> None:
        """The rows alone."""
        if missing := set(self.before.rows) - set(rows):
            raise Lost(f"{len(missing)} of {len(self.before.rows)} rows")
        if not self.taken_back and rows != self.after.rows[: len(rows)]:
            raise Untrue(f"{len(set(rows) - set(self.after.rows))} rows, or another order")


@dataclass
class Place:
    """A folder with vaults and a stick. Chance is the same each time, so every run takes the same
    steps. `careless`: a setting for the record that the program does not have, for the controls.
    """

    at: Path
    careless: str = ""
    clock: StillClock = field(default_factory=lambda: StillClock(LATER))

    def __post_init__(self) -> None:
        self.world = replace(world(self.clock), random=random.Random(7).randbytes)

    def path(self, name: str) -> Path:
        return self.at / name

    @contextmanager
    def open(self, name: str = "morag", passphrase: str = PASSPHRASE) -> Iterator[Desk]:
        with open_desk(self.path(name), passphrase, self.world) as desk:
            if self.careless:
                desk.vault.connection.execute(f"PRAGMA {self.careless}").fetchall()
            yield desk

    def sound(self, name: str = "morag", passphrase: str = PASSPHRASE) -> Facts:
        """What this vault holds. AssertionError where it does not open or a check finds fault."""
        with self.open(name, passphrase) as desk:
            return sound(desk)

    def bring(self, name: str, *files: bytes) -> tuple[Arrived, ...]:
        with self.open(name) as desk:
            return receive(desk, [(f"{at}.evenhand", data) for at, data in enumerate(files)])

    def seal(self, name: str) -> bytes:
        """The one bundle that this desk sends now."""
        files: list[bytes] = []

        def courier(index: int, data: bytes) -> str:
            files.append(data)
            return str(index)

        with self.open(name) as desk:
            send(desk, courier)
        (data,) = files
        return data


@dataclass(frozen=True)
class Scene:
    """`needs`: which vaults of the template, with their backups or without. `look` raises
    AssertionError; it tries the action again where it is asked to. `takes_back`: what an action
    has written down before it is refused stays, with a row that ends it. `saves`: each action is
    one save, so that nothing of one that was refused is there."""

    needs: tuple[str, ...]
    act: Callable[[Place, Tell], None]
    look: Callable[[Place, Told, bool], None]
    make: Callable[[Place], None] = lambda _place: None
    backups: bool = False
    takes_back: bool = False
    saves: bool = False


def template(folder: Path) -> None:
    """An office with three people, and Morag with a case and three backups."""
    house = House(folder)
    house.volunteer()
    with house.open("office") as desk:
        for name, words in WORDS.items():
            staff.add(desk, name, words)
    for day in range(3):
        house.clock.on(days=1)
        with house.open("morag") as desk:
            if not day:
                opened(desk)
            record_contact(desk, _case(desk), contact(note=f"earlier {day}"))
            back_up(desk)


def facts(desk: Desk) -> Facts:
    rows = desk.store.database.run("SELECT hash FROM ledger ORDER BY rowid")
    kept = {one.about: drafts.read(desk, one) for one in drafts.listed(desk)}
    return Facts(tuple(row[0] for row in rows), tuple(map(repr, sorted(kept.items()))))


def sound(desk: Desk) -> Facts:
    if desk.problems or desk.warnings:
        raise Untrue(f"said at unlock: {desk.problems} {desk.warnings}")
    clear_strays(desk)  # sealed files whose row was never written
    if problems := examine(desk).problems:
        raise Untrue(f"found by a check: {problems}")
    return facts(desk)


def letter(number: int) -> Picked:
    """A file to attach, another for each number."""
    return look_at(f"letter {number}.txt", f"The plan will be read again: {number}. ".encode() * 60)


def _case(desk: Desk) -> str:
    return f"{desk.letters}-0001"


# --- saving notes and drafts, and locking ---


def _save(place: Place, tell: Tell) -> None:
    with place.open() as desk:
        tell(facts(desk))
        for number in range(6):
            length = 600 if number == 3 else 1
            record_contact(desk, _case(desk), contact(note=f"words of number {number}. " * length))
            tell(facts(desk))
            name = drafts.DraftOf("contact", _case(desk))
            drafts.keep(desk, name, {"note": f"half a thought {number}"})
            tell(facts(desk))
            if number % 3 == 0:
                attach(desk, _case(desk), letter(number))
                tell(facts(desk))


RISK = ("risk_said", "risk_done")


def _worry(place: Place, tell: Tell) -> None:
    """Somebody may be at risk: the concern is kept beside a contact that is being written, the
    contact after it; another one on a page of its own."""
    with place.open() as desk:
        case = _case(desk)
        form, alone = drafts.DraftOf("contact", case), drafts.DraftOf("risk", case)
        tell(facts(desk))
        for number in range(3):
            risk = {"risk_said": f"He hit her, {number}. " * 40, "risk_done": "Rang."}
            drafts.keep(desk, form, {"note": f"half a thought {number}", "concern": "", **risk})
            tell(facts(desk))
            said = ConcernDraft(said=risk["risk_said"], done="Rang.")
            concern = raise_beside(desk, case, said, Beside(form, RISK, "concern"))
            tell(facts(desk))
            with drafts.done_with(desk, form):
                done = record_contact(desk, case, contact(note=f"whole thought {number}"))
                tie_concerns(desk, [concern], done.contact)
            tell(facts(desk))
            drafts.keep(desk, alone, risk)
            tell(facts(desk))
            raise_beside(desk, case, said, Beside(alone, RISK))
            tell(facts(desk))


def _ask_once(place: Place, tell: Tell) -> None:
    """Somebody without a case: kept as one types, then whole, settled, and with a case at last."""
    with place.open() as desk:
        form = drafts.DraftOf("enquiry", "new")
        tell(facts(desk))
        for number in range(3):
            drafts.keep(desk, form, {"note": f"half a thought {number}"})
            tell(facts(desk))
            with drafts.done_with(desk, form):
                done = record_enquiry(desk, enquiry(note=f"asked, {number}. " * 200))
            tell(facts(desk))
            settle_enquiry(desk, done.enquiry, "not said", "She left no number.")
            tell(facts(desk))
            link_enquiry(desk, done.enquiry, _case(desk), MAUD)
            tell(facts(desk))


def _lock(place: Place, tell: Tell) -> None:
    kept = place.sound()
    tell(kept)
    for number in range(4):
        with place.open() as desk:
            record_contact(desk, _case(desk), contact(note=f"before lock {number}"))
            kept = facts(desk)
            tell(kept)
        tell(kept)


def _look_at_notes(place: Place, told: Told, again: bool) -> None:
    told.compare(place.sound())
    if again:
        with place.open() as desk:
            record_contact(desk, _case(desk), contact(note="after all that"))
        place.sound()


def _break_off(work: Callable[[], object]) -> None:
    """Do this in a child that ends where it calls `os._exit`."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            work()
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == BROKEN_OFF


def _make_hot_journal(place: Place) -> None:
    """Killed with a journal that must be rolled back: half of a save is in the record itself."""

    def work() -> None:
        with place.open() as desk, desk.store.database.write():
            for statement in ("cache_size = 1", "cache_spill = 1"):
                desk.store.database.run(f"PRAGMA {statement}")
            for number in range(30):
                record_contact(desk, _case(desk), contact(note=f"never kept {number}. " * 300))
            os._exit(BROKEN_OFF)

    before = place.path("morag/record.db").read_bytes()
    _break_off(work)
    assert place.path("morag/record.db").read_bytes() != before
    assert place.path("morag/record.db-journal").stat().st_size > 4096


def _come_back(place: Place, tell: Tell) -> None:
    with place.open() as desk:
        tell(facts(desk))
        record_contact(desk, _case(desk), contact(note="back again"))
        tell(facts(desk))


# --- bundles ---


def _make_stick(place: Place) -> None:
    place.path(STICK).mkdir()


def _make_bundles(place: Place) -> None:
    """Three that follow each other: the office confirms each on a copy of itself."""
    place.path(STICK).mkdir()
    shutil.copytree(place.path("office"), place.path("copy"))
    for number in range(3):
        with place.open() as desk:
            for _ in range(3):
                record_contact(desk, _case(desk), contact(note=f"of bundle {number}. " * 40))
            attach(desk, _case(desk), letter(number))
        data = place.seal("morag")
        (place.path(STICK) / f"{number}.evenhand").write_bytes(data)
        assert [one.result for one in place.bring("copy", data)] == ["applied"]
        assert [one.result for one in place.bring("morag", place.seal("copy"))] == ["applied"]
    shutil.rmtree(place.path("copy"))
    place.path("morag/blobs").rename(place.path("blobs"))
    shutil.rmtree(place.path("morag"))


def _receive(place: Place, tell: Tell) -> None:
    files = [path.read_bytes() for path in sorted(place.path(STICK).iterdir())]
    # What a try leaves that was killed before the disk had it: whole to look at, and not kept.
    for blob in place.path("blobs").iterdir():
        (place.path("office/blobs") / blob.name).write_bytes(blob.read_bytes())
    waiting = f"{hashlib.sha256(files[2]).hexdigest()}.evenhand"
    (place.path("office/quarantine") / waiting).write_bytes(files[2])
    with place.open("office") as desk:
        tell(_arrivals(desk))
        for number, expected in ((2, 1), (1, 1), (0, 3)):
            answers = receive(desk, [(f"{number}.evenhand", files[number])])
            if len(answers) != expected:
                raise Untrue("a bundle still waits")
            tell(_arrivals(desk))


def _arrivals(desk: Desk) -> Facts:
    came = [f"{one.file_hash} {one.result}" for one in desk.store.local.bundles("in")]
    return Facts(facts(desk).rows, tuple(sorted(came)))


def _look_at_arrivals(place: Place, told: Told, again: bool) -> None:
    with place.open("office") as desk:
        sound(desk)
        told.compare_rows(_arrivals(desk).rows)
        for one in desk.store.local.bundles("in", result="held"):
            data = quarantine.read(desk, one.file_hash)
            if data is None or hashlib.sha256(data).hexdigest() != one.file_hash:
                raise Lost("a bundle that waits")
        if not again:
            return
        files = [path.read_bytes() for path in sorted(place.path(STICK).iterdir())]
        receive(desk, [(str(number), data) for number, data in enumerate(files)])
        assert len(facts(desk).rows) >= len(told.facts[-1].rows), "not all went in"
        assert not desk.store.local.bundles("in", result="held")
        sound(desk)


def _send(place: Place, tell: Tell) -> None:
    with place.open() as desk:
        tell(_sent(desk))
        for number in range(4):
            record_contact(desk, _case(desk), contact(note=f"to be sent {number}"))
            tell(_sent(desk))
            send_to_folder(desk, place.path(STICK))
            tell(_sent(desk))


def _sent(desk: Desk) -> Facts:
    sent = [str(one.number) for one in desk.store.local.bundles("out")]
    return Facts(facts(desk).rows, tuple(sorted(sent)))


def _look_at_sent(place: Place, told: Told, again: bool) -> None:
    with place.open() as desk:
        sound(desk)
        told.compare(_sent(desk))
        for one in desk.store.local.bundles("out"):
            file = place.path(STICK) / f"{desk.letters}-bundle-{one.number:04}.evenhand"
            if not file.exists() or _digest(file) != one.file_hash:
                raise Lost(f"bundle {one.number}, noted as sent")
        if not again:
            return
        record_contact(desk, _case(desk), contact(note="after all that"))
        send_to_folder(desk, place.path(STICK))
        head = desk.store.head(desk.device, "up")
        device = desk.device
    files = [one.read_bytes() for one in sorted(place.path(STICK).glob("*.evenhand"))]
    answers = place.bring("office", *files)
    assert {one.result for one in answers} <= {"applied", "already"}, answers
    with place.open("office") as desk:
        assert desk.store.head(device, "up") == head
        sound(desk)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


# --- backups ---


def _back_up(place: Place, tell: Tell) -> None:
    with place.open() as desk:
        tell(_backups(desk, place))
        for day in range(2):
            place.clock.on(days=1)
            record_contact(desk, _case(desk), contact(note=f"of day {day}"))
            tell(_backups(desk, place))
            back_up(desk)
            tell(_backups(desk, place))
            carry_backup(desk, place.path(STICK) / COPY)
            tell(_backups(desk, place))


def _backups(desk: Desk, place: Place) -> Facts:
    """Days of which there is a backup, and whether a copy is on the stick."""
    days = sorted({f"{one.at:%Y-%m-%d}" for one in backups(place.path("morag"))})
    carried = desk.store.local.setting("backup-carried")
    return Facts(facts(desk).rows, (*days, *(["carried"] if carried else [])))


def _look_at_backups(place: Place, told: Told, again: bool) -> None:
    with place.open() as desk:
        sound(desk)
        seen = _backups(desk, place)
    told.compare_rows(seen.rows)
    if missing := set(told.before.more) & set(told.after.more) - set(seen.more):
        raise Lost(f"backups: {missing}")
    listed = [one.folder for one in backups(place.path("morag"))]
    for folder in listed:
        held = place.sound(str(folder.relative_to(place.at)))
        if held.rows != told.facts[-1].rows[: len(held.rows)]:
            raise Untrue("a backup holds other rows")
    copy = place.path(STICK) / COPY
    if copy.exists() or "carried" in told.before.more:
        parcel.look(copy)
    if again:
        place.clock.on(days=5)
        with place.open() as desk:
            carry_backup(desk, copy)
            left = [one.name for one in desk.vault.backups.iterdir()]
            assert len(left) == 3, left
        parcel.look(copy)


def _make_copy(place: Place) -> None:
    place.path(STICK).mkdir()
    with place.open() as desk:
        carry_backup(desk, place.path(STICK) / COPY)


def _sources(place: Place) -> dict[str, Path]:
    """Where each restored vault comes from."""
    newest = backups(place.path("morag"))[0].folder
    return {"unfolded": newest, "unpacked": place.path(STICK) / COPY}


def _restore(place: Place, tell: Tell) -> None:
    kept = place.sound()
    done: tuple[str, ...] = ()
    tell(kept)
    for name, source in _sources(place).items():
        restore(source, place.path(name), place.world)
        done += (name,)
        tell(Facts(kept.rows, done))


def _look_at_restored(place: Place, told: Told, again: bool) -> None:
    told.compare_rows(place.sound().rows)
    for name, source in _sources(place).items():
        try:
            _look_at_copy(place, name, told)
        except NoVault:
            if name in told.before.more:
                raise Lost(f"what was restored: {name}") from None
            if again:
                restore(source, place.path(name), place.world)
                _look_at_copy(place, name, told)


def _look_at_copy(place: Place, name: str, told: Told) -> None:
    with place.open(name) as desk:
        assert desk.warnings in ((), ("restored",)), desk.warnings
        if problems := (*desk.problems, *examine(desk).problems):
            raise Untrue(f"found in {name}: {problems}")
        if facts(desk).rows != told.before.rows:
            raise Untrue(f"{name} holds other rows")


# --- ways in ---


def _code(number: int) -> str:
    return recovery.printed(bytes([number]) * recovery.SECRET_BYTES)


def _make_code(place: Place) -> None:
    with place.open() as desk:
        desk.vault.renew_recovery_code(_code(0))


def _change_ways_in(place: Place, tell: Tell) -> None:
    rows = place.sound().rows
    tell(Facts(rows, (PASSPHRASE, _code(0))))
    old = PASSPHRASE
    for number, new in enumerate(CHANGED):
        with place.open(passphrase=old) as desk:
            desk.vault.change_passphrase(old, new, CHEAP)
            tell(Facts(rows, (new, _code(number))))
            desk.vault.renew_recovery_code(_code(number + 1))
            tell(Facts(rows, (new, _code(number + 1))))
        old = new


def _look_at_ways_in(place: Place, told: Told, again: bool) -> None:
    (words, code), (other_words, other_code) = told.before.more, told.after.more
    try:
        rows, holds = place.sound(passphrase=words).rows, words
        if other_words != words:
            with suppress(WrongPassphrase):
                place.sound(passphrase=other_words)
                raise Untrue("two passphrases hold")
    except WrongPassphrase:
        rows, holds = place.sound(passphrase=other_words).rows, other_words
    told.compare_rows(rows)
    one, two = ((place.path("morag") / name).read_bytes() for name in keyfile.NAMES)
    assert one == two, "the key files were not made alike again"
    try:
        unlock_with_code(place.path("morag"), code).lock()
    except Refusal:
        unlock_with_code(place.path("morag"), other_code).lock()
    if again:
        with place.open(passphrase=holds) as desk:
            desk.vault.change_passphrase(holds, "quite another one", CHEAP)
        place.sound(passphrase="quite another one")


OLD_CODE, SHUT = _code(9), "the old code and the old backups open nothing"


def _make_old_code(place: Place) -> None:
    """A recovery code that is known, and a backup that everybody can open."""
    with place.open("office") as desk:
        desk.vault.renew_recovery_code(OLD_CODE)
        back_up(desk)


def _rekey(place: Place, tell: Tell) -> None:
    tell(place.sound("office"))
    gone: tuple[str, ...] = (SHUT,)
    for name in WORDS:
        staff.remove(place.path("office"), PASSPHRASE, name, place.world)
        gone += (name,)
        tell(Facts(place.sound("office").rows, gone))
    rekey(unlock(place.path("office"), PASSPHRASE))
    tell(Facts(place.sound("office").rows, gone))


def _look_at_staff(place: Place, told: Told, again: bool) -> None:
    told.compare_rows(place.sound("office").rows)
    assert not (place.path("office") / "record.db.new").exists()
    for name, words in WORDS.items():
        try:
            place.sound("office", words)
            if name in told.before.more:
                raise Lost(f"{name} has left and still comes in")
        except WrongPassphrase:
            if name not in told.after.more:
                raise Lost(f"{name} is shut out") from None
    if again:
        for name in WORDS:
            staff.remove(place.path("office"), PASSPHRASE, name, place.world)
    if again or SHUT in told.before.more:
        _are_shut(place, WORDS if again else told.before.more)
    place.sound("office")


def _are_shut(place: Place, gone: Iterable[str]) -> None:
    office = place.path("office")
    for folder in (office, *(one.folder for one in backups(office))):
        for words in (words for name, words in WORDS.items() if name in gone):
            with suppress(WrongPassphrase):
                unlock(folder, words).lock()
                raise Untrue("who was removed still comes in")
        with suppress(WrongRecoveryCode):
            unlock_with_code(folder, OLD_CODE).lock()
            raise Untrue("the old code still opens it")


def _make_half_rekeyed(place: Place) -> None:
    """Killed when the key files had the new key and the record still the old one."""
    _make_old_code(place)

    def work() -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("db.vault.rekey.finished", lambda *_: os._exit(BROKEN_OFF))
            staff.remove(place.path("office"), PASSPHRASE, BO, place.world)

    _break_off(work)
    assert place.path("office/record.db.new").exists()


def _end_rekeying(place: Place, tell: Tell) -> None:
    tell(Facts(place.sound("office").rows, (BO,)))
    staff.remove(place.path("office"), PASSPHRASE, BO, place.world)
    tell(Facts(place.sound("office").rows, (BO, SHUT)))
    staff.remove(place.path("office"), PASSPHRASE, CY, place.world)
    tell(Facts(place.sound("office").rows, (BO, CY, SHUT)))


# --- a vault that is made ---


def _found(place: Place, tell: Tell) -> None:
    tell(Facts())
    found_office(
        place.path("new"), PASSPHRASE, SERVICE, "standard", "Perpetua Wainhope", place.world
    )
    tell(Facts(more=("new",)))


def _look_at_new(place: Place, told: Told, again: bool) -> None:
    try:
        place.sound("new")
    except NoVault:
        if told.before.more:
            raise Lost("a vault that was made") from None
        if again:
            _found(place, lambda _facts: None)
            place.sound("new")


# --- another form of the record, and repair ---

NEXT_FORM = """
from alembic import op
revision, down_revision = "9999", "{}"
branch_labels = depends_on = None
def upgrade():
    op.execute("ALTER TABLE peer ADD COLUMN spoken TEXT NOT NULL DEFAULT ''")
    op.execute("CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")
"""


def _make_later(place: Place) -> None:
    """The migrations as they are, and one more."""
    folder = shutil.copytree(SHIPPED.folder, place.path("migrations"))
    (folder / "versions" / "9999_later.py").write_text(NEXT_FORM.format(SHIPPED.head))


def _later(place: Place) -> Schemas:
    return Schemas(place.path("migrations"), (*SHIPPED.known, "9999"))


def _upgrade(place: Place, tell: Tell) -> None:
    tell(place.sound())
    with open_desk(place.path("morag"), PASSPHRASE, place.world, schemas=_later(place)) as desk:
        tell(Facts(facts(desk).rows, ("9999",)))


def _look_at_upgraded(place: Place, told: Told, again: bool) -> None:
    with unlock(place.path("morag"), PASSPHRASE) as vault:
        (row,) = vault.connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if row[0] != "9999" and "9999" in told.before.more:
        raise Lost("the new form")
    assert not (place.path("morag") / "record.db.new").exists()
    schemas = _later(place) if again or row[0] == "9999" else SHIPPED
    with open_desk(place.path("morag"), PASSPHRASE, place.world, schemas=schemas) as desk:
        told.compare_rows(sound(desk).rows)
        assert version(desk.store.database) == schemas.head


def _make_damaged(place: Place) -> None:
    """The newest pages of the record cannot be read any more; the newest backup has their rows."""
    record = place.path("morag/record.db")
    data = bytearray(record.read_bytes())
    for page in range(len(data) // PAGE_BYTES - 12, len(data) // PAGE_BYTES):
        data[page * PAGE_BYTES + 2000] ^= 1
    record.write_bytes(data)


def _repair(place: Place, tell: Tell) -> None:
    newest = backups(place.path("morag"))[0].folder
    with place.open(str(newest)) as desk:
        kept = facts(desk).rows
    tell(Facts(kept))
    assert repair(place.path("morag"), PASSPHRASE, place.world) is not None
    tell(Facts(kept, ("repaired",)))


def _look_at_repaired(place: Place, told: Told, again: bool) -> None:
    done = "repaired" in told.before.more
    if again or not done:
        found = repair(place.path("morag"), PASSPHRASE, place.world)
        if found is not None and done:
            raise Lost("the repair")
    told.compare_rows(place.sound().rows)
    assert not (place.path("morag") / "record.db.new").exists()


# --- a case changes hands ---

IDRIS, BUNDLE = "Idris Fairclough", "for-them.evenhand"
GIVEN: tuple[What, ...] = ("evaluation", "policy")


def _answer(place: Place, name: str) -> None:
    """What the office has for this laptop, on a stick."""
    files: list[bytes] = []

    def courier(index: int, data: bytes) -> str:
        files.append(data)
        return str(index)

    with place.open(name) as desk:
        device = desk.device
    with place.open("office") as office:
        send(office, courier, device)
    (data,) = files
    place.path(BUNDLE).write_bytes(data)


def _bring(place: Place, name: str) -> None:
    with place.open(name) as desk:
        receive(desk, [(BUNDLE, place.path(BUNDLE).read_bytes())])


def _make_leaving(place: Place) -> None:
    """Morag's case is referred, and the office's confirmation lies there."""
    with place.open() as morag:
        refer(morag, f"{morag.letters}-0001", "3.1", "A new post.")
    place.bring("office", place.seal("morag"))
    with place.open("office") as office:
        confirm_referral(office, referrals(office)[0].id)
    _answer(place, "morag")


def _says(desk: Desk, word: str) -> bool:
    said = desk.store.database.run("SELECT payload FROM ledger WHERE payload NOT NULL")
    return any(word.encode() in payload for (payload,) in said)


def _let_go(place: Place, tell: Tell) -> None:
    with place.open() as morag:
        tell(facts(morag))
        receive(morag, [(BUNDLE, place.path(BUNDLE).read_bytes())])
        tell(facts(morag))


def _look_at_gone(place: Place, told: Told, again: bool) -> None:
    told.compare_rows(place.sound().rows)
    with place.open() as morag:
        whole = len(morag.store.find(Contact))
        if whole not in (0, 3) or bool(whole) == bool(morag.store.find(LetGo)):
            raise Untrue(f"half of it went: {whole} of three contacts are here")
    if again:
        _bring(place, "morag")
        with place.open() as morag:
            if list_cases(morag) or _says(morag, "earlier"):
                raise Untrue("the case is here still")
        place.sound()


def _make_given(place: Place) -> None:
    """Idris has joined, and Morag's case lies there for him."""
    place.bring("office", place.seal("morag"))
    with place.open("office") as office:
        invitation = invite(office).data
    made = join(place.path("idris"), PASSPHRASE, invitation, IDRIS, HOME, place.world)
    with place.open("office") as office:
        enrol(office, made.request, " ".join(made.words))
    _answer(place, "idris")
    _bring(place, "idris")
    with place.open("office") as office:
        case = _only(office)
        for what in GIVEN:  # to the laptop that has it, and with the case to the next
            hand_over(office, HandedDraft(what, "by-email", case=case, to="Her aunt"))
        assign(office, case, IDRIS)
    _answer(place, "idris")


def _only(office: Desk) -> str:
    (row,) = list_cases(office)
    return row.reference


def _be_given(place: Place, tell: Tell) -> None:
    with place.open("idris") as idris:
        tell(facts(idris))
        receive(idris, [(BUNDLE, place.path(BUNDLE).read_bytes())])
        tell(facts(idris))
        take(idris, offered(idris)[0].reference)
        tell(facts(idris))


def _look_at_given(place: Place, told: Told, again: bool) -> None:
    told.compare_rows(place.sound("idris").rows)
    if again:
        _bring(place, "idris")
        with place.open("idris") as idris:
            if not idris.store.find(CaseAnswer):
                take(idris, offered(idris)[0].reference)
            given = tuple(one.body.what for one in idris.store.find(Handed))
            whole = len(idris.store.find(Contact)) == 3 and given == GIVEN
            if not whole or not idris.store.find(HandOver):
                raise Untrue("the case is not whole")
        place.sound("idris")


SCENES = {
    "save": Scene(("morag",), _save, _look_at_notes, saves=True),
    "keep a concern": Scene(("morag",), _worry, _look_at_notes, saves=True),
    "keep advice without a case": Scene(("morag",), _ask_once, _look_at_notes, saves=True),
    "send": Scene(("morag", "office"), _send, _look_at_sent, _make_stick),
    "receive": Scene(("morag", "office"), _receive, _look_at_arrivals, _make_bundles),
    "back up": Scene(("morag",), _back_up, _look_at_backups, _make_stick, backups=True),
    "restore": Scene(("morag",), _restore, _look_at_restored, _make_copy, backups=True),
    "change the ways in": Scene(("morag",), _change_ways_in, _look_at_ways_in, _make_code),
    "re-key": Scene(("office",), _rekey, _look_at_staff, _make_old_code, takes_back=True),
    "lock": Scene(("morag",), _lock, _look_at_notes),
    "come back to half a save": Scene(("morag",), _come_back, _look_at_notes, _make_hot_journal),
    "come back to half a re-key": Scene(
        ("office",), _end_rekeying, _look_at_staff, _make_half_rekeyed, takes_back=True
    ),
    "upgrade": Scene(("morag",), _upgrade, _look_at_upgraded, _make_later),
    "repair": Scene(("morag",), _repair, _look_at_repaired, _make_damaged, backups=True),
    "let a case go": Scene(("morag", "office"), _let_go, _look_at_gone, _make_leaving),
    "be given a case": Scene(("morag", "office"), _be_given, _look_at_given, _make_given),
    "make a vault": Scene((), _found, _look_at_new),
}
