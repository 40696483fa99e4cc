"""What is kept of advice without a case: somebody asked once, and may have given no name.

The rules of `db.records` hold here too. Nothing of it needs a child, a birthday or a school. Once
the same person comes back, the next version names the case and the person that it belongs to.
"""

from typing import Annotated

from msgspec import Meta, Struct

from db.names import (
    Body,
    Capacity,
    CaseKey,
    Line,
    Medium,
    PersonKey,
    Sha256,
    StatementState,
    Text,
    When,
)


class Telling(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became of the impartiality statement with whoever asked, at one moment.

    `version` and `text_hash` are of the exact words; `why` stands only where it was not said.
    """

    state: StatementState
    medium: Medium
    at: When
    pack: Line
    version: Line
    text_hash: Sha256
    clause: Line
    why: Text = ""
    language: Line = "en"
    interpreter: Line = ""


class Enquiry(Body, frozen=True, kw_only=True):
    """Advice to somebody who has no case.

    One that was owed the statement and has no telling is *outstanding*: that is computed, not kept.
    """

    happened: When
    medium: Medium
    capacity: Capacity  # in which they asked
    note: Text
    name: Line = ""  # only if they gave one
    place: Line = ""
    topics: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()
    law: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()  # and guidance that was cited
    signposted: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()
    access_needs: Text = ""
    interpreter: Line = ""
    told: Annotated[tuple[Telling, ...], Meta(max_length=20)] = ()  # the last one counts for most
    policy: Sha256  # of the policy that it was under, which says whether a statement is owed
    version: Line = ""  # of that policy, as people call it
    case: CaseKey | None = None  # that it became, or belongs to
    person: PersonKey | None = None  # who it was, of that case
