"""`case open|list|show|close`."""

from argparse import Namespace

from msgspec import to_builtins

from db.errors import BadInput
from db.names import CaseId
from db.records import Case, Contact, Meeting, Role
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import Answer
from desktop.casework.actions.cases.open_case import open_case as open_new
from desktop.casework.actions.consenting.ledger import ledger
from desktop.casework.actions.papers.evaluations import Evaluation, evaluations
from desktop.casework.actions.rights.look import rights_of
from desktop.casework.actions.schools.given import by_hand
from desktop.casework.closeness.interests import Found
from desktop.casework.record.cases import CaseRow, CaseView, ContactRow, folded, show_case
from desktop.casework.record.cases import list_cases as all_cases
from desktop.casework.record.holding import held_by, standing_here, with_whom
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import read_date
from desktop.casework.surroundings import World
from desktop.commands.asked import meant
from desktop.commands.consent import consent_fields, relay_fields
from desktop.commands.files import open_vault
from desktop.commands.ground import area_fields
from desktop.commands.handing import held_fields, held_line
from desktop.commands.output import Output, when
from desktop.commands.rights import rights_fields


def finding_fields(one: Found) -> dict[str, object]:
    """A finding as the contract writes it."""
    fields: dict[str, object] = {"kind": one.kind, "strength": one.strength}
    fields |= {"certainty": one.certainty, "clause": one.clause, "reason": one.reason}
    return {**fields, "id": one.interest, "say": one.say}


def open_case(args: Namespace, out: Output, world: World) -> int:
    """`case open VAULT --child … --born … --parent … --postcode … --school …`, or `--school-name …`
    for one that no list has, or `--no-school`."""
    languages, needs = _told_of(args, "language"), _told_of(args, "needs")
    draft = CaseDraft(
        child=args.child,
        born=read_date(args.born, "date of birth"),
        parents=tuple(args.parent),
        relations=tuple(args.relation),
        postcode=meant(args.postcode),
        school=by_hand(args.school_name) if args.school_name else args.school or "",
        no_school=args.no_school,
        siblings=tuple(_sibling(one) for one in args.sibling),
        take_anyway=args.take_anyway,
        same=tuple(args.same),
        someone_else=tuple(args.someone_else),
        child_language=languages[0],
        child_needs=needs[0],
        languages=languages[1:],
        needs=needs[1:],
    )
    with open_vault(args, world) as desk:
        answer = open_new(desk, draft)
    fields = _answer_fields(answer)
    for reference in answer.known_in:
        out.aside(f"A child of this name and birthday is in case {reference} already.")
    if answer.refusal is None:
        lines = [f"Case {answer.reference} is open.", *_lines(answer)]
        out.line(fields, "\n".join(lines))
        return 0
    if not out.as_json:
        for line in _lines(answer):
            out.aside(line)
    return out.refuse(answer.refusal, fields)


def _sibling(text: str) -> tuple[str, str]:
    name, equals, urn = text.rpartition("=")
    if not equals:
        raise BadInput(what="sibling", given=text, expected="NAME=URN")
    return name, urn


def _told_of(args: Namespace, what: str) -> tuple[str, ...]:
    """Of each NAME=TEXT the text, for the child and then each parent, in their order."""
    names = [folded(one) for one in (args.child, *args.parent)]
    told = dict.fromkeys(range(len(names)), "")
    for given in getattr(args, what):
        name, equals, text = given.partition("=")
        if not equals or folded(name) not in names:
            known = ", ".join(f"“{one}=…”" for one in (args.child, *args.parent))
            raise BadInput(what=what, given=given, expected=f"one of {known}")
        told[names.index(folded(name))] = text
    return tuple(told.values())


def _answer_fields(answer: Answer) -> dict[str, object]:
    return {
        "case": answer.reference,
        "taken": answer.taken,
        "findings": [finding_fields(one) for one in answer.found],
        "area": area_fields(answer.area),
        "referral": answer.referral,
        "known_in": list(answer.known_in),
    }


def _lines(answer: Answer) -> list[str]:
    lines = []
    for one in answer.found:
        lines.append(f"{one.strength.replace('_', ' ')}: {one.reason} ({one.clause})")
        if one.asks:
            lines.append(f"  Same person or someone else? --same {one.interest}")
        elif one.say:
            lines.append(f"  You can say: “{one.say}”")
        if one.given:
            lines.append(f"  {one.then}")
    return [*lines, f"{answer.area.band.replace('-', ' ')}: {answer.area.reason}"]


def _row_fields(row: CaseRow) -> dict[str, object]:
    fields: dict[str, object] = {"case": row.reference, "child": row.child, "state": row.state}
    fields |= {"statement": row.statement, "findings": row.findings}
    return {**fields, "last_contact": when(row.last_contact)}


_STANDS = {"offered": "given to you: take it or say no", "leaving": "with somebody else now"}


def list_cases(args: Namespace, out: Output, world: World) -> int:
    """`case list VAULT`"""
    with open_vault(args, world) as desk:
        rows = all_cases(desk)
        whose = with_whom(desk, desk.store.find(Case))
        here = standing_here(desk) if desk.kind == "volunteer" else {}
    for row in rows:
        last = (
            "no contact yet" if row.last_contact is None else f"{london(row.last_contact):%d %b %Y}"
        )
        flags = f", {row.findings} findings" if row.findings else ""
        stands = here.get(row.id, "mine")
        flags += "" if stands == "mine" else f", {_STANDS[stands]}"
        text = f"{row.reference}  {row.child:<28} {row.state:<9} statement {row.statement}"
        held = {"with": whose[row.id], "stands": stands}
        out.line({**_row_fields(row), **held}, f"{text}, {last}{flags}")
    if not rows and not out.as_json:
        out.aside("No case is here yet. `evenhand case open` opens one.")
    return 0


