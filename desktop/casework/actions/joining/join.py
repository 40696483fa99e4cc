"""A volunteer joins a service: from the office's invitation to a vault and a request.

Work may begin before the welcome comes back; only sending waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.bundle.invitation import Invitation, Request, read_invitation, write_request
from db.bundle.keys import new_keys
from db.bundle.words import six_words
from db.ledger import stamp
from db.names import ActorId, DeviceId, Letters
from db.records import Home, Volunteer
from db.store.local import Peer
from db.store.store import Random
from db.vault.passphrase import judge
from db.vault.vault import Vault, create
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.declare import postcode
from desktop.casework.actions.joining.enrol import LETTERS
from desktop.casework.actions.joining.new_record import new_record
from desktop.casework.packs.policy import read_pack
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World


@dataclass(frozen=True)
class NewVolunteer:
    """A new volunteer's vault; its recovery code is shown this once."""

    device: DeviceId
    words: tuple[str, ...]  # six, to read out over the telephone
    request: bytes
    recovery_code: str


def join(
    folder: Path,
    passphrase: str,
    invitation_file: bytes,
    name: str,
    home: str,
    world: World,
    file: str = "",
    hand_over: Callable[[bytes], object] | None = None,
) -> NewVolunteer:
    """A new volunteer's vault in `folder`, and the request that the office signs.

    `hand_over` puts the request where it is to go; it is called before there is a vault, so that
    a full stick leaves no vault whose request nobody has. Raises `BadInvitation`, `BadInput`,
    `WeakPassphrase`, `VaultExists`, and what `hand_over` raises; then nothing was made.
    """
    invitation = read_invitation(invitation_file, file=file)
    read_pack(invitation.pack.text, file=f"{invitation.pack.name}.toml")
    who, lives = typed.name(name, "name", "your name"), postcode(home)
    judge(passphrase, about=(who, lives))
    device, actor = DeviceId(world.random(16).hex()), ActorId(world.random(16).hex())
    letters = draw_letters(who, world.random)
    keys, now = new_keys(), world.clock.now()
    request = Request(
        invitation=invitation.hash,
        device=device,
        actor=actor,
        name=who,
        letters=letters,
        keys=keys.public,
        made=stamp(now),
    )
    sealed = write_request(request, keys, invitation.keys)
    facts = {**_facts(invitation, request), "invitation": invitation_file.hex()}

    def fill(vault: Vault) -> None:
        with (
            new_record(vault, world, facts, keys) as store,
            store.write(device, actor, now) as writing,
        ):
            store.local.set_peer(_office_of(invitation))
            writing.add(Volunteer(name=who, letters=letters))
            writing.add(Home(postcode=lives, since=london(now).date()))
        if hand_over is not None:
            hand_over(sealed)

    vault, code = create(
        folder,
        passphrase,
        actor=actor,
        name=who,
        cost=world.cost(),
        random=world.random,
        fill=fill,
        escrow=invitation.recovery_recipient,
    )
    vault.lock()
    return NewVolunteer(
        device=device,
        words=six_words(invitation, request, world.words),
        request=sealed,
        recovery_code=code,
    )


def _facts(invitation: Invitation, request: Request) -> dict[str, str]:
    """What the new vault knows of itself."""
    return {
        "kind": "volunteer",
        "device": request.device,
        "office": invitation.office,
        "service": invitation.service,
        "person": request.name,
        "letters": request.letters,
    }


def _office_of(invitation: Invitation) -> Peer:
    """The office, as this laptop holds with it."""
    return Peer(
        device=invitation.office,
        name=invitation.service,
        sign_key=invitation.keys.sign,
        fingerprint=invitation.keys.fingerprint,
        seal_key=invitation.keys.seal,
        state="enrolled",
    )


def draw_letters(name: str, random: Random) -> Letters:
    """Four letters that begin the references of a laptop's cases: initials and two by chance."""
    words = [[letter for letter in word.upper() if letter in LETTERS] for word in name.split()]
    initials = [word[0] for word in words if word]
    first = initials[0] if initials else "X"
    last = initials[-1] if len(initials) > 1 else first
    drawn = "".join(LETTERS[byte % len(LETTERS)] for byte in random(2))
    return f"{first}{last}{drawn}"
