"""All parts of a hand-over or none, however large a row is, and people whom two cases share."""

from db.closeness import HandOver
from db.ledger import ROW_BYTES, decode_body
from db.names import CaseId, ContactId, PersonId
from db.records import Case, Contact, Party, Person
from db.store.project import Read
from desktop.casework.actions.handing.arrive import offered, refuse, take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from tests.builders import NOW, House
from tests.desktop.casework.actions.handing.kit import IDRIS, device, sound, to
from tests.desktop.casework.actions.kit import opened

MARKS = '"\\' * 22_000  # each is two bytes in the row, and four where that is handed over


def put_in(desk: Desk, reference: str) -> None:
    """A contact whose row is nearly as large as a row may be."""
    case = CaseId(find_case(desk, reference).id)
    (parent,) = [one for one in desk.store.find(Person) if one.body.capacity == "parent-carer"]
    with desk.write() as writing:
        writing.add(
            Contact(
                case=case,
                medium="phone",
                persons=(PersonId(parent.id),),
                happened=NOW,
                note=MARKS,
                own_words=MARKS,
            )
        )


def test_nothing_is_shown_before_the_last_part_is_there(three: House) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
        put_in(morag, case)
    three.carry("morag", "office")
    idris_ = device(three, "idris")
    with three.open("office") as office:
        before = office.store.head(office.device, f"to:{idris_}").seq
        assign(office, case, IDRIS)
        rows = list(office.store.rows(office.device, f"to:{idris_}", after=before))
    parts = [one for one in rows if one.header.kind == "hand_over"]
    assert all(len(one.payload or b"") <= ROW_BYTES for one in parts)
    bodies = [decode_body("hand_over", one.payload or b"") for one in parts]
    packed = [one.rows[0].packed for one in bodies if isinstance(one, HandOver)]
    assert packed.count(True) == 1  # the large one would not have fitted
    read = [Read(one, decode_body(one.header.kind, one.payload or b"")) for one in rows]
    with three.open("idris") as idris:
        with idris.write() as writing:
            writing.take(read[:-1])
        assert idris.store.find(Case) == []
        assert offered(idris) == ()
        with idris.write() as writing:
            writing.take(read[-1:])
        (offer,) = offered(idris)
        take(idris, offer.reference)
        (kept,) = idris.store.find(Contact)
        assert kept.body.note == MARKS
        assert ContactId(kept.id)
    sound(three, "idris", "office")


def test_somebody_of_two_families_stays_for_the_other_one(three: House) -> None:
    with three.open("morag") as morag:
        first, second = opened(morag), opened(morag, child="Edda Brackenridge")
        (parent, _) = [
            one for one in morag.store.find(Person) if one.body.capacity == "parent-carer"
        ]
        with morag.write() as writing:
            party = Party(
                case=CaseId(find_case(morag, second).id),
                person=PersonId(parent.id),
                capacity="parent-carer",
            )
            writing.add(party)
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, first, IDRIS)
        assign(office, second, IDRIS)
    to(three, "idris")
    with three.open("idris") as idris:
        take(idris, second)
        refuse(idris, first, "One family at a time.")
    three.carry("idris", "office")
    to(three, "idris")
    with three.open("idris") as idris:
        assert [one.body.reference for one in idris.store.find(Case)] == [second]
        assert parent.id in {one.id for one in idris.store.find(Person)}
    sound(three, "idris", "office")
