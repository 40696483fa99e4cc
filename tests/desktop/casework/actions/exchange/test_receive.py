"""Receiving, row by row of the table of arrivals (record.md, Bundles)."""

import shutil
from collections.abc import Sequence

import pytest
from msgspec import structs

from db.bundle.header import FORMAT
from db.errors import RolledBack
from db.ledger import make_row
from db.names import CaseId
from db.records import Arrival, Case, Contact, Household, Pack, Person
from desktop import messages
from desktop.casework.actions.enquiries.link import link_enquiry
from desktop.casework.actions.enquiries.record_enquiry import record_enquiry
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.exchange_view import look_at_exchange
from desktop.casework.actions.exchange.inspect import inspect_bundle
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.exchange.two_offices import are_two, go_on
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.joining.end_device import revoke
from desktop.casework.actions.joining.enrol import enrol
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy, with_version
from desktop.casework.desk import Desk
from desktop.casework.record.cases import list_cases
from tests.builders import NOW, SERVICE, House
from tests.db.bundle import forge
from tests.desktop.casework.actions.kit import (
    MAUD,
    duplicate,
    enquiry,
    opened,
    signed,
    stranger,
    who,
)


def results(answers: Sequence[Arrived]) -> list[tuple[str, str]]:
    for one in answers:  # whatever comes of it can be said
        if one.code:
            assert "–" not in messages.words(one.code, one.facts).message
    return [(one.result, one.code) for one in answers]


def state(house: House, name: str = "office") -> tuple[int, int, int]:
    """What a refused file must not change: rows, files kept, files noted."""
    with house.open(name) as desk:
        return (
            desk.store.row_count(),
            len(list(desk.vault.quarantine.iterdir())),
            len(desk.store.local.bundles("in")),
        )


def kept(desk: Desk) -> int:
    return len(list(desk.vault.quarantine.iterdir()))


def format_of(house: House, data: bytes, name: str) -> int | None:
    """The format of a bundle, as this desk reads it."""
    with house.open(name) as desk:
        return inspect_bundle(desk, data).format


def both(house: House) -> tuple[forge.Desk, forge.Desk]:
    with house.open("morag") as morag, house.open("office") as office:
        return who(morag), who(office)


def ours(header: dict[str, object]) -> None:
    header["service"] = SERVICE