def show(args: Namespace, out: Output, world: World) -> int:
    """`case show VAULT CASE`"""
    with open_vault(args, world) as desk:
        view = show_case(desk, args.case)
        consents = ledger(desk, CaseId(view.case.id))
        whose = rights_of(desk, view.case)
        asked = evaluations(desk, view.case)
        held = held_by(desk, view.case.id)
    fields = {
        **_row_fields(view.row),
        "people": [
            {"name": person.body.name, "capacity": capacity} for person, capacity in view.people
        ],
        "take_part": [
            {"name": person.body.name, "language": person.body.language}
            | {"access_needs": person.body.access_needs}
            for person, _ in view.people
        ],
        "findings_list": [
            {"kind": one.body.kind, "strength": one.body.strength, "clause": one.body.clause}
            | {"state": one.body.state, "certainty": one.body.certainty, "why": one.body.why}
            for one in view.findings
        ],
        "contacts": [_contact(one) for one in view.contacts],
        "meetings": [
            _meeting(one.id, one.body, role.body if role else None) for one, role in view.meetings
        ],
        "owed": [{"person": one.person, "contact": one.contact} for one in view.owed],
        "consents": [consent_fields(one) for one in consents.consents],
        "whose_rights": rights_fields(whose),
        "evaluations": [_evaluation(one) for one in asked],
        "passed_on": [relay_fields(one) for one in consents.relays],
        "held": [held_fields(one) for one in held],
        "history": [
            {"at": when(one.at), "what": one.what, "actor": one.actor} for one in view.history
        ],
    }
    lines = [held_line(one) for one in held] if len(held) > 1 else []
    out.line(fields, "\n".join([_tell(view), *lines]))
    return 0


def _contact(one: ContactRow) -> dict[str, object]:
    body = one.kept.body
    return {
        "contact": one.kept.id,
        "at": when(body.happened),
        "medium": body.medium,
        "with": list(one.persons),
        "statement": [said.body.state for said in one.statements],
        "languages": [said.body.language for said in one.statements],
        "interpreter": body.interpreter,
        "note": body.note,
        **advice_fields(body),
    }


def _meeting(meeting: str, body: Meeting, role: Role | None) -> dict[str, object]:
    return {
        "meeting": meeting,
        "at": when(body.happened),
        "kind": body.kind,
        "role": role.role if role else None,
        "note": body.note,
        "stated": when(role.stated_at) if role else None,
        "body": body.body,
        "decides": body.decides,
        "ended": when(body.ended),
        "interpreter": body.interpreter,
        "attended": _attended(body),
    }


def advice_fields(body: Contact) -> dict[str, object]:
    """What advice was given at a contact, and whose words are whose; people by id."""
    names = ("own_words", "professional_views", "choice", "chosen_by", "only_one")
    lists = ("topics", "signposted", "routes", "options", "passages")
    fields: dict[str, object] = {name: getattr(body, name) for name in names}
    return fields | {name: to_builtins(getattr(body, name)) for name in lists}


def _evaluation(one: Evaluation) -> dict[str, object]:
    due, given = one.due, one.given
    fields: dict[str, object] = {"person": one.person, "name": one.name}
    fields |= {"due": due.since.isoformat() if due else None, "why": due.why if due else None}
    fields |= {"missed": bool(due and due.missed), "clause": due.clause if due else ""}
    fields |= {"given": when(given.happened) if given else None}
    fields |= {"back": when(one.back.happened) if one.back else None}
    return fields | {"form": one.file}


def _attended(body: Meeting) -> list[dict[str, str]]:
    return [{"name": one.name, "capacity": one.capacity} for one in body.attended]


def _tell(view: CaseView) -> str:
    row = view.row
    lines = [f"{row.reference}  {row.child}: {row.state}, statement {row.statement}"]
    lines += [f"  {person.body.name} ({capacity})" for person, capacity in view.people]
    lines += [f"  {one.body.kind}: {one.body.state} ({one.body.clause})" for one in view.findings]
    for one in view.contacts:
        said = ", ".join(each.body.state for each in one.statements) or "no statement recorded"
        at = f"{london(one.kept.body.happened):%d %b %Y %H:%M}"
        lines.append(f"\n{at}  {one.kept.body.medium} with {', '.join(one.persons)} ({said})")
        lines += [f"  {line}" for line in one.kept.body.note.splitlines()]
    for meeting, role in view.meetings:
        at = f"{london(meeting.body.happened):%d %b %Y %H:%M}"
        as_ = f" as {role.body.role}" if role and role.body.role else ""
        lines.append(f"\n{at}  {meeting.body.kind}{as_}")
        lines += [f"  {line}" for line in meeting.body.note.splitlines()]
    return "\n".join(lines)


def close(args: Namespace, out: Output, world: World) -> int:
    """`case close VAULT CASE --outcome TEXT`"""
    with open_vault(args, world) as desk:
        case, owed = close_case(desk, args.case, args.outcome)
    if owed:
        out.aside(f"{len(owed)} statements stay outstanding in this case; the office sees that.")
    fields = {"case": case.body.reference, "state": case.body.state}
    text = f"Case {case.body.reference} is closed."
    out.line({**fields, "closed": case.body.closed, "outcome": case.body.outcome}, text)
    return 0
