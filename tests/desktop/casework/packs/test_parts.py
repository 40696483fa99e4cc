"""What a pack may leave out is not asked; what it asks names its clause and can be asked about."""

import pytest

from db.errors import BadPack
from desktop.casework.packs.policy import Pack, read_pack

FIRST = """\
name = "fellside"
title = "Fellside's own policy"
version = "1"
[statement]
occasion = "first"
clause = "fellside/1"
text = "Before we begin: I take no side."
[meeting]
text = "My name is {name}, from {service}. {role}"
[role]
strength = "must"
clause = "fellside/1"
[[role.choice]]
name = "support"
meaning = "You are there for one person."
spoken = "I am here for one family."
card_line = "Supporting"
[card]
impartial = "Impartial"
[position]
strength = "off"
[own_child]
strength = "off"
[known]
family = "off"
friend = "off"
extended-family = "off"
acquaintance = "off"
[area]
[[clause]]
id = "fellside/1"
asks = "Nobody is favoured."
answer = "The statement"
"""
"""A pack as the first version of the program knew them."""


def pack(more: str) -> Pack:
    return read_pack(FIRST + more, file="mine.toml")


def refused(more: str) -> str:
    with pytest.raises(BadPack) as caught:
        pack(more)
    facts = caught.value.facts
    assert str(facts["where"]).startswith("mine.toml, line ")
    assert str(facts["instead"]).strip()
    return f"{facts['where']}: {facts['problem']}".removeprefix("mine.toml, ")


def test_a_pack_of_the_first_version_is_good_and_asks_nothing_more() -> None:
    first = pack("")
    asked = {name for name in dir(Pack) if name.startswith("asks_") and getattr(first, name)}
    assert asked == {"asks_statement", "asks_role"}
    assert not first.needs_consent("parent-carer", disagreement=True)
    assert not first.evaluated_by("professional")
    assert first.local_offer is None
    assert first.terms.manager == "manager"


def test_a_pack_that_names_nobody_to_ring_still_says_whom_to_ring() -> None:
    assert [each.telephone for each in pack("").whom_to_ring] == [
        "999",
        "0808 800 5000",
        "0800 1111",
    ]
    own = pack(
        '[[contact_at_risk]]\nname = "Duty team"\norder = 2\ntelephone = "01228 526690"\n'
        '[[contact_at_risk]]\nname = "Police"\norder = 1\ntelephone = "999"\n'
    )
    assert [each.name for each in own.whom_to_ring] == ["Police", "Duty team"]


def test_consent_that_is_asked_in_a_disagreement_alone_is_needed_there_alone() -> None:
    own = pack(
        '[consent]\nstrength = "must"\nclause = "fellside/1"\nwhen = "disagreement"\n'
        'who = ["parent-carer"]\n'
    )
    assert own.needs_consent("parent-carer", disagreement=True)
    assert not own.needs_consent("parent-carer", disagreement=False)
    assert not own.needs_consent("young-person", disagreement=True)


def test_options_ask_only_for_what_a_clause_asks_of_them() -> None:
    own = pack('[balance]\nasked = true\nclause = "fellside/1"\nlikely_result = "fellside/1"\n')
    assert (own.asks_options, own.asks_likely_result) == (True, True)
    assert (own.asks_for_against, own.asks_source, own.asks_choice) == (False, False, False)


def test_a_question_has_words_for_each_who_is_asked() -> None:
    own = pack(
        '[evaluation]\nwhen = ["end"]\nwhom = ["parent-carer", "professional"]\n'
        'clause = "fellside/1"\n[[evaluation.question]]\nid = "sides"\nimpartiality = true\n'
        'text = "Did we take sides?"\neasy = "Were we fair?"\nprofessional = "Were we even?"\n'
    )
    (question,) = own.evaluation.questions
    assert question.wording("parent-carer") == "Did we take sides?"
    assert question.wording("parent-carer", easy=True) == "Were we fair?"
    assert question.wording("professional", easy=True) == "Were we even?"


