"""The names of things: ids, measures and the closed lists of words, as types.

Never a bare `str` or `int` where one of these is meant. Ids are 16 random bytes in hex.
"""

from datetime import datetime
from typing import Annotated, Literal, NewType

from msgspec import Meta, Struct

# --- Names of things ---------------------------------------------

RecordId = NewType("RecordId", str)  # 32 hex digits; what every id below is
DeviceId = NewType("DeviceId", str)
ActorId = NewType("ActorId", str)  # the person who acts: a volunteer or a member of staff
CaseId = NewType("CaseId", str)
PersonId = NewType("PersonId", str)
HouseholdId = NewType("HouseholdId", str)
ContactId = NewType("ContactId", str)
MeetingId = NewType("MeetingId", str)
InterestId = NewType("InterestId", str)
FindingId = NewType("FindingId", str)
Urn = NewType("Urn", str)  # Unique Reference Number of a school (GIAS), 5 to 7 digits
Postcode = NewType("Postcode", str)  # written as Royal Mail does: "CA1 1AA"
Hash = NewType("Hash", str)  # SHA-256, 64 hex digits

_HEX32 = Meta(pattern=r"^[0-9a-f]{32}\Z")
Id = Annotated[RecordId, _HEX32]
DeviceKey = Annotated[DeviceId, _HEX32]
ActorKey = Annotated[ActorId, _HEX32]
CaseKey = Annotated[CaseId, _HEX32]
PersonKey = Annotated[PersonId, _HEX32]
HouseholdKey = Annotated[HouseholdId, _HEX32]
InterestKey = Annotated[InterestId, _HEX32]
FindingKey = Annotated[FindingId, _HEX32]
ContactKey = Annotated[ContactId, _HEX32]
MeetingKey = Annotated[MeetingId, _HEX32]
Sha256 = Annotated[Hash, Meta(pattern=r"^[0-9a-f]{64}\Z")]
SchoolUrn = Annotated[Urn, Meta(pattern=r"^[0-9]{5,7}\Z")]
PupilUrn = Annotated[Urn, Meta(pattern=r"^([0-9]{5,7})?\Z")]  # "": a school on no list
Line = Annotated[str, Meta(max_length=400)]  # characters
Text = Annotated[str, Meta(max_length=50_000)]  # characters; a row is at most 256 KB
Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
When = Annotated[datetime, Meta(tz=True)]

# --- Closed lists of words ---------------------------------------

Stream = Literal["up", "own", "all", "to"]
Medium = Literal["phone", "face-to-face", "video", "email", "letter", "text"]
Capacity = Literal["parent-carer", "child", "young-person", "professional", "other"]
MeetingKind = Literal[
    "annual-review",
    "school-meeting",
    "assessment",
    "mediation",
    "tribunal",
    "panel",
    "exclusion",
    "strategic",
    "other",
]
CaseState = Literal["open", "referred", "closed"]
StatementState = Literal["read", "sent", "not said"]
InterestKind = Literal["position", "child-school", "known-person", "stake"]
KnownAs = Literal["family", "friend", "extended-family", "acquaintance"]
FindingKind = Literal["position", "own-child", "known-person", "area", "stake"]
Strength = Literal["stop", "where_possible", "off"]
Certainty = Literal["sure", "likely", "perhaps"]
Band = Literal["too-near", "just-right", "far", "cannot-measure", "not-asked"]

Letters = Annotated[str, Meta(pattern=r"^[A-Z]{4}\Z")]  # begin the references of a laptop's cases
HexKey = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]  # 32 bytes


class GridPoint(Struct, frozen=True):
    """A place on the British National Grid (EPSG:27700), in whole metres."""

    easting: int
    northing: int


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one ledger row says. Strict: an unknown field is refused."""
