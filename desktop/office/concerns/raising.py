"""A concern that reached the office: who said it, about what, about whose work."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtWidgets import QComboBox

from db.errors import AmbiguousCase, NoSuchCase, Refusal
from db.names import ActorId, RecordId
from desktop.casework.actions.concerns.raise_concern import (
    ConcernDraft,
    Kind,
    Source,
    raise_concern,
)
from desktop.casework.desk import Desk
from desktop.casework.doubts.concern_words import KINDS, SOURCES
from desktop.ui.concerns.raising import RaisingForm, Says
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import heading, soft
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, Section

_SAYS = Says(
    title="Write a concern down",
    go="Write it down",
    icon="plus",
    source="Who says so",
    said="What was said, in their own words",
    empty="Write what was said.",
    done="Written down. It stays at the office.",
)
_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_NOBODY = ""
_WHAT = (
    "It stays at the office. The volunteer whom it is about reads nothing of it unless you share "
    "it afterwards."
)
_ORDER: tuple[Kind, ...] = ("impartiality", "complaint", "practice", "risk")
_FIRST: tuple[Source, ...] = ("parent-carer", "young-person", "child", "professional")


class Raising(RaisingForm):
    """`raised` is called with the concern's id."""

    def __init__(
        self,
        here: Here,
        case: str,
        workers: Sequence[tuple[ActorId, str]],
        raised: Callable[[str], None],
    ) -> None:
        look = here.look
        self.case = TextField(case, example="MTQK-0012")
        self.about = Choice(look, [(_NOBODY, "Nobody in particular"), *workers])
        self.about.setSizeAdjustPolicy(_NARROW)  # however long a name is, the form stays as it is
        chosen = {
            "kind": Choice(look, [(one, KINDS[one]) for one in _ORDER]),
            "source": Choice(look, [(one, SOURCES[one]) for one in (*_FIRST, "office", "other")]),
            "about": self.about,
        }
        super().__init__(here, case, _SAYS, chosen, raised)
        acts = Flow(look)
        acts.add(self.go)
        title = heading(look, _SAYS.title)
        box = column(look, title, soft(look, _WHAT), self.section, within=self)
        box.addLayout(acts)
        box.addStretch(1)
        self.case.textChanged.connect(self.keeper.touch)
        self.fetch()

    def fill(self, section: Section) -> None:
        """Whose work it is about, and which case."""
        section.field("Whose work it is about", self.about)
        self.case_field = section.field("Case, if it is about one", self.case)

    def more(self) -> dict[str, TextField]:
        """The case may be another than the one that one came from."""
        return {"case": self.case}

    def beside(self, refusal: Refusal) -> Field | None:
        """A case that is not there is said beside it."""
        if isinstance(refusal, NoSuchCase | AmbiguousCase):
            return self.case_field
        return super().beside(refusal)

    def drafted(self) -> Callable[[Desk], RecordId]:
        """All of it as it was said."""
        about, case = self.about.key(), self.case.text().strip()
        draft = ConcernDraft(
            said=self.said.words(),
            kind=cast(Kind, self.kind.key()),
            source=cast(Source, self.source.key()),
            raised_by=self.by.text(),
            about_actor=ActorId(about) if about else None,
        )
        return lambda desk: raise_concern(desk, case, draft)
