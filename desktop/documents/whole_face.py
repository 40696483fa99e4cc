"""A typeface embedded whole, for what is not written yet: the letters of a field.

A composite font whose codes are the face's own glyphs (ISO 32000-1, 9.7), with the way back to
Unicode by which a viewer finds the glyph of a letter that somebody types.
"""

from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)
from reportlab.pdfbase.ttfonts import TTFontFile  # type: ignore[import-untyped]

_SYMBOLIC = 4
_AT_ONCE = 100  # the longest list of a CMap (Adobe Technical Note 5411)
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def whole_face(writer: PdfWriter, file: Path) -> IndirectObject:
    """Put the TTF into a document; what a page or a form names as its font."""
    face = TTFontFile(str(file))
    name = NameObject(f"/{face.name.decode() if isinstance(face.name, bytes) else face.name}")
    system = _dict(
        Registry=TextStringObject("Adobe"),
        Ordering=TextStringObject("Identity"),
        Supplement=NumberObject(0),
    )
    inner = _dict(
        Type=NameObject("/Font"),
        Subtype=NameObject("/CIDFontType2"),
        BaseFont=name,
        CIDSystemInfo=system,
        CIDToGIDMap=NameObject("/Identity"),
        DW=NumberObject(round(face.defaultWidth)),
        W=_widths(face),
        FontDescriptor=writer._add_object(_described(writer, face, name, file)),
    )
    whole = _dict(
        Type=NameObject("/Font"),
        Subtype=NameObject("/Type0"),
        BaseFont=name,
        Encoding=NameObject("/Identity-H"),
        DescendantFonts=ArrayObject([writer._add_object(inner)]),
        ToUnicode=_stream(writer, _to_unicode(face.charToGlyph).encode()),
    )
    return writer._add_object(whole)


def _described(
    writer: PdfWriter, face: TTFontFile, name: NameObject, file: Path
) -> DictionaryObject:
    return _dict(
        Type=NameObject("/FontDescriptor"),
        FontName=name,
        Flags=NumberObject(_SYMBOLIC),
        FontBBox=ArrayObject(NumberObject(round(each)) for each in face.bbox),
        ItalicAngle=NumberObject(round(face.italicAngle)),
        Ascent=NumberObject(round(face.ascent)),
        Descent=NumberObject(round(face.descent)),
        CapHeight=NumberObject(round(face.capHeight)),
        StemV=NumberObject(round(face.stemV)),
        FontFile2=_stream(writer, file.read_bytes()),
    )


def _widths(face: TTFontFile) -> ArrayObject:
    """The widths of its glyphs in thousandths of the type size: each glyph and its own."""
    known = {glyph: face.charWidths[code] for code, glyph in face.charToGlyph.items()}
    said = ArrayObject()
    for glyph in sorted(known):
        said += [NumberObject(glyph), ArrayObject([NumberObject(round(known[glyph]))])]
    return said


def _to_unicode(glyphs: dict[int, int]) -> str:
    """Each glyph's first letter, as a CMap."""
    letters: dict[int, int] = {}
    for code, glyph in sorted(glyphs.items()):
        letters.setdefault(glyph, code)
    pairs = [f"<{glyph:04X}> <{code:04X}>" for glyph, code in sorted(letters.items())]
    lists = [pairs[at : at + _AT_ONCE] for at in range(0, len(pairs), _AT_ONCE)]
    body = "".join(f"{len(each)} beginbfchar\n{chr(10).join(each)}\nendbfchar\n" for each in lists)
    return _HEAD + body + _TAIL


def _stream(writer: PdfWriter, data: bytes) -> IndirectObject:
    plain = DecodedStreamObject()
    plain.set_data(data)
    return writer._add_object(plain.flate_encode())


def _dict(**said: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in said.items()})