QUESTION = '[[evaluation.question]]\nid = "a"\ntext = "A?"\n'
FAULTS = {
    "a clause that is not there": ('[equity]\nclause = "fellside/9"\n', 2, "fellside/9"),
    "one deep inside": (
        '[training]\nasked = true\nclause = "fellside/1"\n[[training.course]]\nname = "Law"\n'
        'clause = "fellside/7"\n',
        6,
        "fellside/7",
    ),
    "asked without a clause": ("[balance]\nasked = true\n", 1, "names no clause"),
    "a wrong strength": ('[consent]\nstrength = "perhaps"\n', 2, "perhaps"),
    "an unknown key": ("[review]\nyears = 2\n", 2, "years"),
    "a date that is none": ('[review]\nmonths = 12\ndue = "soon"\n', 3, "due"),
    "a review before it was agreed": (
        '[review]\nmonths = 12\nclause = "fellside/1"\nagreed = 2026-02-01\ndue = 2026-01-31\n',
        5,
        "before",
    ),
    "a date without an interval": ("[review]\ndue = 2026-01-31\n", 1, "how often"),
    "options off but detailed": ('[balance]\nsource = "fellside/1"\n', 2, "no options"),
    "signposts to nobody": ('[signpost]\nasked = true\nclause = "fellside/1"\n', 1, "none"),
    "an agency twice": (
        '[[agency]]\nname = "Elm"\nfor = "law"\n[[agency]]\nname = "ELM"\nfor = "advice"\n',
        5,
        "twice",
    ),
    "two Local Offers": (
        '[[agency]]\nname = "A"\nfor = "x"\nlocal_offer = true\n'
        '[[agency]]\nname = "B"\nfor = "x"\nlocal_offer = true\n',
        8,
        "two Local Offers",
    ),
    "a question nobody is asked": (f"[evaluation]\n{QUESTION}", 2, "nobody is asked"),
    "no question of impartiality": (
        f'[evaluation]\nwhen = ["end"]\nwhom = ["parent-carer"]\nclause = "fellside/1"\n{QUESTION}',
        1,
        "impartial",
    ),
    "midway without a measure": (
        '[evaluation]\nwhen = ["midway"]\nwhom = ["parent-carer"]\nclause = "fellside/1"\n'
        f"{QUESTION}impartiality = true\n",
        2,
        "midway",
    ),
    "a word of a list that is none": ('[evaluation]\nwhen = ["monthly"]\n', 2, "monthly"),
    "an overseer without a clause": ('[[oversight]]\nbody = "The group"\n', 1, "The group"),
    "a month that is none": (
        '[[oversight]]\nbody = "The group"\nclause = "fellside/1"\nmeets = [13]\n',
        4,
        "meets",
    ),
    "courses without training": ('[[training.course]]\nname = "Law"\n', 1, "no training"),
    "a contact that is never offered": (
        '[challenge]\nsteps = ["explained"]\nclause = "fellside/1"\ncontact = "The chair"\n',
        4,
        "never offered",
    ),
    "an offer of nobody": (
        '[challenge]\nsteps = ["contact-offered"]\nclause = "fellside/1"\n',
        2,
        "none is named",
    ),
    "a step after the complaint": (
        '[challenge]\nsteps = ["complaint", "tested"]\nclause = "fellside/1"\n',
        2,
        "after the complaint",
    ),
    "two to ring first": (
        '[[contact_at_risk]]\nname = "A"\norder = 1\n[[contact_at_risk]]\nname = "B"\norder = 1\n',
        6,
        "number 1",
    ),
    "a notice without a version": ('[privacy]\ntext = "We keep it."\n', 1, "no version"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_on_its_line(fault: str) -> None:
    more, at, said = FAULTS[fault]
    refusal = refused(more)
    assert refusal.startswith(f"line {FIRST.count(chr(10)) + at}: ")
    assert said in refusal
