"""What a hint is."""

from typing import Literal, NamedTuple, get_args

Kind = Literal["judges", "motive", "promises", "takes-sides", "campaigns", "spelling"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Hint(NamedTuple):
    """A stretch of a text, from `start` up to `end` in characters, that might be put better."""

    start: int
    end: int
    kind: Kind
    why: str
    instead: str  # how it may be said, in words
    uses: tuple[str, ...] = ()  # what may stand in its place just so, the likeliest first
    clause: str = ""  # of the policy that asks for it, where it names one
