"""`finding list|look-again|go-on|same|someone-else|answer`: what stands against open cases."""

from argparse import Namespace
from collections.abc import Callable

from db.errors import NoSuchRecord
from db.records import Case, Finding
from desktop.casework.actions.closeness import settle
from desktop.casework.actions.closeness.answering import Answered, Flag, answer_reason, flags
from desktop.casework.actions.closeness.look import Standing, findings_of
from desktop.casework.actions.closeness.recheck import recheck_open
from desktop.casework.actions.closeness.settle import Settled
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.casework.saying.said import together
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault
from desktop.commands.grammar.interests import ANSWERS
from desktop.commands.output import Output, when

_NOTHING = "Nothing was found."


def list_all(args: Namespace, out: Output, world: World) -> int:
    """`finding list VAULT [CASE]`"""
    with open_vault(args, world) as desk:
        told = _at_office(desk, args, out) if desk.kind == "office" else _here(desk, args, out)
    if not told and not out.as_json:
        out.aside(_NOTHING)
    return 0


def _at_office(desk: Desk, args: Namespace, out: Output) -> bool:
    case = find_case(desk, args.case).body.reference if args.case else ""
    found = flags(desk, case)
    for one in found:
        out.line(_flag(one), f"{one.finding}  {one.case}  {one.kind}, {one.clause}: {one.why}")
    return bool(found)


def _flag(one: Flag) -> dict[str, object]:
    fields: dict[str, object] = {"finding": one.finding, "case": one.case, "kind": one.kind}
    fields |= {"strength": one.strength, "clause": one.clause, "state": "taken-anyway"}
    fields |= {"why": one.why, "volunteer": one.volunteer, "waits": one.waits}
    return {**fields, **_answered(one.answered)}


def _answered(one: Answered | None) -> dict[str, object]:
    return {"answer": one and one.answer, "note": one.note if one else ""}


def _here(desk: Desk, args: Namespace, out: Output) -> bool:
    cases = [find_case(desk, args.case)] if args.case else desk.store.find(Case, state="open")
    told = False
    for case in cases:
        for one in findings_of(desk, case):
            said = f"{one.id}  {case.body.reference}  {one.state}  {one.clause}: {one.reason}"
            out.line(_standing(case.body.reference, one), said)
            told = True
    return told


def _standing(case: str, one: Standing) -> dict[str, object]:
    fields: dict[str, object] = {"finding": one.id, "case": case, "kind": one.kind}
    fields |= {"strength": one.strength, "certainty": one.certainty, "clause": one.clause}
    fields |= {"state": one.state, "why": one.why, "reason": one.reason, "say": one.say}
    fields |= {"then": one.then, "id": one.interest}
    fields["turns"] = [
        {"at": when(turn.at), "state": turn.state, "because": turn.occasion} for turn in one.turns
    ]
    return {**fields, **_answered(one.answered)}


def look_again(args: Namespace, out: Output, world: World) -> int:
    """`finding look-again VAULT`"""
    with open_vault(args, world) as desk:
        desk.need("volunteer")
        with desk.write() as writing:
            finds = recheck_open(desk, writing, "date")
        cases = list(finds.cases)
        said = f"Found anew in {', '.join(cases)}." if cases else "Nothing new was found."
        out.line({"found": len(finds.found), "cases": cases}, said)
    return 0


def go_on(args: Namespace, out: Output, world: World) -> int:
    """`finding go-on VAULT ID --why TEXT`"""
    return _settle(args, out, world, lambda desk, one: settle.go_on(desk, one, args.why))


def same(args: Namespace, out: Output, world: World) -> int:
    """`finding same VAULT ID`"""
    return _settle(args, out, world, lambda desk, one: settle.answer(desk, one, same=True))


def someone_else(args: Namespace, out: Output, world: World) -> int:
    """`finding someone-else VAULT ID`"""
    return _settle(args, out, world, lambda desk, one: settle.answer(desk, one, same=False))


def _settle(args: Namespace, out: Output, world: World, act: Callable[[Desk, str], Settled]) -> int:
    with open_vault(args, world) as desk:
        desk.need("volunteer")
        done = act(desk, _number(desk, args.id))
        case = desk.store.get(Case, done.case)
        reference = case.body.reference if case is not None else ""
        fields: dict[str, object] = {
            "finding": done.finding,
            "case": reference,
            "state": done.state,
        }
        said = f"{reference}: {done.state}"
        if done.also:
            fields["also"] = list(done.also)
            said += f"; the same reason holds in {together(list(done.also))}"
        out.line(fields, said)
    return 0


def answer(args: Namespace, out: Output, world: World) -> int:
    """`finding answer VAULT ID --answer agreed|pass-on|talk [--note TEXT]`"""
    word = one_of("answer", args.answer, ANSWERS)
    with open_vault(args, world) as desk:
        desk.need("office")
        finding = _number(desk, args.id)
        said = answer_reason(desk, finding, word, args.note)
        out.line({"finding": finding, **_answered(said)}, f"{finding}: {said.answer}")
    return 0


def _number(desk: Desk, typed: str) -> str:
    """A finding's number, or an unambiguous beginning of it. Raises `NoSuchRecord`."""
    wanted = typed.strip().casefold()
    ids = [str(one) for (one,) in desk.store.fields(Finding, "id")]
    found = [one for one in ids if wanted and one.startswith(wanted)]
    if len(found) != 1:
        raise NoSuchRecord(what="finding", id=typed)
    return found[0]
