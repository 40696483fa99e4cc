"""Every clause of the five policies is proven, comes later, or is outside: none is missing.

What the packs say, what the design says and what the tests prove are held against each other.
"""

import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from desktop.casework.packs.policy import Pack
from tests.desktop.casework.kit import STANDARD, shipped
from tests.desktop.casework.packs.test_shipped_packs import CLAUSES, SERVICES, SHARED
from tests.desktop.casework.policies import (
    test_coventry_iass,
    test_cumbria_pps_2009,
    test_cumbria_sendias,
    test_rotherham_sendiass,
    test_sps,
)

MODULES: dict[str, ModuleType] = {
    "cumbria-sendias": test_cumbria_sendias,
    "coventry-iass": test_coventry_iass,
    "sps": test_sps,
    "cumbria-pps-2009": test_cumbria_pps_2009,
    "rotherham-sendiass": test_rotherham_sendiass,
}


def proven_in(module: ModuleType) -> Iterator[str]:
    """The clauses that the tests of a module say they prove."""
    for name, test in vars(module).items():
        if name.startswith("test_"):
            yield from getattr(test, "proves", ())


def standing(pack: Pack, which: str) -> set[str]:
    return {clause.id for clause in pack.clauses if clause.standing == which}


def test_each_service_has_its_tests() -> None:
    assert set(MODULES) == set(SERVICES)


@pytest.mark.parametrize("service", SERVICES)
def test_what_a_pack_says_is_carried_is_proven_and_nothing_else_is(service: str) -> None:
    pack, proven = shipped(service), list(proven_in(MODULES[service]))
    carried = standing(pack, "carried")
    assert sorted(proven) == sorted(set(proven))
    assert sorted(carried - set(proven)) == []
    assert sorted(set(proven) - carried) == []


def test_proven_later_and_outside_are_all_there_is() -> None:
    packs = [shipped(service) for service in SERVICES]
    proven = {one for module in MODULES.values() for one in proven_in(module)}
    later = set().union(*(standing(pack, "later") for pack in packs))
    outside = set().union(*(standing(pack, "outside") for pack in packs))
    assert proven | later | outside == CLAUSES
    assert len(proven) + len(later) + len(outside) == 119


def test_what_the_design_calls_outside_is_outside() -> None:
    design = SHARED / "design" / "clauses.md"
    if not design.exists():
        pytest.skip("the design is not beside the repository")
    rows = re.findall(
        r"^\| ([a-z0-9-]+/[\w.-]+) \| [^|]* \| outside([^|]*) \|",
        design.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert rows
    packs = {service: shipped(service) for service in SERVICES}
    for one, _more in rows:
        clause = packs[one.partition("/")[0]].clause(one)
        assert clause is not None
        assert clause.outside, one


def test_standard_carries_what_the_services_clauses_carry_and_no_more() -> None:
    by_id = {c.id: c for service in SERVICES for c in shipped(service).clauses}
    for clause in STANDARD.clauses:
        parts = {by_id[one].standing for one in clause.origin}
        if clause.standing == "carried":
            assert parts != {"later"}, clause.id
        if clause.standing == "later":
            assert "later" in parts, clause.id
        if parts == {"carried"}:
            assert clause.standing == "carried", clause.id
