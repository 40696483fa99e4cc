"""The journey that the demo tells: two volunteers, one office, one family, one sealed bundle.

Everything goes through the actions that windows and command line call. Where there are windows,
they do a part of it by clicks, and are photographed where the journey has come to. Every person is
made up.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import resources
from db.errors import NothingToSend, WrongWords
from desktop import messages
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.files.attach import look_at
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.papers.identity import IdentityDraft, set_identity
from desktop.casework.actions.policy.acknowledge import acknowledge
from desktop.casework.actions.policy.documents import DocumentDraft, attach_document
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from desktop.casework.papers.identity import Identity
from desktop.casework.record.cases import list_cases
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk
from desktop.commands.demo import handing as demo_handing
from desktop.commands.demo.day import one_day
from desktop.commands.demo.making import Joined, Office, make_office, make_volunteer, six_words
from desktop.commands.demo.post import bad_post
from desktop.commands.demo.promise import Step, at_the_office, back_home
from desktop.commands.demo.week import PARENT, Week
from desktop.commands.demo.windows import Unseen, Windows
from desktop.commands.files import write_bytes
from desktop.documents.press import Press
from desktop.documents.six_policies import six_policies

SERVICE = "Fellside Impartial Support"
STAFF = "Perpetua Wainhope"
VOLUNTEERS = {"morag": ("Morag Tennick", "CA8 1RW"), "idris": ("Idris Coldbeck", "LA9 4DL")}
IDENTITY = IdentityDraft(
    address="The Old Chapel\nAppleby-in-Eden",
    telephone="01632 960 119",
    email="help@fellside.example",
    website="www.fellside.example",
)
CONDUCT = "code-of-conduct.txt"
_CONDUCT = """Code of conduct

