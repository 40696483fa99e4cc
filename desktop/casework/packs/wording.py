"""What of a policy the hints on wording carry."""

from msgspec import structs

from desktop.casework.packs.parts import ClauseRef, Part


class WordingRule(Part, frozen=True, kw_only=True, rename={"takes_sides": "takes-sides"}):
    """Which clause asks for what the hints on wording point at, by their kind. Hints stop nothing:
    without a clause they are given all the same.
    """

    judges: ClauseRef = ""
    motive: ClauseRef = ""
    promises: ClauseRef = ""
    takes_sides: ClauseRef = ""
    campaigns: ClauseRef = ""

    @property
    def clauses(self) -> dict[str, str]:
        """The clause by the kind of hint, where one is named."""
        named = {one.encode_name: getattr(self, one.name) for one in structs.fields(self)}
        return {kind: clause for kind, clause in named.items() if clause}
