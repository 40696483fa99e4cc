"""Advice as it stands in the boxes, and as it is understood. Every field is a draft's field."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from db.names import Capacity, Medium, StatementState
from desktop.casework.actions.enquiries.record_enquiry import EnquiryDraft
from desktop.volunteer.work.advice.sources import as_source
from desktop.volunteer.work.in_boxes import InBoxes


@dataclass(frozen=True)
class Typed(InBoxes):
    """All that is typed, and what is known of it and stands in no box."""

    medium: str = "phone"
    capacity: str = "parent-carer"
    name: str = ""
    day: str = ""
    time: str = ""
    place: str = ""
    note: str = ""
    topics: str = ""  # one in a line, as are law and signposts
    law: str = ""
    law_typed: str = ""  # not taken yet
    signposted: str = ""
    needs: str = ""
    interpreter: str = ""
    said: str = ""  # what became of the statement; empty: nothing yet
    said_at: str = ""  # ISO
    why: str = ""
    language: str = ""  # in which it is said, or was
    said_words: str = ""  # hash of the words that stood there then
    risk_said: str = ""
    risk_rung: str = ""
    risk_done: str = ""
    risk_rang: str = ""  # JSON
    concern: str = ""  # ids of concerns that were kept while this was written, with gaps
    policy: str = ""  # hash of the policy under which it was begun

    def in_no_box(self) -> "Typed":
        """Of it what stands in no box: of the statement, the concerns, the policy."""
        return Typed(
            said=self.said,
            said_at=self.said_at,
            why=self.why,
            language=self.language,
            said_words=self.said_words,
            concern=self.concern,
            policy=self.policy,
        )


def understood(typed: Typed, happened: datetime) -> EnquiryDraft:
    """The enquiry that is to be kept."""
    told = typed.said in ("read", "sent")
    law = typed.law.splitlines()
    if typed.law_typed.strip():
        law.append(as_source(typed.law_typed))
    return EnquiryDraft(
        medium=cast(Medium, typed.medium),
        capacity=cast(Capacity, typed.capacity),
        happened=happened,
        note=typed.note.strip(),
        name=typed.name,
        place=typed.place if typed.medium == "face-to-face" else "",
        topics=tuple(typed.topics.splitlines()),
        law=tuple(law),
        signposted=tuple(typed.signposted.splitlines()),
        access_needs=typed.needs,
        interpreter=typed.interpreter,
        statement=cast(StatementState, typed.said) if typed.said else None,
        why=typed.why,
        said_at=datetime.fromisoformat(typed.said_at) if typed.said_at else None,
        policy=typed.policy,
        language=typed.language if told else "",
        words=typed.said_words if told else "",
    )
