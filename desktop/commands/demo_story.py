"""The journey that the demo tells: two volunteers, one office, one family, one sealed bundle.

Everything goes through the actions that windows and command line call. Every person is made up.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import resources
from db.errors import NothingToSend, Refusal, WrongWords
from db.names import StatementState, Urn
from db.service import School
from desktop import messages
from desktop.casework.actions.acknowledge import acknowledge
from desktop.casework.actions.arrivals import Arrived
from desktop.casework.actions.case_draft import CaseDraft
from desktop.casework.actions.cases import list_cases
from desktop.casework.actions.declare import (
    declare_child_school,
    declare_person,
    declare_position,
)
from desktop.casework.actions.enrol import enrol, invite
from desktop.casework.actions.examine import examine
from desktop.casework.actions.found_office import found_office
from desktop.casework.actions.hold_meeting import MeetingDraft, hold_meeting
from desktop.casework.actions.join import NewVolunteer, join
from desktop.casework.actions.open_case import open_case
from desktop.casework.actions.receive import receive
from desktop.casework.actions.record_contact import ContactDraft, record_contact
from desktop.casework.actions.send import send
from desktop.casework.clock import london
from desktop.casework.desk import Desk, World, open_desk
from desktop.casework.role import card
from desktop.commands.files import write_bytes
from desktop.documents.role_card import Card, role_card
from desktop.documents.sheets import Size

SERVICE = "Fellside Impartial Support"
STAFF = "Perpetua Wainhope"
VOLUNTEERS = {"morag": ("Morag Tennick", "CA8 1RW"), "idris": ("Idris Coldbeck", "LA9 4DL")}
FAMILY = "CA3 8UR"
GOVERNED, HER_CHILDS, SCHOOL = "112405", "136732", "112243"  # URNs
Step = tuple[str, str]


class Story:
    """One run of the journey, into one folder."""

    def __init__(self, folder: Path, pack: str, world: World) -> None:
        self.folder = folder
        self.pack = pack
        self.world = world
        names = ("office", *VOLUNTEERS)
        self.passphrases = {name: self._six_words() for name in names}

    def _six_words(self) -> str:
        words = self.world.words
        picks = (int.from_bytes(self.world.random(8), "big") % len(words) for _ in range(6))
        return " ".join(words[pick] for pick in picks)

    def _desk(self, name: str) -> Desk:
        return open_desk(self.folder / "vaults" / name, self.passphrases[name], self.world)

    def _put(self, name: str, data: bytes) -> Path:
        path = self.folder / "bundles" / name
        write_bytes(str(path), data)
        return path

    def tell(self) -> Iterator[Step]:
        """Every step as it is done, and what came of it."""
        yield from self._found()
        for name in VOLUNTEERS:
            yield from self._join(name)
        with self._desk("morag") as desk:
            yield from self._declare(desk)
            yield from self._take_cases(desk)
            yield from self._work(desk)
            yield from self._papers(desk)
        yield from self._exchange()
        yield from self._look_back()

    def _found(self) -> Iterator[Step]:
        secret = self.passphrases["office"]
        office = self.folder / "vaults" / "office"
        found_office(office, secret, SERVICE, self.pack, STAFF, self.world)
        yield f"{STAFF} makes the office's vault", f"{SERVICE}, under the policy {self.pack}"
        with self._desk("office") as desk:
            invited = invite(desk)
            self._put("invitation.json", invited.data)
        yield "The office writes an invitation", "its own words: " + " ".join(invited.words)

    def _join(self, name: str) -> Iterator[Step]:
        person, home = VOLUNTEERS[name]
        invitation = (self.folder / "bundles" / "invitation.json").read_bytes()
        vault = self.folder / "vaults" / name
        secret = self.passphrases[name]
        made = join(vault, secret, invitation, person, home, self.world)
        self._put(f"{name}-request.evenhand-request", made.request)
        yield f"{person} makes a vault", "six words for the telephone: " + " ".join(made.words)
        with self._desk("office") as office:
            yield self._wrong_words(office, made)
            enrol(office, made.request, " ".join(made.words))
            sent = send(office, partial(self._courier, f"{name}-welcome"), made.device)
        yield f"With the right words {person} is signed in", f"welcome: {sent[0].file}"
        with self._desk(name) as desk:
            yield f"{person} brings the welcome in", self._receive(desk, sent[0].file)
            acknowledge(desk)
        yield f"{person} reads the policy", "acknowledged"

    def _wrong_words(self, office: Desk, made: NewVolunteer) -> Step:
        swapped = " ".join(reversed(made.words))
        try:
            enrol(office, made.request, swapped)
        except WrongWords as refusal:
            return "Six words in the wrong order", f"refused: {messages.of(refusal).message}"
        raise AssertionError("wrong words were taken")

    def _courier(self, name: str, index: int, data: bytes) -> str:
        suffix = "" if index == 0 else f"-{index + 1}"
        return str(self._put(f"{name}{suffix}.evenhand", data))

    def _receive(self, desk: Desk, file: str, data: bytes | None = None) -> str:
        (answer,) = receive(desk, [(file, Path(file).read_bytes() if data is None else data)])
        return _said(answer)

    def _school(self, urn: str) -> School:
        found = self.world.schools.by_urn(Urn(urn))
        assert found is not None
        return found

    def _declare(self, desk: Desk) -> Iterator[Step]:
        governed = self._school(GOVERNED)
        declare_position(desk, governed.urn, "governor")
        own = self._school(HER_CHILDS)
        declare_child_school(desk, own.urn)
        declare_person(desk, "Hesper Brackenbridge", "friend")
        result = f"governor at {governed.name}; a child at {own.name}; one friend"
        yield "Morag declares her interests", f"{result}. They stay on her laptop"

    def _take_cases(self, desk: Desk) -> Iterator[Step]:
        governed = self._school(GOVERNED)
        school = self._school(SCHOOL)
        young = date(2015, 3, 9)
        draft = CaseDraft(
            child="Tobias Larkmoor",
            born=young,
            parents=("Ines Larkmoor",),
            postcode=FAMILY,
            school=governed.urn,
        )
        answer = open_case(desk, draft)
        yield "A child at the school where she is governor", _answer(answer.refusal, answer.found)
        draft = CaseDraft(
            child="Edda Quillfeather",
            born=young,
            parents=("Rowan Quillfeather",),
            postcode=FAMILY,
            school=school.urn,
            siblings=(("Linus Quillfeather", governed.urn),),
        )
        answer = open_case(desk, draft)
        yield "A child whose brother is at that school", _answer(answer.refusal, answer.found)
        draft = CaseDraft(
            child="Ottilie Brackenridge",
            born=young,
            parents=("Maud Brackenridge",),
            postcode=FAMILY,
            school=school.urn,
            take_anyway="Nobody else can reach the family this month; agreed by telephone.",
        )
        answer = open_case(desk, draft)
        self.case = answer.reference or ""
        result = f"{self.case}: {answer.area.reason} {answer.area.band}"
        yield "A child at another school, further away", result

    def _work(self, desk: Desk) -> Iterator[Step]:
        now = self.world.clock.now()
        calls: tuple[tuple[str, str, StatementState | None, str], ...] = (
            ("Maud Brackenridge", "The draft plan came; she wants to go through it.", "read", ""),
            ("Maud Brackenridge", "She rang back between two trains.", "not said", "line was bad"),
            ("Gideon Brackenridge", "Ottilie's grandfather asked what a mediator does.", None, ""),
        )
        for who, note, said, why in calls:
            draft = ContactDraft(
                medium="phone",
                who=(who,),
                capacity="parent-carer",
                happened=now - timedelta(hours=3),
                note=note,
                statement=said,
                why=why,
            )
            done = record_contact(desk, self.case, draft)
            yield f"A call with {who}", f"the statement: {done.statement}"
        role = desk.pack.roles[0].name if desk.pack.roles else None
        meeting = MeetingDraft(
            kind="annual-review",
            place=FAMILY,
            happened=now - timedelta(hours=2),
            note="The plan was read through page by page; section F goes back to the council.",
            role=role,
            stated_at=now - timedelta(hours=2) if role else None,
        )
        held = hold_meeting(desk, self.case, meeting)
        at = f"stated {london(held.role.at):%H:%M}" if held.role.at else held.role.stated
        yield "The annual review", f"role: {held.role.role or 'none asked'}, {at}"

    def _papers(self, desk: Desk) -> Iterator[Step]:
        if not desk.pack.roles:
            return
        words = card(desk.pack, desk.pack.roles[0].name, desk.person, desk.service)
        face = Card(
            service=words.service, volunteer=words.name, role=words.role, line=words.impartial
        )
        sizes: tuple[tuple[Size, bool], ...] = (
            *(("a4", False), ("a4", True)),
            *(("a6", False), ("wallet", False)),
        )
        for size, large in sizes:
            name = f"role-card-{size}{'-large-print' if large else ''}.pdf"
            printed = role_card(face, size, large_print=large, fonts=resources.path("fonts"))
            write_bytes(str(self.folder / "papers" / name), printed.pdf)
        yield "Her role card", "papers/role-card-*.pdf; no family's name is on it"

    def _exchange(self) -> Iterator[Step]:
        with self._desk("morag") as desk:
            (sent,) = send(desk, partial(self._courier, "morag-to-office"))
        yield "Morag sends one sealed bundle", f"{sent.records} records in {sent.file}"
        data = bytearray(Path(sent.file).read_bytes())
        data[len(data) // 2] ^= 1
        with self._desk("office") as desk:
            yield "A copy with one bit changed", self._receive(desk, sent.file, bytes(data))
            yield "The office brings the bundle in", self._receive(desk, sent.file)
            yield "The same file again", self._receive(desk, sent.file)
            (receipt,) = send(desk, partial(self._courier, "office-to-morag"), "Morag Tennick")
        yield "The office answers", f"the receipt is in {receipt.file}"
        with self._desk("morag") as desk:
            yield "The receipt comes home", self._receive(desk, receipt.file)
            try:
                send(desk, partial(self._courier, "nothing"))
            except NothingToSend as refusal:
                yield "Is anything left to send?", messages.of(refusal).message

    def _look_back(self) -> Iterator[Step]:
        for name in ("morag", "office"):
            with self._desk(name) as desk:
                rows = [
                    f"{one.reference} {one.state}, statement {one.statement}"
                    for one in list_cases(desk)
                ]
                yield f"Cases at the {name if name == 'office' else 'laptop'}", "; ".join(rows)
        for name in self.passphrases:
            with self._desk(name) as desk:
                found = examine(desk)
                result = "; ".join(found.problems) or f"all is well, {found.rows} rows"
                yield f"Every check of {name}'s vault", result


def _said(answer: Arrived) -> str:
    words = messages.words(answer.code, answer.facts).message if answer.code else ""
    count = f", {answer.records} records" if answer.records else ""
    return f"{answer.result}{count}. {words}".strip()


def _answer(refusal: Refusal | None, found: tuple[object, ...]) -> str:
    reasons = " ".join(str(getattr(one, "reason", "")) for one in found)
    if refusal is None:
        return "taken"
    return f"{refusal.code}: {reasons} {messages.of(refusal).message}"
