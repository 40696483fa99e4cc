"""`concern VAULT raise|list|step|take|share|close`: at both desks."""

from argparse import Namespace
from datetime import date, datetime
from typing import Literal, cast

from desktop.casework.actions.concerns import steps
from desktop.casework.actions.concerns.look import Seen, look_at_concern, look_at_concerns
from desktop.casework.actions.concerns.raise_concern import (
    ConcernDraft,
    Kind,
    Rang,
    Source,
    raise_concern,
)
from desktop.casework.actions.concerns.whose import worker
from desktop.casework.actions.enquiries.look import find_enquiry
from desktop.casework.desk import Desk
from desktop.casework.doubts.concern_words import KINDS, STEPS
from desktop.casework.doubts.concerns import Step, StepKind
from desktop.casework.saying.clock import read_when
from desktop.casework.saying.dates import read_date
from desktop.casework.saying.said import capital, counted, moment_of, one_line
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault, read_note
from desktop.commands.grammar.concerns import CONCERNS, RECURRED, SOURCES
from desktop.commands.grammar.concerns import STEPS as STEP_WORDS
from desktop.commands.output import Output, when

_LINE = 70  # characters of what was said, in a list


def raise_one(args: Namespace, out: Output, world: World) -> int:
    """`concern VAULT raise --said FILE [--kind …] [--case CASE] …`"""
    kind = cast(Kind, one_of("kind of concern", args.kind, CONCERNS))
    source = one_of("source", args.source, SOURCES) if args.source else "volunteer"
    said = read_note(args.said)
    with open_vault(args, world) as desk:
        now = desk.world.clock.now()
        about = None
        if args.about is not None:
            about = worker(desk, args.about) if desk.kind == "office" else desk.actor
        draft = ConcernDraft(
            said=said,
            kind=kind,
            done=args.done,
            source=cast(Source, source),
            raised_by=args.by,
            about_actor=about,
            happened=_at(args, desk),
            rang=tuple(Rang(who, now) for who in args.rung),
            about=find_enquiry(desk, args.enquiry) if args.enquiry else None,
        )
        seen = look_at_concern(desk, raise_concern(desk, args.case, draft))
        _tell(seen, out, desk)
    return 0


def list_all(args: Namespace, out: Output, world: World) -> int:
    """`concern VAULT list [--open]`"""
    with open_vault(args, world) as desk:
        found = [one for one in look_at_concerns(desk).every if one.standing.open or not args.open]
        for one in found:
            _tell(one, out, desk)
    if not found and not out.as_json:
        out.aside("No concern is here.")
    return 0


def step(args: Namespace, out: Output, world: World) -> int:
    """`concern VAULT step CONCERN --kind KIND [--text TEXT] [--due DATE] …`"""
    kind = cast(StepKind, one_of("step", args.kind, STEP_WORDS))
    recurred = one_of("answer", args.recurred, RECURRED) if args.recurred else "not known"
    due = None if args.due is None else read_date(args.due, "day of the follow-up")
    with open_vault(args, world) as desk:
        draft = steps.StepDraft(
            kind=kind,
            text=args.text,
            happened=_at(args, desk),
            due=due,
            recurred=cast(Literal["not known", "no", "yes"], recurred),
            share=args.share,
        )
        _did(desk, args.concern, steps.add_step(desk, args.concern, draft), out)
    return 0


def take(args: Namespace, out: Output, world: World) -> int:
    """`concern VAULT take CONCERN`"""
    with open_vault(args, world) as desk:
        _did(desk, args.concern, steps.take(desk, args.concern), out)
    return 0


def share(args: Namespace, out: Output, world: World) -> int:
    """`concern VAULT share CONCERN`"""
    with open_vault(args, world) as desk:
        steps.share(desk, args.concern)
        _tell(look_at_concern(desk, args.concern), out, desk)
    return 0


def close(args: Namespace, out: Output, world: World) -> int:
    """`concern VAULT close CONCERN --outcome TEXT`"""
    with open_vault(args, world) as desk:
        done = steps.close(desk, args.concern, args.outcome, share=args.share)
        _did(desk, args.concern, done, out)
    return 0


def _at(args: Namespace, desk: Desk) -> datetime | None:
    return None if args.at is None else read_when(args.at, desk.world.clock.now())


def _did(desk: Desk, concern: str, step_id: str, out: Output) -> None:
    """What stands there after a step."""
    seen = look_at_concern(desk, concern)
    (made,) = (one for one in seen.steps if one.id == step_id)
    where = "" if desk.kind == "volunteer" else _where(made)
    text = f"{STEPS[made.body.kind]}: kept{where}."
    if seen.passed_over:
        text += f"\nA complaint, and {desk.pack.challenge.contact} was not offered before it "
        text += f"({desk.pack.challenge.clause})."
    out.line({"concern": seen.id, "step": step_id, **_fields(seen, desk)}, text)


def _where(made: Step) -> str:
    return ", and it goes to the volunteer" if made.shared else "; it stays at the office"


def _tell(one: Seen, out: Output, desk: Desk) -> None:
    now = desk.world.clock.now()
    taken = one.standing.taken
    so = "closed" if not one.standing.open else "open"
    if taken is not None and one.standing.open:
        so = f"taken by {taken.body.by} {moment_of(taken.body.happened, now)}"
    elif one.standing.open and one.body.urgent:
        so = "nobody has taken it"
    lines = [f"{one.id[:8]}  {KINDS[one.body.kind]} · {so}", f"  {one_line(one.body.said, _LINE)}"]
    if one.case:
        lines.append(f"  Case {one.case}")
    if one.steps:
        lines.append(f"  {capital(counted(len(one.steps), 'step'))}")
    if one.standing.due is not None:
        lines.append(f"  To be looked back at on {one.standing.due}")
    out.line({"concern": one.id, **_fields(one, desk)}, "\n".join(lines))


def _fields(one: Seen, desk: Desk) -> dict[str, object]:
    now = one.standing
    taken = now.taken
    fields: dict[str, object] = {
        "kind": one.body.kind,
        "urgent": one.body.urgent,
        "state": "open" if now.open else "closed",
        "said": one.body.said,
        "case": one.case or None,
        "source": one.body.source,
        "raised": when(one.raised),
        "taken": None if taken is None else {"by": taken.body.by, "at": when(taken.body.happened)},
        "outcome": now.outcome or None,
        "due": _day(now.due),
        "overdue": one.overdue,
        "recurred": now.recurred,
        "steps": [_step(each) for each in one.steps],
    }
    if desk.kind == "office":
        fields |= {
            "about": one.about or None,
            "shared": one.shared,
            "asked": list(one.missing),
            "offer_passed_over": one.passed_over,
        }
    return fields


def _step(one: Step) -> dict[str, object]:
    body = one.body
    return {
        "step": one.id,
        "kind": body.kind,
        "text": body.text,
        "at": when(body.happened),
        "by": body.by,
        "due": _day(body.due),
        "recurred": body.recurred,
        "shared": one.shared,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
