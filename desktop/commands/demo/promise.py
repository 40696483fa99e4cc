"""How the promise is kept in the demo: advice with its law, consent, a worry, at both desks.

Everything goes through the actions that windows and command line call. Every person is made up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import resources
from db.case import Option
from db.names import ContactId, PersonId
from desktop.casework.actions.concerns.look import look_at_concern, look_at_concerns, urgent
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, Rang, raise_concern
from desktop.casework.actions.concerns.steps import StepDraft, add_step, take
from desktop.casework.actions.consenting.give import ConsentDraft, give_consent
from desktop.casework.actions.consenting.pass_on import RelayDraft, relay
from desktop.casework.actions.contacts.advice import Advice
from desktop.casework.actions.contacts.record_contact import ContactDraft, record_contact
from desktop.casework.actions.papers.hand_over import HandedDraft, hand_over
from desktop.casework.actions.training.look import look_at_mine, look_at_training
from desktop.casework.actions.training.record import TrainingDraft, confirm_training, tell_training
from desktop.casework.actions.writing.look_over import look_over
from desktop.casework.advice.law import read_law
from desktop.casework.desk import Desk
from desktop.casework.doubts.concern_words import step_name
from desktop.casework.packs.parts import sha256
from desktop.casework.record.cases import find_case, people_of
from desktop.casework.rights.gate import Answer
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import together

Step = tuple[str, str]
SCHOOL = "Upperby Primary School"
_HASTY = "Maud was moaning about the taxi. I promised her that the appeal will be won."
_PLACES = ("section 38", "section 51")  # the draft plan; appealing
_CHOICE = "I will write to them first. If they say no I want to appeal."


@dataclass(frozen=True)
class Talk:
    """The call at which advice was given."""

    case: str
    contact: ContactId
    parent: PersonId
    at: datetime


def at_the_laptop(desk: Desk, case: str, parent: str, grandfather: str) -> Iterator[Step]:
    """A call with advice, and what follows from it; the last things before the week is sent."""
    yield "A note that is written in haste", _looked_over(desk)
    talk, cited = _advised(desk, case, parent)
    yield f"What {parent} can do, talked through", f"two options, each with its law: {cited}"
    yield "What impartial means, on paper", _handed(desk, talk)
    agreed = ConsentDraft(talk.parent, "Her view of the draft plan", SCHOOL, given=talk.at)
    give_consent(desk, case, agreed)
    view = RelayDraft(talk.parent, SCHOOL, "She would like the therapy to stay in section F.")
    yield f"Her view goes to {SCHOOL}; she agreed", _passed_on(desk, talk, view)
    others = "He would rather that Ottilie went to another school."
    why = "The school rang before he could be asked."
    view = RelayDraft(_person(desk, talk, grandfather), SCHOOL, others, why=why)
    yield f"So does what {grandfather} thinks; nobody asked him", _passed_on(desk, talk, view)
    yield "Somebody may be at risk", _worry(desk, talk)
    yield "A course that she did", _course(desk)


def at_the_office(desk: Desk, volunteer: str, case: str, parent: str) -> Iterator[Step]:
    """What the office does about it, and a doubt that a parent brings to the office."""
    for one in urgent(desk):
        take(desk, one.id)
        taken = look_at_concern(desk, one.id).standing.taken
        assert taken is not None
        done = f"taken by {taken.body.by} at {london(taken.body.happened):%H:%M}"
        yield "The office takes the worry, first of all", done
    (learner,) = [one for one in look_at_training(desk).learners if one.name == volunteer]
    for told in learner.told:
        confirm_training(desk, told.id)
        yield f"The office confirms what {volunteer} learned", told.body.title
    said = "At the review you spoke for the school."
    draft = ConcernDraft(
        said, "impartiality", source="parent-carer", raised_by=parent, about_actor=learner.actor
    )
    concern = raise_concern(desk, case, draft)
    words = "What a supporter says at a review, and that the choice stays hers."
    add_step(desk, concern, StepDraft("explained", words))
    still = look_at_concern(desk, concern).missing
    names = [step_name(one).lower() for one in still]
    left = f"still asked: {', '.join(names)}" if names else "this policy asks for no more"
    yield f"{parent} says that we took a side", f"kept at the office, and explained; {left}"


def back_home(desk: Desk) -> Iterator[Step]:
    """What the volunteer reads of it, once the office's answer is in."""
    for one in look_at_concerns(desk).every:
        if one.standing.taken is not None:
            yield "Her worry, at the laptop", f"taken by {one.standing.taken.body.by}"
    (mine,) = look_at_mine(desk).learners
    known = [one.body.title for one in mine.records if one.confirmed]
    owed = [one.what for one in mine.owed]
    yield (
        "Her training, at the laptop",
        f"recorded: {together(known)}; due: {together(owed) or 'nothing'}",
    )


