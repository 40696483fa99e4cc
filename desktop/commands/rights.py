"""`case rights VAULT CASE show|tie|decision|notice|read`."""

from argparse import Namespace
from datetime import date
from typing import cast

from msgspec import to_builtins

from db.errors import NoSuchRecord
from db.names import PersonId
from db.records import Responsibility
from desktop.casework.actions.papers.hand_over import How
from desktop.casework.actions.rights.look import Child, Decision, Rights, Tie, rights_of
from desktop.casework.actions.rights.notices import Notice, give_notice
from desktop.casework.actions.rights.reading import readable_by
from desktop.casework.actions.rights.tie import (
    AbilityDraft,
    Parental,
    TieDraft,
    keep_ability,
    keep_tie,
)
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, folded, people_of
from desktop.casework.rights.deciding import Able
from desktop.casework.rights.rights import May
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import read_date, written
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault
from desktop.commands.grammar.rights import ABLE, HOWS, MAY, PARENTAL
from desktop.commands.output import Output, when


def child_fields(one: Child) -> dict[str, object]:
    """Whose the rights of a child are, as the contract writes it."""
    day, soon = one.holder.day, one.holder.soon
    fields: dict[str, object] = {"person": one.person, "name": one.name, "rights": one.holder.of}
    fields |= {"from": day and day.isoformat(), "soon": soon, "reached": one.reached}
    return {**fields, "to_do": one.to_do}


def tie_fields(one: Tie) -> dict[str, object]:
    """What an adult is to a child, as the contract writes it."""
    body = one.body
    fields: dict[str, object] = {"tie": one.record, "child": one.child, "adult": one.adult}
    fields |= {"relation": body.relation, "told": body.may_be_told, "basis": body.basis}
    fields |= {"responsibility": body.parental_responsibility, "note": body.note}
    fields |= {"since": _iso(body.since), "until": _iso(body.until)}
    return {**fields, "in_force": one.in_force, "ask_anew": one.anew}


def decision_fields(one: Decision) -> dict[str, object]:
    """A note on a decision, as the contract writes it."""
    body = one.body
    fields: dict[str, object] = {"note": one.record, "name": one.name, "decision": body.decision}
    fields |= {"able": body.able, "basis": body.basis, "on": _iso(body.on)}
    return {**fields, "decides": one.by, "why": one.decides.why, "of_consent": one.to is not None}


def notice_fields(one: Notice) -> dict[str, object]:
    """Where somebody stands with the privacy notice, as the contract writes it."""
    given = one.given
    fields: dict[str, object] = {"person": one.person, "name": one.name, "owed": one.owed}
    fields |= {"version": given.version if given else None, "how": given.how if given else None}
    fields["language"] = given.language if given else None
    return {**fields, "at": when(given.happened) if given else None}


def rights_fields(found: Rights) -> dict[str, object]:
    """All of it, for `case show` and `case rights … show`."""
    return {
        "children": [child_fields(one) for one in found.children],
        "ties": [tie_fields(one) for one in found.ties],
        "decisions": [decision_fields(one) for one in found.decisions],
        "notices": [notice_fields(one) for one in found.notices],
    }


def show(args: Namespace, out: Output, world: World) -> int:
    """`case rights VAULT CASE show`"""
    with open_vault(args, world) as desk:
        found = rights_of(desk, find_case(desk, args.case))
    out.line({"case": found.reference, **rights_fields(found)}, "\n".join(_told(found)))
    return 0


def _told(found: Rights) -> list[str]:
    lines = []
    for child in found.children:
        day = f" from {written(child.holder.day)}" if child.holder.day else ""
        whose = "the young person’s own" if child.holder.of == "young-person" else "the parents’"
        said = "not known whose" if child.holder.of == "not known" else whose
        passing = f"; their own{day}" if child.holder.of == "parents" else day
        lines.append(f"{child.name}: rights are {said}{passing}")
        if child.to_do:
            lines.append(f"  {child.to_do}")
    for tie in found.ties:
        body = tie.body
        over = "" if tie.in_force else " (not in force)"
        pr = f"parental responsibility: {body.parental_responsibility}"
        who = f"{tie.adult}, {body.relation or 'relation not known'} of {tie.child}"
        lines.append(f"{who}: may be told {body.may_be_told}, {pr}{over}")
        if tie.anew:
            lines.append(f"  Ask {tie.child} anew what {tie.adult} may be told.")
    for note in found.decisions:
        by = f"{note.by}: " if note.by else ""
        lines.append(f"{note.name}, {note.body.decision}: {note.body.able}. {by}{note.decides.why}")
    for one in found.notices:
        last = f"given version {one.given.version}" if one.given else "not given"
        lines.append(f"{one.name}: privacy notice {last}{', owed' if one.owed else ''}")
    return lines


