"""`policy list|show|check|acknowledge`."""

from argparse import Namespace
from pathlib import Path

from db.errors import BadInput, UnknownPack
from desktop.casework.actions.acknowledge import acknowledge as acknowledge_policy
from desktop.casework.desk import World
from desktop.casework.policy import Pack, read_pack
from desktop.commands.files import open_vault, read_bytes
from desktop.commands.output import Output


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
    text = world.packs.get(args.pack)
    if text is not None:
        pack = read_pack(text, file=f"{args.pack}.toml")
    elif Path(args.pack).is_dir():
        args.vault = args.pack
        with open_vault(args, world) as desk:
            pack = desk.pack
    else:
        raise UnknownPack(pack=args.pack, known=", ".join(sorted(world.packs)))
    for one in pack.clauses:
        fields: dict[str, object] = {"pack": pack.name, "clause": one.id, "asks": one.asks}
        fields |= {"who": list(one.who), "answer": one.answer, "evidence": one.evidence}
        fields["standing"] = one.standing
        lines = [one.id, f"  asks      {one.asks}"]
        for key in ("answer", "evidence", "outside", "later"):
            value = getattr(one, key)
            if key in ("outside", "later") and value:
                fields[key] = value
            lines += [f"  {key:<9} {value}"] if value else []
        if one.origin:
            fields["from"] = list(one.origin)
        out.line(fields, "\n".join(lines))
    return 0


def check(args: Namespace, out: Output, world: World) -> int:
    """`policy check FILE.toml`"""
    del world
    try:
        text = read_bytes(args.file).decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(what="pack", given=args.file, expected="a file saved as UTF-8") from None
    _one(read_pack(text, file=Path(args.file).name), out)
    return 0


def acknowledge(args: Namespace, out: Output, world: World) -> int:
    """`policy acknowledge VAULT`"""
    with open_vault(args, world) as desk:
        done = acknowledge_policy(desk)
    text = f"Noted: you have read and understood {done.pack} {done.version}."
    out.line({"pack": done.pack, "name": done.pack, "version": done.version}, text)
    return 0
