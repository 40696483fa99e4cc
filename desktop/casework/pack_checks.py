"""Whether the parts of a pack agree with each other.

- Every setting that asks something names a clause, and that clause is in the file.
- No clause stands twice, no role stands twice, and no role stands where no role is asked.
- Every clause says what answers it: a part of the program, now or later, or that none can.
- A distance and its strength come together, and near lies below far.
- The words spoken at a meeting have a place for the role, and no other gaps than we can fill.
"""

from collections.abc import Iterator
from string import Formatter
from typing import NamedTuple

from desktop.casework.pack import KNOWN_AS, PackFile
from desktop.casework.pack_lines import Path

GAPS = ("name", "role", "service")


class Fault(NamedTuple):
    """One thing that does not agree: where, what, and what to write instead."""

    path: Path
    problem: str
    instead: str


def faults(pack: PackFile) -> Iterator[Fault]:
    """Every disagreement, in the order of the file's settings; nothing for a good pack."""
    yield from _clause_faults(pack)
    yield from _setting_faults(pack)
    yield from _word_faults(pack)
    yield from _role_faults(pack)
    yield from _area_faults(pack)


def _clause_faults(pack: PackFile) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, clause in enumerate(pack.clauses):
        here: Path = ("clause", number)
        if clause.id in seen:
            yield Fault((*here, "id"), f"the clause {clause.id} stands twice", "one of the two")
        seen.add(clause.id)
        if not clause.asks.strip():
            yield Fault((*here, "asks"), f"{clause.id} asks nothing", "what it asks, in your words")
        if not (clause.answer.strip() or clause.outside.strip()):
            yield Fault(here, f"nothing answers {clause.id}", "answer = … or outside = …")
        if len(set(clause.who)) != len(clause.who):
            yield Fault((*here, "who"), "the same people stand twice", '["staff", "volunteers"]')


def _setting_faults(pack: PackFile) -> Iterator[Fault]:
    ids = {clause.id for clause in pack.clauses}
    known = any(pack.known.strength(each) != "off" for each in KNOWN_AS)
    area = pack.area.near != "off" or pack.area.far != "off"
    for table, key, named, needed in (
        ("statement", "clause", pack.statement.clause, pack.statement.occasion != "on_request"),
        ("role", "clause", pack.role.clause, pack.role.strength != "off"),
        ("role", "choosing", pack.role.choosing, False),
        ("position", "clause", pack.position.clause, pack.position.strength != "off"),
        ("own_child", "clause", pack.own_child.clause, pack.own_child.strength != "off"),
        ("known", "clause", pack.known.clause, known),
        ("area", "clause", pack.area.clause, area),
    ):
        if named and named not in ids:
            problem = f"[{table}] names the clause {named}, which is not in the file"
            yield Fault((table, key), problem, "the id of a [[clause]] of this file")
        if needed and not named:
            yield Fault((table,), f"[{table}] asks something but names no clause", 'clause = "…"')


def _word_faults(pack: PackFile) -> Iterator[Fault]:
    if not pack.statement.text.strip():
        yield Fault(("statement", "text"), "the statement has no words", "the words to read out")
    if not pack.card.impartial.strip():
        yield Fault(("card", "impartial"), "the role card has no words", "one line for the card")
    where: Path = ("meeting", "text")
    try:
        gaps = _gaps(pack.meeting.text)
    except ValueError:
        yield Fault(where, "a { or } stands alone", "{role} for the role; {{ for a bracket")
        return
    for gap in gaps:
        if gap not in GAPS:
            yield Fault(where, f"{{{gap}}} cannot be filled", "{name}, {role} or {service}")
    if "role" not in gaps:
        yield Fault(where, "the words at a meeting never state the role", "{role}, once")


def _gaps(template: str) -> list[str]:
    """What stands between braces, whole: `{role:>9}` is "role:>9". ValueError: a brace too many."""
    return [
        gap + (f"!{turn}" if turn else "") + (f":{form}" if form else "")
        for _, gap, form, turn in Formatter().parse(template)
        if gap is not None
    ]


def _role_faults(pack: PackFile) -> Iterator[Fault]:
    asked = pack.role.strength != "off"
    if asked and not pack.role.choice:
        yield Fault(("role",), "a role is asked but none is named", "[[role.choice]] for each")
    if pack.role.choice and not asked:
        yield Fault(("role", "choice", 0), "roles are named but nothing asks for one",
                    "another strength, or no roles")  # fmt: skip
    seen: set[str] = set()
    for number, role in enumerate(pack.role.choice):
        folded = " ".join(role.name.casefold().split())
        here: Path = ("role", "choice", number, "name")
        if not folded:
            yield Fault(here, "a role has no name", "the policy's own name for it")
        elif folded in seen:
            yield Fault(here, f"the role “{role.name}” stands twice", "one of the two")
        seen.add(folded)


def _area_faults(pack: PackFile) -> Iterator[Fault]:
    area = pack.area
    for end, strength, limit in (("near", area.near, area.near_km), ("far", area.far, area.far_km)):
        if strength != "off" and limit is None:
            yield Fault(("area", end), f"“{end}” has no distance", f"{end}_km = …")
        if strength == "off" and limit is not None:
            yield Fault(("area", f"{end}_km"), f"“{end}_km” is used by nothing",
                        f'{end} = "where_possible", or no {end}_km')  # fmt: skip
    if area.near_km is not None and area.far_km is not None and area.near_km >= area.far_km:
        yield Fault(("area", "far_km"), "far is not farther than near", "a greater distance")
