"""What stands in the boxes of a form that is kept as one types."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Self


@dataclass(frozen=True)
class InBoxes:
    """All of it as words, so that a lock or a crash gives the same words back.

    Every field is a field of the draft.
    """

    def kept(self) -> dict[str, str]:
        """For the draft."""
        return asdict(self)

    @classmethod
    def of(cls, draft: Mapping[str, str]) -> Self:
        """From the draft; what an older program kept and this one does not know falls away."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: words for name, words in draft.items() if name in known})
