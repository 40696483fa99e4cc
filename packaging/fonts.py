"""Make the typefaces that Evenhand ships: `python packaging/fonts.py`, wanted once in years.

- The sources are npm packages of fixed version; their bytes are checked against the integrity
  below before one of them is opened.
- Each package holds a face in parts (latin, latin-ext, …) as woff2. The parts are merged into one
  TTF, because neither Windows nor reportlab can be relied on to read woff2.
- Shaping tables stay (kerning, tabular figures: Qt and typst use them). reportlab cannot read them,
  so the kerning is written a second time as an old `kern` table, which others pass over.
- The same sources give the same bytes: no clock is read.
- Needs `npm` on the path, and `fonttools` and `brotli` in the Python that runs it. Neither is
  wanted to run or check Evenhand, so they are in no requirements file; hence `import_module`.
"""

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
LICENCES = ROOT / "resources" / "licences"
SMALLEST_KERN = 8  # thousandths of the type size; less than that nobody sees
LARGEST = 200_000  # bytes; a file above this is refused, so that the repository stays light


@dataclass(frozen=True)
class Source:
    """A face as npm has it, and what of it is shipped."""

    package: str
    version: str
    integrity: str  # SHA-512 of the tarball, as npm writes it
    parts: tuple[str, ...]
    weights: dict[int, str]  # weight on the CSS scale, and the file's name without ending
    licence: str  # the name under which its licence is shipped
    keep: tuple[range, ...] = ()  # code points; empty keeps all
    shaped: bool = False  # its letters join: only what shapes can set it, never reportlab


ATKINSON = Source(
    package="@fontsource/atkinson-hyperlegible-next",
    version="5.3.0",
    integrity="8p1tHVoPDo6oYwSO3sMw5snGwFwSf3TmeSF9Gcj792GXdsg6oqvhoItbj6Hj/XZIk0Xs+Cwu6pkLBAl3Q5HrwA==",
    parts=("latin", "latin-ext"),
    weights={
        400: "AtkinsonHyperlegibleNext-Regular",
        600: "AtkinsonHyperlegibleNext-SemiBold",
        700: "AtkinsonHyperlegibleNext-Bold",
    },
    licence="font-atkinson-hyperlegible-next-OFL.txt",
)

# What Atkinson lacks and a name in England may well have: Vietnamese and the rarer Latin letters
# (Sami, Azeri, Romani), Greek without its ancient accents, Cyrillic with the letters of Ukrainian,
# Tatar and their like. Latin itself stays in, because a line is set in one face, never in two.
NOTO = Source(
    package="@fontsource/noto-sans",
    version="5.3.0",
    integrity="fBCog2PY7DiVVTEEqtI/Qdinx/knobHYfoGpjFXdfBX5RoJaBp1Prw2G75p0OIsdlMZg3cLo0c+YbIUYOxnQJw==",
    parts=("latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext"),
    weights={400: "NotoSans-Regular", 600: "NotoSans-SemiBold"},
    licence="font-noto-sans-OFL.txt",
    keep=(
        range(0x20, 0x250),
        range(0x259, 0x25A),
        range(0x2B9, 0x2DE),
        range(0x300, 0x332),
        range(0x370, 0x500),
        range(0x1E00, 0x1F00),
        range(0x2010, 0x2045),
        range(0x20A0, 0x2123),
        range(0x2212, 0x2216),
    ),
)

# For what is read in Arabic, Persian or Urdu, set by typst. Naskh is the hand in which these
# languages are printed for reading. Without Latin: whatever is Latin falls to the faces above.
NASKH = Source(
    package="@fontsource/noto-naskh-arabic",
    version="5.3.0",
    integrity="S/GDgQ6mh/PKo4mz5+eXNYbEarvpI7yh6eCdOz8tTVbeM7+OUiacIEscaYEibr/+egDtGbO2ZB00sjy1bJC1kQ==",
    parts=("arabic",),
    weights={400: "NotoNaskhArabic-Regular", 600: "NotoNaskhArabic-SemiBold"},
    licence="font-noto-naskh-arabic-OFL.txt",
    shaped=True,
)


