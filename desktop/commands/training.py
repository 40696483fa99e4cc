"""`training VAULT add|confirm|list|due`: at both desks."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import cast

from db.errors import NoSuchRecord, UnknownWord
from desktop.casework.actions.training.look import (
    Learner,
    Recorded,
    TrainingPage,
    look_at_mine,
    look_at_training,
)
from desktop.casework.actions.training.record import (
    TrainingDraft,
    add_training,
    confirm_training,
    tell_training,
)
from desktop.casework.desk import Desk
from desktop.casework.due.training import Due, Kind
from desktop.casework.saying.dates import read_date, written
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault
from desktop.commands.grammar.concerns import TRAININGS
from desktop.commands.output import Output


def add(args: Namespace, out: Output, world: World) -> int:
    """`training VAULT add [--who NAME] --title TEXT --on DATE …`"""
    draft = TrainingDraft(
        kind=cast(Kind, one_of("kind of training", args.kind, TRAININGS)),
        title=args.title,
        on=read_date(args.on, "day"),
        provider=args.provider,
        external=args.external,
        accredited=args.accredited,
        topics=tuple(args.topic),
        next_due=None
        if args.next_due is None
        else read_date(args.next_due, "day on which it is due again"),
        note=args.note,
    )
    with open_vault(args, world) as desk:
        if desk.kind == "office":
            record = add_training(desk, args.who or desk.name_of(desk.actor), draft)
        else:
            record = tell_training(desk, draft)
        _tell_record(desk, record, out)
    return 0


def confirm(args: Namespace, out: Output, world: World) -> int:
    """`training VAULT confirm TRAINING`"""
    with open_vault(args, world) as desk:
        _tell_record(desk, confirm_training(desk, args.training), out)
    return 0


def list_all(args: Namespace, out: Output, world: World) -> int:
    """`training VAULT list [--who NAME]`"""
    with open_vault(args, world) as desk:
        found = [(who, one) for who in _learners(desk, args.who) for one in who.records]
        for who, one in found:
            _tell(who, one, out)
    if not found and not out.as_json:
        out.aside("No training is recorded yet.")
    return 0


def list_due(args: Namespace, out: Output, world: World) -> int:
    """`training VAULT due [--who NAME]`"""
    with open_vault(args, world) as desk:
        found = [(who, one) for who in _learners(desk, args.who) for one in who.owed]
        for who, one in found:
            _tell_due(who, one, out)
    if not found and not out.as_json:
        out.aside("Nothing is due.")
    return 0


def _page(desk: Desk) -> TrainingPage:
    return look_at_training(desk) if desk.kind == "office" else look_at_mine(desk)


def _learners(desk: Desk, name: str | None) -> Sequence[Learner]:
    """Everybody, or whoever is called so. Raises `UnknownWord`."""
    everybody = _page(desk).learners
    if name is None:
        return everybody
    found = [one for one in everybody if one.name.casefold() == name.strip().casefold()]
    if not found:
        known = ", ".join(one.name for one in everybody)
        raise UnknownWord(what="name", given=name, known=known)
    return found


def _tell_record(desk: Desk, record: str, out: Output) -> None:
    for who in _page(desk).learners:
        for one in who.records:
            if one.id == record:
                _tell(who, one, out)
                return
    raise NoSuchRecord(what="training", id=record)


def _tell(who: Learner, one: Recorded, out: Output) -> None:
    body = one.body
    fields: dict[str, object] = {
        "training": one.id,
        "who": who.name,
        "kind": body.kind,
        "title": body.title,
        "on": body.on.isoformat(),
        "provider": body.provider,
        "external": body.external,
        "accredited": body.accredited,
        "topics": list(body.topics),
        "next_due": _day(body.next_due),
        "confirmed": one.confirmed,
    }
    told = "" if one.confirmed else " · told, not confirmed by the office yet"
    again = f" · due again {written(body.next_due)}" if body.next_due else ""
    by = f", {body.provider}" if body.provider else ""
    by += (", outside" if body.external else "") + (", accredited" if body.accredited else "")
    text = f"{one.id[:8]}  {who.name}: {body.title}, {written(body.on)}{by}{again}{told}"
    out.line(fields, text)


def _tell_due(who: Learner, one: Due, out: Output) -> None:
    fields: dict[str, object] = {"who": who.name, "what": one.what, "state": one.state}
    fields |= {"by": _day(one.by), "last": _day(one.last), "clause": one.clause or None}
    since = "since" if one.state in ("due", "overdue") else "on"
    by = f" {since} {written(one.by)}" if one.by else ""
    word = "overdue" if one.state == "overdue" else "due"
    out.line(fields, f"{who.name}: {one.what} is {word}{by}")


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