We are on nobody’s side. We say what the law says, welcome or not.
We do not decide, and we do not say what we would do.
We keep to ourselves what families tell us, unless somebody may come to harm.
"""
ONE_DAY = "one-day-six-policies.pdf"
SEEN = "morag"  # whose windows are walked: one of the two is enough for pictures


class Story:
    """One run of the journey, into one folder."""

    def __init__(self, folder: Path, pack: str, world: World, windows: Windows) -> None:
        self.folder = folder
        self.pack = pack
        self.world = world
        self.windows = windows
        self.document = ""  # the official one that the office attached
        self.week = Week(folder / "papers", world)
        names = ("office", *VOLUNTEERS)
        self.passphrases = {name: six_words(world) for name in names}

    def _vault(self, name: str) -> Path:
        return self.folder / "vaults" / name

    def _desk(self, name: str) -> Desk:
        return open_desk(self._vault(name), self.passphrases[name], self.world)

    def _walk(self, chapter: str, name: str, **more: str) -> bool:
        """Walk the windows over somebody's vault; False where there are none."""
        given = {"vault": str(self._vault(name)), "passphrase": self.passphrases[name], **more}
        return self.windows.walk(chapter, given) is not None

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
            yield from self.week.tell(desk)
            typed = self.week.typed(desk)
        for chapter in ("day", "afternoon"):
            self._walk(chapter, "morag", **typed)
        yield from self._exchange()
        yield from self._bad_day()
        yield from self._answer()
        self._walk("evening", "morag", **typed, document=self.document)
        yield from self._look_back()
        yield from self._elsewhere()

    def _found(self) -> Iterator[Step]:
        office = Office(SERVICE, self.pack, STAFF)
        secret = self.passphrases["office"]
        make_office(self._vault("office"), secret, office, self.world, self.windows)
        yield f"{STAFF} makes the office’s vault", f"{SERVICE}, under the policy {self.pack}"
        with self._desk("office") as desk:
            stands = set_identity(desk, IDENTITY)
            yield "The office says how the service stands on paper", ", ".join(stands.lines)
            picked = look_at(CONDUCT, _CONDUCT.encode())
            official = DocumentDraft("code-of-conduct", picked, "Code of conduct")
            self.document = attach_document(desk, official)
            yield "It attaches its code of conduct", "every laptop gets it with its welcome"
            invited = invite(desk)
            self._put("invitation.json", invited.data)
        yield "The office writes an invitation", "its own words: " + " ".join(invited.words)

    def _join(self, name: str) -> Iterator[Step]:
        windows = self.windows if name == SEEN else Unseen()
        invitation = self.folder / "bundles" / "invitation.json"
        person = VOLUNTEERS[name]
        made = make_volunteer(
            self._vault(name), self.passphrases[name], invitation, person, self.world, windows
        )
        request = self._put(f"{name}-request.evenhand-request", made.request)
        yield f"{person[0]} makes a vault", "six words for the telephone: " + " ".join(made.words)
        welcome = self.folder / "bundles" / f"{name}-welcome.evenhand"
        given = {"request": str(request), "welcome": str(welcome), "words": " ".join(made.words)}
        given |= {"wrong": " ".join(reversed(made.words))}
        walked = name == SEEN and self._walk("signing-in", "office", **given)
        with self._desk("office") as office:
            yield self._wrong_words(office, made)
            if not walked:
                device = enrol(office, made.request, " ".join(made.words)).device
                send(office, partial(self._courier, f"{name}-welcome"), device)
        yield f"With the right words {person[0]} is signed in", f"welcome: {welcome}"
        with self._desk(name) as desk:
            yield f"{person[0]} brings the welcome in", self._receive(desk, str(welcome))
            acknowledge(desk)
        yield f"{person[0]} reads the policy", "acknowledged"

    def _wrong_words(self, office: Desk, made: Joined) -> Step:
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
        answers = receive(desk, [(file, Path(file).read_bytes() if data is None else data)])
        return " ".join(_said(one) for one in answers)

    def _exchange(self) -> Iterator[Step]:
        with self._desk("morag") as desk:
            (sent,) = send(desk, partial(self._courier, "morag-to-office"))
        yield "Morag sends one sealed bundle", f"{sent.records} records in {sent.file}"
        data = _one_bit_changed(Path(sent.file).read_bytes())
        with self._desk("office") as desk:
            yield "A copy with one bit changed", self._receive(desk, sent.file, data)
            yield "The office brings the bundle in", self._receive(desk, sent.file)
            yield "The same file again", self._receive(desk, sent.file)

    def _bad_day(self) -> Iterator[Step]:
        """What comes in the wrong order, and from nobody whom the office signed in."""
        with self._desk("morag") as desk:
            secret = self.passphrases["office"]
            post = bad_post(self._vault("office"), secret, desk, self.week.call, self.world)
        second = str(self._put("morag-second.evenhand", post.second))
        third = str(self._put("morag-third.evenhand", post.third))
        stranger = str(self._put("stranger.evenhand", post.stranger))
        with self._desk("office") as desk:
            yield "The third bundle comes before the second", self._receive(desk, third)
            said = self._receive(desk, stranger)
            yield "A bundle of a laptop that this office never signed in", said
        damaged = self._put("damaged.evenhand", _one_bit_changed(post.second))
        walked = self._walk(
            "office",
            "office",
            case=self.week.case,
            asked=self.week.asked,
            referral=self.week.referral,
            letter=self.week.letter,
            document=self.document,
            second=second,
            damaged=str(damaged),
        )
        step = "The second follows, and the third goes in by itself"
        if walked:
            step = "The second came in by clicks, and the third by itself; the second once more"
        with self._desk("office") as desk:
            yield step, self._receive(desk, second)

    def _answer(self) -> Iterator[Step]:
        morag = VOLUNTEERS["morag"][0]
        with self._desk("office") as desk:
            yield from at_the_office(desk, morag, self.week.case, PARENT)
            given = list(demo_handing.give(desk, VOLUNTEERS["idris"][0]))
            yield from given
            (receipt,) = send(desk, partial(self._courier, "office-to-morag"), morag)
        yield "The office answers", f"the receipt is in {receipt.file}"
        with self._desk("morag") as desk:
            yield "The receipt comes home", self._receive(desk, receipt.file)
            yield from back_home(desk)
            yield from demo_handing.left(desk)
        if given:
            yield from self._hand_on()
        with self._desk("morag") as desk:
            try:
                send(desk, partial(self._courier, "nothing"))
            except NothingToSend as refusal:
                yield "Is anything left to send?", messages.of(refusal).message

    def _hand_on(self) -> Iterator[Step]:
        """The family whom Morag may not take arrives at Idris, and the office hears of it."""
        with self._desk("office") as desk:
            sent = send(desk, partial(self._courier, "office-to-idris"), VOLUNTEERS["idris"][0])
        with self._desk("idris") as desk:
            for one in sent:
                yield "It arrives at the second laptop", self._receive(desk, one.file)
            yield from demo_handing.look_at(desk)
        self._walk("given", "idris", referral=self.week.referral)
        with self._desk("idris") as desk:
            yield from demo_handing.say_yes(desk)
        for name in VOLUNTEERS:
            with self._desk(name) as desk:
                (news,) = send(desk, partial(self._courier, f"{name}-back"))
            with self._desk("office") as desk:
                yield f"The office hears of it from {name}", self._receive(desk, news.file)
        with self._desk("office") as desk:
            yield demo_handing.who_had_it(desk, self.week.referral)
            (receipt,) = send(desk, partial(self._courier, "office-last"), VOLUNTEERS["morag"][0])
        with self._desk("morag") as desk:
            yield "The office has that too", self._receive(desk, receipt.file)

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
                yield f"Every check of {name}’s vault", result

    def _elsewhere(self) -> Iterator[Step]:
        """One fixed day under every policy that is shipped, whichever this service has."""
        press = Press(fonts=resources.path("fonts"), layouts=resources.path("papers"))
        day = one_day(self.world, press)
        made = london(self.world.clock.now()).date()
        paper = six_policies(day, Identity(name=SERVICE), made, press=press)
        write_bytes(str(self.folder / "papers" / ONE_DAY), paper.pdf)
        answers = [row.answers for row in day.rows]
        found = f"{len(answers)} moments, up to {max(answers)} different answers to one"
        yield f"One day under each of {len(day.policies)} policies", f"{found}: papers/{ONE_DAY}"


def _one_bit_changed(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[len(data) // 2] ^= 1
    return bytes(changed)


def _said(answer: Arrived) -> str:
    words = messages.words(answer.code, answer.facts).message if answer.code else ""
    count = f", {answer.records} records" if answer.records else ""
    return f"{answer.result}{count}. {words}".strip()
