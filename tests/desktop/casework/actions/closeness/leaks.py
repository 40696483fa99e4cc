"""Looking through everything that leaves a laptop for what must stay on it.

A bundle is opened down to its last byte: the seal, the signature line, header, rows and files. What
the laptop keeps to itself is read from its own stream, every version of it. Then each is looked for
in every spelling that a program could have made of it.
"""

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from db import age
from db.bundle.frame import Unpacking, unwrap
from db.names import Band, FindingKind
from db.records import KINDS
from desktop.casework.actions.closeness.declare import KNOWN_AS
from desktop.casework.desk import Desk

_OWN_TEXTS = {
    "home": ("postcode",),
    "interest": ("name", "held_as", "note", "postcode", "urn", "born", "trust"),
    "finding_detail": ("reason",),
    "measure": ("reason",),
    "declaration": ("note",),
}
_LONG = 4  # letters from which something is looked for by itself
_WORD = re.compile(r"\w{4,}")
_MILE = 1609.344


class Opened(NamedTuple):
    """Everything that is in a bundle."""

    raw: str  # every byte that was under the seal, unpacked
    rows: tuple[tuple[str, Mapping[str, Any]], ...]  # kind and body of each


class Secrets(NamedTuple):
    """What must not be found."""

    texts: frozenset[str]
    metres: frozenset[int]
    ids: frozenset[str]  # of the rows themselves


def open_all(data: bytes, identity: str) -> Opened:
    """A bundle, with the keys of the desk that it is for."""
    frame = unwrap(age.unseal(data, identity))
    unpacking = Unpacking(frame.packed)
    header, lines = unpacking.header(), unpacking.rows()
    parts = [frame.line.key.encode(), header, *lines, bytes(frame.tail)]
    rows = [json.loads(line) for line in lines]
    bodies = tuple((row["header"]["kind"], row["payload"] or {}) for row in rows)
    return Opened(b"\n".join(parts).decode("utf-8", "replace"), bodies)


def secrets_of(desk: Desk, told: str) -> Secrets:
    """What the laptop has in its own stream, of now and of before. `told`: what was typed into the
    cases; a word of it may leave, and so may a school that a child of a case goes to."""
    texts, metres, ids = set[str](), set[int](), set[str]()
    known = _close(told)
    for row in desk.store.rows(desk.device, "own"):
        if row.payload is None:
            continue
        body, kind = json.loads(row.payload), row.header.kind
        ids.add(row.header.record)
        metres |= {body["metres"]} if body.get("metres") is not None else set()
        for field in _OWN_TEXTS.get(kind, ()):
            value = body.get(field) or ""
            texts |= {value, *_WORD.findall(value)} if field == "name" else {value}
    kept = {one for one in texts if len(one) >= _LONG and _close(one) not in known}
    return Secrets(frozenset(kept - _EVERYBODYS), frozenset(metres), frozenset(ids))


_EVERYBODYS = {
    *KNOWN_AS,
    "known",
    "formerly",
    "Trust",
    "School",
    "Academy",
    "Multi",
    "Learning",
    "Education",
}
"""Words of hers that everybody has, and that stand in what a finding or a case says anyway."""


def leaks(opened: Opened, secrets: Secrets) -> list[str]:
    """Everything that was found, in words; nothing for a bundle that keeps its counsel."""
    return [
        *_texts(opened.raw, secrets.texts),
        *(f"the number of a private row: {one}" for one in secrets.ids if one in opened.raw),
        *_distances(opened, secrets.metres),
        *_bands(opened.rows),
    ]


# --- Words -------------------------------------------------------


def _texts(raw: str, texts: frozenset[str]) -> Iterator[str]:
    folded = raw.casefold()
    without = _close(raw)
    for text in sorted(texts):
        low = text.casefold()
        if low.isascii() and low.isalnum():  # not in the middle of a hash, or of a longer word
            if re.search(rf"(?<![0-9a-z_]){re.escape(low)}(?![0-9a-z_])", folded):
                yield text
        elif low in folded or _close(text) in without:
            yield text
        for disguise in _disguises(text):
            if disguise in raw:
                yield f"{text} as {disguise}"


def _close(text: str) -> str:
    """Without spaces and capitals: "Mc Tarn" may be written McTarn."""
    return re.sub(r"\s+", "", text.casefold())


def _disguises(text: str) -> Iterator[str]:
    data = text.encode()
    yield data.hex()
    yield base64.b64encode(data).decode().rstrip("=")[: len(data) * 4 // 3 - 1]
    if len(text) > 6:
        yield text[::-1]
    if not text.isascii():
        yield json.dumps(text)[1:-1]


# --- Distances ---------------------------------------------------


def _spellings(metres: int) -> Iterator[str]:
    """With its unit, or so fine that it means nothing else."""
    yield f"{metres} m"
    yield f"{metres}m"
    yield f"{metres:,} m"
    for unit, size in (("km", 1000.0), ("mi", _MILE)):
        for places in range(4):
            number = f"{metres / size:.{places}f}"
            yield f"{number} {unit}"
            yield f"{number}{unit}"
            if places > 1:
                yield number


def _distances(opened: Opened, metres: frozenset[int]) -> Iterator[str]:
    for one in sorted(metres):
        for spelt in dict.fromkeys(_spellings(one)):
            if re.search(rf"(?<![\w.]){re.escape(spelt)}(?![\w]|\.\d)", opened.raw):
                yield f"{one} metres as {spelt!r}"
    finer = {round(one / size, places) for one in metres for size in (1.0, 1000.0, _MILE)
             for places in range(4)}  # fmt: skip
    for kind, body in opened.rows:
        for path, value in _numbers(body):
            if value in finer or int(value) in metres:
                yield f"{value} at {kind}{path}"


def _numbers(value: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number in a body, and every text that is nothing but one."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _numbers(one, f"{path}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from _numbers(one, path)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value
    elif isinstance(value, str) and re.fullmatch(r"\d+\.\d+", value):
        yield path, float(value)


# --- Bands -------------------------------------------------------

_TRAVELS = {
    "check": {"case", "pack", "version", "outcome", "band"},
    "finding": {"case", "kind", "strength", "certainty", "clause", "state", "band", "why"},
}


def _bands(rows: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[str]:
    """The band is one of its five words, stands in nothing else, and nothing stands beside it."""
    for kind, body in rows:
        if kind not in KINDS or kind in (*_OWN_TEXTS, "same_person", "arrival"):
            yield f"a row of kind {kind}"
        if "band" in body and body["band"] not in (*get_args(Band), None):
            yield f"a band {body['band']!r}"
        if kind not in _TRAVELS:
            yield from (f"a band in {kind}" for key in body if key in ("band", "occasion"))
        elif set(body) - _TRAVELS[kind]:
            yield f"beside a band: {sorted(set(body) - _TRAVELS[kind])}"
        if kind == "finding" and body["kind"] not in get_args(FindingKind):
            yield f"a finding {body['kind']!r}"
