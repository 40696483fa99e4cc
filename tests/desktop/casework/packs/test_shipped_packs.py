"""The packs that are shipped say what the policies ask: every clause, every setting, our words."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import resources
from desktop.casework.packs.check_clauses import tables
from desktop.casework.packs.parts import named_clauses
from desktop.casework.packs.policy import Pack
from tests.desktop.casework.kit import CUMBRIA, STANDARD, shipped

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

SHARED = next(
    (up / "shared" for up in Path(__file__).parents if (up / "shared" / "policies").is_dir()),
    Path("shared"),
)
OWN = [shipped(name) for name in SERVICES]
PACKS = pytest.mark.parametrize("pack", [STANDARD, *OWN], ids=lambda pack: pack.name)
SERVICE_PACKS = pytest.mark.parametrize("pack", OWN, ids=lambda pack: pack.name)


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


def test_six_packs_are_shipped() -> None:
    assert set(resources.packs()) == {"standard", *SERVICES}


@SERVICE_PACKS
def test_a_service_has_exactly_its_own_clauses(pack: Pack) -> None:
    own = {one for one in CLAUSES if one.startswith(f"{pack.name}/")}
    assert [clause.id for clause in pack.clauses if clause.origin] == []
    assert {clause.id for clause in pack.clauses} == own


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


SETTINGS = {
    #                   statement, spoken, role, position, own child, family … acquaintance, area
    "cumbria-sendias": ("on_request", False, "must", "stop", "stop", "wwww", "off off"),
    "coventry-iass": ("first", True, "where_possible", "stop", "stop", "ssss", "off off"),
    "sps": ("every", True, "must", "stop", "off", "ssso", "stop off"),
    "cumbria-pps-2009": (
        *("on_request", False, "where_possible", "stop", "stop", "wwww"),
        "where_possible where_possible",
    ),
    "rotherham-sendiass": ("on_request", False, "off", "off", "off", "oooo", "off off"),
}
ROLES = {
    "cumbria-sendias": ["support an individual", "strategic discussion"],
    "coventry-iass": [role.name for role in STANDARD.roles],
    "sps": ["impartial supporter"],
    "cumbria-pps-2009": ["support an individual", "strategic discussion"],
    "rotherham-sendiass": [],
}


@SERVICE_PACKS
def test_the_settings_of_a_service_are_its_policy(pack: Pack) -> None:
    known = pack.known
    strengths = (known.family, known.friend, known.extended_family, known.acquaintance)
    assert SETTINGS[pack.name] == (
        pack.statement.occasion,
        pack.statement.spoken,
        pack.role.strength,
        pack.position.strength,
        pack.own_child.strength,
        "".join(each[0] for each in strengths),
        f"{pack.area.near} {pack.area.far}",
    )
    assert [role.name for role in pack.roles] == ROLES[pack.name]


def test_coventry_alone_words_a_stop_as_telling_the_manager() -> None:
    for pack in (STANDARD, *OWN):
        said = {pack.position.words, pack.own_child.words, pack.known.words}
        assert said == {"tell-manager" if pack.name == "coventry-iass" else "refer"}


def test_the_limits_of_an_area_are_in_kilometres_where_one_is_asked() -> None:
    limits = {pack.name: (pack.area.near_km, pack.area.far_km) for pack in OWN}
    assert limits == {
        "cumbria-sendias": (None, None),
        "coventry-iass": (None, None),
        "sps": (3, None),
        "cumbria-pps-2009": (3, 30),
        "rotherham-sendiass": (None, None),
    }
    towns = {pack.name: (pack.area.urban_near_km, pack.area.urban_far_km) for pack in OWN}
    assert towns == {
        **dict.fromkeys(("cumbria-sendias", "coventry-iass", "rotherham-sendiass"), (None, None)),
        "sps": (1, None),
        "cumbria-pps-2009": (1, 15),
    }
    assert {pack.area.ground for pack in (*OWN, STANDARD)} == {"rural"}


def test_consent_is_asked_as_each_policy_asks_it() -> None:
    asked = {
        pack.name: (pack.consent.strength, pack.consent.when) for pack in OWN if pack.asks_consent
    }
    assert asked == {
        "cumbria-sendias": ("must", "disagreement"),
        "coventry-iass": ("must", "always"),
        "sps": ("must", "always"),
        "cumbria-pps-2009": ("where_possible", "always"),
    }
    assert STANDARD.consent.strength == "must"


def test_a_policy_is_asked_only_for_what_it_asks() -> None:
    def those(asks: Callable[[Pack], object]) -> set[str]:
        return {pack.name for pack in OWN if asks(pack)}

    pps, sendias, coventry = "cumbria-pps-2009", "cumbria-sendias", "coventry-iass"
    assert those(lambda pack: pack.asks_options) == set(SERVICES)
    assert those(lambda pack: pack.asks_likely_result) == {sendias, coventry}
    assert those(lambda pack: pack.asks_signpost) == {pps, coventry, "rotherham-sendiass"}
    assert those(lambda pack: pack.asks_midway) == {pps, "sps"}
    assert those(lambda pack: pack.asks_after_advice) == {sendias}
    assert those(lambda pack: pack.offers_contact) == {"sps"}
    assert those(lambda pack: pack.challenge.on) == {"sps", sendias, pps}
    assert those(lambda pack: pack.concern.on) == {pps}
    assert those(lambda pack: pack.asks_review) == {sendias, coventry}
    assert those(lambda pack: pack.papers.copies) == {sendias, coventry, "rotherham-sendiass"}
    assert (
        those(lambda pack: pack.papers.displayed)
        == those(lambda pack: pack.papers.own_identity)
        == {coventry}
    )
    assert those(lambda pack: pack.asks_training) == {sendias, coventry, "sps", pps}
    assert those(lambda pack: pack.equity.on) == {"rotherham-sendiass"}
    assert {pack.name for pack in OWN if pack.evaluated_by("professional")} == {pps}


def test_reviews_and_meetings_are_when_the_policies_say() -> None:
    sendias, coventry = shipped("cumbria-sendias"), shipped("coventry-iass")
    assert (sendias.review.months, sendias.review.due) == (24, date(2021, 1, 31))
    assert (coventry.review.months, coventry.review.minuted) == (12, True)
    group = CUMBRIA.oversight[0]
    assert (group.meets, group.parents_majority) == ((4, 11), True)


@PACKS
def test_everybody_is_told_whom_to_ring_with_national_numbers_that_are_true(pack: Pack) -> None:
    numbers = [each.telephone for each in pack.whom_to_ring if each.telephone]
    assert numbers == ["999", "0808 800 5000", "0800 1111"]
    assert "harm" in pack.at_risk.text
    assert pack.explains
    assert pack.gives_privacy_notice


@PACKS
def test_what_comes_later_says_which_part_will_carry_it(pack: Pack) -> None:
    parts = {
        *("Advice", "Consent", "Doubts", "Feedback", "Outreach", "Oversight", "Papers"),
        *("Publications", "Reports", "Requests", "Review", "Supervision", "Training", "Wording"),
    }
    for clause in pack.clauses:
        assert not clause.later or clause.later.partition(":")[0] in parts


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
def test_what_is_said_at_a_meeting_and_what_impartial_means_is_short(pack: Pack) -> None:
    for role in pack.roles:
        said = pack.meeting.text.format(name="A B", service="C", role=role.spoken)
        assert len(said.split()) <= 65
        assert "impartial" in said
    assert 40 <= len(pack.explain.text.split()) <= 90
    assert "\n" not in pack.explain.text.strip()
    assert pack.explain.reading


@PACKS
def test_every_part_that_is_asked_names_a_clause_that_asks_for_it(pack: Pack) -> None:
    for path, part in tables(pack):
        for _, clause in named_clauses(part):
            assert pack.clause(clause) is not None, path


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
