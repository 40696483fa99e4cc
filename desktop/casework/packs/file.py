"""What a policy pack is made of: the service's settings and its clauses, as typed structs.

A pack is one TOML file, and this is its whole shape. How the parts must agree is in `checks`, how
a file becomes a `Pack` in `desktop.casework.packs.policy`, from which everybody imports.

- A setting names the clause that it comes from, so that every finding can name it too.
- Three strengths of a tie: `stop`, `where_possible` (going on needs a written reason), `off`.
- What a pack does not speak of is not asked: older packs, with fewer tables, stay good.
- No sentence of a service's own document stands in a pack that we ship: the words are ours.
"""

from typing import Annotated

from msgspec import Meta, field

from desktop.casework.packs.advice import (
    Agency,
    BalanceRule,
    ConsentRule,
    OwnWordsRule,
    ProfessionalViewsRule,
    SignpostRule,
)
from desktop.casework.packs.clauses import Clause
from desktop.casework.packs.evaluation import EvaluationRule
from desktop.casework.packs.oversight import Overseer, ReviewRule
from desktop.casework.packs.papers import EquityRule, PapersRule, PrivacyRule, Terms
from desktop.casework.packs.parts import PackName, Part, Words
from desktop.casework.packs.people import ChallengeRule, ConcernRule, TrainingRule
from desktop.casework.packs.roles import Card, RoleRule
from desktop.casework.packs.safety import AtRiskRule, ContactAtRisk
from desktop.casework.packs.statement import ExplainRule, MeetingWords, StatementRule
from desktop.casework.packs.ties import AreaRule, KnownRule, SchoolRule, StakeRule
from desktop.casework.packs.wording import WordingRule


class PackFile(Part, frozen=True, kw_only=True):
    """A whole pack file."""

    name: PackName
    title: Words
    version: Annotated[str, Meta(pattern=r"^\S{1,40}$")]
    statement: StatementRule
    meeting: MeetingWords
    role: RoleRule
    position: SchoolRule
    own_child: SchoolRule
    known: KnownRule
    area: AreaRule
    card: Card
    stake: StakeRule = StakeRule()
    explain: ExplainRule = ExplainRule()
    consent: ConsentRule = ConsentRule()
    balance: BalanceRule = BalanceRule()
    own_words: OwnWordsRule = OwnWordsRule()
    professional_views: ProfessionalViewsRule = ProfessionalViewsRule()
    signpost: SignpostRule = SignpostRule()
    agencies: Annotated[tuple[Agency, ...], Meta(max_length=100)] = field(default=(), name="agency")
    evaluation: EvaluationRule = EvaluationRule()
    oversight: Annotated[tuple[Overseer, ...], Meta(max_length=20)] = ()
    review: ReviewRule = ReviewRule()
    training: TrainingRule = TrainingRule()
    challenge: ChallengeRule = ChallengeRule()
    concern: ConcernRule = ConcernRule()
    at_risk: AtRiskRule = AtRiskRule()
    contacts_at_risk: Annotated[tuple[ContactAtRisk, ...], Meta(max_length=20)] = field(
        default=(), name="contact_at_risk"
    )
    privacy: PrivacyRule = PrivacyRule()
    papers: PapersRule = PapersRule()
    equity: EquityRule = EquityRule()
    terms: Terms = Terms()
    wording: WordingRule = WordingRule()
    clauses: Annotated[tuple[Clause, ...], Meta(min_length=1, max_length=1000)] = field(
        name="clause"
    )
