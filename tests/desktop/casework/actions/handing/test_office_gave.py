"""What the office itself gave a family, or noted as come back, goes with the case: nobody is asked
for it twice, and it is erased, wiped and made again as whatever else was handed over."""

from pathlib import Path

from db.names import PersonId
from db.records import Attachment, Contact, Handed, Person
from db.store.mending import chains, salvage
from db.store.rebuild import rebuild
from db.vault.pages import Pages
from desktop.casework.actions.cases.office_cases import look_at_case
from desktop.casework.actions.closeness.confirm_referral import confirm_referral, referrals
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing.erase import erase
from desktop.casework.actions.handing.arrive import refuse, take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.handing.refer import refer
from desktop.casework.actions.joining.enrol import enrol
from desktop.casework.actions.joining.renew import renew
from desktop.casework.actions.papers.came_back import BackDraft, came_back
from desktop.casework.actions.papers.evaluations import Evaluation, evaluations
from desktop.casework.actions.papers.hand_over import HandedDraft, hand_over, handed
from desktop.casework.actions.rights.notices import NOTICE, give_notice
from desktop.casework.actions.safety.backups import carry_backup, restore
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.staff import add
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.casework.record.gone import gone
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.handing.kit import IDRIS, device, nothing_of, sound, to
from tests.desktop.casework.actions.kit import MAUD, contact, opened
from tests.desktop.casework.actions.papers.test_came_back import FORM

SECOND = "walnut ferry plinth saddle mosaic gherkin"
WREN, SENCO = "Wren Adair", "Perpetua Lightfoot"
EVERY = ["evaluation", "evaluation-back", NOTICE]


def long_case(house: House) -> str:
    """Morag's, so long that a form is due, in which the notice is owed; known at the office."""
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(statement="read"))
        house.clock.on(weeks=40)
        record_contact(morag, case, contact(statement="read", happened=house.clock.now()))
        assert owed(morag) == {"evaluation", "notice"}
    house.carry("morag", "office")
    return case


def owed(desk: Desk) -> set[str]:
    return {str(one.kind) for one in whats_waiting(desk)} & {"evaluation", "notice"}


def mother(desk: Desk) -> PersonId:
    return next(PersonId(one.id) for one in desk.store.find(Person) if one.body.name == MAUD)


def office_gives(house: House, case: str) -> None:
    """A form, which came back there with what stands on it, and the notice."""
    with house.open("office") as office:
        maud = mother(office)
        hand_over(office, HandedDraft("evaluation", "by-email", case=case, person=maud))
        house.clock.on(minutes=1)
        came_back(office, BackDraft(case, "on-paper", maud, form=FORM))
        give_notice(office, case, maud, "by-email")


def what(desk: Desk, case: str) -> list[str]:
    return sorted(one.body.what for one in handed(desk, case))


def seen(desk: Desk, case: str) -> Evaluation:
    (one,) = evaluations(desk, find_case(desk, case))
    return one


def give(house: House, case: str, whom: str = IDRIS, name: str = "idris") -> None:
    """The office gives it to somebody, who takes it."""
    with house.open("office") as office:
        assign(office, case, whom)
    to(house, name)
    with house.open(name) as desk:
        assert handed(desk, case) == []  # the notes open when it is taken
        take(desk, case)


def test_what_went_to_the_laptop_before_goes_on_to_the_next_and_no_form_is_asked_for_twice(
    three: House,
) -> None:
    case = long_case(three)
    office_gives(three, case)
    to(three, "morag")
    with three.open("morag") as morag:
        assert owed(morag) == set()
    give(three, case)
    with three.open("idris") as idris:
        assert what(idris, case) == EVERY
        assert owed(idris) == set()
        one = seen(idris, case)
        assert (one.name, one.waits, one.file) == (MAUD, False, None)
        assert idris.store.find(Attachment) == []  # what they think stays at the office
        rebuild(idris.store.database)
        assert what(idris, case) == EVERY
    three.carry("idris", "office")
    with three.open("office") as office:
        assert look_at_case(office, case).late == 0
        assert what(office, case) == EVERY
        hand_over(office, HandedDraft("policy", "on-paper", case=case, to=SENCO))
        assert look_at_case(office, case).late == 0  # the office’s own line came late from nobody
    to(three, "idris")
    with three.open("idris") as idris:
        assert what(idris, case) == sorted([*EVERY, "policy"])
    sound(three)


