"""Erasing on real vaults: asked by a volunteer, decided by two, done at both desks, and gone.

A canary stands in every field of a family. Before the erasure it is found in each of the places
where it is looked for afterwards: a hunt that finds nothing there would prove nothing.
"""

import pytest

from db.bundle.open import open_bundle
from db.case import Option
from db.errors import (
    BadInput,
    CaseErased,
    NoSuchRecord,
    SecondPersonMissing,
    SecondPersonNeeded,
    WrongDesk,
    WrongPassphrase,
)
from db.names import CaseId, RecordId
from db.records import Action, Attachment, Case, Contact, Measure, Party, Person
from desktop.casework.actions import drafts
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.consenting.pass_on import RelayDraft
from desktop.casework.actions.contacts.advice import Advice, PassageDraft
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.erasing import erase_wipe
from desktop.casework.actions.erasing.erase import Erased, ask, asked_about, erase, leave, preview
from desktop.casework.actions.exchange.signers import signer
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.find import find_names
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.staff import add
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, list_cases, show_case
from desktop.casework.record.erased import erasures_of
from tests.builders import PASSPHRASE, House, case_draft
from tests.db.store.test_erasure import journal, pages
from tests.desktop.casework.actions.kit import contact, meeting, opened

CANARY = "Zymurgyqx"
SECOND = "walnut ferry plinth saddle mosaic gherkin"
BORIS = "Boris Applethwaite"


@pytest.fixture
def office(house: House) -> House:
    """The same, with a second person at the office."""
    with house.open("office") as desk:
        add(desk, BORIS, SECOND)
    return house


def family(desk: Desk, name: str = CANARY) -> str:
    """A family whose every field holds the canary; its reference."""
    draft = case_draft(child=f"{name} Brackenridge", parents=(f"Maud {name}",))
    case = opened(desk, **{"child": draft.child, "parents": draft.parents})
    agreed = ((f"Ring {name}", f"Maud {name}", None),)
    words = {"note": f"{name} came. " * 40, "own_words": name, "professional_views": name}
    advice = Advice(
        options=(Option(what=name, pros=name, sources=(name, name)),),
        choice=name,
        passages=(PassageDraft("document", name, name=name),),
    )
    passed = (RelayDraft(f"Maud {name}", f"{name} School", name, agreed="spoken"),)
    call = record_contact(
        desk,
        case,
        contact(
            who=(f"Maud {name}",),
            actions=agreed,
            topics=(name,),
            advice=advice,
            relays=passed,
            **words,
        ),
    ).contact
    amend(desk, "contact", call, {"note": f"{name} rang. " * 90, "place": name})
    hold_meeting(desk, case, meeting(note=f"{name} was there.", questions=(f"May {name} visit?",)))
    household = find_case(desk, case).body.household
    amend(desk, "household", household, {"address": f"1 {name} Lane"})
    for about in (find_case(desk, case).id, case):  # as forms know it, each in its way
        drafts.keep(desk, DraftOf("contact", about), {"note": f"{name}, typed"})
    return case


def hunted(house: House, name: str, word: str = CANARY) -> list[str]:
    """The files of a locked vault that hold the word, decrypted by the vault's key."""
    with house.open(name) as desk:
        key = bytes(desk.vault._key)
    folder, wanted = house.path(name), word.lower().encode()
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            data = pages(file, key) if file.name == "record.db" else file.read_bytes()
            if wanted in data.lower():
                found.append(str(file.relative_to(folder)))
    return found


def said(house: House, *files: bytes) -> bytes:
    """Everything that bundles to the office say."""
    with house.open("office") as desk:
        opened_ = [
            open_bundle(one, desk.keys.seal, desk.device, lambda key: signer(desk, key))
            for one in files
        ]
    return b"".join(row.row.payload or b"" for one in opened_ for row in one.rows)


def erased(desk: Desk, case: str, request: RecordId | None = None) -> Erased:
    done = erase(desk, case, "asked", "", SECOND, request=request)
    erase_wipe.finish(desk)
    return done


