"""Fields on a tagged page: every place that a layout left for one becomes a field of a form.

- A place is a link to "field:NAME" (`field` in `resources/papers/frame.typ`). Its annotation has
  its place on the page, in the order of the tabulator and in the tags already; it becomes the
  field's widget, and its tag a Form that holds nothing but it (ISO 14289-1, 7.18.4; ISO 32000-1,
  table 340).
- A field says itself to a screen reader (/TU), a box to tick its choice as well. Boxes of one
  question are one field: the arrow keys go between them, and a tick can be taken back.
- What is typed is set in Noto Sans, embedded whole: the letters of every European language.
- Nothing is run when a form is opened, and no viewer is asked to draw what is drawn already.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from desktop.documents.whole_face import whole_face

PLACE = "field:"
LONGEST = 4000  # characters that a field to write in takes
_MULTILINE, _READ_ONLY, _RADIO = 1 << 12, 1, 1 << 15  # ISO 32000-1, tables 221, 226 and 228
_PRINTED = 4  # table 165
# Only a name within the file, for Noto Sans. PDFium (Chrome, Edge, our own looks at files) takes a
# face of any other name for one of Windows' old 256 letters, and drops the Ș, the Ŵ, the ạ.
_FACE = "/Wingdings"
_EDGE = 3.0  # from what is drawn around it to what is typed, points
_TICK = "q 1 J 1 j {w:.2f} w {a:.2f} {b:.2f} m {c:.2f} {d:.2f} l {e:.2f} {f:.2f} l S Q"


@dataclass(frozen=True)
class Choice:
    """One of several boxes. `boxes`: the place NAME=KEY of each, and what it says."""

    name: str
    says: str
    boxes: Mapping[str, str]


@dataclass(frozen=True)
class Writing:
    """Several lines to write in, at the place of its name."""

    name: str
    says: str


Field = Choice | Writing


def with_fields(
    pdf: bytes, fields: Iterable[Field], kept: Mapping[str, str], size: float, fonts: Path
) -> bytes:
    """A page of `typeset` with these fields at its places, and with `kept` values nobody sees.

    `size`: of what is typed, points. The same page and fields give the same bytes.
    """
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    form = _Form(writer, size, fonts)
    for field in fields:
        form.add(field)
    for name, value in kept.items():
        form.keep(name, value)
    form.finish()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


class _Form:
    """The fields of one document. `places`: the annotations that are still links, by their name."""

    def __init__(self, writer: PdfWriter, size: float, fonts: Path) -> None:
        self._writer = writer
        self._style = TextStringObject(f"{_FACE} {size:g} Tf 0 g")
        self._fonts = fonts
        self._fields = ArrayObject()
        self._places = dict(self._find())

    def add(self, field: Field) -> None:
        """Put a field at its places."""
        if isinstance(field, Writing):
            widget = self._widget(field.name)
            widget[NameObject("/Rect")] = _within(widget)
            widget.update(_named("/Tx", field.name, field.says))
            widget[NameObject("/Ff")] = NumberObject(_MULTILINE)
            widget[NameObject("/MaxLen")] = NumberObject(LONGEST)
            widget[NameObject("/DA")] = self._style
            widget[NameObject("/AP")] = _dict({"/N": self._drawing(widget, "/Tx BMC EMC")})
            self._fields.append(_ref(widget))
            return
        whole = _named("/Btn", field.name, field.says)
        whole[NameObject("/Ff")] = NumberObject(_RADIO)
        whole[NameObject("/V")] = NameObject("/Off")
        parent = self._writer._add_object(whole)
        boxes = ArrayObject(self._box(place, says, parent) for place, says in field.boxes.items())
        whole[NameObject("/Kids")] = boxes
        self._fields.append(parent)

    def keep(self, name: str, value: str) -> None:
        """A field without a place: its value comes back with the file."""
        field = _named("/Tx", name, name)
        field[NameObject("/Ff")] = NumberObject(_READ_ONLY)
        field[NameObject("/V")] = TextStringObject(value)
        self._fields.append(self._writer._add_object(field))

    def finish(self) -> None:
        """Make the fields known to the document. Every place has its field by now."""
        if self._places:
            raise LookupError(f"places without a field: {sorted(self._places)}")
        face = whole_face(self._writer, self._fonts / "NotoSans-Regular.ttf")
        resources = _dict({"/Font": _dict({_FACE: face})})
        self._writer.root_object[NameObject("/AcroForm")] = self._writer._add_object(
            _dict({"/Fields": self._fields, "/DR": resources, "/DA": self._style})
        )

    def _find(self) -> Iterator[tuple[str, DictionaryObject]]:
        for page in self._writer.pages:
            for one in cast(ArrayObject, page.get("/Annots", ArrayObject())):
                link = cast(DictionaryObject, one.get_object())
                target = str(cast(DictionaryObject, link.get("/A", {})).get("/URI", ""))
                if target.startswith(PLACE):
                    link[NameObject("/P")] = _ref(page)
                    yield target.removeprefix(PLACE), link

    def _widget(self, place: str) -> DictionaryObject:
        """The annotation of a place, now a widget, and its tag a Form."""
        widget = self._places.pop(place)
        for key in ("/A", "/Contents", "/Border"):
            widget.pop(key, None)
        widget[NameObject("/Subtype")] = NameObject("/Widget")
        widget[NameObject("/F")] = NumberObject(_PRINTED)
        tags = self._writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
        tag = tags[tags.index(widget["/StructParent"]) + 1].get_object()
        assert tag["/S"] == "/Link", tag
        tag[NameObject("/S")] = NameObject("/Form")
        return widget

    def _box(self, place: str, says: str, parent: IndirectObject) -> IndirectObject:
        widget = self._widget(place)
        wide, high = _size(widget)
        tick = _TICK.format(
            **{"w": wide * 0.13, "a": wide * 0.22, "b": high * 0.5, "c": wide * 0.42},
            **{"d": high * 0.26, "e": wide * 0.8, "f": high * 0.76},
        )
        drawn = {
            f"/{place.partition('=')[2]}": self._drawing(widget, tick),
            "/Off": self._drawing(widget, ""),
        }
        widget[NameObject("/Parent")] = parent
        widget[NameObject("/TU")] = TextStringObject(says)
        widget[NameObject("/AS")] = NameObject("/Off")
        widget[NameObject("/AP")] = _dict({"/N": _dict(drawn)})
        return _ref(widget)

    def _drawing(self, widget: DictionaryObject, said: str) -> IndirectObject:
        stream = DecodedStreamObject()
        stream.set_data(said.encode())
        box = ArrayObject(FloatObject(each) for each in (0, 0, *_size(widget)))
        stream.update(_dict({"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Form")}))
        stream.update(_dict({"/BBox": box, "/Resources": DictionaryObject()}))
        return self._writer._add_object(stream)


def _named(kind: str, name: str, says: str) -> DictionaryObject:
    told = {"/T": TextStringObject(name), "/TU": TextStringObject(says)}
    return _dict({"/FT": NameObject(kind), **told})


def _dict(said: Mapping[str, object]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in said.items()})


def _size(widget: DictionaryObject) -> tuple[float, float]:
    left, bottom, right, top = (float(each) for each in cast(ArrayObject, widget["/Rect"]))
    return right - left, top - bottom


def _within(widget: DictionaryObject) -> ArrayObject:
    left, bottom, right, top = (float(each) for each in cast(ArrayObject, widget["/Rect"]))
    inner = (left + _EDGE, bottom + _EDGE, right - _EDGE, top - _EDGE)
    return ArrayObject(FloatObject(each) for each in inner)


def _ref(thing: DictionaryObject) -> IndirectObject:
    assert thing.indirect_reference is not None
    return thing.indirect_reference
