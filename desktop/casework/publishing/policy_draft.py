"""A policy that is being written: plain values under the file's own keys, good or not yet.

- Every key stands there, what nothing was said of as it is then: a form shows all of it.
- A number or a day that cannot be read yet stays as it was typed, and is told where it stands.
- `written` is the whole file, once nothing is amiss.
"""

import json
import re
from datetime import date
from typing import Any

import msgspec

from db.errors import BadInput
from desktop.casework.packs.checks import faults
from desktop.casework.packs.clauses import Clause
from desktop.casework.packs.fault import Fault
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.roles import Card, RoleRule
from desktop.casework.packs.shape import shaped
from desktop.casework.packs.slots import Slot, slots
from desktop.casework.packs.statement import MeetingWords, StatementRule
from desktop.casework.packs.ties import AreaRule, KnownRule, SchoolRule
from desktop.casework.packs.write import written_pack
from desktop.casework.publishing import policy_words as words
from desktop.casework.saying.dates import read_date, written

Raw = dict[str, Any]
_TOML = re.compile(r'[=\[\]"]')


def raw_of(pack: PackFile) -> Raw:
    """A policy as a form shows it: days written out, nothing left out."""
    plain = {one: getattr(pack, one) for one in PackFile.__struct_fields__}
    return _shown("", msgspec.to_builtins(PackFile(**plain), builtin_types=(date,)))


def anew(service: str) -> PackFile:
    """A policy from nothing: good as it stands, and asking next to nothing yet."""
    name = "-".join(re.findall(r"[a-z0-9]+", service.casefold()))[:60].strip("-") or "our-service"
    first = Clause(
        id=f"{name}/1",
        asks="We are impartial: we take no side.",
        answer="The statement, the role card and this page say so",
    )
    return PackFile(
        name=name,
        title=f"{service}, policy on impartiality"[:400],
        version="1",
        statement=StatementRule(
            occasion="on_request",
            text="I am impartial: I take no side, and the decision is yours.",
        ),
        meeting=MeetingWords(text="My name is {name}, from {service}. {role} I take no side here."),
        role=RoleRule(strength="off"),
        card=Card(impartial="Impartial: I take no side"),
        position=SchoolRule(strength="off"),
        own_child=SchoolRule(strength="off"),
        known=KnownRule(family="off", friend="off", extended_family="off", acquaintance="off"),
        area=AreaRule(),
        clauses=(first,),
    )


def kept(raw: Raw) -> str:
    """As the draft keeps it."""
    return json.dumps(raw, ensure_ascii=False)


def restored(draft: str) -> Raw:
    """From the draft."""
    raw: Raw = json.loads(draft)
    return raw


def shape_of(raw: Raw) -> PackFile | Fault:
    """What was typed, understood; or the first thing that has no place."""
    return shaped(_settled("", raw))


def faults_of(raw: Raw) -> tuple[Fault, ...]:
    """Everything that is amiss, in words and with its place; nothing for a good policy."""
    shape = shape_of(raw)
    found = (shape,) if isinstance(shape, Fault) else tuple(faults(shape))
    return tuple(Fault(one.path, *_in_words(one)) for one in found)


def written_draft(raw: Raw) -> str:
    """The whole file of a good policy. ValueError where something is amiss."""
    shape = shape_of(raw)
    if isinstance(shape, Fault):
        raise ValueError(shape.problem)
    return written_pack(shape)


def _shown(part: str, values: Raw) -> Raw:
    made: Raw = {}
    for slot in slots(part):
        value, below = values[slot.key], f"{part}.{slot.key}".lstrip(".")
        if slot.kind == "part":
            value = _shown(below, value)
        elif slot.kind == "parts":
            value = [_shown(below, one) for one in value]
        elif value is None:
            value = ""
        elif slot.kind == "day":
            value = written(value)
        elif slot.kind in ("whole", "number"):
            value = f"{value:g}"
        elif slot.kind in ("text", "line") and isinstance(value, str):
            value = value.strip()
        made[slot.key] = value
    return made


def _settled(part: str, values: Raw) -> Raw:
    """Numbers and days read; what is empty and may be left out, left out."""
    made: Raw = {}
    for slot in slots(part):
        value, below = values.get(slot.key, ""), f"{part}.{slot.key}".lstrip(".")
        if slot.kind == "part":
            made[slot.key] = _settled(below, value or {})
        elif slot.kind == "parts":
            made[slot.key] = [_settled(below, one) for one in value or []]
        elif value not in ("", None) or (slot.needed and slot.kind in ("line", "text")):
            made[slot.key] = _read(slot, value)
    return made


def _read(slot: Slot, value: Any) -> Any:
    """A value as the file has it; one that cannot be read, as it was typed."""
    typed = str(value).strip()
    try:
        if slot.kind == "day":
            return read_date(typed)
        if slot.kind == "whole":
            return int(typed)
        if slot.kind == "number":
            return float(typed.replace(",", "."))
    except (ValueError, BadInput):
        return typed
    return value


def _in_words(fault: Fault) -> tuple[str, str]:
    """What is wrong and what to do, without the marks of a file."""
    part = words.part_of(fault.path)
    key = next((one for one in reversed(fault.path) if isinstance(one, str)), "")
    table = part if words.has_part(part) else part.rpartition(".")[0] or words.TOP
    problem = re.sub(r"“([a-z_-]+)”", lambda one: f"“{_called(table, one[1])}”", fault.problem)
    problem = re.sub(r"\[([a-z_.]+)\]", lambda one: _part_called(one[1]), problem)
    if "too long or too short" in problem and "at least 1" in fault.instead:
        return f"“{_called(table, key)}” is empty.", ""
    if fault.problem.endswith("is a text in quotes"):
        problem = f"“{_called(table, key)}” cannot be read"
    instead = "" if _TOML.search(fault.instead) else f"Needed: {fault.instead}."
    return f"{problem[:1].upper()}{problem[1:]}.", instead


def _called(part: str, key: str) -> str:
    if words.has_label(part, key):
        return words.key_label(part, key)
    return words.word_label(key) if words.is_word(key) else key


def _part_called(part: str) -> str:
    return f"“{words.part_label(part)}”" if words.has_part(part) else part
