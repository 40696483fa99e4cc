"""How advice is told: whose words a passage is, from whom it is kept, what an option says."""

from collections.abc import Callable, Iterator

from db.case import Option
from db.promise import Passage
from db.records import Contact
from desktop.casework.advice.routes import route_name
from desktop.casework.saying.said import together

NameOf = Callable[[str], str]
"""The name of the person with this id; empty where there is none any more."""

_SOMEBODY = "somebody who was erased"


def whose_words(passage: Passage, name_of: NameOf) -> str:
    """Whose words a passage is, as it stands before them."""
    match passage.whose:
        case "person":
            return name_of(passage.person or "") or _SOMEBODY
        case "professional":
            return passage.name or "a professional"
        case "document":
            return passage.name or "a document"
        case _:
            return "the volunteer"


def kept_from_words(passage: Passage, name_of: NameOf) -> str:
    """From whom it is kept, as "Not to be read by Maud"; empty where from nobody."""
    names = [name_of(one) or _SOMEBODY for one in passage.keep_from]
    return f"Not to be read by {together(names)}" if names else ""


def passage_words(passage: Passage, name_of: NameOf) -> str:
    """A passage in one line: whose, what, and from whom it is kept."""
    kept = kept_from_words(passage, name_of)
    said = f"{whose_words(passage, name_of)}: “{passage.text}”"
    return f"{said} ({kept}.)" if kept else said


def option_parts(option: Option) -> Iterator[tuple[str, str]]:
    """What is said of an option, each part with what it is; what is empty is left out."""
    sources = together([one for one in (option.source, *option.sources) if one])
    for what, words in (
        ("For", option.pros),
        ("Against", option.cons),
        ("Likely", option.likely_result),
        ("Rests on", sources),
    ):
        if words:
            yield what, words


def option_words(option: Option) -> str:
    """An option in one line."""
    told = [f"{what}: {words.rstrip('.')}" for what, words in option_parts(option)]
    return ". ".join([option.what.rstrip("."), *told])


def advice_lines(body: Contact, name_of: NameOf) -> tuple[str, ...]:
    """All that a contact says beside its note, a line each, with whose words it is."""
    return tuple(line for line in _lines(body, name_of) if line)


def kept_from_names(body: Contact, name_of: NameOf) -> tuple[str, ...]:
    """Everybody from whom a passage of this contact is kept, each once, by name."""
    ids = dict.fromkeys(one for passage in body.passages for one in passage.keep_from)
    return tuple(name_of(one) or _SOMEBODY for one in ids)


def _lines(body: Contact, name_of: NameOf) -> Iterator[str]:
    if body.own_words:
        yield f"In their own words: “{body.own_words}”"
    for passage in body.passages:
        yield passage_words(passage, name_of)
    if body.professional_views:
        yield f"Professionals: {body.professional_views}"
    for option in body.options:
        yield f"Option: {option_words(option)}"
    if body.only_one:
        yield f"One option only: {body.only_one}"
    if body.choice:
        who = name_of(body.chosen_by) if body.chosen_by is not None else ""
        yield f"Choice{f' of {who}' if who else ''}: “{body.choice}”"
    for what, words in (
        ("Routes explained", [route_name(one) for one in body.routes]),
        ("Shown to them", body.signposted),
        ("About", body.topics),
    ):
        if words:
            yield f"{what}: {', '.join(words)}"
