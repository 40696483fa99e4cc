"""Make the typefaces that Evenhand ships: `python packaging/fonts.py [FILE…]`, once in years.

- The sources (`font_sources.py`) are npm packages of fixed version; their bytes are checked against
  the integrity there before one of them is opened.
- `letters.txt` beside them lists what they hold together, so that a text can be looked through
  without opening one.
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
from importlib import import_module
from pathlib import Path
from typing import Any

from font_sources import SOURCES, Source

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
LICENCES = ROOT / "resources" / "licences"
SMALLEST_KERN = 8  # thousandths of the type size; less than that nobody sees
LARGEST, LARGEST_PLAIN = 200_000, 7_000_000  # bytes; above this a file is refused: keep it light
_SHAPING = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx")


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


def part(path: Path, wanted: set[int], plain: bool = False) -> io.BytesIO:
    """One part as plain TTF, cut down to the wanted code points."""
    font: Any = import_module("fontTools.ttLib").TTFont(path, recalcTimestamp=False)
    subset: Any = import_module("fontTools.subset")
    options = subset.Options(layout_features=["*"], notdef_outline=True, name_IDs=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    # Of a variable face and of hinting: neither is here.
    for table in ("STAT", "prep", "gasp", *(_SHAPING if plain else ())):
        if table in font:
            del font[table]
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return out


def parts(paths: list[Path], source: Source) -> list[io.BytesIO]:
    """The parts without overlap: a letter that two hold stays in the first, with its kerning."""
    held = set[int]().union(*(letters(FONTS / f"{name}.ttf") for name in source.besides))
    cut: list[io.BytesIO] = []
    for path in paths:
        codes = letters(path) - held
        keep = source.keep
        codes = {code for code in codes if not keep or any(code in span for span in keep)}
        held |= codes
        if codes:
            cut.append(part(path, codes, source.plain))
    return cut


def letters(path: Path) -> set[int]:
    """The code points that a face holds."""
    reader: Any = import_module("fontTools.ttLib").TTFont
    return set(reader(path, lazy=True).getBestCmap())


def spans(codes: set[int]) -> list[tuple[int, int]]:
    """First and last of each stretch of code points without a gap."""
    found: list[tuple[int, int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


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
    font = merge.Merger().merge(parts(paths, source))
    font.recalcTimestamp = False
    for stamp in ("created", "modified", "fontRevision"):
        setattr(font["head"], stamp, getattr(first["head"], stamp))
    if not source.shaped and not source.plain:
        font["kern"] = kern_table(kerning(font))
    if source.family:
        name(font["name"], source.family)
    font["post"].formatType = 3.0  # glyph names are of no use to a reader of text
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def name(table: Any, family: str) -> None:
    """Call a regular face by its family, in every way in which it is asked for."""
    said = {1: family, 2: "Regular", 4: family, 6: f"{family.replace(' ', '')}-Regular"}
    table.names = [one for one in table.names if one.nameID not in (*said, 3, 16, 17, 25)]
    for number, words in said.items():
        table.setName(words, number, 3, 1, 0x409)


def make(source: Source) -> None:
    """Write every weight of the source and its licence into `resources`."""
    with tempfile.TemporaryDirectory() as scratch:
        package = fetch(source, Path(scratch))
        stem = source.package.partition("/")[2]
        for weight, name in source.weights.items():
            files = [package / "files" / f"{stem}-{p}-{weight}-normal.woff2" for p in source.parts]
            files = files or sorted((package / "files").glob(f"{stem}-*-{weight}-normal.woff2"))
            data = merged(files, source)
            most = LARGEST_PLAIN if source.plain else LARGEST
            if len(data) > most:
                raise SystemExit(f"{name}: {len(data)} bytes is more than {most}")
            (FONTS / f"{name}.ttf").write_bytes(data)
            print(f"{name}.ttf {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")
        licence = (package / "LICENSE").read_text(encoding="utf-8")
        (LICENCES / source.licence).write_text(licence, encoding="utf-8", newline="\n")


def main(wanted: list[str]) -> int:
    """Make every face, or those of some files ("NotoSansThai-Regular")."""
    FONTS.mkdir(parents=True, exist_ok=True)
    LICENCES.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        if not wanted or set(wanted) & set(source.weights.values()):
            make(source)
    held = set[int]().union(*map(letters, FONTS.glob("*.ttf")))
    lines = [f"{first:X}-{last:X}\n" for first, last in spans(held)]
    (FONTS / "letters.txt").write_text("".join(lines), encoding="ascii", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
