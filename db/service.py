"""What is kept of the service itself: its offices, people who work in it, devices and policy."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from db.names import (
    ActorKey,
    Body,
    Count,
    DeviceKey,
    HexKey,
    Letters,
    Line,
    SchoolUrn,
    Sha256,
    Text,
)


class Service(Body, frozen=True, kw_only=True):
    """The service itself, as its office describes it to every laptop."""

    name: Line
    office: DeviceKey
    pack: Line  # name of the policy pack in force
    address: Text = ""
    telephone: Line = ""
    email: Line = ""
    website: Line = ""
    also: Text = ""  # what else belongs on headed paper: a charity number, opening hours
    logo: Annotated[str, Meta(max_length=200_000)] = ""  # a PNG, in base64


class Staff(Body, frozen=True, kw_only=True):
    """A member of the office's staff."""

    name: Line
    since: date
    until: date | None = None
    manager: bool = False


class Volunteer(Body, frozen=True, kw_only=True):
    """The volunteer whose laptop this is, as she gave her name."""

    name: Line
    letters: Letters  # begin the references of her cases


class Device(Body, frozen=True, kw_only=True):
    """A laptop that the office has signed in."""

    volunteer: ActorKey
    name: Line
    letters: Letters
    sign_key: HexKey  # Ed25519, hex
    seal_key: Annotated[str, Meta(max_length=100)]  # age recipient
    state: Literal["enrolled", "revoked", "frozen"] = "enrolled"
    why: Text = ""  # it was ended; stays at the office


class Enrolment(Body, frozen=True, kw_only=True):
    """What the office tells a laptop when it signs it in: the welcome."""

    device: DeviceKey
    name: Line
    letters: Letters


class Revocation(Body, frozen=True, kw_only=True):
    """From this row of the device's `up` stream on, nothing it signs is taken."""

    device: DeviceKey
    from_seq: Count


class Pack(Body, frozen=True, kw_only=True):
    """A version of the service's policy, whole: the exact text that was published."""

    name: Line
    version: Line
    text: Annotated[str, Meta(max_length=200_000)]
    minute: Text = ""  # the minute that agreed it
    agreed: date | None = None
    changes: Text = ""  # against the version before, in words
    review_due: date | None = None


class Acknowledgement(Body, frozen=True, kw_only=True):
    """The actor has read and understood this version of the policy."""

    pack: Line
    version: Line
    text_hash: Sha256


class School(Body, frozen=True, kw_only=True):
    """A school or setting as a newer list, imported at the office, has it."""

    urn: SchoolUrn
    name: Line
    phase: Line = ""
    town: Line = ""  # where it is, as people say it: "Carlisle", "Harraby, Carlisle"
    authority: Line = ""
    postcode: Line = ""
    open: bool = True
    kind: Line = ""  # type of establishment: "Academy converter", "Other independent school" …
    trust: Line = ""  # number (UID) of its academy trust
    trust_name: Line = ""
    federation: Line = ""  # number (UID) of its federation
    federation_name: Line = ""
    opened: date | None = None
    closed: date | None = None


class SchoolLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One school has to do with another: what it became, or what it was before."""

    urn: SchoolUrn
    to: SchoolUrn
    kind: Line  # one of `school_chains.KINDS`: `urn` is the older number, `to` the newer
    on: date | None = None


class SchoolChanges(Body, frozen=True, kw_only=True):
    """A part of what a newer list of schools has otherwise than the one before it."""

    edition: Line
    part: Count  # from 1
    parts: Count
    schools: Annotated[tuple[School, ...], Meta(max_length=500)] = ()
    links: Annotated[tuple[SchoolLink, ...], Meta(max_length=2000)] = ()
    gone: Annotated[tuple[SchoolUrn, ...], Meta(max_length=2000)] = ()  # on the list no more


class PlaceChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a postcode lies now, in metres of the National Grid; without a place none is known."""

    code: Line
    east: Count | None = None
    north: Count | None = None
    quality: Line = ""
    live: bool = True  # False: it has ended


class PlaceChanges(Body, frozen=True, kw_only=True):
    """A part of what a newer list of postcodes has otherwise than the one before it."""

    edition: Line
    part: Count  # from 1
    parts: Count
    places: Annotated[tuple[PlaceChange, ...], Meta(max_length=2000)] = ()
