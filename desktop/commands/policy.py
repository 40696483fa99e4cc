"""`policy list|show|check|acknowledge|publish|readers|compare`."""

from argparse import Namespace
from pathlib import Path

from db.errors import BadInput, UnknownPack
from desktop.casework.actions.policy.acknowledge import acknowledge as acknowledge_policy
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy
from desktop.casework.actions.policy.readers import Reader
from desktop.casework.actions.policy.readers import readers as readers_of
from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.publishing.clause_sections import part_of, sections
from desktop.casework.publishing.policy_compare import Told
from desktop.casework.publishing.policy_compare import compare as compare_packs
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import read_date, written
from desktop.casework.surroundings import World
from desktop.commands.files import open_vault, read_bytes
from desktop.commands.output import Output, when


def _one(pack: Pack, out: Output) -> None:
    fields = {"pack": pack.name, "name": pack.title, "version": pack.version}
    text = f"{pack.name:<20} {pack.version:<10} {pack.title} ({len(pack.clauses)} clauses)"
    out.line({**fields, "clauses": len(pack.clauses)}, text)


def list_packs(args: Namespace, out: Output, world: World) -> int:
    """`policy list`"""
    del args
    for name, text in world.packs.items():
        _one(read_pack(text, file=f"{name}.toml"), out)
    return 0


def show(args: Namespace, out: Output, world: World) -> int:
    """`policy show PACK|VAULT`"""
    pack = _named(args.pack, args, world)
    every = [(section, one) for section in sections(pack.clauses) for one in section.clauses]
    for section, one in every:
        fields: dict[str, object] = {"pack": pack.name, "clause": one.id, "asks": one.asks}
        fields |= {"who": list(one.who), "answer": one.answer, "evidence": one.evidence}
        fields["standing"] = one.standing
        part, first = part_of(one.id), one is section.clauses[0]
        lines = [one.id.removesuffix(f"-{part.replace(' ', '-')}")] if first else []
        lines += [f"  {part}"] if part else []
        pad = "    " if part else "  "
        lines.append(f"{pad}asks      {one.asks}")
        for key in ("answer", "evidence", "outside", "later"):
            value = getattr(one, key)
            if key in ("outside", "later") and value:
                fields[key] = value
            lines += [f"{pad}{key:<9} {value}"] if value else []
        if one.origin:
            fields["from"] = list(one.origin)
        out.line(fields, "\n".join(lines))
    return 0


def check(args: Namespace, out: Output, world: World) -> int:
    """`policy check FILE.toml`"""
    del world
    _one(read_pack(_text(args.file), file=Path(args.file).name), out)
    return 0


def acknowledge(args: Namespace, out: Output, world: World) -> int:
    """`policy acknowledge VAULT`"""
    with open_vault(args, world) as desk:
        done = acknowledge_policy(desk)
    text = f"Noted: you have read and understood {done.pack} {done.version}."
    out.line({"pack": done.pack, "name": done.pack, "version": done.version}, text)
    return 0


def publish(args: Namespace, out: Output, world: World) -> int:
    """`policy publish VAULT FILE.toml --minute TEXT [--agreed DATE]`"""
    agreed = read_date(args.agreed, "day on which it was agreed") if args.agreed else None
    draft = PolicyDraft(_text(args.file), args.minute, agreed, Path(args.file).name)
    with open_vault(args, world) as desk:
        done = publish_policy(desk, draft)
    fields: dict[str, object] = {"record": done.record, "pack": done.pack, "name": done.pack}
    fields |= {"version": done.version, "review_due": done.review_due}
    fields["changes"] = [_told(one) for one in done.changes]
    lines = [f"Published: {done.pack} {done.version}. It goes with the next bundles."]
    lines += [f"  {one.part}: {_told(one)['words']}" for one in done.changes]
    out.line(fields, "\n".join(lines))
    return 0


def readers(args: Namespace, out: Output, world: World) -> int:
    """`policy readers VAULT`"""
    with open_vault(args, world) as desk:
        found = readers_of(desk)
    for one in found:
        fields: dict[str, object] = {"name": one.name, "kind": one.kind, "version": one.read}
        fields |= {"read_at": when(one.read_at), "current": one.current}
        fields["before_first_case"] = one.before_first_case
        out.line(fields, f"{one.name:<28} {_read(one)}")
    return 0


def compare(args: Namespace, out: Output, world: World) -> int:
    """`policy compare OLD NEW`"""
    told = compare_packs(_named(args.old, args, world), _named(args.new, args, world))
    for one in told:
        fields = _told(one)
        out.line(fields, f"{one.part}: {fields['words']}")
    if not told:
        out.aside("Nothing differs.")
    return 0


def _read(one: Reader) -> str:
    if one.read_at is None:
        return "has read none yet"
    said = f"version {one.read}, {written(london(one.read_at).date())}"
    if not one.current:
        said += "; not the one in force"
    return f"{said}; after the first case" if one.before_first_case is False else said


def _told(one: Told) -> dict[str, object]:
    """A difference; of words that were compared both texts."""
    fields: dict[str, object] = {"part": one.part, "words": one.words}
    if one.pieces:
        before = "".join(piece.text for piece in one.pieces if piece.how != "new")
        now = "".join(piece.text for piece in one.pieces if piece.how != "gone")
        fields |= {"words": f"{one.words} differ", "before": before, "now": now}
    return fields


def _named(given: str, args: Namespace, world: World) -> Pack:
    """A shipped pack by its name, a file, or the policy in force in a vault."""
    text = world.packs.get(given)
    if text is not None:
        return read_pack(text, file=f"{given}.toml")
    if Path(given).is_dir():
        args.vault = given
        with open_vault(args, world) as desk:
            return desk.pack
    if given.endswith(".toml"):
        return read_pack(_text(given), file=Path(given).name)
    raise UnknownPack(pack=given, known=", ".join(sorted(world.packs)))


def _text(file: str) -> str:
    try:
        return read_bytes(file).decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(what="pack", given=file, expected="a file saved as UTF-8") from None
