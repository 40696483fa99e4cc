"""`area`, `schools find`, `schools import` and `places import`."""

from argparse import Namespace
from pathlib import Path

from db.errors import BadInput
from desktop.casework.actions.closeness.measure import measure
from desktop.casework.actions.places.take_list import TakenIn, take_places
from desktop.casework.actions.schools.take_list import take_schools
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.ground.grid import km
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import counted
from desktop.casework.surroundings import World
from desktop.commands.bar import Bar
from desktop.commands.files import open_vault
from desktop.commands.output import Output

_REFUSED, _MIXED = 1, 3


def area_fields(answer: AreaAnswer) -> dict[str, object]:
    """How far, as the contract writes it. The distance has two decimals, in km."""
    return {
        "band": answer.band,
        "km": None if answer.metres is None else float(km(answer.metres)),
        "rule": answer.rule,
        "clause": answer.clause or None,
        "reason": answer.reason,
    }


def area(args: Namespace, out: Output, world: World) -> int:
    """`area VAULT POSTCODE…`"""
    good = 0
    with open_vault(args, world) as desk:
        for typed in args.postcode:
            found = measure(desk, typed)
            if found.answer is None:
                nothing = dict.fromkeys(("km", "rule", "clause"))
                out.refuse(
                    BadInput(what="postcode", given=typed, expected=found.reason),
                    {"postcode": typed, "band": "error", **nothing, "reason": found.reason},
                )
                continue
            good += 1
            fields: dict[str, object] = {"postcode": found.code, **area_fields(found.answer)}
            rule = f" ({found.answer.rule})" if found.answer.clause else ""
            out.line(fields, f"{found.code}: {found.answer.band}. {found.reason}{rule}")
    if good == len(args.postcode):
        return 0
    return _MIXED if good else _REFUSED


def find_schools(args: Namespace, out: Output, world: World) -> int:
    """`schools find VAULT WORDS`"""
    with open_vault(args, world) as desk:
        found = desk.schools.find(" ".join(args.words))
    for one in found:
        fields: dict[str, object] = {"urn": one.urn, "name": one.name, "authority": one.authority}
        status = "open" if one.open else "closed"
        fields |= {"town": one.town, "postcode": one.postcode, "status": status}
        text = f"{one.urn}  {one.name}, {one.town or one.authority}, {one.postcode}"
        out.line(fields, text if one.open else f"{text} (closed)")
    if not found and not out.as_json:
        out.aside("No school was found. Try fewer letters, or its town or postcode.")
    return 0


def import_schools(args: Namespace, out: Output, world: World) -> int:
    """`schools import VAULT FILE… [--anyway]`"""
    with open_vault(args, world) as desk, Bar("Reading") as bar:
        taken = take_schools(desk, [Path(one) for one in args.files], bar, meant=args.anyway)
    fields: dict[str, object] = {"rows": taken.rows, "added": taken.added}
    fields |= {"changed": taken.changed, "closed": taken.closed, "links": taken.links}
    said = (
        f"GIAS of {written(taken.day)}: {counted(taken.rows, 'school')}. New {taken.added:,}, "
        f"changed {taken.changed:,}, closed {taken.closed:,}; links of "
        f"{counted(taken.links, 'school')} changed."
    )
    out.line({**fields, "edition": taken.day.isoformat()}, said)
    return 0


def import_places(args: Namespace, out: Output, world: World) -> int:
    """`places import VAULT FILE… [--anyway]`"""
    with open_vault(args, world) as desk, Bar("Reading") as bar:
        taken = take_places(desk, [Path(one) for one in args.files], bar, meant=args.anyway)
    fields: dict[str, object] = {"rows": taken.rows, "added": taken.added}
    fields |= {"changed": taken.changed, "closed": taken.closed, "edition": taken.edition}
    out.line({**fields, "part": sorted(taken.part)}, _in_words(taken))
    return 0


def _in_words(taken: TakenIn) -> str:
    many = "postcode" if taken.rows == 1 else "postcodes"
    said = (
        f"{taken.edition}: {taken.rows:,} {many}. New {taken.added:,}, moved {taken.changed:,}, "
        f"ended {taken.closed:,}."
    )
    parts = (f"{area} {some:,} of {live:,}" for area, (some, live) in sorted(taken.part.items()))
    some = ", ".join(parts)
    return (
        f"{said} Only in part, so that none of these was taken to have ended: {some}."
        if some
        else said
    )
