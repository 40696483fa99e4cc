"""The policies that a new office can begin with, each with a line of what it asks."""

from dataclasses import dataclass

from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.surroundings import World

_OCCASIONS = {
    "first": "The statement at everybody’s first contact",
    "every": "The statement at every contact",
    "on_request": "The statement offered, not asked for",
}
_ROLES = {
    "must": "a role stated at every meeting",
    "where_possible": "a role stated at meetings where possible",
    "off": "no role asked for at meetings",
}
FIRST = "standard"
"""The pack that is offered first."""


@dataclass(frozen=True)
class PackOffered:
    """A shipped policy pack."""

    name: str
    title: str
    version: str
    line: str


def packs_offered(world: World) -> tuple[PackOffered, ...]:
    """Every shipped pack, the standard one first. Raises `BadPack`."""
    packs = [read_pack(text, file=f"{name}.toml") for name, text in sorted(world.packs.items())]
    packs.sort(key=lambda pack: pack.name != FIRST)
    return tuple(PackOffered(pack.name, pack.title, pack.version, _line(pack)) for pack in packs)


def _line(pack: Pack) -> str:
    """What it asks, in one sentence or two."""
    said = f"{_OCCASIONS[pack.statement.occasion]}; {_ROLES[pack.role.strength]}; {_area(pack)}."
    return f"{said} {len(pack.clauses)} clauses."


def _area(pack: Pack) -> str:
    area = pack.area
    near = f"nearer than {area.near_limit:g} km" if area.near != "off" and area.near_limit else ""
    far = f"farther than {area.far_limit:g} km" if area.far != "off" and area.far_limit else ""
    limits = " or ".join(part for part in (near, far) if part)
    stops = "stop" in (area.near, area.far)
    what = "go to a colleague" if stops else "need a reason"
    return f"families {limits} from home {what}" if limits else "no limit of distance"
