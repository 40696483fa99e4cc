"""`interests VAULT add|amend|list|remove|looked-over`: the volunteer's own declarations."""

from argparse import Namespace
from datetime import date

from db.errors import NoSuchRecord
from db.names import Urn
from db.own import Interest
from desktop.casework.actions.closeness import declare, homes
from desktop.casework.actions.closeness.declare import Declaration
from desktop.casework.actions.closeness.interest_list import Lived, look_at_interests
from desktop.casework.actions.closeness.looked_over import look_over
from desktop.casework.actions.closeness.looked_over import looked_over as how_it_stands
from desktop.casework.desk import Desk
from desktop.casework.record.mine import declared
from desktop.casework.record.mine import homes as homes_of
from desktop.casework.saying.dates import read_date, written
from desktop.casework.saying.said import counted, together
from desktop.casework.surroundings import World
from desktop.commands.asked import meant
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault
from desktop.commands.grammar.interests import KNOWN_AS
from desktop.commands.output import Output

_NOTHING = "Nothing is declared yet."
NONE = "none"
"""Said for a day that is to be no more."""


def _fields(one: Declaration) -> dict[str, object]:
    fields: dict[str, object] = {"id": one.id, "kind": one.kind, "what": one.what}
    return {**fields, "since": _iso(one.since), "until": _iso(one.until)}


def _tell(one: Declaration, out: Output) -> None:
    out.line(_fields(one), f"{one.id}  {one.what}")


def _tell_made(one: Declaration, out: Output) -> int:
    """What was written, and the open cases in which it was found."""
    out.line({**_fields(one), "cases": list(one.finds.cases)}, f"{one.id}  {one.what}")
    if one.finds.cases:
        cases = together(list(one.finds.cases))
        many = counted(len(one.finds.cases), "open case")
        out.aside(f"It meets {many}: {cases}. What to do: evenhand finding list VAULT")
    return 0


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(typed: str | None, what: str) -> date | None:
    return None if typed is None or typed.casefold() == NONE else read_date(typed, what)


def _days(args: Namespace) -> tuple[date | None, date | None]:
    return _day(args.since, "first day"), _day(args.until, "last day")


