"""Reading the government's list of links between schools. Every row is made up."""

from datetime import date

import pytest

from desktop.casework.ground.gias import NotGias
from desktop.casework.ground.gias_links import is_links, read_links
from desktop.casework.ground.school_chains import KINDS, Link

HEADER = b'"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\r\n'


def links(*rows: bytes) -> list[Link]:
    return read_links([HEADER, *rows])


def test_both_ends_of_a_link_are_one_from_the_older_to_the_newer() -> None:
    found = links(
        b'900001,900002,"St Mary\x92s, Wigton","Successor","31-08-2014"\r\n',
        b'900002,900001,"Old, School","Predecessor - merged","01-09-2014"\r\n',
        b'900003,900002,"Old","Predecessor",""\r\n',
    )
    assert found == [
        Link(900001, 900002, "merged", date(2014, 9, 1)),  # the kind that says more, the later day
        Link(900002, 900003, "successor"),
    ]


@pytest.mark.parametrize(
    ("published", "kind"),
    [
        ("Successor - amalgamated", "amalgamated"),
        ("Successor - Split School", "split"),
        ("Result of Amalgamation", "joined"),
        ("Merged - change in age range", "joined"),
        ("Closure", "joined"),
        ("Sixth Form Centre Link", "sixth form"),
        ("Other", "other"),
        ("Something quite new", "other"),
    ],
)
def test_kinds(published: str, kind: str) -> None:
    (found,) = links(f'900002,900001,"A","{published}",""\r\n'.encode())
    assert found.kind == kind
    assert kind in KINDS


def test_another_file_or_row_is_refused_by_name() -> None:
    assert is_links(["URN", "LinkURN"])
    assert not is_links(["URN", "EstablishmentName"])
    with pytest.raises(NotGias, match="no column LinkType"):
        read_links([b"URN,LinkURN\n"])
    for row in (b"900001\n", b"x,900001,A,Successor,\n", b"900001,12,A,Successor,\n"):
        with pytest.raises(NotGias, match="line 2"):
            links(row)
