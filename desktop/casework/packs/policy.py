"""A service's policy pack, read from its file: `read_pack`, and the types of what it holds.

- Nothing is hard-coded: when a statement is owed, what stops a case and how far is far are
  settings of the pack, and each names the clause that it comes from.
- A pack is good or it is refused, with the line, what is wrong and what to write instead. There
  is no half-good pack, and no bad file ever ends in anything but that refusal.
- The exact text is kept, so that a record can name the exact words by their hash.
"""

import re
import tomllib
from functools import lru_cache

import msgspec

from db.errors import BadPack
from desktop.casework.packs.advice import (
    Agency,
    BalanceRule,
    ConsentOf,
    ConsentRule,
    ConsentWhen,
    OwnWordsRule,
    ProfessionalViewsRule,
    SignpostRule,
)
from desktop.casework.packs.checks import faults
from desktop.casework.packs.clauses import (
    Clause,
    Standing,
)
from desktop.casework.packs.evaluation import (
    AskedWhen,
    EvaluationRule,
    Evaluator,
    Question,
    QuestionKind,
)
from desktop.casework.packs.file import (
    PackFile,
)
from desktop.casework.packs.oversight import (
    Overseer,
    Receives,
    ReviewRule,
)
from desktop.casework.packs.pack import (
    Pack,
)
from desktop.casework.packs.papers import (
    EquityRule,
    PapersRule,
    PrivacyRule,
    Terms,
)
from desktop.casework.packs.parts import (
    Ask,
    Who,
)
from desktop.casework.packs.people import (
    ChallengeRule,
    ConcernRule,
    Course,
    Step,
    TrainingRule,
)
from desktop.casework.packs.roles import (
    Card,
    RoleDef,
    RoleRule,
    RoleStrength,
)
from desktop.casework.packs.safety import (
    AtRiskRule,
    ContactAtRisk,
)
from desktop.casework.packs.shape import bad, read_shape
from desktop.casework.packs.statement import (
    ExplainRule,
    MeetingWords,
    Occasion,
    Reading,
    StatementRule,
)
from desktop.casework.packs.ties import (
    AreaRule,
    KnownRule,
    SchoolRule,
    StakeRule,
    StopWords,
)
from desktop.casework.packs.wording import (
    WordingRule,
)

__all__ = [
    "MOST_CHARACTERS",
    "Agency",
    "AreaRule",
    "Ask",
    "AskedWhen",
    "AtRiskRule",
    "BalanceRule",
    "Card",
    "ChallengeRule",
    "Clause",
    "ConcernRule",
    "ConsentOf",
    "ConsentRule",
    "ConsentWhen",
    "ContactAtRisk",
    "Course",
    "EquityRule",
    "EvaluationRule",
    "Evaluator",
    "ExplainRule",
    "KnownRule",
    "MeetingWords",
    "Occasion",
    "Overseer",
    "OwnWordsRule",
    "Pack",
    "PackFile",
    "PapersRule",
    "PrivacyRule",
    "ProfessionalViewsRule",
    "Question",
    "QuestionKind",
    "Reading",
    "Receives",
    "ReviewRule",
    "RoleDef",
    "RoleRule",
    "RoleStrength",
    "SchoolRule",
    "SignpostRule",
    "StakeRule",
    "Standing",
    "StatementRule",
    "Step",
    "StopWords",
    "Terms",
    "TrainingRule",
    "Who",
    "WordingRule",
    "read_pack",
]

MOST_CHARACTERS = 200_000
"""What the record keeps of one pack (`db.service.Pack.text`), in characters."""

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_pack(text: str, file: str) -> Pack:
    """The pack that a TOML text holds. `file` is the name that a refusal shows.

    Raises `BadPack` (facts `where`, `problem`, `instead`) for the first fault, and nothing else.
    """
    return _read(text, file)


@lru_cache(maxsize=16)  # a desk reads its own at every unlock, the Policy page those beside it
def _read(text: str, file: str) -> Pack:
    raw = _toml(text, file)
    shape = read_shape(raw, text, file)
    for fault in faults(shape):
        raise bad(file, text, *fault)
    return Pack(**msgspec.structs.asdict(shape), source=text)


def _toml(text: str, file: str) -> dict[str, object]:
    if len(text) > MOST_CHARACTERS:
        raise bad(file, "", (), "the file is too long", f"{MOST_CHARACTERS:,} characters at most")
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        line = text.count("\n", 0, fault.start) + 1
        raise BadPack(
            where=f"{file}, line {line}",
            problem="a character is not text",
            instead="the file saved as UTF-8",
        ) from None
    try:
        # Notepad saves UTF-8 with a mark in front, which TOML does not know.
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise bad(file, "", (), "lists lie too deep inside each other", "a flat list") from None
    except ValueError as fault:  # tomllib's own error is one; so is a number of 5,000 digits
        said = str(fault)
        at = _AT_LINE.search(said)
        line = int(at[1]) if at else text.count("\n") + 1 if "end of document" in said else 1
        raise BadPack(
            where=f"{file}, line {line}",
            problem=f"this is not TOML: {_AT_LINE.sub('', said).strip()[:200]}",
            instead='a line like: name = "…"',
        ) from None
