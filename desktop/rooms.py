"""What stands in the window once a vault is open: the desks with their doors.

Nothing here is loaded before the first page is painted, but while the passphrase is typed
(`desktop.loading`); what stands behind a door, when somebody first goes in
(`desktop.ui.parts.room`).
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer

from desktop.casework.actions.closeness.recheck import recheck_of_the_day
from desktop.casework.actions.erasing.erase_wipe import finish_quietly
from desktop.casework.actions.files.attach_travel import clear_strays_quietly
from desktop.casework.actions.handing.settle import change_hands_quietly
from desktop.casework.actions.safety.backups import back_up_daily, look_over_after_a_break
from desktop.office.doors import DOORS as OFFICE_DOORS
from desktop.office.help_door import DOOR as HELP
from desktop.office.policy_doors import DOORS as POLICY_DOORS
from desktop.office.safe_doors import DOORS as SAFE_DOORS
from desktop.ui.frame.shell import Shell
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look
from desktop.ui.parts.doors import PAPERS, WAYS_IN, health_door, settings_door
from desktop.ui.parts.room import load
from desktop.ui.parts.screen import Door
from desktop.ui.rows.rows import Row
from desktop.ui.session import Session
from desktop.volunteer.case_doors import DOORS as CASE_DOORS
from desktop.volunteer.desk_doors import DOORS as DESK_DOORS
from desktop.volunteer.desk_doors import TODAY
from desktop.volunteer.work_doors import DOORS as WORK_DOORS

_WATCH, _LOOKS_MS = "whether another day has begun", 10 * 60 * 1000
HIDES_AT_LAPTOP = "Other families, names on your list and your home are hidden (F9)."
HIDES_AT_OFFICE = "The names of families are hidden (F9)."

_FINDS_AT_LAPTOP = "desktop.volunteer.finding:find_rows"
_FINDS_AT_OFFICE = "desktop.office.finding:find_rows"


def doors_of(office: bool, preferences: Preferences) -> tuple[Door, ...]:
    """All the screens of a desk, the office's or a volunteer's, as they stand on the rail."""
    own = (health_door(preferences), settings_door(preferences), WAYS_IN, PAPERS)
    if office:
        return (*OFFICE_DOORS, *POLICY_DOORS, *own, *SAFE_DOORS, HELP)
    *before, help_ = DESK_DOORS
    return (TODAY, *CASE_DOORS, *WORK_DOORS, *before, *own, help_)


def begin_daily(session: Session, warn: Callable[[str], None]) -> None:
    """What is done once a day: the open cases are looked at, since interests begin and end by date;
    then the backup, when nothing else waits; others are answered between its steps.

    And sealed files that a crash left behind are cleared, cases that changed hands are looked at or
    let go of, and after a crash the record is looked over;
    `warn` is handed the code of what is to be said of that.
    """

    def looked_over(found: tuple[str, ...] | None) -> None:
        if found:
            warn("found-after-a-break")

    session.ask(recheck_of_the_day)
    if session.findChild(QTimer, _WATCH) is None:
        watch = QTimer(session)
        watch.setObjectName(_WATCH)
        watch.timeout.connect(lambda: session.ask(recheck_of_the_day))  # nothing on the same day
        watch.start(_LOOKS_MS)
    session.begin(clear_strays_quietly)
    session.begin(look_over_after_a_break, looked_over)
    session.begin(back_up_daily)
    session.begin(change_hands_quietly)
    session.begin(finish_quietly)  # of an erasure that a full disk or a lock has broken off


def shell_of(
    session: Session,
    look: Look,
    preferences: Preferences,
    *,
    office: bool,
    service: str,
    person: str,
) -> Shell:
    """The shell around the desk that was unlocked; no page stands in it yet."""
    return Shell(
        session,
        look,
        doors_of(office, preferences),
        service=service,
        who=person,
        lock_words=f"Locks after {preferences.minutes} minutes away",
        hides=HIDES_AT_OFFICE if office else HIDES_AT_LAPTOP,
        find=_find(session, _FINDS_AT_OFFICE if office else _FINDS_AT_LAPTOP),
    )


def _find(session: Session, where: str) -> Callable[[str, Callable[[Sequence[Row]], None]], None]:
    def asked(words: str, give: Callable[[Sequence[Row]], None]) -> None:
        find = load(where)  # here: never on the worker, where it is called
        session.ask(lambda desk: find(desk, words), lambda rows: give(rows or ()))

    return asked
