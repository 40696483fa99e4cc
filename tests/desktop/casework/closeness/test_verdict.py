"""What findings and area come to together: take, ask, give a reason, refer."""

from hypothesis import given
from hypothesis import strategies as st

from db.names import Certainty, FindingKind, InterestId, Strength
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.closeness.findings import Found
from desktop.casework.closeness.verdict import area_found, decide


def area(strength: Strength = "off") -> AreaAnswer:
    near = strength != "off"
    return AreaAnswer(
        band="too-near" if near else "just-right",
        metres=100,
        rule="too near under 3 km",
        clause="standard/area",
        reason="This address is 0.10 km from your home.",
        strength=strength,
    )


def finding(
    kind: FindingKind = "position",
    strength: Strength = "stop",
    certainty: Certainty = "sure",
    *,
    asks: bool = False,
    someone_else: bool = False,
) -> Found:
    return Found(
        kind=kind,
        strength=strength,
        certainty=certainty,
        clause=f"standard/{kind}",
        reason="You are a governor at Beck Row Primary School, where Ottilie goes.",
        say="A colleague will help you.",
        then="",
        interest=InterestId("1" * 32),
        asks=asks,
        stops=strength == "stop" and certainty == "sure" and not someone_else,
        someone_else=someone_else,
    )


STOP = finding()
FLAG = finding("known-person", "where_possible", "likely")
ASKED = finding("known-person", "stop", "likely", asks=True)


def test_nothing_found_is_taken_and_clear() -> None:
    verdict = decide((), area())
    assert (verdict.outcome, verdict.check, verdict.clause) == ("take", "clear", "")


def test_a_stop_refers_whatever_reason_is_given() -> None:
    for why in ("", "I promise to be fair"):
        verdict = decide((FLAG, STOP, ASKED), area("where_possible"), why)
        assert (verdict.outcome, verdict.check) == ("refer", "stopped")
        assert verdict.clause == "standard/position"


def test_an_area_that_stops_refers_too() -> None:
    verdict = decide((), area("stop"), "a reason")
    assert (verdict.outcome, verdict.clause) == ("refer", "standard/area")


def test_a_flag_needs_a_reason_and_goes_on_with_one() -> None:
    for found, where in (((FLAG,), area()), ((), area("where_possible"))):
        assert decide(found, where, "  ").outcome == "needs-reason"
        verdict = decide(found, where, " nobody else is free ")
        assert (verdict.outcome, verdict.check) == ("take", "flagged")
        assert verdict.reason == "nobody else is free"


def test_somebody_who_may_be_known_needs_an_answer_before_any_reason_counts() -> None:
    verdict = decide((ASKED, FLAG), area(), "nobody else is free")
    assert (verdict.outcome, verdict.check) == ("needs-answer", "asked")
    assert verdict.because == (ASKED,)


def test_what_turned_out_to_be_someone_else_weighs_nothing() -> None:
    gone = finding("known-person", "stop", "likely", someone_else=True)
    verdict = decide((gone,), area())
    assert (verdict.outcome, verdict.check, verdict.findings) == ("take", "clear", ())


def test_the_area_stands_among_the_findings_with_its_clause() -> None:
    verdict = decide((), area("where_possible"), "a reason")
    (one,) = verdict.findings
    assert (one.kind, one.strength, one.clause, one.interest) == (
        "area",
        "where_possible",
        "standard/area",
        None,
    )


def test_what_is_said_of_the_area_tells_the_family_nothing_of_the_home() -> None:
    for strength in ("stop", "where_possible"):
        one = area_found(area(strength))
        assert one is not None
        assert "home" not in one.say
        assert "km" not in one.say


def test_no_area_at_all_blocks_nothing() -> None:
    assert decide((), None).outcome == "take"


def test_what_the_office_is_told_has_no_name_no_post_and_no_distance() -> None:
    known = finding("known-person")
    verdict = decide((STOP, known, STOP), area("stop"))
    told = verdict.for_office
    assert told.count("position") == 1
    assert "knows somebody" in told
    for secret in ("Beck Row", "Ottilie", "governor", "km"):
        assert secret not in told


kinds = st.sampled_from([STOP, FLAG, ASKED, finding("known-person", someone_else=True)])


@given(st.lists(kinds), st.sampled_from(["off", "where_possible", "stop"]), st.text())
def test_no_reason_ever_passes_a_stop(found: list[Found], near: Strength, why: str) -> None:
    verdict = decide(found, area(near), why)
    stopped = near == "stop" or any(one.stops for one in found)
    assert (verdict.outcome == "refer") is stopped
    assert bool(verdict.clause) is bool(verdict.findings)
