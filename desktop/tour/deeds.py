"""What a walk does between two pictures: the few things that a person does at a window.

Controls are found by the words that stand on them or by the name that a screen reader says, the
dots at the end of a button left out. A name that itself ends in dots is a beginning, where nothing
is called so: what follows is a time. Words in braces are filled from what the walk was given:
`{case}`, `{passphrase}`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Press:
    """A button that can be seen and pressed."""

    what: str


@dataclass(frozen=True)
class Tick:
    """A box or one of several, ticked afterwards whatever it was before."""

    what: str


@dataclass(frozen=True)
class Type:
    """Words into a field, in place of what stands there."""

    field: str
    words: str


@dataclass(frozen=True)
class Find:
    """The first answer of a field that looks up what is typed."""

    field: str
    words: str


@dataclass(frozen=True)
class Choose:
    """One of several from a list that folds out; nothing where the policy has none to choose."""

    field: str
    words: str


@dataclass(frozen=True)
class Row:
    """The row of a list that says this."""

    words: str


@dataclass(frozen=True)
class Keys:
    """Keys, wherever the cursor is: "F9", "Ctrl+K"."""

    keys: str


@dataclass(frozen=True)
class See:
    """Scroll until this stands a third down the page."""

    what: str


@dataclass(frozen=True)
class Hand:
    """What the next file dialogs answer: a path, or two where several may be chosen."""

    path: str
    second: str = ""


@dataclass(frozen=True)
class Copy:
    """Read what stands where a screen reader says these, and keep it as `{name}`."""

    name: str
    under: tuple[str, ...]


Deed = Press | Tick | Type | Find | Choose | Row | Keys | See | Hand | Copy