def test_what_the_office_gave_while_nobody_had_the_case_goes_with_it_too(three: House) -> None:
    case = long_case(three)
    with three.open("office") as office:
        assign(office, case, IDRIS)
    to(three, "idris")
    with three.open("idris") as idris:
        refuse(idris, case, "I am away.")
    three.carry("idris", "office")
    office_gives(three, case)
    with three.open("office") as office:
        assert office.store.rows_of([("handed", handed(office, case)[0].id)])[0].stream == "own"
    three.volunteer("wren", WREN)
    give(three, case, WREN, "wren")
    to(three, "morag")
    to(three, "idris")
    with three.open("wren") as wren:
        assert (what(wren, case), owed(wren)) == (EVERY, set())
    for name in ("morag", "idris"):
        with three.open(name) as desk:
            assert [one.case for one in gone(desk)] == [case]
            nothing_of(desk, "evaluation-back")
    # Back to the first, whose own lines of it lie there blank.
    three.carry("morag", "office")
    three.carry("wren", "office")
    with three.open("office") as office:
        assign(office, case, "Morag Tennick")
    to(three, "morag")
    to(three, "wren")
    with three.open("morag") as morag:
        take(morag, case)
        assert (what(morag, case), owed(morag)) == (EVERY, set())
    with three.open("wren") as wren:
        nothing_of(wren, "evaluation-back")
    sound(three, "office", "morag", "idris", "wren")


def test_erased_at_the_office_it_is_erased_wherever_it_went(three: House) -> None:
    case = long_case(three)
    with three.open("office") as office:
        add(office, "Boris Applethwaite", SECOND)
        hand_over(
            office, HandedDraft("policy", "by-email", case=case, to=SENCO, note="Zymurgyqx asked.")
        )
    to(three, "morag")
    give(three, case)
    with three.open("idris") as idris:
        (one,) = handed(idris, case)
        assert (one.body.to, one.body.note) == (SENCO, "Zymurgyqx asked.")
    with three.open("office") as office:
        done = erase(office, f"handed:{one.id}", "asked", "", SECOND)
        assert sorted(done.laptops) == [IDRIS, "Morag Tennick"]
    to(three, "idris")
    to(three, "morag")
    for name in ("office", "morag", "idris"):
        with three.open(name) as desk:
            assert desk.store.find(Handed) == []
            nothing_of(desk, "Zymurgyqx", "Lightfoot")
    sound(three)


def test_a_laptop_signed_in_anew_has_what_never_came_to_the_device_that_it_was(
    three: House,
) -> None:
    case = long_case(three)
    give(three, case)
    three.carry("idris", "office")
    with three.open("office") as office:
        hand_over(office, HandedDraft("policy", "on-paper", case=case, to=SENCO))
    office_gives(three, case)  # sealed for keys that are gone when it would come
    with three.open("idris") as idris:
        done = renew(idris, PASSPHRASE)
    with three.open("office") as office:
        enrol(office, done.request.data, " ".join(done.request.words))
    three.carry("office", "idris", to=done.device)
    with three.open("idris") as idris:
        if not handed(idris, case):
            take(idris, case)
        assert what(idris, case) == sorted([*EVERY, "policy"])
        assert examine(idris).problems == ()
        rebuild(idris.store.database)
        assert what(idris, case) == sorted([*EVERY, "policy"])
        heads, key = idris.store.heads(), idris.vault.hand_over()[2]
        rows = idris.store.row_count()
    with Pages(three.path("idris") / "record.db", key) as pages:
        mended = chains.mend([salvage.salvage(pages)], heads)
    assert (mended.holes, dict(mended.heads)) == ((), heads)
    assert len(mended.rows) < rows  # what lies beyond an end is put there again
    sound(three, "office", "idris")


def test_what_a_laptop_wrote_after_its_older_copy_comes_back_to_it_with_the_case(
    three: House, tmp_path: Path
) -> None:
    case = long_case(three)
    give(three, case)
    three.carry("idris", "office")
    to(three, "idris")
    with three.open("idris") as idris:
        carry_backup(idris, tmp_path / "stick")
        record_contact(idris, case, contact(note="After the copy."))
    three.carry("idris", "office")
    restore(tmp_path / "stick", three.path("again"), three.world)
    files, _ = three.seal("office", device(three, "idris"), receipt=True)
    assert [one.code for one in three.bring("again", *files)] == ["rolled-back"]
    with three.open("again") as again:
        done = renew(again, PASSPHRASE)
    with three.open("office") as office:
        enrol(office, done.request.data, " ".join(done.request.words))
    three.carry("office", "again", to=done.device)
    with three.open("again") as again:
        notes = [one.body.note for one in again.store.find(Contact)]
        assert notes.count("After the copy.") == 1
    sound(three, "office", "again")


def test_a_referral_that_was_let_go_brings_it_back_when_the_case_comes_again(three: House) -> None:
    case = long_case(three)
    office_gives(three, case)
    to(three, "morag")
    with three.open("morag") as morag:
        refer(morag, case, "3.1", "A new post.")
    three.carry("morag", "office")
    with three.open("office") as office:
        confirm_referral(office, referrals(office)[0].id)
    to(three, "morag")
    with three.open("morag") as morag:
        nothing_of(morag, "evaluation-back")
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, "Morag Tennick")
    to(three, "morag")
    with three.open("morag") as morag:
        take(morag, case)
        assert (what(morag, case), owed(morag)) == (EVERY, set())
    sound(three, "office", "morag")
