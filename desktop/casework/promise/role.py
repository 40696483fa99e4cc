"""The role gate: which role the volunteer has at a meeting, and whether she stated it.

The rules (policies.md, 2 and its table).

- `must`: a meeting has one of the policy's roles. Stating it can be answered later; until then it
  is *outstanding*, and shown as that.
- `where_possible`: the same, but the role can be left out with a reason. At a meeting that
  decides nothing it may be left open.
- `off`: nothing is asked and no role is known.
- Neither stated nor not stated is anything before the day of the meeting: nobody is there yet.
- A reason is needed for *not stated*: an empty one is none. Stated and not stated exclude each
  other.

Roles are matched in any case of letters and kept in the policy's own spelling.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from db.errors import BadInput, ReasonNeeded, RoleNeeded, UnknownWord
from db.names import MeetingKind
from desktop.casework.packs.policy import Pack, RoleDef
from desktop.casework.saying.clock import london

Stated = Literal["stated", "not stated", "outstanding", "not asked"]


class RoleAnswer(Struct, frozen=True, kw_only=True):
    """Where a meeting stands."""

    role: str  # the policy's own spelling; empty where there is none
    stated: Stated
    clause: str  # that asks for it; empty where the policy asks for none
    why: str = ""  # the reason for `not stated`, else what is so in words
    at: datetime | None = None  # for `stated`


class CardWords(Struct, frozen=True, kw_only=True):
    """What stands on a role card, and nothing else. No family's name."""

    service: str
    name: str
    role: str
    impartial: str


def role_gate(
    pack: Pack,
    kind: MeetingKind,
    decides: bool,
    role: str | None,
    stated_at: datetime | None,
    why_not: str | None = None,
) -> RoleAnswer:
    """What a meeting's role comes to. `why_not` None: not answered; blank: no reason.

    Raises `RoleNeeded`, `UnknownWord` (`what` is "role"), `ReasonNeeded`, or `BadInput` for both
    stated and not stated.
    """
    if stated_at is not None and why_not is not None:
        raise BadInput(what="role", given="stated and not stated", expected="one of the two")
    if why_not is not None and not why_not.strip():
        raise ReasonNeeded(what="role")
    chosen = "" if role is None or not role.strip() else named(pack, role).name
    rule = pack.role
    if rule.strength == "off":
        return RoleAnswer(
            role="", stated="not asked", clause="", why="This policy asks for no role."
        )
    clause = rule.choosing if not chosen and decides and rule.choosing else rule.clause
    if not chosen and (
        rule.strength == "must" or stated_at is not None or (decides and why_not is None)
    ):
        raise RoleNeeded(clause=clause, known=_known(pack))
    if stated_at is not None:
        return RoleAnswer(role=chosen, stated="stated", clause=clause, at=stated_at)
    if why_not is not None:
        return RoleAnswer(role=chosen, stated="not stated", clause=clause, why=why_not.strip())
    where = "the meeting" if kind == "other" else f"the {kind.replace('-', ' ')}"
    what = "Whether it was stated" if chosen else "The role"
    return RoleAnswer(
        role=chosen, stated="outstanding", clause=clause, why=f"{what} at {where} is still open."
    )


def not_before(happens: datetime, at: datetime) -> bool:
    """Whether it can have been said at `at` at a meeting that is to be at `happens`: on its day,
    in England's time, or later. Some begin before they are due."""
    return london(at).date() >= london(happens).date()


def named(pack: Pack, role: str) -> RoleDef:
    """The policy's role of that name, in any case of letters. Raises `UnknownWord`."""
    wanted = " ".join(role.casefold().split())
    for each in pack.roles:
        if " ".join(each.name.casefold().split()) == wanted:
            return each
    raise UnknownWord(what="role", given=role, known=_known(pack))


def spoken(pack: Pack, role: str, volunteer_name: str, service: str) -> str:
    """What the volunteer says when the meeting begins. Raises `UnknownWord`."""
    return pack.meeting.text.format(
        name=volunteer_name, role=named(pack, role).spoken, service=service
    )


def card(pack: Pack, role: str, volunteer_name: str, service: str) -> CardWords:
    """The words of the role card (look.md, Paper). Raises `UnknownWord`.

    A role that decides has a line of its own: "I decide nothing here" would not be true of it.
    """
    chosen = named(pack, role)
    return CardWords(
        service=service,
        name=volunteer_name,
        role=chosen.card_line,
        impartial=chosen.impartial or pack.card.impartial,
    )


def _known(pack: Pack) -> str:
    return ", ".join(each.name for each in pack.roles) or "none: this policy names no roles"