def add_position(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT add position --school URN|--trust NUMBER --as TEXT [--since] [--until]`"""
    since, until = _days(args)
    with open_vault(args, world) as desk:
        made = declare.declare_position(
            desk, args.school, args.held_as, trust=args.trust, since=since, until=until,
            note=args.note,
        )  # fmt: skip
        return _tell_made(made, out)


def add_child_school(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT add child-school --school URN [--since DATE] [--until DATE]`"""
    since, until = _days(args)
    with open_vault(args, world) as desk:
        made = declare.declare_child_school(
            desk, args.school, since=since, until=until, note=args.note
        )
        return _tell_made(made, out)


def add_person(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT add known-person --name NAME [--born DATE] [--postcode P] --as …`"""
    born = None if args.born is None else read_date(args.born, "date of birth")
    known_as = one_of("how you know them", args.known_as, KNOWN_AS)
    at = meant(args.postcode)
    with open_vault(args, world) as desk:
        made = declare.declare_person(desk, args.name, known_as, born, at, note=args.note)
        return _tell_made(made, out)


def add_stake(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT add stake --as TEXT [--name TEXT] [--school URN] [--trust NUMBER]`"""
    since, until = _days(args)
    with open_vault(args, world) as desk:
        made = declare.declare_stake(
            desk, args.held_as, args.name, urn=args.school, trust=args.trust, since=since,
            until=until, note=args.note,
        )  # fmt: skip
        return _tell_made(made, out)


def add_home(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT add home --postcode P [--since DATE] [--until DATE] [--only]`"""
    since, until = _days(args)
    at = meant(args.postcode)
    with open_vault(args, world) as desk:
        if args.only:
            made = homes.declare_home(desk, at, since)
            if until is not None:
                homes.amend_home(desk, made, until=until)
        else:
            made = homes.add_home(desk, at, since, until)
        _tell_home(desk, made, out)
    return 0


def amend(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT amend ID [--as TEXT] [--since DATE] [--until DATE|none] …`"""
    days = {
        name: _day(getattr(args, name), what)
        for name, what in (("since", "first day"), ("until", "last day"), ("born", "date of birth"))
        if getattr(args, name) is not None
    }
    words = {
        name: getattr(args, name)
        for name in ("held_as", "name", "postcode", "trust")
        if getattr(args, name) is not None
    }
    if "postcode" in words:
        words["postcode"] = meant(words["postcode"])
    changes: dict[str, object] = {**days, **words}
    if args.school is not None:
        changes |= {"urn": Urn(args.school), "trust": ""}
    with open_vault(args, world) as desk:
        number = _number(desk, args.id)
        if any(one.id == number for one in homes_of(desk)):
            home = {name: changes[name] for name in _OF_HOME if name in changes}
            _tell_home(desk, homes.amend_home(desk, number, **home), out)
            return 0
        return _tell_made(declare.amend_interest(desk, number, **changes), out)


_OF_HOME = ("postcode", "since", "until")


def list_all(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT list [--all]`"""
    with open_vault(args, world) as desk:
        found = declare.listed(desk)
        for one in found:
            _tell(one, out)
        if args.all:
            _tell_the_rest(desk, out)
    if not found and not out.as_json:
        out.aside(_NOTHING)
    return 0


def _tell_the_rest(desk: Desk, out: Output) -> None:
    """What is over, the homes, and when the list was looked over."""
    seen = look_at_interests(desk)
    for one in seen.over:
        assert isinstance(one.interest, Interest)
        what = declare.describe(desk, one.interest)
        made = Declaration(one.id, one.interest.kind, what, one.interest.since, one.interest.until)
        out.line({**_fields(made), "over": True}, f"{made.id}  {what} (over)")
    for home in seen.homes:
        _tell_lived(home, out)
    last = seen.looked_over
    said = f"Looked over on {written(last.last)}." if last.last else "Never looked over yet."
    fields = {"kind": "looked-over", "on": _iso(last.last), "nothing": last.nothing}
    out.line({**fields, "owed": last.owed, "term": last.term}, said)


def _tell_home(desk: Desk, home: str, out: Output) -> None:
    found = [one for one in look_at_interests(desk).homes if one.id == home]
    for one in found:
        _tell_lived(one, out)


def _tell_lived(home: Lived, out: Output) -> None:
    what = f"home at {home.postcode}" + (f", {home.days}" if home.days else "")
    fields: dict[str, object] = {"id": home.id, "kind": "home", "what": what}
    fields |= {"since": _iso(home.since), "until": _iso(home.until), "over": home.over}
    out.line(fields, f"{home.id}  {what}")


def remove(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT remove ID`"""
    with open_vault(args, world) as desk:
        number = _number(desk, args.id)
        lived = [one for one in look_at_interests(desk).homes if one.id == number]
        if lived:
            homes.remove_home(desk, number)
            _tell_lived(lived[0], out)
        else:
            _tell(declare.withdraw(desk, number), out)
    return 0


def looked_over(args: Namespace, out: Output, world: World) -> int:
    """`interests VAULT looked-over [--nothing] [--note TEXT]`"""
    with open_vault(args, world) as desk:
        said = look_over(desk, nothing=args.nothing, note=args.note)
        now = how_it_stands(desk)
        fields = {"on": _iso(said.on), "nothing": said.empty, "note": said.note}
        what = "nothing to declare" if said.empty else "the list is as it should be"
        out.line({**fields, "term": now.term}, f"{written(said.on)}: {what}")
    return 0


def _number(desk: Desk, typed: str) -> str:
    """A number, or an unambiguous beginning of one. Raises `NoSuchRecord`."""
    wanted = typed.strip().casefold()
    every = [*(one.id for one in declared(desk)), *(one.id for one in homes_of(desk))]
    found = [one for one in every if wanted and one.startswith(wanted)]
    if len(found) != 1:
        raise NoSuchRecord(what="interest", id=typed)
    return found[0]
