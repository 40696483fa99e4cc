"""`erase ask|list|decide|leave`: a volunteer asks; at the office two people decide."""

from argparse import Namespace

from db.errors import BadInput, NoSuchRecord
from db.names import RecordId
from desktop.casework.actions.amending.history import family_history
from desktop.casework.actions.erasing import erase_wipe
from desktop.casework.actions.erasing.erase import Preview, asked_about, erase, leave, preview
from desktop.casework.actions.erasing.erase import ask as ask_office
from desktop.casework.desk import Desk
from desktop.casework.history.erasures import REASONS, Reason
from desktop.casework.record.erased import ErasureRow, erasures_of
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault, second_passphrase
from desktop.commands.grammar.history import ERASES
from desktop.commands.history import named
from desktop.commands.output import Output, when


def ask(args: Namespace, out: Output, world: World) -> int:
    """`erase ask VAULT CASE [--record ID] --reason REASON [--words TEXT]`"""
    reason = _reason(args.reason)
    with open_vault(args, world) as desk:
        about = _about(desk, args.case, args.record)
        goes = preview(desk, about)
        request = ask_office(desk, about, reason, args.words)
    text = f"Asked for: {_goes(goes)}. The office decides; it goes with the next bundle."
    out.line({"request": request, **_fields(goes)}, text)
    return 0


def show(args: Namespace, out: Output, world: World) -> int:
    """`erase list VAULT`"""
    with open_vault(args, world) as desk:
        rows = erasures_of(desk)
        owed = erase_wipe.owed(desk)
    for one in rows:
        out.line(_row_fields(one), _row_text(one))
    if not rows and not out.as_json:
        out.aside("Nothing was erased here, and nothing is asked for.")
    if owed:
        out.aside("Something that was erased is not wiped yet: Evenhand goes on with it by itself.")
    return 0


def decide(args: Namespace, out: Output, world: World) -> int:
    """`erase decide VAULT {REQUEST | CASE [--record ID]} --reason REASON`"""
    with open_vault(args, world) as desk:
        desk.need("office")
        request = _request(desk, args.what)
        if request is not None:
            about, reason = asked_about(desk, request.id), request.why.reason
            words = request.why.words
            if not about:
                raise NoSuchRecord(what="what was asked about", id=args.what)
        else:
            about = _about(desk, args.what, args.record)
            reason, words = _reason(args.reason), args.words
        goes = preview(desk, about)
        secret = second_passphrase(args)
        done = erase(
            desk, about, reason, words, secret, request=request.id if request is not None else None
        )
        wiped = erase_wipe.finish_quietly(desk)
    fields = {**_fields(goes), "second": done.second, "rows": done.rows}
    fields |= {"laptops": list(done.laptops), "wiped": wiped is not None}
    lines = [f"Erased: {_goes(goes)}; {done.second} stood by."]
    if done.laptops:
        lines.append(f"It travels to {', '.join(done.laptops)} with the next bundle.")
    if wiped is None:
        lines.append("Pages and backups are not wiped yet: Evenhand tries again by itself.")
    elif wiped.carried is not None:
        lines.append(f"The backup of {wiped.carried:%d %b %Y} on a stick still holds it.")
    out.line(fields, "\n".join(lines))
    return 0


def decline(args: Namespace, out: Output, world: World) -> int:
    """`erase leave VAULT REQUEST --words TEXT`"""
    with open_vault(args, world) as desk:
        desk.need("office")
        request = _request(desk, args.request)
        if request is None:
            raise NoSuchRecord(what="request", id=args.request)
        leave(desk, request.id, args.words)
    out.line({"request": request.id, "state": "left"}, "It stays; the reason goes back.")
    return 0


def _reason(given: str | None) -> Reason:
    word = one_of("reason", given or "", ERASES)
    return next(one for one in REASONS if one == word)


def _about(desk: Desk, case: str, record: str | None) -> str:
    if record is None:
        return case
    found = named(family_history(desk, case).records, record)
    return f"{found.kind}:{found.record}"


def _request(desk: Desk, given: str) -> ErasureRow | None:
    """What waits for an answer and begins so; None for what is no request."""
    wanted = given.strip().casefold()
    found = [one for one in erasures_of(desk) if one.state == "asked"]
    found = [one for one in found if wanted and one.id.startswith(wanted)]
    if len(found) > 1:
        expected = "more of its number: several begin so"
        raise BadInput(what="request", given=given, expected=expected)
    return found[0] if found else None


def _fields(goes: Preview) -> dict[str, object]:
    return {"case": goes.case, "what": goes.what, "records": dict(goes.records)}


def _goes(goes: Preview) -> str:
    many = sum(count for _, count in goes.records)
    return f"{goes.what} of case {goes.case}, {many} {'record' if many == 1 else 'records'}"


def _row_fields(one: ErasureRow) -> dict[str, object]:
    fields: dict[str, object] = {"request": RecordId(one.id), "state": one.state}
    fields |= {"case": one.why.case, "what": one.why.what, "reason": one.why.reason}
    fields |= {"words": one.why.words, "at": when(one.at), "who": one.who, "second": one.second}
    return fields | {"answer": one.answer, "rows": one.records}


def _row_text(one: ErasureRow) -> str:
    state = {"asked": "asked for", "erased": "erased", "left": "left as it is"}[one.state]
    by = f"{one.who} and {one.second}" if one.second else one.who
    said = f"{one.id[:8]}  {state}: {one.why.what} of case {one.why.case or '–'}, "
    said += f"{REASONS[one.why.reason]}. {one.why.words}".rstrip()
    more = f" Answer: {one.answer}" if one.answer else ""
    return f"{said} ({by}, {london(one.at):%d %b %Y}){more}"
