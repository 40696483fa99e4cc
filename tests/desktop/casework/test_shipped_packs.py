"""The packs that are shipped say what the policies ask: every clause, every setting, our words."""

import re
from pathlib import Path

import pytest

from desktop.casework.policy import Pack
from tests.desktop.casework.kit import CUMBRIA, STANDARD

SERVICES = {
    "cumbria-sendias": """principle-premises principle-options principle-results
        principle-confidence principle-disagree principle-confidence-kept 1.2 1.3 2.1 3.1
        4.1-wishes 4.1-interest 4.1-role 5.1-position 5.1-own-child 5.1-known 5.1-role 6.1-views
        6.1-bias 7.1 8.1 8.2 9.1 9.2 9.3 10.1 review""",
    "coventry-iass": """aim-options aim-views statement-wishes statement-interest statement-role
        authority-secure authority-sar authority-apart support-options support-consent
        support-conflict support-signpost support-role support-professional liaise-intermediary
        liaise-interest liaise-networks publications-identity publications-reading
        publications-web publications-monitored training-quality training-providers steering
        effect-statement effect-display effect-copies effect-publicise effect-induction
        effect-adhere monitor-manager monitor-survey monitor-materials monitor-review""",
    "sps": """role code-young arms-length minimum-standards advisory delivery-wishes
        delivery-interest delivery-training delivery-quality practical-contact practical-meeting
        practical-record practical-position practical-family practical-area feedback training
        challenged""",
    "cumbria-pps-2009": """1.1 2.1 3.1 3.2 3.3 3.4 3.5 4.1-wishes 4.1-interest 4.1-role
        5.1.1-position 5.1.1-own-child 5.1.2 5.1.3 5.1.4 5.1.5 6.1-views 6.1-bias 7.1 8.1 8.2 8.3
        9.1 9.2 9.3 10.1 10.2 11.1 11.2 11.3""",
    "rotherham-sendiass": """arms-length law easy local-offer firmly-law unbiased no-priority
        no-campaign clear copies""",
}
CLAUSES = {f"{name}/{one}" for name, ids in SERVICES.items() for one in ids.split()}
"""Every clause of the five policies."""

SHARED = Path(__file__).parents[4] / "shared"
PACKS = pytest.mark.parametrize("pack", [STANDARD, CUMBRIA], ids=lambda pack: pack.name)


def test_there_are_119_clauses() -> None:
    assert len(CLAUSES) == 119


def test_the_design_names_the_same_clauses() -> None:
    design = SHARED / "design" / "clauses.md"
    if not design.exists():
        pytest.skip("the design is not beside the repository")
    table = design.read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([a-z0-9-]+/[\w.-]+) \|", table, re.MULTILINE)) == CLAUSES


def test_standard_unites_every_clause_of_the_five_services_and_no_other() -> None:
    assert {one for clause in STANDARD.clauses for one in clause.origin} == CLAUSES


def test_every_standard_clause_says_where_it_comes_from() -> None:
    assert all(clause.origin for clause in STANDARD.clauses)


def test_cumbria_has_exactly_its_own_clauses() -> None:
    own = {one for one in CLAUSES if one.startswith("cumbria-pps-2009/")}
    assert [clause.id for clause in CUMBRIA.clauses if clause.origin] == []
    assert {clause.id for clause in CUMBRIA.clauses} == own


@PACKS
def test_every_clause_belongs_to_its_pack(pack: Pack) -> None:
    assert all(clause.id.startswith(f"{pack.name}/") for clause in pack.clauses)


def test_the_settings_of_standard_are_the_union() -> None:
    known = STANDARD.known
    assert (STANDARD.statement.occasion, STANDARD.statement.spoken) == ("first", True)
    assert STANDARD.role.strength == "must"
    assert [role.name for role in STANDARD.roles] == [
        "support or represent an individual",
        "strategic discussion",
        "take part in the decision",
    ]
    assert (STANDARD.position.strength, STANDARD.own_child.strength) == ("stop", "stop")
    assert (known.family, known.friend, known.extended_family) == ("stop", "stop", "stop")
    assert known.acquaintance == "where_possible"
    assert (STANDARD.area.near, STANDARD.area.far) == ("where_possible", "where_possible")
    assert (STANDARD.area.near_metres, STANDARD.area.far_metres) == (3000, 30000)


def test_the_settings_of_cumbria_are_its_policy() -> None:
    known = CUMBRIA.known
    assert CUMBRIA.statement.occasion == "on_request"
    assert CUMBRIA.role.strength == "where_possible"
    assert [role.name for role in CUMBRIA.roles] == [
        "support an individual",
        "strategic discussion",
    ]
    assert (CUMBRIA.position.strength, CUMBRIA.own_child.strength) == ("stop", "stop")
    assert {known.family, known.friend, known.extended_family, known.acquaintance} == {
        "where_possible"
    }
    assert (CUMBRIA.area.near, CUMBRIA.area.far) == ("where_possible", "where_possible")
    assert (CUMBRIA.area.near_metres, CUMBRIA.area.far_metres) == (3000, 30000)


def test_cumbria_asks_about_own_children_and_areas_of_volunteers_alone() -> None:
    for clause in (CUMBRIA.own_child.clause, CUMBRIA.area.clause):
        assert CUMBRIA.binds(clause, "volunteers")
        assert not CUMBRIA.binds(clause, "staff")
    assert CUMBRIA.binds(CUMBRIA.position.clause, "staff")


@PACKS
def test_the_statement_can_be_read_out_in_half_a_minute(pack: Pack) -> None:
    assert 60 <= len(pack.statement.text.split()) <= 90
    assert "\n" not in pack.statement.text.strip()


@PACKS
def test_the_statement_says_what_it_must(pack: Pack) -> None:
    text = pack.statement.text
    for word in ("impartial", "school", "council", "choices", "within our service", "harm"):
        assert word in text


def test_a_role_that_decides_never_says_that_it_decides_nothing() -> None:
    role = next(role for role in STANDARD.roles if role.name == "take part in the decision")
    assert "decide nothing" not in role.impartial
    assert role.impartial
    assert "decide nothing" not in STANDARD.meeting.text


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


@PACKS
def test_no_sentence_of_a_service_s_own_document_is_in_a_pack(pack: Pack) -> None:
    documents = sorted((SHARED / "policies").glob("*.txt"))
    if not documents:
        pytest.skip("the documents are not beside the repository")
    ours = words(" ".join(line for line in pack.source.splitlines() if "id =" not in line))
    runs = {tuple(ours[at : at + 8]) for at in range(len(ours) - 7)}
    for document in documents:
        theirs = words(document.read_text(encoding="utf-8"))
        shared = [run for at in range(len(theirs)) if (run := tuple(theirs[at : at + 8])) in runs]
        assert shared == []
