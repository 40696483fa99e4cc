"""`history` and `amend`: the versions of what was written, and a new one in their place."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from db.case import Option, Question
from db.errors import BadInput, NoSuchRecord
from db.promise import Passage
from desktop.casework.actions.amending.amend import Amending, Spec, Value, amend, amending
from desktop.casework.actions.amending.history import (
    History,
    Listed,
    VersionSeen,
    family_history,
    history,
)
from desktop.casework.advice.advice_words import option_words, passage_words
from desktop.casework.desk import Desk
from desktop.casework.history.differences import Change
from desktop.casework.saying.clock import london, read_when
from desktop.casework.saying.dates import read_date
from desktop.casework.surroundings import World
from desktop.commands.cases import finding_fields
from desktop.commands.files import open_vault, read_note
from desktop.commands.output import Output, when

_LINES = ("lines", "attended", "people", "routes", "topics")
_WINDOW = ("questions", "options", "passages")  # too much for a word on a line


def show(args: Namespace, out: Output, world: World) -> int:
    """`history VAULT CASE [--record ID]`"""
    with open_vault(args, world) as desk:
        family = family_history(desk, args.case)
        if args.record is None:
            for one in family.records:
                out.line(_listed_fields(one), _listed_text(one))
            return 0
        found = named(family.records, args.record)
        told = history(desk, found.kind, found.record)
    for version in told.versions:
        out.line(_version_fields(told, version), _version_text(version, told))
    return 0


def change(args: Namespace, out: Output, world: World) -> int:
    """`amend VAULT CASE --record ID [--set FIELD=VALUE]…`"""
    with open_vault(args, world) as desk:
        found = named(family_history(desk, args.case).records, args.record)
        about = amending(desk, found.kind, found.record)
        if not args.field:
            for spec, label, value in about.fields:
                shown = _shown(spec, value, about)
                out.line(
                    {"field": spec.name, "label": label, "value": shown}, f"{spec.name}={shown}"
                )
            return 0
        values = dict(_read(desk, about, one) for one in args.field)
        done = amend(desk, found.kind, found.record, values)
    fields: dict[str, object] = {"record": found.record, "kind": found.kind, "version": done.hash}
    fields["findings"] = [finding_fields(one) for one in done.finds.found]
    text = (
        "Amended. Both versions are kept." if done.hash else "Nothing differs; nothing was written."
    )
    lines = [text, *(f"  Look at this: {one.reason} ({one.clause})" for one in done.finds.found)]
    out.line(fields, "\n".join(lines))
    return 0


def named(records: tuple[Listed, ...], given: str) -> Listed:
    """The record whose id, or its beginning, this is. Raises `NoSuchRecord`, `BadInput`."""
    wanted = given.strip().casefold()
    found = [one for one in records if wanted and one.record.startswith(wanted)]
    if len(found) > 1:
        expected = "more of its number: several begin so"
        raise BadInput(what="record", given=given, expected=expected)
    if not found:
        raise NoSuchRecord(what="record of this case", id=given)
    return found[0]


# --- what is told ---


def _listed_fields(one: Listed) -> dict[str, object]:
    fields: dict[str, object] = {"record": one.record, "kind": one.kind, "title": one.title}
    return fields | {"versions": one.versions, "forked": one.forked}


def _listed_text(one: Listed) -> str:
    many = "" if one.versions == 1 else f"  {one.versions} versions"
    return f"{one.record[:8]}  {one.title}{many}{'  two stand' if one.forked else ''}"


def _version_fields(told: History, one: VersionSeen) -> dict[str, object]:
    fields: dict[str, object] = {"record": told.record, "kind": told.kind, "version": one.hash}
    fields |= {"at": when(one.at), "who": one.who, "stands": one.stands, "erased": one.erased}
    fields["changes"] = [
        {"field": change.label, "before": change.before, "now": change.now}
        | {"words": [{"text": piece.text, "how": piece.how} for piece in change.pieces]}
        for change in one.changes
    ]
    return fields | {"told": [{"field": each.label, "words": each.words} for each in one.told]}


def _version_text(one: VersionSeen, told: History) -> str:
    state = "erased" if one.erased else "as it stands" if one.stands else "before"
    head = f"{london(one.at):%d %b %Y %H:%M}  {one.who}: {state}"
    lines = [_change(change) for change in one.changes]
    if one == told.versions[-1] or not lines:
        lines = [f"{each.label}: {each.words}" for each in one.told]
    indented = (f"  {part}" for line in lines for part in line.splitlines())
    return "\n".join([head, *indented])


def _change(change: Change) -> str:
    if not change.pieces:
        now, before = change.now or "nothing any more", change.before or "nothing"
        return f"{change.label}: {now}, before {before}"
    how = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    said = (how[one.how].format(one.text) for one in change.pieces)
    return f"{change.label}: {''.join(said)}"


def _shown(spec: Spec, value: Value, about: Amending) -> str:
    if spec.shape == "pick":
        return dict(about.choices[spec.name]).get(str(value), "")
    names = dict(about.choices.get("passages", ()))
    match value:
        case datetime():
            return when(value) or ""
        case tuple():
            return "; ".join(_one(one, names) for one in value)
        case _:
            return str(value or "")


def _one(value: str | Question | Option | Passage, names: Mapping[str, str]) -> str:
    match value:
        case Option():
            return option_words(value)
        case Passage():
            return passage_words(value, lambda person: names.get(person, ""))
        case Question():
            return value.text
        case _:
            return value


# --- what is typed ---


def _read(desk: Desk, about: Amending, given: str) -> tuple[str, Value]:
    """FIELD=VALUE; `FIELD=@FILE` is what a file says."""
    name, equals, words = given.partition("=")
    specs = {spec.name: spec for spec, _, _ in about.fields if spec.shape not in _WINDOW}
    if not equals or name not in specs:
        known = ", ".join(specs)
        raise BadInput(what="field", given=given, expected=f"FIELD=VALUE with one of {known}")
    if words.startswith("@"):
        words = read_note(words[1:])
    spec = specs[name]
    if spec.shape == "pick":
        return name, _picked(about.choices[name], words)
    return name, _READ.get(spec.shape, _plain)(desk, spec, words)


def _picked(people: Sequence[tuple[str, str]], words: str) -> str:
    """One of these people, by name or by what stands beside it; nothing for nobody."""
    wanted = words.strip().casefold()
    if not wanted:
        return ""
    found = [
        key for key, said in people if wanted in (said.casefold(), said.casefold().split(",")[0])
    ]
    if len(found) != 1:
        known = "; ".join(said for _, said in people)
        raise BadInput(what="name", given=words, expected=f"one of these, in full: {known}")
    return found[0]


def _plain(_desk: Desk, _spec: Spec, words: str) -> Value:
    return words


def _day(_desk: Desk, spec: Spec, words: str) -> date | None:
    return read_date(words, spec.name) if words.strip() else None


def _moment(desk: Desk, _spec: Spec, words: str) -> datetime:
    return read_when(words, desk.world.clock.now())


def _several(_desk: Desk, _spec: Spec, words: str) -> tuple[str, ...]:
    lines = words.splitlines() if "\n" in words else words.split(";")
    return tuple(one.strip() for one in lines if one.strip())


_READ: Mapping[str, Callable[[Desk, Spec, str], Value]] = {
    "day": _day,
    "moment": _moment,
    "past": _moment,
    **dict.fromkeys(_LINES, _several),
}
