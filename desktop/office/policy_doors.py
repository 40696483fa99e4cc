"""The doors to the policy and what it takes to write one."""

from desktop.ui.parts.destination import Destination
from desktop.ui.parts.doors import DOCUMENT
from desktop.ui.parts.room import Room
from desktop.ui.parts.screen import Counts, Door

_DUE = Counts("desktop.casework.actions.policy.review:count_due", frozenset({"pack"}))

DOORS: tuple[Door, ...] = (
    Door(
        "policy",
        Room("desktop.office.policy.screen:OfficePolicy"),
        Destination("policy", "Policy", "scroll-text"),
        bottom=True,
        counts=_DUE,
    ),
    Door("policy-edit", Room("desktop.office.policy.editing:EditScreen"), under="policy"),
    Door("policy-publish", Room("desktop.office.policy.publishing:PublishScreen"), under="policy"),
    Door("policy-versions", Room("desktop.office.policy.comparing:CompareScreen"), under="policy"),
    Door("policy-papers", Room("desktop.office.policy.papers:PapersScreen"), under="policy"),
    DOCUMENT,
)
