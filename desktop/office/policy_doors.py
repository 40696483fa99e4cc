"""The doors to the policy and what it takes to write one."""

from desktop.office.policy.editing import DOOR as EDIT
from desktop.office.policy.papers import DOOR as PAPERS
from desktop.office.policy.publishing import DOOR as PUBLISH
from desktop.office.policy.screen import DOOR as POLICY
from desktop.ui.pages.document import DOOR as DOCUMENT

DOORS = (POLICY, EDIT, PUBLISH, PAPERS, DOCUMENT)
