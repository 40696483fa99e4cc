"""Which exact words of the policy were handed over: their version and hash, by what it was."""

from typing import NamedTuple

from db.errors import UnknownWord
from db.names import Hash
from desktop.casework.actions.papers import texts
from desktop.casework.actions.papers.hand_over import What
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import ENGLISH, language_or_none


class Exact(NamedTuple):
    """A version, the exact words (empty where they are not the policy's own), their language."""

    version: str
    text_hash: Hash | str
    language: str


def exact(desk: Desk, what: What, language: str = "") -> Exact:
    """The words in force of that paper, in this language (by name or tag; English).

    Raises `UnknownWord` where the office has attached none in it, `BadInput` for no language.
    """
    tag, pack = language_or_none(language) or ENGLISH, desk.pack
    match what:
        case "policy":
            return Exact(pack.version, pack.hash, tag)
        case "statement":
            found = texts.statement_in(desk, tag)
            return Exact(pack.version, found.hash, found.language)
        case "explanation":
            words = texts.said(desk, "explanation", tag)
            if words is None:
                known = texts.ENGLISH if pack.explain.text.strip() else "none: it explains nothing"
                raise UnknownWord(what="language", given=language, known=known)
            return Exact(pack.version, words.hash, words.language)
        case "privacy-notice":
            offered = {one.language: one for one in texts.privacy_notices(desk)}
            if tag not in offered:
                raise UnknownWord(what="language", given=language, known=", ".join(offered))
            return Exact(pack.privacy.version, offered[tag].hash, tag)
        case "evaluation":
            return Exact(pack.version, "", tag)
        case _:
            return Exact("", "", tag)
