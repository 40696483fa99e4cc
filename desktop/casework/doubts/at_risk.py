"""Whom to ring when somebody may be at risk: as the pack says, in its order, without a network.

A pack that names nobody leaves what holds for every service: the emergency number, the office, and
the council's own services. A number that a service has not written yet is not made up.
"""

from dataclasses import dataclass

from desktop.casework.packs.policy import ContactAtRisk, Pack

NO_NUMBER = "your policy gives no number: keep it in your papers"


@dataclass(frozen=True)
class Ring:
    """Somebody to ring: a role, never a person's name."""

    who: str
    when: str  # when it is this one
    telephone: str = ""
    hours: str = ""


def whom_to_ring(pack: Pack, service: str) -> tuple[Ring, ...]:
    """Whom to ring, the first first; never nobody."""
    if pack.contacts_at_risk:
        return tuple(
            Ring(one.name, one.when, one.telephone, _hours(one)) for one in pack.whom_to_ring
        )
    return everywhere(service)


def _hours(one: ContactAtRisk) -> str:
    return one.hours or ("" if one.telephone else NO_NUMBER)


def everywhere(service: str) -> tuple[Ring, ...]:
    """What holds for every service, whatever its policy says."""
    return (
        Ring("999", "Somebody is hurt or in danger now", hours="day and night"),
        Ring(f"The office of {service}", "Today, before anything else: tell them what you heard"),
        Ring(
            "Children’s services",
            "Of the council where the child lives; for an adult, its adult social care. Every "
            "council has an emergency duty team at night and at weekends",
        ),
    )