def fetch(source: Source, folder: Path) -> Path:
    """Bring the package's tarball through npm; return the folder it was unpacked in."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not on the path")
    wanted = f"{source.package}@{source.version}"
    command = [npm, "pack", "--silent", "--pack-destination", str(folder), wanted]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    (tarball,) = folder.glob("*.tgz")
    found = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if found != source.integrity:
        raise SystemExit(f"{wanted}: SHA-512 is {found}, not the one this script was written for")
    with tarfile.open(tarball) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def part(path: Path, wanted: set[int]) -> io.BytesIO:
    """One part as plain TTF, cut down to the wanted code points."""
    font: Any = import_module("fontTools.ttLib").TTFont(path, recalcTimestamp=False)
    subset: Any = import_module("fontTools.subset")
    options = subset.Options(layout_features=["*"], notdef_outline=True, name_IDs=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    for table in ("STAT", "prep", "gasp"):  # of a variable face and of hinting: neither is here
        if table in font:
            del font[table]
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return out


def parts(paths: list[Path], keep: tuple[range, ...]) -> list[io.BytesIO]:
    """The parts without overlap: a letter that two hold stays in the first, with its kerning."""
    reader: Any = import_module("fontTools.ttLib").TTFont
    held: set[int] = set()
    cut: list[io.BytesIO] = []
    for path in paths:
        codes = set(reader(path, lazy=True).getBestCmap()) - held
        codes = {code for code in codes if not keep or any(code in span for span in keep)}
        held |= codes
        cut.append(part(path, codes))
    return cut


def kerning(font: Any) -> dict[tuple[str, str], int]:
    """How much nearer or farther two glyphs stand, in font units, out of the `kern` feature."""
    gpos = font["GPOS"].table
    features = [f.Feature for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern"]
    lookups = sorted({index for feature in features for index in feature.LookupListIndex})
    letters = sorted(set(font.getBestCmap().values()))
    found: dict[tuple[str, str], int] = {}
    for lookup in (gpos.LookupList.Lookup[index] for index in lookups):
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        pairs = [table for table in tables if table.LookupType == 2]
        for left in letters:
            covering = [table for table in pairs if left in table.Coverage.glyphs]
            for right in letters:
                value = next(filter(None, (_pair(t, left, right) for t in covering)), None)
                if value is not None and abs(value) >= SMALLEST_KERN:
                    found.setdefault((left, right), value)
    return found


def _pair(table: Any, left: str, right: str) -> int | None:
    """What one subtable says of a pair; None lets the next one speak."""
    if table.Format == 1:
        records = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        values = [r.Value1 for r in records if r.SecondGlyph == right]
    else:
        row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
        values = [row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1]
    return int(getattr(values[0], "XAdvance", 0)) if values and values[0] else None


def kern_table(pairs: dict[tuple[str, str], int]) -> Any:
    """The strongest pairs that one table of format 0 can hold."""
    module: Any = import_module("fontTools.ttLib.tables._k_e_r_n")
    most = 10_000  # its length is a 16-bit number; a pair takes six bytes
    strongest = sorted(pairs, key=lambda pair: (-abs(pairs[pair]), pair))[:most]
    inner = module.KernTable_format_0()
    inner.apple, inner.coverage, inner.tupleIndex = False, 1, None
    inner.kernTable = {pair: pairs[pair] for pair in strongest}
    table = module.table__k_e_r_n()
    table.version, table.kernTables = 0, [inner]
    return table


def merged(paths: list[Path], source: Source) -> bytes:
    """The parts as one face, stamped with the times of the first."""
    merge: Any = import_module("fontTools.merge")
    first: Any = import_module("fontTools.ttLib").TTFont(paths[0], lazy=True)
    font = merge.Merger().merge(parts(paths, source.keep))
    font.recalcTimestamp = False
    for stamp in ("created", "modified", "fontRevision"):
        setattr(font["head"], stamp, getattr(first["head"], stamp))
    if not source.shaped:
        font["kern"] = kern_table(kerning(font))
    font["post"].formatType = 3.0  # glyph names are of no use to a reader of text
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def make(source: Source) -> None:
    """Write every weight of the source and its licence into `resources`."""
    with tempfile.TemporaryDirectory() as scratch:
        package = fetch(source, Path(scratch))
        stem = source.package.partition("/")[2]
        for weight, name in source.weights.items():
            files = [package / "files" / f"{stem}-{p}-{weight}-normal.woff2" for p in source.parts]
            data = merged(files, source)
            if len(data) > LARGEST:
                raise SystemExit(f"{name}: {len(data)} bytes is more than {LARGEST}")
            (FONTS / f"{name}.ttf").write_bytes(data)
            print(f"{name}.ttf {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")
        licence = (package / "LICENSE").read_text(encoding="utf-8")
        (LICENCES / source.licence).write_text(licence, encoding="utf-8", newline="\n")


def main() -> int:
    """Make every face."""
    FONTS.mkdir(parents=True, exist_ok=True)
    LICENCES.mkdir(parents=True, exist_ok=True)
    for source in (ATKINSON, NOTO, NASKH):
        make(source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