def tie(args: Namespace, out: Output, world: World) -> int:
    """`case rights VAULT CASE tie WHO [--relation …] [--responsibility …] [--told …] …`

    What is not named stays as it stood.
    """
    with open_vault(args, world) as desk:
        child = _person(desk, args.case, args.child) if args.child else ""
        draft = _draft(desk, args, _person(desk, args.case, args.who), child)
        record = keep_tie(desk, args.case, draft)
        found = rights_of(desk, find_case(desk, args.case))
    kept = next(one for one in found.ties if one.record == record)
    text = f"{kept.adult} may be told {kept.body.may_be_told}."
    out.line(tie_fields(kept), text)
    return 0


def _draft(desk: Desk, args: Namespace, adult: str, child: str) -> TieDraft:
    of = child or find_case(desk, args.case).body.child
    before = [one for one in desk.store.find(Responsibility, child=of) if one.body.adult == adult]
    was = before[-1].body if before else Responsibility(child=of, adult=adult)  # type: ignore[arg-type]
    responsibility = args.responsibility or was.parental_responsibility
    told = args.told or was.may_be_told
    return TieDraft(
        adult=adult,
        child=child,
        relation=was.relation if args.relation is None else args.relation,
        parental_responsibility=cast(
            Parental, one_of("parental responsibility", responsibility, PARENTAL)
        ),
        basis=was.basis if args.basis is None else args.basis,
        may_be_told=cast(May, one_of("what may be told", told, MAY)),
        since=was.since if args.since is None else read_date(args.since, "first day"),
        until=was.until if args.until is None else read_date(args.until, "last day"),
        note=was.note if args.note is None else args.note,
    )


def decision(args: Namespace, out: Output, world: World) -> int:
    """`case rights VAULT CASE decision --decision TEXT --able HOW [--basis TEXT] [--acts NAME]`"""
    able = cast(Able, one_of("ability", args.able, ABLE))
    with open_vault(args, world) as desk:
        draft = AbilityDraft(
            decision=args.decision,
            able=able,
            person=_person(desk, args.case, args.of) if args.of else "",
            basis=args.basis,
            acts=_person(desk, args.case, args.acts) if args.acts else "",
            on=None if args.on is None else read_date(args.on, "day"),
        )
        record = keep_ability(desk, args.case, draft)
        found = rights_of(desk, find_case(desk, args.case))
    kept = next(one for one in found.decisions if one.record == record)
    out.line(decision_fields(kept), f"{kept.by or kept.name}: {kept.decides.why}")
    return 0


def notice(args: Namespace, out: Output, world: World) -> int:
    """`case rights VAULT CASE notice WHO --how HOW [--language CODE]`"""
    how = cast(How, one_of("way", args.how, HOWS))
    with open_vault(args, world) as desk:
        person = _person(desk, args.case, args.who)
        give_notice(desk, args.case, person, how, args.language)
        found = rights_of(desk, find_case(desk, args.case))
    kept = next(one for one in found.notices if one.person == person)
    out.line(notice_fields(kept), f"{kept.name} was given it.")
    return 0


def read(args: Namespace, out: Output, world: World) -> int:
    """`case rights VAULT CASE read WHO`"""
    with open_vault(args, world) as desk:
        person = _person(desk, args.case, args.who)
        seen = readable_by(desk, find_case(desk, args.case), PersonId(person))
    for one in seen:
        part = "nothing" if one.nothing else "a part" if one.what.withheld else "all of it"
        fields: dict[str, object] = {"contact": one.contact, "at": when(one.at), "may_read": part}
        fields |= {"note": one.what.note, "own_words": one.what.own_words}
        fields |= {"passages": to_builtins(one.what.passages), "withheld": one.what.withheld}
        out.line(fields, f"{london(one.at):%d %b %Y %H:%M}  {part}")
    if not seen and not out.as_json:
        out.aside("No contact is written down in this case.")
    return 0


def _person(desk: Desk, case: str, name: str) -> str:
    """The person of the case who has this name. Raises `NoSuchRecord`."""
    for person, _ in people_of(desk, find_case(desk, case).id):
        if folded(person.body.name) == folded(name):
            return person.id
    raise NoSuchRecord(what="person of this case", id=name)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
