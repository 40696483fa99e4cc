"""Whether the words of a pack can be said: the statement, the words at a meeting, the roles."""

from collections.abc import Iterator
from string import Formatter

from desktop.casework.packs.fault import Fault, folded
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.lines import Path

GAPS = ("name", "role", "service")


def word_faults(pack: PackFile) -> Iterator[Fault]:
    """What is read out and what stands on a card."""
    if not pack.title.strip():
        yield Fault(("title",), "the policy has no title", "what your service calls it")
    if not pack.statement.text.strip():
        yield Fault(("statement", "text"), "the statement has no words", "the words to read out")
    if not pack.card.impartial.strip():
        yield Fault(("card", "impartial"), "the role card has no words", "one line for the card")
    if pack.explain.clause and not pack.explain.text.strip():
        yield Fault(("explain",), "impartial is not explained", "text = …")
    where: Path = ("meeting", "text")
    try:
        gaps = _gaps(pack.meeting.text)
    except ValueError:
        yield Fault(where, "a { or } stands alone", "{role} for the role; {{ for a bracket")
        return
    for gap in gaps:
        if gap not in GAPS:
            yield Fault(where, f"{{{gap}}} cannot be filled", "{name}, {role} or {service}")
    if not pack.meeting.text.strip():
        yield Fault(where, "the words at a meeting are missing", "what is said when it begins")
    if pack.role.on and "role" not in gaps:
        yield Fault(where, "the words at a meeting never state the role", "{role}, once")


def _gaps(template: str) -> list[str]:
    """What stands between braces, whole: `{role:>9}` is "role:>9". ValueError: a brace too many."""
    return [
        gap + (f"!{turn}" if turn else "") + (f":{form}" if form else "")
        for _, gap, form, turn in Formatter().parse(template)
        if gap is not None
    ]


def role_faults(pack: PackFile) -> Iterator[Fault]:
    """The roles: there where one is asked, each once, and none that nothing uses."""
    if pack.role.on and not pack.role.choice:
        yield Fault(("role",), "a role is asked but none is named", "[[role.choice]] for each")
    if pack.role.choice and not pack.role.on:
        yield Fault(("role", "choice", 0), "roles are named but nothing asks for one",
                    "another strength, or no roles")  # fmt: skip
    seen: set[str] = set()
    for number, role in enumerate(pack.role.choice):
        here: Path = ("role", "choice", number, "name")
        if not folded(role.name):
            yield Fault(here, "a role has no name", "the policy’s own name for it")
        elif folded(role.name) in seen:
            yield Fault(here, f"the role “{role.name}” stands twice", "one of the two")
        seen.add(folded(role.name))
        for key in ("meaning", "spoken", "card_line"):
            if not getattr(role, key).strip():
                where: Path = ("role", "choice", number, key)
                yield Fault(where, f"“{role.name}” says nothing for “{key}”", "words for it")