def _looked_over(desk: Desk) -> str:
    found = [one for one in look_over(desk, _HASTY) if one.kind != "spelling"]
    return "; ".join(
        f"“{_HASTY[one.start : one.end].strip()}”: {one.why}"
        f"{f' ({one.clause})' if one.clause else ''}"
        for one in found
    )


def _advised(desk: Desk, case: str, parent: str) -> tuple[Talk, str]:
    law = read_law(resources.laws())
    cited = [law.find(f"Children and Families Act {place}")[0].citation for place in _PLACES]
    options = (
        Option(
            what="Ask the council to keep the therapy in section F",
            pros="Quick, and costs nothing.",
            cons="The council may leave the draft as it is.",
            likely_result="An answer within the 15 days.",
            source=cited[0],
        ),
        Option(
            what="Appeal to the Tribunal once the plan is final",
            pros="Somebody else decides, and the council must follow it.",
            cons="It takes months.",
            likely_result="Nobody can say beforehand.",
            source=cited[1],
        ),
    )
    advice = Advice(options, choice=_CHOICE, chosen_by=parent, routes=("mediation", "tribunal"))
    draft = ContactDraft(
        medium="phone",
        who=(parent,),
        capacity="parent-carer",
        happened=desk.world.clock.now() - timedelta(hours=1),
        note="We went through both options; she will sleep on it.",
        statement="read",
        own_words="I want the therapy to stay in the plan.",
        signposted=tuple(one.name for one in desk.pack.agencies[:1]),
        advice=advice,
    )
    done = record_contact(desk, case, draft)
    return Talk(case, done.contact, done.heard[0].person, draft.happened), "; ".join(cited)


def _handed(desk: Desk, talk: Talk) -> str:
    text = desk.pack.explain.text
    draft = HandedDraft(
        "explanation",
        "on-paper",
        case=talk.case,
        person=talk.parent,
        about=talk.contact,
        version=desk.pack.version,
        text_hash=sha256(text),
    )
    hand_over(desk, draft)
    return f"handed over, version {desk.pack.version}; the exact words are in the record"


def _person(desk: Desk, talk: Talk, name: str) -> PersonId:
    people = people_of(desk, find_case(desk, talk.case).id)
    return next(PersonId(one.id) for one, _ in people if one.body.name == name)


def _passed_on(desk: Desk, talk: Talk, view: RelayDraft) -> str:
    (done,) = relay(desk, talk.contact, (view,))
    return _stands(done.answer)


def _stands(answer: Answer) -> str:
    if answer.state != "without":
        return answer.why
    then = "open until he agrees" if answer.strength == "must" else "a reason is enough"
    return f"flagged, {then} ({answer.clause}). {answer.why}"


def _worry(desk: Desk, talk: Talk) -> str:
    first, *others = desk.pack.whom_to_ring
    rung = others[0] if others else first
    draft = ConcernDraft(
        "Ottilie says that she would rather not go home on Friday.",
        done="I told Maud that I have to pass this on.",
        about=talk.contact,
        rang=(Rang(rung.name, desk.world.clock.now() - timedelta(minutes=50)),),
    )
    raise_concern(desk, talk.case, draft)
    danger = f"in danger: {first.name}, {first.telephone}"
    return f"urgent, and first in the next bundle; {danger}; rung: {rung.name}"


def _course(desk: Desk) -> str:
    courses = [one.name for one in desk.pack.training.courses if "volunteers" in one.who]
    title = courses[0] if courses else "Listening at a kitchen table"
    yesterday = london(desk.world.clock.now()).date() - timedelta(days=1)
    tell_training(desk, TrainingDraft("course", title, yesterday, "Fellside Learning", True))
    return f"{title}: told, and in her record once the office confirms it"
