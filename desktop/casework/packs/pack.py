"""A policy pack that was found good, and what one may ask of it.

What a policy does not ask for is one question away (`asks_role`, `asks_consent` …), so that a
screen can leave that part out entirely. Every answer is a pure reading of the pack's settings.
"""

from db.names import Hash
from desktop.casework.packs.advice import Agency, ConsentOf
from desktop.casework.packs.clauses import Clause
from desktop.casework.packs.evaluation import Evaluator
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.parts import Who, sha256
from desktop.casework.packs.roles import RoleDef
from desktop.casework.packs.safety import NATIONAL, ContactAtRisk


class Pack(PackFile, frozen=True, kw_only=True):
    """A policy pack that was read and found good, with the exact text that it was read from."""

    source: str

    @property
    def hash(self) -> Hash:
        """Names this exact version of the whole policy (for an acknowledgement)."""
        return sha256(self.source)

    @property
    def text_hash(self) -> Hash:
        """Names the exact words of the impartiality statement."""
        return self.statement.text_hash

    @property
    def roles(self) -> tuple[RoleDef, ...]:
        """The roles to choose from, in the policy's order; none where it names none."""
        return self.role.choice

    def clause(self, clause_id: str) -> Clause | None:
        """The clause of that id, or None."""
        return next((each for each in self.clauses if each.id == clause_id), None)

    def binds(self, clause_id: str, who: Who) -> bool:
        """Whether the clause speaks of staff or of volunteers; an unnamed clause binds both."""
        found = self.clause(clause_id)
        return found is None or who in found.who

    # --- At a contact and at a meeting ---------------------------

    @property
    def asks_statement(self) -> bool:
        """Whether the statement is owed to anybody; else it is merely offered."""
        return self.statement.on

    @property
    def asks_role(self) -> bool:
        """Whether a role is chosen and stated at meetings."""
        return self.role.on

    @property
    def explains(self) -> bool:
        """Whether the pack says in plain words what impartial means."""
        return bool(self.explain.text.strip())

    # --- Before a case is taken ----------------------------------

    @property
    def asks_interests(self) -> bool:
        """Whether any position, child's school, person known or other stake is looked for."""
        return self.position.on or self.own_child.on or self.known.on or self.stake.on

    @property
    def asks_area(self) -> bool:
        """Whether it matters how far from home a family lives."""
        return self.area.on

    # --- In the work itself --------------------------------------

    @property
    def asks_consent(self) -> bool:
        """Whether consent is asked for before views are put to others."""
        return self.consent.on

    def needs_consent(self, whose: ConsentOf, disagreement: bool) -> bool:
        """Whether this person's consent is asked for, in or outside of a disagreement."""
        rule = self.consent
        return rule.on and whose in rule.who and (rule.when == "always" or disagreement)

    @property
    def asks_options(self) -> bool:
        """Whether advice lists the options that are open."""
        return self.balance.on

    @property
    def asks_for_against(self) -> bool:
        """Whether each option says what speaks for and against it."""
        return self.balance.on and bool(self.balance.for_against)

    @property
    def asks_likely_result(self) -> bool:
        """Whether each option says what it is likely to lead to."""
        return self.balance.on and bool(self.balance.likely_result)

    @property
    def asks_source(self) -> bool:
        """Whether each option names the law, guidance or local policy it rests on."""
        return self.balance.on and bool(self.balance.source)

    @property
    def asks_choice(self) -> bool:
        """Whether the person's own choice is kept."""
        return self.balance.on and bool(self.balance.choice)

    @property
    def asks_own_words(self) -> bool:
        """Whether wishes are kept in the person's own words."""
        return self.own_words.on

    @property
    def asks_professional_views(self) -> bool:
        """Whether the professionals' views stand beside the family's."""
        return self.professional_views.on

    @property
    def asks_signpost(self) -> bool:
        """Whether people are shown others by whom they can check us."""
        return self.signpost.on

    @property
    def local_offer(self) -> Agency | None:
        """The Local Offer among the agencies, or None."""
        return next((each for each in self.agencies if each.local_offer), None)

    @property
    def whom_to_ring(self) -> tuple[ContactAtRisk, ...]:
        """Whom to ring when somebody may be at risk, in order; never nobody."""
        return tuple(sorted(self.contacts_at_risk, key=lambda each: each.order)) or NATIONAL

    @property
    def gives_privacy_notice(self) -> bool:
        """Whether there is a privacy notice to give."""
        return self.privacy.on

    # --- What people think of it ---------------------------------

    @property
    def asks_evaluation(self) -> bool:
        """Whether anybody is asked what they think of our work."""
        return self.evaluation.on

    @property
    def asks_midway(self) -> bool:
        """Whether they are asked in the middle of a long case, too."""
        return "midway" in self.evaluation.when

    @property
    def asks_after_advice(self) -> bool:
        """Whether they are asked after advice without a case, too."""
        return "any-intervention" in self.evaluation.when

    def evaluated_by(self, whom: Evaluator) -> bool:
        """Whether these people are asked."""
        return self.evaluation.on and whom in self.evaluation.whom

    @property
    def offers_contact(self) -> bool:
        """Whether somebody is named to speak to before a complaint."""
        return "contact-offered" in self.challenge.steps

    # --- The service ---------------------------------------------

    @property
    def asks_training(self) -> bool:
        """Whether training is due."""
        return self.training.on

    @property
    def asks_induction(self) -> bool:
        """Whether the policy is met when somebody starts."""
        return self.training.on and bool(self.training.induction)

    @property
    def asks_case_discussion(self) -> bool:
        """Whether cases are talked over."""
        return self.training.on and bool(self.training.case_discussion)

    @property
    def asks_review(self) -> bool:
        """Whether the policy is to be reviewed."""
        return self.review.on
