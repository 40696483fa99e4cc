"""Whether two names could be one person, and how sure that is.

The rules (policies.md, 4).

- `sure`: the names agree after folding, and the date of birth agrees, or the full postcode does
  and no date of birth speaks against it (father and son at one address are two people). People
  move, so another postcode does not speak against the same date of birth.
- `likely`: they agree after folding, or by a short form or a spelling from another script, and
  nothing disagrees.
- `perhaps`: one slip, likeness of sound, one name in two languages, a part of it, a further name
  or an initial; or they agree, but the date of birth or the postcode does not; or the given name
  and the date of birth agree, but not the surname: people marry.
- A weak likeness with another date of birth against it is none, unless that is off by one slip.

`why` says it in words that a volunteer can weigh. Comparing is symmetric. Many comparisons are
quick when each name is `prepare`d once: most pairs end at one look-up.
"""

from datetime import date

from msgspec import Struct

from db.names import Certainty
from desktop.casework.closeness.name_relation import (
    Relation,
    one_given_name,
    relation_of,
)
from desktop.casework.closeness.people_names import Folded, fold


class Named(Struct, frozen=True, kw_only=True):
    """A person as far as telling people apart goes."""

    name: str
    born: date | None = None
    postcode: str = ""  # a full one, or nothing


class Prepared(Struct, frozen=True, kw_only=True):
    """The same, folded once for many comparisons."""

    folded: Folded
    born: date | None
    postcode: str


class Likeness(Struct, frozen=True, kw_only=True):
    """Two names could be one person."""

    certainty: Certainty
    why: str


def prepare(named: Named) -> Prepared:
    """A person, ready for many comparisons."""
    code = "".join(named.postcode.split()).upper()
    return Prepared(
        folded=fold(named.name), born=named.born, postcode=code if len(code) >= 5 else ""
    )


def compare(a: Named, b: Named) -> Likeness | None:
    """How alike two people are, or None where their names are too far apart."""
    return compare_prepared(prepare(a), prepare(b))


def compare_prepared(a: Prepared, b: Prepared) -> Likeness | None:
    """The same, of people who are prepared already."""
    born = None if a.born is None or b.born is None else a.born == b.born
    found = relation_of(a.folded, b.folded)
    if found is None and born and one_given_name(a.folded, b.folded):
        found = (9, "surname", ())
    if found is None:
        return None
    _, relation, words = found
    code = None if not a.postcode or not b.postcode else a.postcode == b.postcode
    near = a.born is not None and b.born is not None and _days_alike(a.born, b.born)
    certainty = _certainty(relation, born, near, code)
    if certainty is None:
        return None
    return Likeness(certainty=certainty, why=f"{_name_words(relation, words)}; {_rest(born, code)}")


def _certainty(
    relation: Relation, born: bool | None, near: bool, code: bool | None
) -> Certainty | None:
    """How sure; None where a weak likeness has another date of birth against it."""
    if relation in ("further", "initial"):
        return None if born is False else "perhaps"
    if relation in ("slip", "across", "sound", "part", "surname"):
        return None if born is False and not near else "perhaps"
    if relation == "agree" and (born or (code and born is None)):
        return "sure"
    return "perhaps" if born is False or code is False else "likely"


def _days_alike(one: date, other: date) -> bool:
    """One date with a slip: day and month changed places, or one of the three is another."""
    a, b = (one.year, one.month, one.day), (other.year, other.month, other.day)
    if a == (b[0], b[2], b[1]):
        return True
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


# --- Words -------------------------------------------------------

_SAID: dict[Relation, str] = {
    "agree": "The names agree",
    "short": "Short forms of one name",
    "script": "Two spellings of one name",
    "slip": "One letter differs",
    "across": "One name in two languages",
    "sound": "The names sound alike",
    "part": "One of them is a part of the other",
    "further": "One of them has a further name",
    "initial": "One of them has only an initial",
    "surname": "The given names agree and the surnames do not",
}


def _name_words(relation: Relation, words: tuple[str, ...]) -> str:
    shown = (
        f" ({', '.join(words)})"
        if words and relation in ("short", "script", "across", "part")
        else ""
    )
    return _SAID[relation] + shown


def _rest(born: bool | None, code: bool | None) -> str:
    parts = []
    if born is not None:
        parts.append("the date of birth agrees" if born else "the dates of birth differ")
    if code is not None:
        parts.append("the postcode agrees" if code else "the postcodes differ")
    return ", ".join(parts) or "no date of birth to tell them apart"
