"""What a policy means at a kitchen table, in a few lines: what is said, what stops, how near.

For whoever writes one, beside the form; and for whoever reads one before its sixty clauses.
"""

from typing import NamedTuple

from desktop.casework.packs.file import PackFile
from desktop.casework.packs.roles import RoleDef
from desktop.casework.publishing import policy_words as words
from desktop.casework.saying.said import capital

_TIES = (("family", "family"), ("friend", "friends"), ("extended_family", "extended family"))
_KNOWN = (*_TIES, ("acquaintance", "acquaintances"))


class Gist(NamedTuple):
    """What stops, or asks for a reason, in lines; empty where the policy asks neither."""

    statement: str  # when it is owed
    stops: tuple[str, ...]
    flags: tuple[str, ...]
    area: str
    role: str  # whether one is stated


def gist(pack: PackFile) -> Gist:
    """The whole of it."""
    stops, flags = _ties(pack)
    return Gist(
        statement=_statement(pack),
        stops=stops,
        flags=flags,
        area=_area(pack),
        role=_role(pack),
    )


def said_at_meeting(pack: PackFile, role: RoleDef, name: str, service: str) -> str:
    """The words with which she begins a meeting in this role."""
    return pack.meeting.text.strip().format(name=name, role=role.spoken, service=service)


def _statement(pack: PackFile) -> str:
    rule = pack.statement
    when = words.word_label(rule.occasion)
    if rule.occasion == "on_request":
        return "Offered to whoever asks, and owed to nobody."
    return f"Owed {when[:1].lower()}{when[1:]}{', spoken' if rule.spoken else ''}."


def _ties(pack: PackFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = [
        ("a position at the school", pack.position.strength),
        ("her own child at the school", pack.own_child.strength),
    ]
    found.append(("any other stake, as working for the council", pack.stake.strength))
    found += [(f"{said} in the case", getattr(pack.known, key)) for key, said in _KNOWN]
    by = {
        strength: tuple(capital(said) for said, one in found if one == strength)
        for strength in ("stop", "where_possible")
    }
    return by["stop"], by["where_possible"]


def _area(pack: PackFile) -> str:
    area, does = pack.area, {"stop": "goes to a colleague", "where_possible": "needs a reason"}
    parts = []
    if area.near != "off" and area.near_limit is not None:
        parts.append(
            f"A family nearer than {area.near_limit:g} km from her home {does[area.near]}."
        )
    if area.far != "off" and area.far_limit is not None:
        parts.append(f"One farther than {area.far_limit:g} km {does[area.far]}.")
    return " ".join(parts)


def _role(pack: PackFile) -> str:
    return {
        "must": "Stated at every meeting.",
        "where_possible": "Stated where possible; else with a reason.",
        "off": "",
    }[pack.role.strength]
