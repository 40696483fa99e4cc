"""`search` and `check`."""

from argparse import Namespace

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.find import find
from desktop.casework.actions.safety.examine import examine
from desktop.casework.surroundings import World
from desktop.commands.files import open_vault
from desktop.commands.output import Output, when


def search(args: Namespace, out: Output, world: World) -> int:
    """`search VAULT WORDS`"""
    with open_vault(args, world) as desk:
        hits = find(desk, " ".join(args.words))
        for hit in hits:
            at = when(hit.when)
            fields = {"case": hit.case or None, "kind": hit.kind, "id": hit.id, "at": at}
            text = f"{hit.case or '–':<10} {hit.kind:<8} {(at or '')[:10]}  {hit.snippet}"
            out.line({**fields, "snippet": hit.snippet}, text)
    if not hits and not out.as_json:
        out.aside("Nothing was found.")
    return 0


def check(args: Namespace, out: Output, world: World) -> int:
    """`check VAULT`"""
    try:
        desk = open_vault(args, world)
    except Refusal as refusal:
        return out.refuse(refusal, {"ok": False, "problems": [refusal.code]})
    with desk:
        found = examine(desk)
    fields: dict[str, object] = {
        "ok": found.ok,
        "problems": list(found.problems),
        "rows": found.rows,
    }
    heads = {name: f"{seq}:{digest}" for name, (seq, digest) in found.heads.items()}
    fields["head"] = heads
    if found.ok:
        out.line(fields, f"All is well: {found.rows} rows, every chain whole.")
        return 0
    said = messages.words("check-failed", at_line=True)
    problems = (f"- {one}" for one in found.problems)
    out.aside("\n".join([said.message, *problems, said.do]))
    out.line({**fields, "error": "check-failed", "message": said.message, "do": said.do}, "")
    return 1
