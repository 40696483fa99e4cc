"""What becomes of a finding when the check runs again: history, answers and reasons are kept."""

from msgspec import structs

from db.closeness import Finding
from db.names import CaseId, FindingId, InterestId, PersonId, RecordId
from db.own import FindingDetail
from desktop.casework.closeness.again import Known, again, outcome_of, pairs, stands_anew
from desktop.casework.closeness.findings import Found

POST = InterestId("a1" * 16)
FRIEND = InterestId("a2" * 16)
MAUD, IRIS = PersonId("b1" * 16), PersonId("b2" * 16)


def finding(**changed: object) -> Finding:
    made = Finding(
        case=CaseId("c1" * 16), kind="known-person", strength="where_possible",
        certainty="sure", clause="x/known", state="standing",
    )  # fmt: skip
    return structs.replace(made, **changed)


def found(**changed: object) -> Found:
    made = Found(
        kind="known-person", strength="where_possible", certainty="sure", clause="x/known",
        reason="You know Maud.", say="", then="", interest=FRIEND, person=MAUD,
    )  # fmt: skip
    return structs.replace(made, **changed)


def known(number: str, body: Finding, **detail: object) -> Known:
    rests = FindingDetail(finding=FindingId(number * 16), interest=FRIEND, reason="You know Maud.")
    key = RecordId(number * 16)
    return Known(key, body, RecordId("dd" * 16), structs.replace(rests, **detail))


def test_what_is_found_no_more_is_past_and_stands_again_with_its_reason() -> None:
    taken = finding(state="taken-anyway", why="Nobody else.")
    past = again(taken, None)
    assert (past.state, past.why) == ("past", "Nobody else.")
    assert again(past, None) == past
    assert again(past, found()) == taken
    assert again(finding(state="past"), found()).state == "standing"
    assert not stands_anew(past, again(past, found()))
    assert stands_anew(finding(state="past"), again(finding(state="past"), found()))


def test_no_reason_passes_a_stop_and_a_stricter_policy_asks_anew() -> None:
    taken = finding(state="taken-anyway", why="Nobody else.")
    asks = again(taken, found(strength="stop", certainty="perhaps", asks=True))
    assert (asks.state, asks.why) == ("standing", "Nobody else.")
    stops = again(taken, found(strength="stop", stops=True))
    assert stops.state == "standing"
    assert again(taken, found(clause="x/known-2")).state == "taken-anyway"
    assert again(taken, found(clause="x/known-2")).clause == "x/known-2"


def test_what_was_answered_or_referred_stays() -> None:
    other = again(finding(), found(certainty="perhaps", someone_else=True))
    assert other.state == "someone-else"
    assert again(other, None) == other
    assert again(finding(state="referred"), found()).state == "referred"
    assert again(finding(state="referred"), None).state == "referred"


def test_each_person_has_a_finding_and_an_older_one_that_names_nobody_is_found() -> None:
    maud, iris = found(), found(person=IRIS, reason="You know Iris.")
    old = known("e1", finding(), reason="You know Iris.")
    new = known("e2", finding(), person=MAUD)
    made = pairs([old, new], [maud, iris])
    assert {(one.before and one.before.id, one.now) for one in made} == {
        (old.id, iris),
        (new.id, maud),
    }
    assert [one.before for one in pairs([old], [])] == [old]
    (first,) = pairs([], [maud])
    assert (first.before, first.now) == (None, maud)
    post = found(kind="position", interest=POST, person=IRIS)
    moved = known("e3", finding(kind="position"), interest=POST, person=MAUD)
    assert pairs([moved], [post])[0].before == moved  # another child of the family goes there now


def test_the_outcome_is_of_what_stands() -> None:
    stop = finding(strength="stop")
    assert outcome_of([finding(state="past")]) == "clear"
    assert outcome_of([finding(state="taken-anyway")]) == "flagged"
    assert outcome_of([finding(), structs.replace(stop, certainty="likely")]) == "asked"
    assert outcome_of([structs.replace(stop, certainty="likely"), stop]) == "stopped"