def test_a_family_is_gone_at_both_desks_backups_and_search_and_what_is_next_sent(
    office: House,
) -> None:
    with office.open("morag") as desk:
        case = family(desk)
        back_up(desk)
    files, _ = office.seal("morag")
    assert CANARY.encode() in said(office, *files)  # the control: it is seen where it is
    office.bring("office", *files)
    with office.open("office") as desk:
        back_up(desk)
    for name in ("office", "morag"):
        before = hunted(office, name)
        assert before[0].startswith("backups")
        assert before[-1] == "record.db"
    with office.open("morag") as desk:
        record_contact(desk, case, contact(who=(f"Maud {CANARY}",), note=f"{CANARY}, not sent"))
        assert ask(desk, case, "asked") == ask(desk, case, "asked")  # once is enough
    later, _ = office.seal("morag")
    office.bring("office", *later)
    with office.open("morag") as desk:
        never_sent = contact(who=(f"Maud {CANARY}",), note=f"{CANARY} is never sent")
        record_contact(desk, case, never_sent)
    with office.open("office") as desk:
        (request,) = [one for one in erasures_of(desk) if one.state == "asked"]
        assert asked_about(desk, request.id) == case
        done = erased(desk, case, request.id)
        assert (done.second, done.laptops) == (BORIS, ("Morag Tennick",))
        assert examine(desk).problems == ()
        assert desk.store.search(CANARY) == []
        assert find_names(desk, CANARY) == ()
        assert list_cases(desk) == ()
    assert hunted(office, "office") == []
    with office.open("morag") as desk:
        device = desk.device
    assert [one.result for one in office.carry("office", "morag", to=device)] == ["applied"]
    with office.open("morag") as desk:
        assert examine(desk).problems == ()
        assert desk.store.search(CANARY) == []
        assert desk.store.find(Measure) == []
        assert drafts.listed(desk) == ()
        assert [(one.state, one.why.case) for one in erasures_of(desk)] == [("erased", case)]
    assert hunted(office, "morag") == []
    again, _ = office.seal("morag")
    assert CANARY.encode() not in said(office, *again)
    assert [one.result for one in office.bring("office", *again)] == ["applied"]
    with office.open("office") as desk:
        assert examine(desk).problems == ()
    assert hunted(office, "office") == []


def test_the_case_tells_who_when_and_why_and_its_number_is_not_given_again(office: House) -> None:
    with office.open("morag") as desk:
        case = family(desk)
    office.carry("morag", "office")
    with office.open("office") as desk:
        erase(desk, case, "retention", "Kept for six years.", SECOND)
        with pytest.raises(CaseErased) as told:
            show_case(desk, case)
        assert told.value.facts["who"] == "Perpetua Wainhope"
        assert told.value.facts["second"] == BORIS
        assert told.value.facts["when"] == "10 March 2026"
        (one,) = erasures_of(desk)
        assert (one.why.reason, one.why.words) == ("retention", "Kept for six years.")
    with office.open("morag") as desk:
        device = desk.device
    office.carry("office", "morag", to=device)
    with office.open("morag") as desk:
        with pytest.raises(CaseErased):
            show_case(desk, case)
        assert int(opened(desk).partition("-")[2]) == int(case.partition("-")[2]) + 1


def test_what_another_family_needs_stays(office: House) -> None:
    with office.open("morag") as desk:
        case = family(desk)
        other = opened(desk, child="Perran Quillfeather", parents=("Tamsin Quillfeather",))
        record_contact(desk, other, contact(who=("Tamsin Quillfeather",), note="Stays here."))
        maud = next(one for one in desk.store.find(Person) if one.body.name == f"Maud {CANARY}")
        whole = CaseId(find_case(desk, other).id)
        with desk.write() as writing:
            writing.add(Party(case=whole, person=maud.id, capacity="parent-carer"))  # type: ignore[arg-type]
    office.carry("morag", "office")
    with office.open("office") as desk:
        erased(desk, case)
        assert [one.reference for one in list_cases(desk)] == [other]
        assert len(desk.store.search("stays")) == 1
        assert desk.store.get(Person, maud.id) is not None
        assert examine(desk).problems == ()


def test_one_contact_goes_with_what_hangs_on_it_and_the_rest_stays(office: House) -> None:
    with office.open("morag") as desk:
        case = opened(desk)
        agreed = (("Ring the school", "Maud", None),)
        wrong = record_contact(desk, case, contact(note=CANARY, actions=agreed, statement="read"))
        record_contact(desk, case, contact(note="Stays here."))
        ask(desk, f"contact:{wrong.contact}", "error")
    office.carry("morag", "office")
    with office.open("office") as desk:
        (request,) = erasures_of(desk)
        about = asked_about(desk, request.id)
        assert about == f"contact:{wrong.contact}"
        assert dict(preview(desk, about).records) == {"contact": 1, "statement": 1, "action": 1}
        erase(desk, about, "error", "", SECOND, request=request.id)
        beside, key = desk.vault.folder / "record.db-journal", bytes(desk.vault._key)
        assert CANARY.encode() in journal(beside, key)  # the control
        erase_wipe.finish(desk)
        assert CANARY.encode() not in journal(beside, key)
        assert [one.body.note for one in desk.store.find(Contact)] == ["Stays here."]
        assert desk.store.find(Action) == []
        assert find_case(desk, case).body.state == "open"
        assert examine(desk).problems == ()
    assert hunted(office, "office") == []


def test_a_letter_goes_with_its_key_and_its_sealed_file(office: House) -> None:
    with office.open("morag") as desk:
        case = family(desk)
        attach(desk, case, look_at(f"{CANARY}.txt", CANARY.encode() * 30))
    office.carry("morag", "office")
    with office.open("office") as desk:
        assert len(list(desk.vault.blobs.iterdir())) == 1
        erased(desk, case)
        assert desk.store.find(Attachment) == []
        assert list(desk.vault.blobs.iterdir()) == []
    with office.open("morag") as desk:
        device = desk.device
        assert len(list(desk.vault.blobs.iterdir())) == 1
    office.carry("office", "morag", to=device)
    with office.open("morag") as desk:
        assert list(desk.vault.blobs.iterdir()) == []
        assert examine(desk).problems == ()


