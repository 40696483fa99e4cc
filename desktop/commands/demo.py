"""`demo [DIR]`: a fictional service, one whole journey through the real actions, kept in DIR."""

from argparse import Namespace
from pathlib import Path

from db.errors import UnknownPack, VaultExists
from desktop.casework.clock import london
from desktop.casework.desk import World
from desktop.commands.demo_story import Story
from desktop.commands.files import write_bytes
from desktop.commands.output import Output

_README = """\
A fictional service, made by `evenhand demo`. Nobody here exists; the schools and postcodes do.

vaults/     the office's and two volunteers' vaults, each encrypted
bundles/    the invitation, requests, welcomes, bundles both ways and a receipt
papers/     role cards, to print

Passphrases, so that you can look around with the command line:

{passphrases}

For example:

    evenhand case list {folder}/vaults/office
"""


def run(args: Namespace, out: Output, world: World) -> int:
    """Make everything, telling each step as it happens."""
    if args.pack not in world.packs:
        raise UnknownPack(pack=args.pack, known=", ".join(sorted(world.packs)))
    named = args.folder or f"evenhand-demo-{london(world.clock.now()):%Y%m%d-%H%M%S}"
    folder = Path(named)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExists(folder=named)
    for part in ("vaults", "bundles", "papers"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    story = Story(folder, args.pack, world)
    for step, result in story.tell():
        out.line({"step": step, "result": result}, f"{step}\n    {result}")
    lines = "\n".join(f"{name:<8} {secret}" for name, secret in story.passphrases.items())
    readme = _README.format(passphrases=lines, folder=folder)
    write_bytes(str(folder / "README.txt"), readme.encode())
    out.line(
        {"step": "Everything is kept", "result": str(folder)},
        f"Everything is in {folder}; README.txt there has the passphrases.",
    )
    return 0
