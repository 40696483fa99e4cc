"""A referral as a row of work: who may not take whose case, why, confirming it, giving it on."""

from datetime import datetime

from desktop.casework.actions.cases.office_cases import Unheld
from desktop.casework.actions.closeness.confirm_referral import Referred, confirm_referral
from desktop.casework.closeness.people_names import first_name
from desktop.casework.saying.said import policy_clause
from desktop.office.cases import hand_phrases, phrases
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import state
from desktop.ui.rows.work_row import WorkRow


def referral_row(here: Here, one: Referred, now: datetime, *, opens: bool, main: bool) -> WorkRow:
    """`opens` adds the way to giving it on, `main` makes confirming the main button."""
    look = here.look
    confirm = Button(look, "Confirm the referral", "main" if main else "outlined", icon="check")
    confirm.setAccessibleDescription(phrases.referral_so(one, here.privacy.on))
    confirm.clicked.connect(lambda: _confirm(here, one))
    actions = [confirm]
    if opens:
        actions.append(_give(here, one.case))
    if one.clause:
        clause = Button(look, policy_clause(one.clause), "clause")
        clause.setAccessibleDescription("Opens the policy at this clause")
        clause.clicked.connect(lambda: here.go("policy", one.clause))
        actions.append(clause)
    so = phrases.referral_so(one, here.privacy.on)
    return WorkRow(look, state("to-look-at"), so, phrases.referral_why(one, now), actions)


def unheld_row(here: Here, one: Unheld, now: datetime) -> WorkRow:
    """A case that no volunteer has, as a row of work."""
    so = hand_phrases.unheld_so(one, here.privacy.on)
    why = hand_phrases.unheld_why(one, now)
    return WorkRow(here.look, state("to-look-at"), so, why, [_give(here, one.reference)])


def _give(here: Here, case: str) -> Button:
    button = Button(here.look, "Give to…", icon="send")
    button.setAccessibleName(f"Give case {case} to a volunteer")
    button.clicked.connect(lambda: here.go("case", case))
    return button


def _confirm(here: Here, one: Referred) -> None:
    who = first_name(one.volunteer)
    here.session.ask(
        lambda desk: confirm_referral(desk, one.id),
        lambda _: here.say(f"Confirmed. {who} is told with the next answer from the inbox."),
        here.refuse,
    )
