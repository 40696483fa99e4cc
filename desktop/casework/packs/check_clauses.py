"""Whether every clause says what answers it, and every setting names a clause that is there."""

from collections.abc import Iterator

from desktop.casework.packs.fault import Fault
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.lines import Path
from desktop.casework.packs.parts import Part, Rule, named_clauses


def clause_faults(pack: PackFile) -> Iterator[Fault]:
    """The clauses by themselves."""
    seen: set[str] = set()
    for number, clause in enumerate(pack.clauses):
        here: Path = ("clause", number)
        if clause.id in seen:
            yield Fault((*here, "id"), f"the clause {clause.id} stands twice", "one of the two")
        seen.add(clause.id)
        if not clause.asks.strip():
            yield Fault((*here, "asks"), f"{clause.id} asks nothing", "what it asks, in your words")
        if not (clause.answer.strip() or clause.outside.strip()):
            yield Fault(here, f"nothing answers {clause.id}", "answer = … or outside = …")
        if len(set(clause.who)) != len(clause.who):
            yield Fault((*here, "who"), "the same people stand twice", '["staff", "volunteers"]')
        if len(set(clause.origin)) != len(clause.origin):
            yield Fault((*here, "from"), "the same clause stands twice", "each once")


def setting_faults(pack: PackFile) -> Iterator[Fault]:
    """What the settings name."""
    ids = {clause.id for clause in pack.clauses}
    for path, part in tables(pack):
        table = ".".join(step for step in path if isinstance(step, str))
        for key, named in named_clauses(part):
            if named not in ids:
                problem = f"[{table}] names the clause {named}, which is not in the file"
                yield Fault((*path, key), problem, "the id of a [[clause]] of this file")
        if isinstance(part, Rule) and part.on and not part.clause and table not in _FREE:
            yield Fault(path, f"[{table}] asks something but names no clause", 'clause = "…"')


# Kept whether a clause asks for it or not: law and care ask for it.
_FREE = frozenset({"privacy", "at_risk", "contact_at_risk"})


def tables(pack: PackFile) -> Iterator[tuple[Path, Part]]:
    """Every table of the file but the clauses, with its path."""
    yield from _below((), pack)


def _below(path: Path, part: Part) -> Iterator[tuple[Path, Part]]:
    for name, key in zip(part.__struct_fields__, part.__struct_encode_fields__, strict=True):
        if key == "clause" and not path:
            continue
        value = getattr(part, name)
        if isinstance(value, Part):
            yield (*path, key), value
            yield from _below((*path, key), value)
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                if isinstance(each, Part):
                    yield (*path, key, number), each
                    yield from _below((*path, key, number), each)
