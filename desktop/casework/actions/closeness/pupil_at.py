"""A child and the school that it goes to, with all that counts as that school.

Schools are matched by number, and a number that became another is the other's too
(`desktop.casework.ground.school_chains`).
"""

from db.names import InterestId, PersonId, Urn
from desktop.casework.closeness.findings import PupilAt
from desktop.casework.desk import Desk


def pupil_at(
    desk: Desk,
    name: str,
    urn: Urn,
    school: str,
    *,
    is_case_child: bool,
    person: PersonId | None = None,
    answered: tuple[tuple[InterestId, bool], ...] = (),
) -> PupilAt:
    """What the check is told of one child. `urn` is empty for a school that was typed by hand, and
    where there is none; then nothing more is known of it. The trust and the federation are those
    that it belongs to today; where it was split, of the part that belongs to any.
    """
    kin = desk.schools.kin(urn)
    trust = next((one for one in kin.today if one.trust), None)
    federation = next((one for one in kin.today if one.federation), None)
    return PupilAt(
        name=name,
        urn=urn,
        school=school,
        is_case_child=is_case_child,
        also=kin.numbers,
        trust=trust.trust if trust is not None else "",
        trust_name=trust.trust_name if trust is not None else "",
        federation=federation.federation if federation is not None else "",
        federation_name=federation.federation_name if federation is not None else "",
        person=person,
        answered=answered,
    )
