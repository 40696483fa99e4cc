"""The impartiality statement, what impartial means, and the words at a meeting."""

from typing import Literal

from db.names import Hash
from desktop.casework.packs.parts import ClauseRef, Paragraph, Part, Prose, Rule, Words, sha256

Occasion = Literal["first", "every", "on_request"]


class StatementRule(Rule, frozen=True, kw_only=True):
    """When the impartiality statement is owed, and its words. No clause: it is merely offered."""

    occasion: Occasion
    text: Paragraph
    spoken: bool = False  # the policy asks for speech: a letter does not settle a spoken contact

    @property
    def on(self) -> bool:
        """Whether it is owed to anybody, and not merely offered."""
        return self.occasion != "on_request"

    @property
    def text_hash(self) -> Hash:
        """Names the exact words, in every record that says they were read."""
        return sha256(self.text)


class Reading(Part, frozen=True, kw_only=True):
    """Where to read more."""

    title: Words
    where: Words


class ExplainRule(Part, frozen=True, kw_only=True):
    """What impartial means, in plain words for whoever asks, and where to read more."""

    text: Prose = ""
    clause: ClauseRef = ""
    reading: tuple[Reading, ...] = ()


class MeetingWords(Part, frozen=True, kw_only=True):
    """What the volunteer says when a meeting begins: `{name}`, `{role}`, `{service}` are filled."""

    text: Paragraph
