"""Which paper is wanted, and what the desk needs to know for the choice. Read on the worker."""

from dataclasses import dataclass
from typing import Literal, cast, get_args

import resources
from desktop.casework.actions.papers import texts
from desktop.casework.desk import Desk
from desktop.casework.record.cases import show_case
from desktop.documents import from_desk
from desktop.documents.from_desk import Made
from desktop.documents.press import Press

Kind = Literal[
    "statement",
    "statement-folded",
    "policy",
    "policy-display",
    "policy-website",
    "parent-carer",
    "young-person",
    "professional",
]
EVALUATIONS: tuple[Kind, ...] = ("parent-carer", "young-person", "professional")
WORDS: dict[Kind, str] = {
    "statement": "Statement, a leaflet of A4",
    "statement-folded": "Statement, folded to A5",
    "policy": "Policy, to hand out (A4)",
    "policy-display": "Policy, to hang up (A3)",
    "policy-website": "Policy, for the website",
    "parent-carer": "What parents and carers think: a form",
    "young-person": "What a young person thinks: an easy form",
    "professional": "What a professional thinks: a form",
}


@dataclass(frozen=True)
class Wanted:
    """A paper, and for whom. `case`: its printed reference, or empty."""

    kind: Kind = "statement"
    language: str = texts.ENGLISH
    case: str = ""
    named: bool = False
    on_screen: bool = False  # a form with fields to fill in
    person: str = ""  # of the case, for whom it was asked: picked where it is noted


@dataclass(frozen=True)
class Around:
    """What there is to choose from here."""

    kinds: tuple[Kind, ...]
    languages: tuple[str, ...]
    office: bool
    case: str = ""
    people: tuple[tuple[str, str], ...] = ()  # id and name, of the case


def understood(about: str) -> Wanted:
    """What a screen is about: "KIND CASE PERSON", each of them left out or not. Nothing else."""
    kind, _, rest = about.partition(" ")
    if kind in get_args(Kind):
        case, _, person = rest.partition(" ")
        return Wanted(cast(Kind, kind), case=case, person=person)
    return Wanted(case=about)


def look_around(desk: Desk, case: str) -> Around:
    """What can be chosen. Raises `NoSuchCase`, `AmbiguousCase`, `CaseErased`."""
    pack = desk.pack
    asked = pack.evaluation.questions and (pack.evaluation.whom or EVALUATIONS)
    kinds = tuple(kind for kind in WORDS if kind not in EVALUATIONS or kind in tuple(asked or ()))
    office = desk.kind == "office"
    if not case:
        return Around(kinds, texts.languages(desk), office)
    view = show_case(desk, case)
    people = tuple((str(one.id), one.body.name) for one, _ in view.people)
    return Around(kinds, texts.languages(desk), office, view.case.body.reference, people)


def make(desk: Desk, wanted: Wanted) -> Made:
    """The paper. Raises what `desktop.documents.from_desk` does."""
    press = Press(fonts=resources.path("fonts"), layouts=resources.path("papers"))
    match wanted.kind:
        case "statement":
            return from_desk.statement(desk, press, wanted.language, "a4")
        case "statement-folded":
            return from_desk.statement(desk, press, wanted.language, "a5")
        case "policy":
            return from_desk.policy(desk, press, "a4")
        case "policy-display":
            return from_desk.policy(desk, press, "a3")
        case "policy-website":
            return from_desk.policy(desk, press, "html")
        case whom:
            return from_desk.evaluation(
                desk,
                press,
                whom,
                case=wanted.case,
                named=wanted.named,
                way="fields" if wanted.on_screen else "paper",
            )
