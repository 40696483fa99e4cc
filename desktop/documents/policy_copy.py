"""A copy of the policy, for whoever asks (A4), to hang in the office (A3) and for the website.

Every clause in the pack's own words, with its number and whom it binds; which version, and of what
day. A number that asks for several things stands once, beside its parts. No family's words are in
it.
"""

import base64
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

from desktop.casework.packs.policy import Pack, Terms
from desktop.casework.papers.identity import Identity
from desktop.casework.publishing.clause_sections import Section, part_of, sections
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital
from desktop.documents.press import Paper, Passage, Press, Sheet, typeset

PolicySize = Literal["a4", "a3"]
SAID = {
    "first": "What we say at first contact",
    "every": "What we say at every contact",
    "on_request": "What we say when somebody asks",
}
MEANS = "What impartial means"
CLAUSES = "Every clause"
COLUMNS = ("Clause", "What it asks", "Whom it binds")


@dataclass(frozen=True)
class Clause:
    """One thing that the policy asks, and of whom."""

    id: str
    asks: str
    binds: str

    @property
    def part(self) -> str:
        """What it is called beside the others of its number; empty where it has that alone."""
        return capital(part_of(self.id))


@dataclass(frozen=True)
class PolicyCopy:
    """The whole policy as it is handed out."""

    title: str
    version: str
    of: date  # the day from which it holds
    said: str  # what stands over the statement: when it is said
    statement: Passage
    explanation: Passage | None
    clauses: tuple[Clause, ...]

    @property
    def dated(self) -> str:
        """Version and day."""
        return f"Version {self.version}, {written(self.of)}"

    @property
    def counted(self) -> str:
        """How many clauses there are."""
        many = len(self.clauses)
        return f"{many} {'clause' if many == 1 else 'clauses'}, in our own words."


def policy_of(pack: Pack, of: date) -> PolicyCopy:
    """What a policy gives for a copy of it."""
    explained = pack.explain.text.strip()
    return PolicyCopy(
        title=pack.title,
        version=pack.version,
        of=of,
        said=SAID[pack.statement.occasion],
        statement=Passage(pack.statement.text.strip()),
        explanation=Passage(explained) if explained else None,
        clauses=tuple(
            Clause(each.id, each.asks, _binds(each.who, pack.terms)) for each in pack.clauses
        ),
    )


def policy_copy(
    copy: PolicyCopy, service: Identity, made: date, size: PolicySize = "a4", *, press: Press
) -> Paper:
    """The copy as PDF. Raises `BadInput` for letters that no shipped typeface has."""
    sheet = Sheet(
        title=copy.title,
        subject=f"The impartiality policy of {service.name}",
        service=service,
        made=made,
        foot=f"{copy.title}. {copy.dated}",
    )
    data = {
        "size": size,
        "dated": copy.dated,
        "statement_title": copy.said,
        "statement": copy.statement.data(),
        "explanation_title": MEANS,
        "explanation": copy.explanation and copy.explanation.data(),
        "clauses_title": CLAUSES,
        "clauses_said": copy.counted,
        "columns": COLUMNS,
        "sections": [
            {
                "called": capital(each.number),
                "clauses": [{**vars(one), "part": one.part} for one in each.clauses],
            }
            for each in sections(copy.clauses)
        ],
    }
    return typeset("policy", sheet, data, press)


def policy_page(copy: PolicyCopy, service: Identity, *, press: Press) -> str:
    """The copy as one HTML page: everything it needs is inside, no script, nothing from elsewhere.

    One main heading, one table with headings of its columns, a way past the head, both for print
    and for dark screens.
    """
    style = (press.layouts / "policy.css").read_text(encoding="utf-8")
    rows = "\n".join(_rows(each) for each in sections(copy.clauses))
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in COLUMNS)
    means = ""
    if copy.explanation is not None:
        means = f"<h2>{MEANS}</h2>\n{_paragraphs(copy.explanation.text)}"
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(copy.title)}: {escape(service.name)}</title>
<meta name="description" content="{escape(copy.dated)}">
<style>
{style}</style>
</head>
<body>
<a class="past" href="#policy">Go to the policy</a>
<header>
{_logo(service)}<div>
<p class="service">{escape(service.name)}</p>
{_lines(service.lines)}</div>
</header>
<main id="policy">
<h1>{escape(copy.title)}</h1>
<p>{escape(copy.dated)}</p>
<h2>{escape(copy.said)}</h2>
<blockquote>
{_paragraphs(copy.statement.text)}
</blockquote>
{means}
<h2>{CLAUSES}</h2>
<table>
<caption>{escape(copy.counted)}</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</main>
</body>
</html>
"""


def _rows(section: Section[Clause]) -> str:
    """A row for each part; the number stands in the first, for all of them."""
    many = len(section.clauses)
    span = f' rowspan="{many}"' if many > 1 else ""
    number = f'<th scope="row"{span}>{escape(capital(section.number))}</th>'
    rows = []
    for at, one in enumerate(section.clauses):
        part = f"<b>{escape(one.part)}.</b> " if one.part else ""
        rows.append(
            f'<tr id="{escape(one.id.partition("/")[2] or one.id)}">{"" if at else number}'
            f"<td>{part}{escape(one.asks)}</td><td>{escape(one.binds)}</td></tr>"
        )
    return "\n".join(rows)


def _binds(who: tuple[str, ...], terms: Terms) -> str:
    """The service may call its volunteers something else."""
    volunteers = f"{terms.volunteer}s"
    if who == ("staff",):
        return "Staff"
    if who == ("volunteers",):
        return volunteers[:1].upper() + volunteers[1:]
    return f"Staff and {volunteers}"


def _paragraphs(text: str) -> str:
    lines = (each.strip() for each in text.splitlines())
    return "\n".join(f"<p>{escape(each)}</p>" for each in lines if each)


def _lines(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(each)}</p>\n" for each in lines)


def _logo(service: Identity) -> str:
    if service.logo is None:
        return ""
    data = base64.b64encode(service.logo).decode()
    said = escape(f"Logo of {service.name}")
    return f'<img src="data:image/png;base64,{data}" alt="{said}">\n'