def test_a_sound_bundle_is_applied_and_noted(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        device = morag.device
    files, (sent,) = house.seal("morag")
    (answer,) = house.bring("office", *files)
    assert (answer.result, answer.code) == ("applied", "")
    assert (answer.records, answer.sender) == (sent.records, device)
    assert answer.sender_name == "Morag Tennick"
    with house.open("office") as office:
        assert [row.reference for row in list_cases(office)] == [reference]
        (arrival,) = office.store.find(Arrival)
        assert (arrival.body.sender, arrival.body.number) == (device, 1)
        assert (arrival.body.result, arrival.body.records) == ("applied", sent.records)
        assert kept(office) == 0


def test_what_is_here_already_changes_nothing(house: House) -> None:
    files, _ = house.seal("morag")
    house.bring("office", *files)
    before = state(house)
    assert results(house.bring("office", *files, *files)) == [("already", "already")] * 2
    assert state(house) == before


def test_rows_that_come_before_their_turn_wait_and_go_in_by_themselves(house: House) -> None:
    duplicate(house, "office", "fresh")
    with house.open("morag") as morag:
        first = opened(morag)
        device = morag.device
    early, (sent,) = house.seal("morag")
    house.bring("office", *early)
    house.carry("office", "morag", to=device)  # it lets go of what was confirmed
    with house.open("morag") as morag:
        second = opened(morag, child="Wilfred Oakshott")
    late, _ = house.seal("morag")

    (answer,) = house.bring("fresh", *late)  # an office that never had the first
    assert (answer.result, answer.code) == ("held", "bundle-gap")
    assert answer.facts["missing"] == f"1 to {sent.to_seq}"
    with house.open("fresh") as office:
        assert office.store.find(Case) == []
        assert kept(office) == 1
    assert results(house.bring("fresh", *late)) == [("held", "bundle-gap")]  # noted once
    with house.open("fresh") as office:
        assert [one.result for one in office.store.local.bundles("in")] == ["held"]

    answers = house.bring("fresh", *early)
    assert results(answers) == [("applied", ""), ("applied", "")]
    assert answers[1].file == "bundle 2"
    with house.open("fresh") as office:
        assert {row.reference for row in list_cases(office)} == {first, second}
        assert kept(office) == 0
        assert office.store.local.bundles("in", result="held") == []


def test_one_missing_row_is_named_by_its_number(house: House) -> None:
    laptop, office = both(house)
    rows = forge.chain(laptop.device, "up", [Household(postcode=f"CA{n} 1AA") for n in (1, 2, 3)])
    (answer,) = house.bring("office", signed(laptop, office, rows[1:]))
    assert answer.facts["missing"] == "1"


def test_two_rows_in_one_place_freeze_the_device_and_both_are_kept(house: House) -> None:
    duplicate(house, "morag", "twin")
    with house.open("morag") as morag:
        reference = opened(morag)
    with house.open("twin") as twin:
        opened(twin, child="Wilfred Oakshott")
    house.carry("morag", "office")
    assert results(house.carry("twin", "office")) == [("quarantined", "bundle-fork")]
    with house.open("office") as office:
        assert [row.reference for row in list_cases(office)] == [reference]
        assert kept(office) == 1
        assert [peer.state for peer in office.store.local.peers()] == ["frozen"]
    with house.open("morag") as morag:
        opened(morag, child="Edda Birkett")
    assert results(house.carry("morag", "office")) == [("quarantined", "bundle-frozen")]


def test_a_held_bundle_of_a_device_that_was_frozen_is_told_too(house: House) -> None:
    laptop, office = both(house)
    rows = forge.chain(laptop.device, "up", [Household(postcode=f"CA{n} 1AA") for n in (1, 2, 3)])
    house.bring("office", signed(laptop, office, rows[2:], number=3))
    with house.open("office") as desk, desk.write():
        (peer,) = desk.store.local.peers()
        desk.store.local.set_peer(peer._replace(state="frozen"))
    house.volunteer("idris", "Idris Coldbeck")
    answers = house.carry("idris", "office")
    assert results(answers) == [("applied", ""), ("quarantined", "bundle-frozen")]
    with house.open("office") as desk:
        assert desk.store.local.bundles("in", result="held") == []
        assert kept(desk) == 1


def test_a_revoked_device_is_kept_apart(house: House) -> None:
    with house.open("office") as office:
        revoke(office, "Morag Tennick", "lost")
    assert results(house.carry("morag", "office")) == [("quarantined", "bundle-revoked")]
    assert state(house)[1] == 1


def test_a_key_that_nobody_knows_is_kept_apart_with_its_fingerprint(house: House) -> None:
    _, office = both(house)
    nobody = stranger()
    data = signed(nobody, office, forge.chain(nobody.device, "up", [Household(postcode="")]))
    (answer,) = house.bring("office", data)
    assert (answer.result, answer.code) == ("quarantined", "bundle-unknown-signer")
    assert answer.sender == nobody.keys.public.fingerprint
    with house.open("office") as desk:
        assert desk.store.find(Household) == []
        (arrival,) = desk.store.find(Arrival)
        assert (arrival.body.sender, arrival.body.number) == (answer.sender, None)
        (path,) = desk.vault.quarantine.iterdir()
        assert path.read_bytes() == data
    before = state(house)
    house.bring("office", data)
    assert state(house) == before


def test_a_bundle_for_another_desk_is_refused_and_nothing_is_stored(house: House) -> None:
    other = House(house.folder / "elsewhere")
    other.volunteer()
    files, _ = other.seal("morag")
    before = state(house)
    assert results(house.bring("office", *files)) == [("refused", "bundle-damaged")]
    assert state(house) == before


def test_a_bundle_for_another_service_is_refused_and_nothing_is_stored(house: House) -> None:
    laptop, office = both(house)
    rows = forge.chain(laptop.device, "up", [Household(postcode="CA1 1AA")])
    before = state(house)
    data = forge.forged(rows=rows, sender=laptop, to=office)  # of the forger's own service
    assert results(house.bring("office", data)) == [("refused", "bundle-foreign")]
    assert state(house) == before


def test_what_is_damaged_is_refused_and_nothing_is_stored(house: House) -> None:
    (data,), _ = house.seal("morag")
    before = state(house)
    flipped = bytearray(data)
    flipped[len(data) // 2] ^= 1
    bad = (bytes(flipped), data[:-1], data + b"x", b"", b"%PDF-1.7 a letter")
    assert results(house.bring("office", *bad)) == [("refused", "bundle-damaged")] * len(bad)
    assert state(house) == before
    assert results(house.bring("office", data)) == [("applied", "")]


def test_a_newer_format_is_kept_until_evenhand_is_newer(house: House) -> None:
    laptop, office = both(house)
    rows = forge.chain(laptop.device, "up", [Household(postcode="CA1 1AA")])
    newer = forge.forged(
        lambda header: header.update(format=FORMAT + 1), rows, sender=laptop, to=office
    )
    assert results(house.bring("office", newer)) == [("held", "bundle-newer")]
    with house.open("office") as desk:
        assert kept(desk) == 1
        assert [one.body.result for one in desk.store.find(Arrival)] == ["held"]
    assert results(house.carry("morag", "office")) == [("applied", "")]  # it stands in nobody's way


@pytest.mark.parametrize("at", ["sender", "rows"])
def test_what_breaks_the_rules_is_kept_apart_whole(house: House, at: str) -> None:
    laptop, office = both(house)
    rows = forge.chain(laptop.device, "up", [Household(postcode="CA1 1AA")])
    if at == "sender":  # one who is known speaks for another
        data = forge.forged(
            lambda header: header.update(service=SERVICE, sender="ee" * 16),
            rows,
            sender=laptop,
            to=office,
        )
    else:
        data = forge.forged(ours, rows, lines=[b'{"not":"a row"}'], sender=laptop, to=office)
    (answer,) = house.bring("office", data)
    assert (answer.result, answer.code) == ("quarantined", "bundle-unsound")
    assert answer.facts["problem"]
    with house.open("office") as desk:
        assert desk.store.find(Household) == []
        assert kept(desk) == 1


def test_a_laptop_may_not_send_what_only_the_office_sends(house: House) -> None:
    laptop, office = both(house)
    rows = forge.chain(laptop.device, "all", [forge.school(1)])
    data = forge.forged(ours, rows, sender=laptop, to=office)
    assert results(house.bring("office", data)) == [("quarantined", "bundle-unsound")]


def test_one_bad_bundle_never_blocks_another(house: House) -> None:
    _, office = both(house)
    nobody = stranger()
    unknown = signed(nobody, office, forge.chain(nobody.device, "up", [Household(postcode="")]))
    (data,), _ = house.seal("morag")
    answers = house.bring("office", b"noise", unknown, data, data[:-9])
    assert [one.result for one in answers] == ["refused", "quarantined", "applied", "refused"]


def test_receipts_go_both_ways(house: House) -> None:
    with house.open("morag") as morag:
        device = morag.device
        opened(morag)
        mine = morag.store.head(morag.device, "up")
    house.carry("morag", "office")
    with house.open("office") as office:
        assert office.store.local.receipts(device) == {
            "all": office.store.head(office.device, "all"),
            f"to:{device}": office.store.head(office.device, f"to:{device}"),
        }
    house.carry("office", "morag", to=device)
    with house.open("morag") as morag:
        assert morag.store.local.receipts(morag.office)["up"] == mine


def test_a_receipt_that_got_lost_is_given_again(house: House) -> None:
    with house.open("morag") as morag:
        device = morag.device
    house.carry("morag", "office")
    house.seal("office")  # the receipt, which never arrives
    assert results(house.carry("morag", "office")) == [("already", "already")]
    _, (again,) = house.seal("office")
    assert (again.recipient, again.records) == (device, 0)


def test_a_receipt_makes_no_row(house: House) -> None:
    with house.open("morag") as morag:
        device = morag.device
    house.carry("morag", "office")
    before = state(house, "morag")[0]
    assert results(house.carry("office", "morag", to=device)) == [("applied", "")]
    assert state(house, "morag")[0] == before


def test_before_the_welcome_what_comes_waits_for_it(house: House) -> None:
    """The office may have more to say than one bundle holds."""
    made = house.join("idris", "Idris Coldbeck")
    with house.open("office") as office:
        enrol(office, made.request, " ".join(made.words))
        sender = who(office)
        general = list(office.store.rows(office.device, "all"))
    with house.open("idris") as idris:
        to = who(idris)
    assert results(house.bring("idris", signed(sender, to, general))) == [("held", "not-enrolled")]
    with house.open("idris") as idris:
        assert not idris.enrolled
        assert idris.store.find(Pack) == []
    answers = house.carry("office", "idris", to=made.device)
    assert [one.result for one in answers] == ["applied", "already"]
    with house.open("idris") as idris:
        assert idris.enrolled
        assert kept(idris) == 0


def test_a_laptop_that_was_put_back_is_told_by_the_next_receipt(house: House) -> None:
    with house.open("morag") as morag:
        device = morag.device
    duplicate(house, "morag", "older")
    with house.open("morag") as morag:
        opened(morag)
    house.carry("morag", "office")
    files, _ = house.seal("office", to=device)
    assert results(house.bring("older", *files)) == [("held", "rolled-back")]
    with house.open("older") as older:  # at every unlock from now on
        assert older.warnings == ("rolled-back",)
        assert kept(older) == 1
    with pytest.raises(RolledBack):
        house.seal("older")


def test_a_pack_published_later_is_in_force_as_soon_as_it_comes(house: House) -> None:
    with house.open("office") as office, office.write() as writing:
        text = office.pack.source.replace('version = "1"', 'version = "2"', 1)
        writing.add(Pack(name="standard", version="2", text=text))
    with house.open("morag") as morag:
        device = morag.device
    files, _ = house.seal("office", to=device)
    with house.open("morag") as morag:
        assert morag.pack.version == "1"
        receive(morag, [("policy.evenhand", files[0])])
        assert morag.pack.version == "2"  # without a new unlock


def test_the_pack_in_force_is_the_last_published_whatever_the_clock_said(house: House) -> None:
    with house.open("office") as office:
        text = office.pack.source
        house.clock.on(days=-400)  # the battery of the office's clock was flat
        with office.write() as writing:
            newer = text.replace('version = "1"', 'version = "2"', 1)
            writing.add(Pack(name="standard", version="2", text=newer))
        office.policy_changed()
        assert office.pack.version == "2"


def published(house: House, version: str, text: str | None = None) -> bytes:
    """The bundle in which the office tells its laptop of this version."""
    house.clock.on(minutes=1)
    with house.open("office") as office, office.write() as writing:
        shipped = house.world.packs["standard"]
        numbered = shipped.replace('version = "1"', f'version = "{version}"', 1)
        writing.add(Pack(name="standard", version=version, text=text or numbered))
    with house.open("morag") as morag:
        device = morag.device
    (data,), _ = house.seal("office", to=device)
    return data


def test_an_older_policy_goes_in_but_not_into_force_and_that_is_said(house: House) -> None:
    assert results(house.bring("morag", published(house, "10"))) == [("applied", "")]
    (older,) = house.bring("morag", published(house, "9"))
    assert (older.result, older.code) == ("applied", "policy-older")
    with house.open("morag") as morag:
        assert morag.pack.version == "10"
        assert {one.body.version for one in morag.store.find(Pack)} == {"1", "9", "10"}
        said = look_at_exchange(morag).passed[0].reason
    assert said == "policy-older"  # on the Exchange page too, for as long as it is listed
    with house.open("office") as office:  # both desks agree
        assert office.pack.version == "10"
    assert results(house.bring("morag", published(house, "11"))) == [("applied", "")]


def test_an_older_policy_that_comes_late_is_said_to_be_older_and_the_newer_stays(
    house: House,
) -> None:
    held_back, newer = published(house, "2"), published(house, "2.1")
    assert results(house.bring("morag", newer)) == [("applied", "")]
    (late,) = house.bring("morag", held_back)
    assert (late.result, late.code) == ("already", "policy-late")
    said = messages.words(late.code, late.facts).message
    assert "Its version of the policy, 2, is older than the one in force" in said
    assert "version 2.1, stays in force" in said
    assert results(house.bring("morag", newer)) == [("already", "already")]
    with house.open("morag") as morag:
        assert morag.pack.version == "2.1"


def test_an_older_copy_of_the_office_changes_nothing_and_once_it_was_rung_one_goes_on(
    house: House,
) -> None:
    shutil.copytree(house.path("office"), house.path("copy"))
    assert results(house.bring("morag", published(house, "3"))) == [("applied", "")]
    with house.open("copy") as copy:
        publish_policy(copy, PolicyDraft(with_version(copy.pack.source, "2"), "an old minute"))
    with house.open("morag") as morag:
        device = morag.device
    (older,), _ = house.seal("copy", to=device)
    assert results(house.bring("morag", older)) == [("quarantined", "office-fork")]
    said = messages.words("office-fork").message
    assert "The policy and everything else here stay as they are." in said
    newer = published(house, "4")
    assert results(house.bring("morag", newer)) == [("quarantined", "office-frozen")]
    with house.open("morag") as morag:
        assert (morag.pack.version, are_two(morag)) == ("3", True)
        go_on(morag)
        assert not are_two(morag)
    assert results(house.bring("morag", newer)) == [("applied", "")]
    assert results(house.bring("morag", older)) == [("quarantined", "office-fork")]
    with house.open("morag") as morag:
        assert (morag.pack.version, are_two(morag)) == ("4", True)


def test_whoever_joins_under_a_later_version_is_told_of_no_older_one(house: House) -> None:
    published(house, "2")
    idris = house.join("idris", "Idris Fairclough")
    with house.open("office") as office:
        enrol(office, idris.request, " ".join(idris.words))
    assert results(house.carry("office", "idris", to=idris.device)) == [("applied", "")]


def test_a_policy_that_only_a_newer_program_can_read_waits_in_the_record(house: House) -> None:
    newer = published(house, "2", "[pack]\nshape = 9\n")
    (answer,) = house.bring("morag", newer)
    assert (answer.result, answer.code) == ("applied", "policy-unread")
    assert messages.words(answer.code, answer.facts).do.startswith("Update Evenhand")
    with house.open("morag") as morag:
        assert morag.pack.version == "1"  # and everything works as before
        assert opened(morag)


def test_looking_into_a_bundle_changes_nothing(house: House) -> None:
    (data,), (sent,) = house.seal("morag")
    with house.open("morag") as morag:
        device = morag.device
    before = state(house)
    with house.open("office") as office:
        seen = inspect_bundle(office, data)
    assert state(house) == before
    assert (seen.signature, seen.size) == ("good", len(data))
    assert seen.header is not None
    assert (seen.header.sender, seen.header.number, seen.header.records) == (
        device,
        sent.bundle,
        sent.records,
    )


def test_what_nobody_known_signed_is_looked_at_no_further_than_its_key(house: House) -> None:
    _, office = both(house)
    nobody = stranger()
    rows = forge.chain(nobody.device, "up", [Household(postcode="CA1 1AA")])
    with house.open("office") as desk:
        seen = inspect_bundle(desk, signed(nobody, office, rows))
    assert (seen.signature, seen.header) == ("unknown", None)
    assert seen.fingerprint == nobody.keys.public.fingerprint


def test_a_row_may_bear_the_number_of_another_kind_and_blocks_nothing(house: House) -> None:
    """What a faulty or hostile laptop could send: one number for a person and a contact."""
    laptop, office = both(house)
    body = Contact(case=CaseId("ab" * 16), medium="phone", persons=(), happened=NOW, note="x")
    first = forge.chain(laptop.device, "up", [Person(name="Ada Oakshott", capacity="other"), body])
    header = structs.replace(first[1].header, record=first[0].header.record)
    assert first[1].payload is not None
    assert first[1].salt is not None
    rows = [first[0], make_row(header, first[0].hash, first[1].payload, first[1].salt)]
    (answer,) = house.bring("office", signed(laptop, office, rows))
    assert answer.result in ("applied", "quarantined")


def test_what_an_older_evenhand_cannot_know_is_of_a_newer_format_and_nothing_else_is(
    house: House,
) -> None:
    """An Evenhand before advice without a case knew format 1: it holds what is beyond that."""
    with house.open("morag") as morag:
        opened(morag)
    (plain,), _ = house.seal("morag")
    assert format_of(house, plain, "office") == 1
    assert results(house.bring("office", plain)) == [("applied", "")]
    with house.open("morag") as morag:
        record_enquiry(morag, enquiry())
    (newer,), _ = house.seal("morag")
    assert format_of(house, newer, "office") == 2
    assert results(house.bring("office", newer)) == [("applied", "")]


def test_a_hand_over_is_of_the_format_of_what_is_handed_over(house: House) -> None:
    wren = house.volunteer("wren", "Wren Hollins", "CA11 7XX")
    with house.open("morag") as morag:
        number = record_enquiry(morag, enquiry(name=MAUD)).enquiry
        case = opened(morag)
        link_enquiry(morag, number, case)
        other = opened(morag, child="Corin Elverdale", parents=("Odo Elverdale",))
    house.carry("morag", "office")
    for given, format_ in ((other, 1), (case, 2)):
        with house.open("office") as office:
            assign(office, given, "Wren Hollins", why="She has room.")
        (data,), _ = house.seal("office", wren)
        assert format_of(house, data, "wren") == format_
        assert results(house.bring("wren", data)) == [("applied", "")]
