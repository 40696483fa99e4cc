"""What the tests of cases that change hands share."""

from db.names import DeviceId
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import declare_position
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from tests.builders import BRAMPTON, House, case_draft

IDRIS = "Idris Fairclough"
PERRAN, TAMSIN = "Perran Quillfeather", "Tamsin Quillfeather"


def refer(house: House) -> str:
    """A case that Morag may not take, referred and carried to the office; its reference."""
    with house.open("morag") as desk:
        declare_position(desk, BRAMPTON, "governor")
        answer = open_case(desk, case_draft(child=PERRAN, parents=(TAMSIN,), school=BRAMPTON))
    assert answer.reference is not None
    house.carry("morag", "office")
    return answer.reference


def device(house: House, name: str) -> DeviceId:
    """Whose laptop this is."""
    with house.open(name) as desk:
        return desk.device


def to(house: House, name: str) -> None:
    """The office's next answer to this laptop."""
    house.carry("office", name, to=device(house, name))


def sound(house: House, *names: str) -> None:
    """Every check of these desks finds nothing."""
    for name in names or ("office", "morag", "idris"):
        with house.open(name) as desk:
            assert desk.problems == ()
            assert examine(desk).problems == (), name


def nothing_of(desk: Desk, *words: str) -> None:
    """Neither a table nor the ledger says one of these words."""
    for word in words:
        assert desk.store.search(word) == []
        found = desk.store.database.run(
            "SELECT kind FROM ledger WHERE instr(payload, CAST(? AS BLOB)) > 0", (word,)
        )
        assert found == [], (word, found)
