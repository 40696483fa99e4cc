"""The form as it was typed: into a draft and out of it, what is missing, and the case it means."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from db.errors import Refusal
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.closeness.so_far import SoFar
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.ground.postcode import ReadPostcode, read_postcode
from desktop.casework.saying.dates import read_date

DRAFT = DraftOf("open-case", "new")


@dataclass(frozen=True)
class Sibling:
    """A brother or sister: the name, the school's number and its name."""

    name: str = ""
    urn: str = ""
    school: str = ""

    def unfinished(self) -> bool:
        """Whether the name or the school is missing; a row that is wholly empty counts as none."""
        begun = bool(self.name.strip() or self.school.strip())
        return begun and not (self.urn and any(letter.isalpha() for letter in self.name))


@dataclass(frozen=True)
class Typed:
    """What stands in the form. `urn` is empty until a school was chosen from the list."""

    child: str = ""
    born: str = ""
    parents: tuple[str, ...] = ("",)
    relations: tuple[str, ...] = ("",)  # what each of them is to the child, in their order
    child_speaks: tuple[str, str] = ("", "")  # language, and what helps the child take part
    speak: tuple[tuple[str, str], ...] = (("", ""),)  # the same of each parent, in their order
    postcode: str = ""
    urn: str = ""
    school: str = ""
    no_school: bool = False
    siblings: tuple[Sibling, ...] = ()
    reason: str = ""  # for going on in spite of a `where_possible` finding
    same: tuple[str, ...] = ()  # interests that are the person in this case
    other: tuple[str, ...] = ()  # interests that are not
    enquiry: str = ""  # what was asked before it was a case, by its number

    def fields(self) -> dict[str, str]:
        """As a draft keeps it."""
        return {
            "child": self.child,
            "born": self.born,
            "parents": json.dumps(self.parents),
            "relations": json.dumps(self.relations),
            "child_speaks": json.dumps([self.child_speaks]),
            "speak": json.dumps(self.speak),
            "postcode": self.postcode,
            "urn": self.urn,
            "school": self.school,
            "no_school": "yes" if self.no_school else "",
            "siblings": json.dumps([(one.name, one.urn, one.school) for one in self.siblings]),
            "reason": self.reason,
            "same": json.dumps(self.same),
            "other": json.dumps(self.other),
            "enquiry": self.enquiry,
        }

    def needs(self) -> tuple[str, ...]:
        """What is missing before the question can be answered, as one says it."""
        missing = []
        if not any(letter.isalpha() for letter in self.child):
            missing.append("the child’s name")
        if self.day() is None:
            missing.append("the date of birth")
        read = read_postcode(self.postcode)
        if not isinstance(read, ReadPostcode):
            missing.append("the postcode")
        elif read.guesses:  # asked about below its field
            missing.append("an answer about the postcode")
        if not self.urn and not self.no_school:
            missing.append("the school")
        return tuple(missing)

    def unfinished_sibling(self) -> bool:
        """Whether somebody was added of whom the name or the school is missing."""
        return any(one.unfinished() for one in self.siblings)

    def speak_of(self, at: int) -> tuple[str, str]:
        """The language and the needs of a parent by their place."""
        return self.speak[at] if at < len(self.speak) else ("", "")

    def day(self) -> date | None:
        """The date of birth; None while it cannot be read."""
        try:
            return read_date(self.born)
        except Refusal:
            return None

    def so_far(self) -> SoFar:
        """What can be looked at before everything is there."""
        read = read_postcode(self.postcode)
        known = isinstance(read, ReadPostcode) and not read.guesses
        return SoFar(
            child=self.child,
            born=self.day(),
            school="" if self.no_school else self.urn,
            parents=self.parents,
            siblings=tuple((one.name, one.urn) for one in self.siblings),
            postcode=read.code if known and isinstance(read, ReadPostcode) else "",
            same=self.same,
            someone_else=self.other,
        )

    def draft(self) -> CaseDraft | None:
        """The case that is meant; None while something of it is missing."""
        born = self.day()
        if born is None or self.needs():
            return None
        both = zip_longest(self.parents, self.relations[: len(self.parents)], fillvalue="")
        named = [
            (one, relation, *self.speak_of(at))
            for at, (one, relation) in enumerate(both)
            if one.strip()
        ]
        return CaseDraft(
            child=self.child,
            born=born,
            parents=tuple(one[0] for one in named),
            relations=tuple(one[1] for one in named),
            languages=tuple(one[2] for one in named),
            needs=tuple(one[3] for one in named),
            child_language=self.child_speaks[0],
            child_needs=self.child_speaks[1],
            postcode=self.postcode,
            school="" if self.no_school else self.urn,
            no_school=self.no_school,
            siblings=tuple((one.name, one.urn) for one in self.siblings if one.name and one.urn),
            take_anyway=self.reason.strip(),
            same=self.same,
            someone_else=self.other,
        )


def from_fields(fields: Mapping[str, str]) -> Typed:
    """The form that a draft keeps; an empty one where there is none."""
    return Typed(
        child=fields.get("child", ""),
        born=fields.get("born", ""),
        parents=_texts(fields, "parents") or ("",),
        relations=_texts(fields, "relations") or ("",),
        child_speaks=(_pairs(fields, "child_speaks") or (("", ""),))[0],
        speak=_pairs(fields, "speak") or (("", ""),),
        postcode=fields.get("postcode", ""),
        urn=fields.get("urn", ""),
        school=fields.get("school", ""),
        no_school=fields.get("no_school", "") == "yes",
        siblings=tuple(Sibling(*one) for one in json.loads(fields.get("siblings", "[]"))),
        reason=fields.get("reason", ""),
        same=_texts(fields, "same"),
        other=_texts(fields, "other"),
        enquiry=fields.get("enquiry", ""),
    )


def _pairs(fields: Mapping[str, str], name: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(one), str(other)) for one, other in json.loads(fields.get(name, "[]")))


def _texts(fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in json.loads(fields.get(name, "[]")))
