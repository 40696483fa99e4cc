"""The conflict check once more, of cases that are open, because something changed that it rests on.

- It is run when an interest, a home, a school, an address, a person, the policy or a list of
  schools or postcodes changes, and once a day, since interests begin and end by date; in the
  same transaction as the change.
- Something is written only where something differs: nothing new, no row.
- What it was because of stays on this laptop (`FindingDetail.occasion`): the office learns that a
  finding stands or is past, not that the volunteer moved house.
- The band of an address is sent when the case opens, is given to somebody, or the family moves,
  and never because a limit changed: republished limits would let an office close in on a home
  (record.md). So the area is looked at anew only where the distance changed, or the policy asks for
  none any more.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from db.names import Band, CaseId, Postcode, RecordId
from db.records import Case, Check, Finding, FindingDetail, Household, Measure
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions.closeness.check_case import (
    Finds,
    Occasion,
    State,
    keep_finding,
    situation_of,
)
from desktop.casework.actions.closeness.measure import how_far, place_of
from desktop.casework.actions.closeness.sight import Sight, sight_of_all, sight_of_one
from desktop.casework.closeness.again import Known, again, outcome_of, pairs, stands_anew
from desktop.casework.closeness.area import AreaAnswer, Place
from desktop.casework.closeness.findings import Found
from desktop.casework.closeness.interests import check
from desktop.casework.closeness.verdict import area_found
from desktop.casework.desk import Desk
from desktop.casework.record.at_once import Rows
from desktop.casework.record.holding import standing_here

_SENDS_BAND: frozenset[Occasion] = frozenset({"opening", "assignment", "address"})
DAY = "conflicts-looked-at"
"""Setting: the day on which every open case was looked at last."""


class _Seen(NamedTuple):
    """What the check finds now. `whole`: the area was looked at too."""

    found: tuple[Found, ...]
    area: AreaAnswer
    whole: bool


def recheck_open(desk: Desk, writing: Writing, occasion: Occasion) -> Finds:
    """Every case that is being worked on here. Inside a `write`, after the change was written.

    One that is only offered, or that leaves, is not hers: it is looked at when it is taken.
    """
    if desk.kind != "volunteer":
        return Finds()
    finds, moved, sight = Finds(), standing_here(desk), sight_of_all(desk)
    for case in desk.store.find(Case, state="open"):
        if moved.get(CaseId(case.id), "mine") == "mine":
            finds += recheck(desk, writing, case, occasion, sight)
    return finds


def recheck_of_the_day(desk: Desk) -> Finds:
    """Every open case, at the first unlocking of a day and when a day begins; else nothing."""
    day = desk.today.isoformat()
    if desk.kind != "volunteer" or desk.problems or desk.store.local.setting(DAY) == day:
        return Finds()
    with desk.write() as writing:
        found = recheck_open(desk, writing, "date")
        desk.store.local.set(DAY, day)
    return found


def recheck(
    desk: Desk, writing: Writing, case: Kept[Case], occasion: Occasion, sight: Sight | None = None
) -> Finds:
    """Run the check of a case again and keep what differs. Inside a `write`.

    A case that is being worked on is not taken away: what is new stands in it until somebody has
    looked at it. Gives what stands now and did not before. `sight`: of all cases, where they are
    looked at in one go.
    """
    sight = sight or sight_of_one(desk)
    seen = _look(desk, writing, case, occasion, sight)
    known = [
        one for one in known_of(desk, case.id, sight.rows) if seen.whole or one.body.kind != "area"
    ]
    new, changed = list[Found](), False
    for before, now in pairs(known, seen.found):
        if before is None:
            if now is not None and not now.someone_else:
                _keep_new(writing, case, now, seen.area, occasion)
                changed = True
                if not now.given:
                    new.append(now)
            continue
        after = _with_band(again(before.body, now), before.body, seen.area, occasion)
        if after != before.body:
            writing.add(after, record=before.id)
            changed = True
        if now is not None and stands_anew(before.body, after):
            new.append(now)
        _detail_anew(writing, before, now, occasion, stood=after.state != before.body.state)
    if changed or occasion in _SENDS_BAND:
        _keep_check(desk, writing, case, seen.area, occasion)
    return Finds(tuple(new), (case.body.reference,) if new else ())


def known_of(desk: Desk, case: str, rows: Rows | None = None) -> Iterator[Known]:
    """The findings of a case that this desk made itself: it knows what they rest on."""
    read = rows or desk.store
    for one in read.find(Finding, case=case):
        for detail in read.find(FindingDetail, finding=one.id):
            yield Known(one.id, one.body, detail.id, detail.body)


def found_now(
    desk: Desk, case: Kept[Case], sight: Sight | None = None
) -> tuple[tuple[Found, ...], AreaAnswer]:
    """What the rules find in a case now, and how far it is. Writes nothing."""
    seen = sight or sight_of_one(desk)
    situation = situation_of(desk, case, seen.rows)
    found = check(desk.pack, situation, seen.mine, {}, seen.today)
    return found, _area_of(desk, case, seen)


def _look(
    desk: Desk, writing: Writing, case: Kept[Case], occasion: Occasion, sight: Sight
) -> _Seen:
    """What the rules find now, and how far it is; the distance is kept where it differs."""
    found, area = found_now(desk, case, sight)
    kept = sight.rows.find(Measure, about=case.id)
    last = kept[-1] if kept else None
    now = Measure(about=RecordId(case.id), band=area.band, metres=area.metres, reason=area.reason)
    if last is None or (last.body.band, last.body.metres) != (area.band, area.metres):
        fresh = last is None or occasion in _SENDS_BAND
        writing.add(now, record=None if fresh or last is None else last.id)
    if not (_moved(last, area, occasion) or area.band == "not-asked"):
        return _Seen(found, area, whole=False)
    near = area_found(area)
    return _Seen(found if near is None else (*found, near), area, whole=True)


def _moved(last: Kept[Measure] | None, area: AreaAnswer, occasion: Occasion) -> bool:
    if last is None or occasion in _SENDS_BAND or last.body.metres != area.metres:
        return True
    return area.metres is None and occasion != "policy" and last.body.band != area.band


def _area_of(desk: Desk, case: Kept[Case], sight: Sight) -> AreaAnswer:
    household = sight.rows.get(Household, case.body.household)
    code = household.body.postcode if household is not None else ""
    place = place_of(desk, Postcode(code)) if code else Place(why_unlocated="no address is known")
    return how_far(desk, place, subject="The family’s address", homes=sight.homes)


def _keep_new(
    writing: Writing, case: Kept[Case], found: Found, area: AreaAnswer, occasion: Occasion
) -> None:
    band = area.band if found.kind == "area" and occasion in _SENDS_BAND else None
    state: State = "taken-anyway" if found.given else "standing"
    keep_finding(writing, CaseId(case.id), found, occasion, state=state, band=band, why=found.given)


def _with_band(after: Finding, before: Finding, area: AreaAnswer, occasion: Occasion) -> Finding:
    """A band that was sent stays only while it is true; another one goes when it may."""
    if after.kind != "area" or after.state == "past" or before.band == area.band:
        return after
    return structs.replace(after, band=area.band if occasion in _SENDS_BAND else None)


def _detail_anew(
    writing: Writing, before: Known, now: Found | None, occasion: Occasion, *, stood: bool
) -> None:
    """What it rests on now; since when, and because of what, where it began or ended to stand."""
    detail = before.rests_on
    if now is not None and now.reason != detail.reason:
        detail = structs.replace(detail, reason=now.reason, person=now.person)
    if stood:
        detail = structs.replace(detail, occasion=occasion)
    if detail != before.rests_on:
        writing.add(detail, record=before.detail)


def _keep_check(
    desk: Desk, writing: Writing, case: Kept[Case], area: AreaAnswer, occasion: Occasion
) -> None:
    """That it was run, and what it came to; the band of before, unless it may be sent anew."""
    checks = [one for one in desk.store.find(Check, case=case.id) if one.device in desk.devices]
    last = checks[-1] if checks and occasion not in _SENDS_BAND else None
    band: Band = last.body.band if last else "not-asked"
    now = Check(
        case=CaseId(case.id),
        pack=desk.pack.name,
        version=desk.pack.version,
        outcome=outcome_of(one.body for one in known_of(desk, case.id)),
        band=area.band if occasion in _SENDS_BAND else band,
    )
    if last is None or last.body != now:
        writing.add(now, record=None if last is None else last.id)
