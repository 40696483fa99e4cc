"""`wording [FILE] [--pack PACK]`: hints on a text; nothing of it is kept.

`words VAULT {list|add|remove} [WORD]`: the words that the spelling of one vault was taught.
"""

from argparse import Namespace

from db.errors import BadInput, UnknownPack, UnknownWord
from desktop.casework.actions.writing.my_words import add_word, my_words, take_word
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import read_pack
from desktop.casework.surroundings import World
from desktop.casework.wording import Hint, hints
from desktop.commands.choices import one_of
from desktop.commands.files import open_vault, read_note
from desktop.commands.output import Output

STATES = {
    "judges": "judges",
    "motive": "guesses a motive",
    "promises": "promises a result",
    "takes-sides": "takes a side",
    "campaigns": "campaigns",
    "spelling": "spelling",
}


def wording(args: Namespace, out: Output, world: World) -> int:
    """`wording [FILE] [--pack PACK]`"""
    clauses = _clauses(args.pack, world) if args.pack else {}
    text = read_note(args.file, as_it_is=True)
    spelt = [
        one._replace(uses=world.spelling.suggestions(text[one.start : one.end]))
        for one in world.spelling.hints(text)
    ]
    for one in sorted((*hints(text, world.wording, clauses), *spelt)):
        out.line(_fields(one), _line(text, one))
    return 0


def words(args: Namespace, out: Output, world: World) -> int:
    """`words VAULT {list|add|remove} [WORD]`"""
    act = one_of("words", args.act, ("list", "add", "remove"))
    if act != "list" and not args.word:
        raise BadInput(what="word", given="", expected="the word that you mean")
    with open_vault(args, world) as desk:
        if act == "add":
            word = add_word(desk, args.word)
            out.line({"word": word}, f"“{word}” is no slip any more, on this vault’s laptop alone.")
        elif act == "remove":
            _remove(desk, args.word, out)
        else:
            for word in my_words(desk):
                out.line({"word": word}, word)
    return 0


def _remove(desk: Desk, given: str, out: Output) -> None:
    before = my_words(desk)
    word = take_word(desk, given)
    if word not in before:
        raise UnknownWord(what="word", given=given, known=", ".join(before) or "none yet")
    out.line({"word": word}, f"“{word}” is taken out.")


def _clauses(name: str, world: World) -> dict[str, str]:
    if name not in world.packs:
        raise UnknownPack(pack=name, known=", ".join(sorted(world.packs)))
    return read_pack(world.packs[name], file=f"{name}.toml").wording.clauses


def _fields(one: Hint) -> dict[str, object]:
    fields: dict[str, object] = {"start": one.start, "end": one.end, "kind": one.kind}
    fields |= {"why": one.why, "instead": one.instead, "uses": list(one.uses)}
    return fields | ({"clause": one.clause} if one.clause else {})


def _line(text: str, one: Hint) -> str:
    where = text.count("\n", 0, one.start) + 1
    uses = (
        f" Perhaps: {', '.join(use.strip() or '(left out)' for use in one.uses)}."
        if one.uses
        else ""
    )
    words = " ".join(text[one.start : one.end].split())
    clause = f" ({one.clause})" if one.clause else ""
    return f"line {where}: “{words}” {STATES[one.kind]}. {one.why} {one.instead}{uses}{clause}"
