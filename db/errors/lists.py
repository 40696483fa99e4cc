"""What is refused of lists that are taken in as they are published."""

from db.errors.refusal import Refusal


class NotAPlaceList(Refusal):
    """The file is no list of postcodes, or no whole one. Facts: `file`, `why`."""

    code = "not-a-place-list"


class OlderPlaceList(Refusal):
    """A newer edition is in use. Facts: `edition`, `known`."""

    code = "older-place-list"


class ManyPlacesChange(Refusal):
    """It would change far more than time does. Facts: `edition`, `count`."""

    code = "many-places-change"


class PlaceListEnds(Refusal):
    """Every postcode that is known after its last is missing. Facts: `edition`, `last`, `count`,
    `to` (the last that is known)."""

    code = "place-list-ends"


class PlaceListLacks(Refusal):
    """Every area after its last is missing. Facts: `edition`, `last`, `areas`."""

    code = "place-list-lacks"


class SchoolListEnds(Refusal):
    """Every school that is known after its last is missing. Facts: `file`, `last`, `count`."""

    code = "school-list-ends"


class SchoolLinksEnd(Refusal):
    """Every link that is known after its last is missing. Facts: `file`, `last`, `count`."""

    code = "school-links-end"


class NotASchoolList(Refusal):
    """The file is no list of schools or of their links. Facts: `file`, `why`."""

    code = "not-a-school-list"


class OlderSchoolList(Refusal):
    """A newer list is in use. Facts: `file`, `day` (of the file's), `known`."""

    code = "older-school-list"
