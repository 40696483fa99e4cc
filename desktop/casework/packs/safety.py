"""Where confidence ends, and whom to ring when somebody may be at risk of harm."""

from typing import Annotated

from msgspec import Meta

from desktop.casework.packs.parts import Line, Prose, Rule, Words


class AtRiskRule(Rule, frozen=True, kw_only=True):
    """What is said of the limit of confidence. It holds whether a clause asks for it or not."""

    text: Prose = ""


class ContactAtRisk(Rule, frozen=True, kw_only=True):
    """Whom to ring: a role, never a person's name, so that it stays true."""

    name: Words
    order: Annotated[int, Meta(ge=1, le=99)]  # the lowest first
    when: Line = ""  # when it is this one
    telephone: Line = ""  # empty: the service has not written its own yet
    hours: Line = ""


NATIONAL: tuple[ContactAtRisk, ...] = (
    ContactAtRisk(
        name="Police and ambulance",
        order=1,
        when="Somebody is in danger now",
        telephone="999",
        hours="day and night",
    ),
    ContactAtRisk(
        name="NSPCC helpline",
        order=2,
        when="You are worried about a child and need advice",
        telephone="0808 800 5000",
    ),
    ContactAtRisk(
        name="Childline",
        order=3,
        when="A child or young person wants to talk to somebody",
        telephone="0800 1111",
        hours="day and night",
    ),
)
"""For a pack that names nobody: numbers that hold everywhere in England."""
