"""The command line's composition root: parse, hand over to the verb, tell how it ended.

Exit status: 0 done, 1 refused (the reason and what to do on standard error), 2 usage, 3 some of
several refused. Qt is never imported here: the command line works where Qt's libraries are not.
"""

from __future__ import annotations

import sys

from desktop import VERSION
from desktop.commands.overview import overview

TYPE_CHECKING = False  # importing `typing` alone would make help a quarter slower
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.casework.surroundings import World
    from desktop.commands.demo.windows import Opened

USAGE = 2


def main(
    arguments: Sequence[str],
    world: Callable[[], World] | None = None,
    windows: Opened | None = None,
) -> int:
    """Run one verb. `world` is what tests hand in; left out, the real one is put together.

    `windows` opens the program's windows for the demo's pictures: they are not loaded from here.
    """
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a name must not keep a record from being written.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    if list(arguments) in (["--help"], ["-h"]):
        print(overview(), end="")
        return 0
    # Late, all of them: a person who asks for help waits for none.
    from importlib import import_module  # noqa: PLC0415

    from desktop.commands.grammar.verbs import parse  # noqa: PLC0415

    try:
        args = parse(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    if args.version:
        return _version()
    if args.verb is None:
        print(overview(), end="", file=sys.stderr)
        return USAGE
    from desktop.commands.output import Output  # noqa: PLC0415

    if world is None:
        from desktop.world import real_world  # noqa: PLC0415

        world = real_world
    args.windows = windows
    out = Output(as_json=args.json)
    module, _, function = args.handler.partition(":")
    handler = getattr(import_module(f"desktop.commands.{module}"), function)
    return out.run(lambda: int(handler(args, out, world())))


def _version() -> int:
    import resources  # noqa: PLC0415

    print(f"Evenhand {VERSION}, GPL-3.0-or-later, without any warranty.\n")
    print(resources.text("words/attribution.txt"), end="")
    return 0
