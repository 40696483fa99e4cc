"""What an office's invitation holds, before anybody answers it."""

from dataclasses import dataclass

from db.bundle.invitation import read_invitation
from db.bundle.words import invitation_words
from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.surroundings import World


@dataclass(frozen=True)
class Offer:
    """An invitation that is whole. Whether it is the right office's, its six words tell."""

    service: str
    pack: Pack
    words: tuple[str, ...]  # the office's own six, the same on every invitation that it writes
    data: bytes
    file: str


def look_at_invitation(data: bytes, world: World, file: str = "") -> Offer:
    """The invitation in this file. Raises `BadInvitation`, `BundleNewer`, `BadPack`."""
    invitation = read_invitation(data, file=file)
    return Offer(
        service=invitation.service,
        pack=read_pack(invitation.pack.text, file=f"{invitation.pack.name}.toml"),
        words=invitation_words(invitation, world.words),
        data=data,
        file=file,
    )
