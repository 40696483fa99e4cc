"""What a file of a case may belong to besides the case itself, in words."""

from desktop.casework.actions.cases.case_page import CasePage
from desktop.casework.saying.said import moment_of, together
from desktop.ui.rows.called import MEDIA, MEETINGS

_MOST = 20  # the newest; an older one is seldom meant


def belongs(page: CasePage) -> list[tuple[str, str]]:
    """Contacts and meetings of the case by id, the newest first."""
    found = []
    for row in page.view.contacts:
        body = row.kept.body
        who = together([name for name in row.persons if name])
        words = f"{MEDIA[body.medium][0]} {who}, {moment_of(body.happened, page.now)}"
        found.append((body.happened, row.kept.id, words))
    for kept, _ in page.view.meetings:
        words = f"{MEETINGS[kept.body.kind]}, {moment_of(kept.body.happened, page.now)}"
        found.append((kept.body.happened, kept.id, words))
    return [(key, words) for _, key, words in sorted(found, reverse=True)[:_MOST]]
