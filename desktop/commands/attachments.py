"""`attach` and `attachments`: files of a case, in and out again."""

from argparse import Namespace
from pathlib import Path

from db.errors import FileUnwritable
from desktop.casework.actions.files.attach import attach as keep
from desktop.casework.actions.files.attach import made_anew, pick, without_told
from desktop.casework.actions.files.attach_copies import save_copy
from desktop.casework.actions.files.attached import Attached, file_named, files_of
from desktop.casework.files.camera import Told
from desktop.casework.files.file_kinds import kind_words, mistaken, size_words
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World
from desktop.commands.files import open_vault
from desktop.commands.output import Output, when


def attach(args: Namespace, out: Output, world: World) -> int:
    """`attach VAULT CASE FILE [--about ID] [--clean|--as-jpeg]`"""
    picked = pick(Path(args.file))
    if args.clean and picked.told:
        picked = without_told(picked)
    elif args.as_jpeg and picked.told:
        picked = made_anew(picked)
    with open_vault(args, world) as desk:
        file = keep(desk, args.case, picked, args.about)
    told = picked.told
    fields: dict[str, object] = {"attachment": file, "name": picked.name}
    fields |= {"kind": picked.media_type, "size": len(picked.data), "tells": _tells(told)}
    odd = mistaken(picked.name, picked.media_type)
    fields["mistaken"] = odd
    text = f"Attached: {picked.name}, {size_words(len(picked.data))}."
    if told and told.cleans:
        text += f"\nThe picture also says {_said(told)}. With --clean that is left out."
    elif told and told.anew:
        text += f"\nThe picture also says {_said(told)}. --as-jpeg makes a JPEG without it."
    if odd:
        text += f"\n{odd}"
    out.line(fields, text)
    return 0


def attachments(args: Namespace, out: Output, world: World) -> int:
    """`attachments VAULT CASE [NAME…] [-o DIR]`"""
    with open_vault(args, world) as desk:
        found = files_of(desk, args.case)
        if args.name:
            found = tuple(file_named(desk, args.case, name) for name in args.name)
        if args.output is None:
            for one in found:
                out.line(_fields(one), _text(one))
        else:
            folder = Path(args.output)
            for one in found:
                path = folder / one.name
                if path.exists():
                    raise FileUnwritable(file=str(path), reason="there is such a file already")
                save_copy(desk, one.id, path)
                out.line({**_fields(one), "file": str(path)}, f"A copy is in {path}.")
            if found:
                out.aside("Anybody can read a copy outside the vault. Evenhand remembers where.")
    if not found and not out.as_json:
        out.aside("No file is attached to this case.")
    return 0


def _fields(one: Attached) -> dict[str, object]:
    fields: dict[str, object] = {"attachment": one.id, "case": one.case, "name": one.name}
    fields |= {"kind": one.media_type, "size": one.size, "at": when(one.at), "who": one.who}
    return fields | {"about": one.about, "here": one.here}


def _text(one: Attached) -> str:
    kind = kind_words(one.media_type, one.name)
    missing = "" if one.here else ", missing from this computer"
    then = london(one.at)
    return f"{one.name}  {kind}, {size_words(one.size)}, {then:%d %b %Y %H:%M}, {one.who}{missing}"


def _tells(told: Told) -> dict[str, object]:
    other = list(told.other)
    return {"place": told.place, "taken": told.taken, "device": told.device, "other": other}


def _said(told: Told) -> str:
    known = (("where", told.place), ("when", told.taken), ("with what", told.device))
    return ", ".join([f"{word} ({said})" for word, said in known if said] + list(told.other))
