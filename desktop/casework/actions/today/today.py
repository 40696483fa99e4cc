"""What waits for the volunteer: what is owed, what is coming, what has gone quiet.

Read from the record each time; nothing here is kept, so nothing here can go stale.
"""

from desktop.casework.actions.concerns.look import look_at_concerns
from desktop.casework.actions.today import for_people, in_cases, on_laptop, passing_on
from desktop.casework.actions.today.today_tables import read_tables
from desktop.casework.actions.today.waits import Waits
from desktop.casework.desk import Desk


def whats_waiting(desk: Desk) -> tuple[Waits, ...]:
    """Everything that waits at this laptop, what is owed first."""
    here, concerns = read_tables(desk), look_at_concerns(desk)
    return tuple(
        one
        for part in (
            for_people.at_risk(concerns),
            on_laptop.desk_itself(desk),
            passing_on.given(desk),
            *(in_cases.of_case(desk, here, case) for case in here.cases),
            *(in_cases.statements(desk, here, case) for case in here.closed),
            for_people.asked(desk),
            in_cases.answers(desk, here),
            for_people.consents(desk, here),
            for_people.rights(desk, here),
            in_cases.meetings_coming(desk, here),
            in_cases.quiet(desk, here),
            passing_on.referrals(desk, here),
            passing_on.leaving(desk),
            for_people.look_back(desk, concerns),
            for_people.notices(desk, here),
            for_people.evaluations(desk, here),
            on_laptop.only_here(desk),
            on_laptop.interests(desk),
            on_laptop.training(desk),
            on_laptop.kept_safe(desk),
        )
        for one in part
    )
