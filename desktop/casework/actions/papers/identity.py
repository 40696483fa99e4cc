"""How the service stands on its papers: set at the office, carried to every laptop.

A policy may ask that the service's own name and logo come first on print
(coventry-iass/publications-identity). A change is a new version of the service's record in `all`,
so every laptop prints with it from the next bundle on.
"""

import base64
from dataclasses import dataclass

from msgspec import structs

from db.errors import BadInput, RecordDamaged
from db.records import Service
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.files.logo import made_ready
from desktop.casework.papers.identity import Identity, identity_of


@dataclass(frozen=True)
class IdentityDraft:
    """What the office types. `logo`: a new picture; None leaves the one that is there."""

    address: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    also: str = ""
    logo: bytes | None = None
    logo_name: str = ""  # of the file, for a refusal
    drop_logo: bool = False


def identity(desk: Desk) -> Identity:
    """As it is known here; the name alone where nothing else has come yet."""
    known = _service(desk)
    return Identity(name=desk.service) if known is None else identity_of(known.body)


def drafted(now: Identity, draft: IdentityDraft) -> Identity:
    """What would be printed with this draft, for a preview. Keeps nothing.

    Raises `BadInput`, `TooLong`.
    """
    logo = None if draft.drop_logo else now.logo
    if draft.logo is not None:
        logo = made_ready(draft.logo, draft.logo_name)
    email = typed.line(draft.email, "e-mail address")
    if email and ("@" not in email or " " in email):
        raise BadInput(what="e-mail address", given=email, expected="an address with an @ in it")
    return Identity(
        name=now.name,
        address=typed.text(draft.address.strip(), "address"),
        telephone=typed.line(draft.telephone, "telephone number"),
        email=email,
        website=typed.line(draft.website, "website"),
        also=typed.text(draft.also.strip(), "further line"),
        logo=logo,
    )


def set_identity(desk: Desk, draft: IdentityDraft) -> Identity:
    """Keep it, and publish it to every laptop. The same again changes nothing.

    Raises `WrongDesk`, `BadInput`, `TooLong`; then nothing was kept.
    """
    desk.need("office")
    known = _service(desk)
    if known is None:
        raise RecordDamaged(what="service")
    now = drafted(identity_of(known.body), draft)
    body = structs.replace(
        known.body,
        address=now.address,
        telephone=now.telephone,
        email=now.email,
        website=now.website,
        also=now.also,
        logo=base64.b64encode(now.logo).decode() if now.logo is not None else "",
    )
    if body != known.body:
        with desk.write() as writing:
            writing.add(body, record=known.id)
    return now


def _service(desk: Desk) -> Kept[Service] | None:
    found = desk.store.find(Service)
    return found[-1] if found else None
