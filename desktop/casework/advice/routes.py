"""The routes of appeal in a disagreement that are explained, each with its time limit.

The limits are those of the law that each names: the SEND Regulations 2014 (regs 33, 34), the
First-tier Tribunal (HESC) Rules 2008 (r 20(1)(c)) and the Local Government Act 1974 (s 26B).
"""

from typing import NamedTuple


class Route(NamedTuple):
    """A way that is open. `key` is what the record keeps."""

    key: str
    name: str
    limit: str
    source: str


ROUTES = (
    Route(
        "disagreement-resolution",
        "Disagreement resolution",
        "Free and voluntary, at any time, with or without an EHC plan. No time limit.",
        "Children and Families Act 2014, s 57",
    ),
    Route(
        "mediation",
        "Mediation",
        "The mediation adviser is contacted within 2 months of the decision being sent. Without "
        "mediation the certificate comes within 3 working days.",
        "Special Educational Needs and Disability Regulations 2014, reg 33",
    ),
    Route(
        "tribunal",
        "Appeal to the Tribunal",
        "Within 2 months of the decision being sent, or 1 month of the mediation certificate, "
        "whichever is later. About the school alone no certificate is needed.",
        "First-tier Tribunal (Health, Education and Social Care Chamber) Rules 2008, r 20(1)(c)",
    ),
    Route(
        "complaint",
        "Complaint",
        "To the school, council or health body first, by its own procedure; to the Ombudsman as a "
        "rule within 12 months of knowing of it.",
        "",
    ),
)
"""In the order in which they are explained."""

_NAMES = {one.key: one.name for one in ROUTES}


def route_name(key: str) -> str:
    """What a route is called; what is not on the list as it stands."""
    return _NAMES.get(key, key)