@pytest.mark.parametrize(
    ("passphrase", "refusal"),
    [("quite another one", WrongPassphrase), (PASSPHRASE, SecondPersonNeeded)],
)
def test_nothing_is_erased_without_a_second_person(
    office: House, passphrase: str, refusal: type[Exception]
) -> None:
    with office.open("morag") as desk:
        case = family(desk)
    office.carry("morag", "office")
    with office.open("office") as desk:
        rows = desk.store.row_count()
        with pytest.raises(refusal):
            erase(desk, case, "asked", "", passphrase)
        assert desk.store.row_count() == rows
        assert len(desk.store.search(CANARY)) > 0
        assert not erase_wipe.owed(desk)


def test_where_nobody_else_has_a_passphrase_that_is_said(house: House) -> None:
    with house.open("morag") as desk:
        case = family(desk)
    house.carry("morag", "office")
    with house.open("office") as desk:
        assert preview(desk, case).alone
        with pytest.raises(SecondPersonMissing):
            erase(desk, case, "asked", "", SECOND)


def test_a_volunteer_asks_and_does_not_erase_and_the_office_may_say_no(office: House) -> None:
    with office.open("morag") as desk:
        case = family(desk)
        with pytest.raises(WrongDesk):
            erase(desk, case, "asked", "", PASSPHRASE)
        with pytest.raises(BadInput):
            ask(desk, case, "other", "  ")
        request = ask(desk, case, "other", "She would rather not.")
        assert len(desk.store.search(CANARY)) > 0
        device = desk.device
    office.carry("morag", "office")
    with office.open("office") as desk:
        assert len(desk.store.search(CANARY)) > 0
        with pytest.raises(BadInput):
            leave(desk, request, " ")
        leave(desk, request, "The tribunal is next week.")
        with pytest.raises(NoSuchRecord):
            leave(desk, request, "Again.")
    office.carry("office", "morag", to=device)
    with office.open("morag") as desk:
        (one,) = erasures_of(desk)
        assert (one.state, one.answer) == ("left", "The tribunal is next week.")
        assert one.why.words == "She would rather not."
        assert find_case(desk, case).body.state == "open"
        assert examine(desk).problems == ()


def test_what_was_on_its_way_is_blanked_as_it_comes(office: House) -> None:
    with office.open("morag") as desk:
        case = family(desk)
    office.carry("morag", "office")
    with office.open("morag") as desk:
        record_contact(desk, case, contact(who=(f"Aunt {CANARY}",), note=f"{CANARY}, on its way"))
        close_case(desk, case, f"{CANARY} is content.")
    late, _ = office.seal("morag")
    with office.open("office") as desk:
        erased(desk, case)
    assert [one.result for one in office.bring("office", *late)] == ["applied"]
    with office.open("office") as desk:
        assert desk.store.find(Case) == []
        assert desk.store.find(Contact) == []
        assert desk.store.search(CANARY) == []
        assert examine(desk).problems == ()
    assert hunted(office, "office") == []


def test_a_bundle_that_waits_for_another_is_taken_away_with_what_it_holds(office: House) -> None:
    with office.open("morag") as desk:
        case = family(desk)
    office.carry("morag", "office")
    with office.open("morag") as desk:
        opened(desk, child="Perran Quillfeather")
    first, _ = office.seal("morag")
    with office.open("morag") as desk:
        device = desk.device
        desk.store.local.confirm(
            desk.office, "up", desk.store.head(device, "up"), "2026-03-10T15:30:00.000000Z"
        )
        record_contact(desk, case, contact(who=(f"Maud {CANARY}",), note=f"{CANARY} waits"))
    second, _ = office.seal("morag")
    assert [one.result for one in office.bring("office", *second)] == ["held"]
    with office.open("office") as desk:
        assert len(list(desk.vault.quarantine.iterdir())) == 1
        erase(desk, case, "asked", "", SECOND)
        wiped = erase_wipe.finish(desk)
        assert wiped is not None
        assert (wiped.files, wiped.unread) == (1, 0)
        assert list(desk.vault.quarantine.iterdir()) == []
    assert first


def test_wiping_that_was_broken_off_is_owed_and_done_the_next_time(
    office: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.open("morag") as desk:
        case = family(desk)
    office.carry("morag", "office")
    with office.open("office") as desk:
        back_up(desk)
        erase(desk, case, "asked", "", SECOND)
        assert erase_wipe.owed(desk)
    assert any(one.startswith("backups") for one in hunted(office, "office"))
    with office.open("office") as desk:
        assert erase_wipe.finish_quietly(desk) is not None
        assert not erase_wipe.owed(desk)
        assert erase_wipe.finish(desk) is None
    assert hunted(office, "office") == []
