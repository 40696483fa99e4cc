"""The roles that somebody can have at a meeting, whether one is stated, and the role card."""

from desktop.casework.packs.parts import Ask, ClauseRef, Part, Rule, Words

RoleStrength = Ask


class RoleDef(Part, frozen=True, kw_only=True):
    """A role that a volunteer can have at a meeting."""

    name: Words  # as the policy calls it
    meaning: Words
    spoken: Words  # one sentence, stands for `{role}` in the meeting's words
    card_line: Words
    impartial: str = ""  # instead of the card's own line, where that would not be true


class RoleRule(Rule, frozen=True, kw_only=True):
    """Whether a role is stated at meetings (`clause`), and which roles there are."""

    strength: RoleStrength
    choosing: ClauseRef = ""  # asks that the role is clear at a meeting that decides
    choice: tuple[RoleDef, ...] = ()

    @property
    def on(self) -> bool:
        """Whether a role is asked for."""
        return self.strength != "off"


class Card(Part, frozen=True, kw_only=True):
    """The words of a role card that are the same for every role."""

    impartial: Words
