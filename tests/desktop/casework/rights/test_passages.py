"""Nobody is handed another's words, and what is kept from somebody stands on no paper of theirs."""

from msgspec import structs

from db.case import Option
from db.names import CaseId, PersonId
from db.promise import Passage
from db.records import Contact
from desktop.casework.advice.advice_words import option_words, passage_words
from desktop.casework.rights.passages import Readable, for_reader, kept_from
from tests.desktop.casework.kit import at

MAUD, OTTILIE, IDRIS = PersonId("aa" * 16), PersonId("bb" * 16), PersonId("cc" * 16)
NAMES = {MAUD: "Maud", OTTILIE: "Ottilie", IDRIS: "Idris"}
HERS = Passage(whose="person", person=OTTILIE, text="I want to stay.", keep_from=(MAUD,))
MAUDS = Passage(whose="person", person=MAUD, text="She must move.")
TEACHER = Passage(whose="professional", name="Cotter Vale", text="She is settled.")
OPTION = Option(
    what="Ask for a review", pros="Quick.", cons="No certainty", source="Act, s 44", sources=("b",)
)
BOTH = Contact(
    case=CaseId("ca" * 16),
    medium="phone",
    persons=(MAUD, OTTILIE),
    happened=at(3),
    note="Both spoke.",
    own_words="They want an answer.",
    professional_views="The SENCO agrees.",
    choice="We wait.",
    options=(OPTION,),
    passages=(HERS, MAUDS, TEACHER),
)


def test_what_is_kept_from_somebody_is_left_out_with_all_that_may_tell_it_again() -> None:
    again = Passage(whose="volunteer", text="I told Ottilie that she may stay.")
    seen = for_reader(structs.replace(BOTH, passages=(HERS, MAUDS, TEACHER, again)), MAUD)
    assert kept_from(BOTH, MAUD) == (HERS,)
    assert seen.passages == (MAUDS,)
    assert (seen.note, seen.own_words, seen.professional_views, seen.choice) == ("", "", "", "")
    assert seen.options == ()
    assert seen.withheld


def test_each_reads_their_own_words_and_what_was_said_with_them_there() -> None:
    seen = for_reader(BOTH, OTTILIE)
    assert seen.passages == (HERS, TEACHER)
    assert (seen.note, seen.own_words, seen.choice) == ("Both spoke.", "", "")
    assert seen.options == (OPTION,)
    assert seen.withheld


def test_what_somebody_wants_and_chose_is_theirs_alone() -> None:
    alone = structs.replace(BOTH, persons=(MAUD,), passages=(MAUDS,))
    seen = for_reader(alone, MAUD)
    assert (seen.own_words, seen.choice, seen.withheld) == (
        "They want an answer.",
        "We wait.",
        False,
    )
    other = structs.replace(alone, chosen_by=OTTILIE)
    assert (for_reader(other, MAUD).choice, for_reader(other, MAUD).withheld) == ("", True)


def test_who_was_not_there_gets_nothing_but_their_own_passages() -> None:
    seen = for_reader(BOTH, IDRIS)
    assert seen == Readable("", "", "", "", "", (), (), withheld=True)
    written = structs.replace(BOTH, persons=(OTTILIE,), passages=(HERS, MAUDS, TEACHER))
    assert for_reader(written, MAUD).passages == (MAUDS,)


def test_a_passage_tells_whose_it_is_and_from_whom_it_is_kept() -> None:
    def name(person: str) -> str:
        return NAMES.get(PersonId(person), "")

    assert passage_words(HERS, name) == "Ottilie: “I want to stay.” (Not to be read by Maud.)"
    assert passage_words(TEACHER, name) == "Cotter Vale: “She is settled.”"
    gone = structs.replace(HERS, person=PersonId("dd" * 16), keep_from=())
    assert passage_words(gone, name) == "somebody who was erased: “I want to stay.”"
    assert passage_words(Passage(whose="volunteer", text="So."), name) == "the volunteer: “So.”"
    assert passage_words(Passage(whose="document", text="So."), name) == "a document: “So.”"
    assert option_words(OPTION) == (
        "Ask for a review. For: Quick. Against: No certainty. Rests on: Act, s 44 and b"
    )
