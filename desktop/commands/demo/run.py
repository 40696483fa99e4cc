"""`demo [DIR]`: a fictional service, one whole journey through the real actions, kept in DIR."""

from argparse import Namespace
from pathlib import Path

from db.errors import BadInput, UnknownPack, VaultExists
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World
from desktop.commands.demo.story import Story
from desktop.commands.demo.windows import NoWindows, Opened, Unseen, Windows
from desktop.commands.files import write_bytes
from desktop.commands.grammar.demo import LARGEST, SMALLEST
from desktop.commands.output import Output

_README = """\
A fictional service, made by `evenhand demo`. Nobody here exists; the schools and postcodes do.

vaults/     the office’s and two volunteers’ vaults, each encrypted
bundles/    the invitation, requests, welcomes, bundles both ways and a receipt
papers/     role cards, the statement, the policy and evaluation forms, to print;
            one-day-six-policies.pdf: the same day under each policy, side by side
{pictures}
Passphrases, so that you can look around with the command line:

{passphrases}

For example:

    evenhand case list {folder}/vaults/office
"""
_TO_DO = "python3 packaging/run.py brings it or names it; everything else is here."
_PICTURES = "pictures/   every screen of both desks: NAME.png, and NAME-dark.png\n"


def run(args: Namespace, out: Output, world: World) -> int:
    """Make everything, telling each step as it happens."""
    if args.pack not in world.packs:
        raise UnknownPack(pack=args.pack, known=", ".join(sorted(world.packs)))
    text = _size(args.text)
    named = args.folder or f"evenhand-demo-{london(world.clock.now()):%Y%m%d-%H%M%S}"
    folder = Path(named)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExists(folder=named)
    for part in ("vaults", "bundles", "papers"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    opened: Opened | None = getattr(args, "windows", None)
    with _Drawn(folder / "pictures", world, text, opened) as drawn:
        story = Story(folder, args.pack, world, drawn.windows)
        for step, result in story.tell():
            _say(out, step, result)
    if opened is not None:
        _say(out, "Pictures of the windows", drawn.said())
    pictures = _PICTURES if drawn.windows.taken else ""
    lines = "\n".join(f"{name:<8} {secret}" for name, secret in story.passphrases.items())
    readme = _README.format(passphrases=lines, folder=folder, pictures=pictures)
    write_bytes(str(folder / "README.txt"), readme.encode())
    out.line(
        {"step": "Everything is kept", "result": str(folder)},
        f"Everything is in {folder}; README.txt there has the passphrases.",
    )
    if drawn.windows.fault is not None:  # a fault of ours, told when nothing is lost by it
        raise drawn.windows.fault
    return 0


def _size(asked: str) -> int:
    """Per cent, as `150` or `150 %`. Raises `BadInput`."""
    figures = asked.strip().removesuffix("%").strip() or str(SMALLEST)
    if figures.isascii() and figures.isdecimal() and SMALLEST <= int(figures) <= LARGEST:
        return int(figures)
    expected = f"a number from {SMALLEST} to {LARGEST}, in per cent"
    raise BadInput(what="size of text", given=asked, expected=expected)


def _say(out: Output, step: str, result: str) -> None:
    out.line({"step": step, "result": result}, f"{step}\n    {result}")


class _Drawn:
    """The windows while the journey is told, or none and why."""

    def __init__(self, folder: Path, world: World, text: int, opened: Opened | None) -> None:
        self._folder = folder
        self._missing = ""
        self.windows: Windows = Unseen()
        if opened is not None:
            try:
                self.windows = opened(folder, world, text)
            except NoWindows as missing:
                self._missing = str(missing)

    def __enter__(self) -> "_Drawn":
        return self

    def __exit__(self, *_raised: object) -> None:
        self.windows.close()

    def said(self) -> str:
        """Where the pictures are, or what kept them from being made."""
        if self._missing:
            return f"not made, Qt lacks something: {self._missing}. {_TO_DO}"
        screens = f"{self.windows.taken // 2} screens, light and dark, in {self._folder}"
        if self.windows.fault is not None:
            return f"{screens}; then something broke, which is told at the end"
        return screens
