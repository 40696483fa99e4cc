"""The area band: how far a family's address lies from the volunteer's home, under the policy.

The rules (policies.md, 5 and "Area limits").

- A measured distance always wins: below the near limit `too-near`, above the far limit `far`,
  on a limit or between them `just-right`.
- Only where either place has no position does the same sector ("LA5 0") mean `too-near`; anything
  else `cannot-measure`, which is said and never blocks.
- A policy that sets no limits: `not-asked`, with the distance all the same where it can be had.

The distance and the reason never leave the laptop; only the band may (record.md, Ledger).
"""

from msgspec import Struct

from db.names import Band, GridPoint, Postcode, Strength
from desktop.casework.ground.grid import distance_m, km
from desktop.casework.ground.postcode import sector
from desktop.casework.packs.policy import AreaRule, Pack, Who


class Place(Struct, frozen=True, kw_only=True):
    """A postcode, and where it lies if that is known."""

    code: Postcode | None = None  # None: there is none, or it could not be read
    point: GridPoint | None = None
    doubt: str = ""  # why the point may mislead, or what was guessed in the postcode
    why_unlocated: str = ""  # why there is no point


class AreaAnswer(Struct, frozen=True, kw_only=True):
    """How far from home, and what the policy makes of it."""

    band: Band
    metres: int | None  # None: could not be measured
    rule: str  # the limits in words
    clause: str  # empty where the policy asks for no area
    reason: str  # to the volunteer; tells the distance, so it never travels
    strength: Strength = "off"  # of this band: "off" where nothing follows from it


def band(
    pack: Pack,
    home: Place,
    family: Place,
    *,
    who: Who = "volunteers",
    subject: str = "This address",
) -> AreaAnswer:
    """The band of an address. `subject` begins the reason: "CA8 1AD", "The family's address".

    `who` is staff or volunteers: a clause that speaks only of volunteers does not bind staff.
    """
    metres = _measure(home, family)
    rule = pack.area
    asks = (rule.near != "off" or rule.far != "off") and pack.binds(rule.clause, who)
    found = _band(rule, asks, metres, home, family)
    return AreaAnswer(
        band=found,
        metres=metres,
        rule=in_words(rule) if asks else "this policy sets no distance",
        clause=rule.clause if asks else "",
        reason=_reason(found, metres, home, family, subject),
        strength=rule.near if found == "too-near" else rule.far if found == "far" else "off",
    )


def in_words(rule: AreaRule) -> str:
    """The limits, as "too near under 3 km, far over 30 km"."""
    near = f"too near under {rule.near_limit:g} km" if rule.near_limit is not None else ""
    far = f"far over {rule.far_limit:g} km" if rule.far_limit is not None else ""
    return ", ".join(part for part in (near, far) if part)


def _measure(home: Place, family: Place) -> int | None:
    if home.point is None or family.point is None:
        return None
    return distance_m(home.point, family.point)


def _band(rule: AreaRule, asks: bool, metres: int | None, home: Place, family: Place) -> Band:
    if not asks:
        return "not-asked"
    if metres is None:
        near = rule.near_metres is not None and _same_sector(home, family)
        return "too-near" if near else "cannot-measure"
    if rule.near_metres is not None and metres < rule.near_metres:
        return "too-near"
    if rule.far_metres is not None and metres > rule.far_metres:
        return "far"
    return "just-right"


def _same_sector(home: Place, family: Place) -> bool:
    if home.code is None or family.code is None:
        return False
    return sector(home.code) == sector(family.code)


def _reason(found: Band, metres: int | None, home: Place, family: Place, subject: str) -> str:
    parts = []
    if metres is not None:
        far = f"{km(metres)} km from your home" if metres else "where you live, by its postcode"
        parts.append(f"{subject} is {far}")
        parts += _doubts(home.doubt, family.doubt)
    else:
        if found == "too-near" and family.code is not None:
            parts.append(f"{subject} is in the same sector as your home, {sector(family.code)}")
        parts.append("the distance cannot be measured")
        if home.point is None:
            parts.append(f"your home: {home.why_unlocated or 'no position is known'}")
        if family.point is None:
            parts.append(family.why_unlocated or "no position is known for the address")
        parts += [each for each in (home.doubt, family.doubt) if each]
    text = "; ".join(part.rstrip(".") for part in parts)
    return text[:1].upper() + text[1:] + "."


def _doubts(home: str, family: str) -> list[str]:
    mine = [f"your home: {home}"] if home else []
    return mine + ([family] if family else [])
