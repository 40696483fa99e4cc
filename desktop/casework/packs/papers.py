"""What a policy asks of what is handed out, of privacy and equity, and what it calls things.

A key that holds a clause says that this is asked, and by which clause; without it nobody asks.
"""

from desktop.casework.packs.parts import ClauseRef, Line, Part, Prose, Rule, Words


class PrivacyRule(Rule, frozen=True, kw_only=True):
    """The privacy notice: its version, and the short text that is handed over or read out."""

    version: Line = ""
    text: Prose = ""

    @property
    def on(self) -> bool:
        """Whether there is a notice to give."""
        return bool(self.text.strip())


class PapersRule(Part, frozen=True, kw_only=True):
    """What is asked of papers, each by its clause."""

    copies: ClauseRef = ""  # whoever asks gets a copy of the policy
    code_of_conduct: ClauseRef = ""  # and of the code of conduct
    displayed: ClauseRef = ""  # the policy hangs in the office and stands on the website
    own_identity: ClauseRef = ""  # the service's own name and logo come first
    statement: ClauseRef = ""  # every leaflet says that we are impartial
    reading: ClauseRef = ""  # what is published says where to read more


class EquityRule(Rule, frozen=True, kw_only=True):
    """Nobody's need comes before another's; it is looked at who gets how much."""


class Terms(Part, frozen=True, kw_only=True):
    """What this service calls what others call differently."""

    manager: Words = "manager"
    staff: Words = "member of staff"
    volunteer: Words = "volunteer"
    group: Words = "steering group"
