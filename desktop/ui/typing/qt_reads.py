"""PySide does not read the source of all that is loaded after it.

It looks there for its own name, to know where `from __feature__ import …` counts, which nothing
here uses. What it has read then stays in memory: some 19 MB once every page is loaded, and a tenth
of a second or two. Where the program is shipped without its sources there is nothing to read.
"""

import linecache
import sys

import PySide6  # noqa: F401 - from here on it would read


def read_no_sources() -> None:
    """From now on. Before anything of ours is loaded, and on the one thread there is.

    Where another PySide has no such function, it goes on as it likes: `test_window_speed.py` tells.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _no  # type: ignore[union-attr]
    linecache.clearcache()


def _no(_module: object) -> bool:
    return False
