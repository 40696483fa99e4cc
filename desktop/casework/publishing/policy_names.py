"""What a version of a policy is called, so that two with one number can be told apart.

A number alone does not do it: a text can be changed under the number that it had (a shipped one
that an office took and went on with, one that was gone back to), so what it is stands with it.
"""

from datetime import datetime

from desktop.casework.packs.file import PackFile
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written

AS_IT_COMES = "as it comes with Evenhand"
BEING_WRITTEN = "being written"


def called(pack: PackFile, what: str = "") -> str:
    """ "Standard policy, version 1.1 (being written)", or the title with its number alone."""
    name = f"{pack.title}, version {pack.version}"
    return f"{name} ({what})" if what else name


def chosen_by(pack: PackFile, what: str) -> str:
    """ "Version 1.1, being written: Standard policy": for a list, in which long names are cut off
    and what tells two apart must stand first."""
    return f"Version {pack.version}, {what}: {pack.title}"


def published(at: datetime, others: tuple[datetime, ...] = ()) -> str:
    """ "published 9 March 2026", in England's time; with the hour where one of `others` that is
    called alike was published on that day."""
    here = london(at)
    same_day = any(london(one).date() == here.date() for one in others)
    hour = f", {here:%H:%M}" if same_day else ""
    return f"published {written(here.date())}{hour}"


def read_before(version: str, at: datetime) -> str:
    """ "version 1, which you read on 9 March 2026": the one in force may have its number too."""
    return f"version {version}, which you read on {written(london(at).date())}"
