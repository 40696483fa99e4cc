"""Papers of a desk: what stands in its record, set with what papers are made with.

Called where the desk is (the worker of a window, a verb of the command line). Nothing is written.
Each paper says what it was made of, for the note that it was handed over.
"""

from dataclasses import dataclass
from typing import Literal

from db.errors import BadInput
from desktop.casework.actions.papers import texts
from desktop.casework.actions.papers.hand_over import What
from desktop.casework.actions.papers.identity import identity
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.packs.policy import Evaluator
from desktop.casework.promise.role import card
from desktop.casework.record.cases import show_case
from desktop.documents.evaluation_form import evaluation_form, form_of
from desktop.documents.policy_copy import PolicySize, policy_copy, policy_of, policy_page
from desktop.documents.press import Passage, Press
from desktop.documents.sheets import Size
from desktop.documents.statement_leaflet import LeafletSize, leaflet_of, statement_leaflet

Way = Literal["paper", "fields"]


@dataclass(frozen=True)
class Made:
    """A paper and what it was made of. `family`: the name of somebody stands on it."""

    what: What
    name: str  # of a file
    data: bytes
    pages: int
    version: str
    text_hash: str
    language: str = texts.ENGLISH
    family: bool = False


def statement(desk: Desk, press: Press, language: str, size: LeafletSize) -> Made:
    """The statement leaflet. Raises `UnknownWord`, `BadInput`, `TooLong`."""
    said = texts.statement_in(desk, language)
    means = texts.said(desk, "explanation", said.language)
    leaflet = leaflet_of(
        desk.pack,
        Passage(said.text, _tag(said.language)),
        Passage(means.text, _tag(means.language)) if means is not None else None,
        texts.leaflet_in(desk, said.language),
    )
    paper = statement_leaflet(leaflet, identity(desk), desk.today, size, press=press)
    tongue = "" if said.language == texts.ENGLISH else f"-{said.language}"
    return Made(
        "statement",
        f"we-are-impartial{tongue}{'-folded' if size == 'a5' else ''}.pdf",
        paper.pdf,
        paper.pages,
        desk.pack.version,
        said.hash,
        said.language,
    )


def policy(desk: Desk, press: Press, size: PolicySize | Literal["html"]) -> Made:
    """A copy of the policy; "html" for the website. Raises `BadInput`."""
    pack = desk.pack
    copy = policy_of(pack, texts.policy_day(desk))
    if size == "html":
        page = policy_page(copy, identity(desk), press=press).encode()
        return Made("policy", "policy.html", page, 1, pack.version, pack.hash)
    paper = policy_copy(copy, identity(desk), desk.today, size, press=press)
    return Made("policy", f"policy-{size}.pdf", paper.pdf, paper.pages, pack.version, pack.hash)


def evaluation(
    desk: Desk,
    press: Press,
    whom: Evaluator,
    *,
    case: str = "",
    named: bool = False,
    way: Way | None = None,
) -> Made:
    """An evaluation form; of a case only its reference stands on it, and the child if `named`.

    A professional's is to be filled in on screen unless `way` says otherwise. Raises `BadInput`
    where the policy asks nobody anything, `NoSuchCase`, `AmbiguousCase`.
    """
    if not desk.pack.evaluation.questions:
        wanted = "a policy with questions to ask; the one in force has none"
        raise BadInput(what="evaluation", given=desk.pack.title, expected=wanted)
    reference = about = ""
    if case:
        view = show_case(desk, case)
        reference = view.case.body.reference
        about = next((p.body.name for p, _ in view.people if str(p.id) == view.case.body.child), "")
    form = form_of(desk.pack, whom, reference=reference, about=about if named else "")
    service, today = identity(desk), desk.today
    if (way or ("fields" if whom == "professional" else "paper")) == "fields":
        # Late: what reads typefaces and PDF takes half a second.
        from desktop.documents.evaluation_fields import evaluation_fields  # noqa: PLC0415

        paper = evaluation_fields(form, service, today, press=press)
    else:
        paper = evaluation_form(form, service, today, press=press)
    asked = sha256("\n".join(each.words for each in form.questions))
    return Made(
        "evaluation",
        f"evaluation-{whom}.pdf",
        paper.pdf,
        paper.pages,
        desk.pack.version,
        asked,
        family=bool(form.about),
    )


def role_card(desk: Desk, press: Press, role: str, size: Size, *, large_print: bool) -> Made:
    """The role card, with the service's logo. Raises `UnknownWord`, `BadInput`, `TooLong`."""
    # Late: reportlab takes a third of a second.
    from desktop.documents.role_card import Card  # noqa: PLC0415
    from desktop.documents.role_card import role_card as draw  # noqa: PLC0415

    words = card(desk.pack, role, desk.person, desk.service)
    paper = Card(
        service=words.service,
        volunteer=words.name,
        role=words.role,
        line=words.impartial,
        logo=identity(desk).logo,
    )
    made = draw(paper, size, large_print=large_print, fonts=press.fonts, layouts=press.layouts)
    said = sha256(f"{words.role}\n{words.impartial}")
    return Made("role-card", "role-card.pdf", made.pdf, made.pages, desk.pack.version, said)


def _tag(language: str) -> str:
    return "en-GB" if language == texts.ENGLISH else language
