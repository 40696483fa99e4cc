"""Reading the government's list of schools. Every row is made up."""

from datetime import date

import pytest

from db.service import School
from desktop.casework.ground.gias import (
    NotGias,
    clean,
    in_england,
    read_gias,
    worth_keeping,
)

HEADER = (
    b'"URN","LA (code)","LA (name)","EstablishmentName","EstablishmentStatus (name)",'
    b'"PhaseOfEducation (name)","Town","Postcode","HeadLastName"\r\n'
)


def row(
    name: bytes = b"Beck School", status: bytes = b"Open", postcode: bytes = b"CA9 9ZZ"
) -> bytes:
    return b'"900001","1","Cumberland","%s","%s","Primary","Wigton","%s","Doe"\r\n' % (
        name,
        status,
        postcode,
    )


def read_one(line: bytes) -> School:
    (found,) = read_gias([HEADER, line])
    return found


def test_what_is_needed_is_read_and_no_person() -> None:
    found = read_one(row())
    assert found == School(
        urn=found.urn,
        name="Beck School",
        phase="Primary",
        town="Wigton",
        authority="Cumberland",
        postcode="CA9 9ZZ",
        open=True,
    )
    assert "Doe" not in repr(found)


def test_type_trust_federation_and_days_are_read() -> None:
    header = (
        b"URN,EstablishmentName,EstablishmentStatus (name),TypeOfEstablishment (name),OpenDate,"
        b"CloseDate,Trusts (code),Trusts (name),Federations (code),Federations (name),"
        b"SchoolSponsors (name)\n"
    )
    lines = [
        header,
        b"900001,A,Closed,Academy converter,01-09-2012,31-08-2020,2044,FELL TRUST,,,Sir Nobody\n",
        b"900002,B,Open,Community school,,31-08-2031,,NAME ALONE,3055,Dale Federation,\n",
    ]
    one, other = read_gias(lines)
    assert (one.kind, one.trust, one.trust_name) == ("Academy converter", "2044", "FELL TRUST")
    assert (one.opened, one.closed) == (date(2012, 9, 1), date(2020, 8, 31))
    assert (other.federation, other.federation_name) == ("3055", "Dale Federation")
    assert (other.trust, other.trust_name, other.opened) == ("", "", None)
    assert other.closed is None  # open still, whatever day is foreseen
    assert "Nobody" not in repr((one, other))


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        (b"St Mary\x92s  School ", "St Mary's School"),  # Windows-1252
        ("École St Mary’s".encode(), "École St Mary's"),  # UTF-8
        ("St Mary\u0092s".encode(), "St Mary's"),  # C1 control in UTF-8
        ("Sir G\u0432r".encode(), "Sir Gâr"),  # Cyrillic in place of a Latin letter
        (b"Broken \x81 byte", "Broken \ufffd byte"),
    ],
)
def test_nothing_is_assumed_of_the_encoding(name: bytes, reads: str) -> None:
    assert read_one(row(name)).name == reads


def test_clean_leaves_what_is_right_alone() -> None:
    assert clean("Ysgol Môn – Bro'r Sir") == "Ysgol Môn – Bro'r Sir"


@pytest.mark.parametrize(
    ("status", "is_open"),
    [
        (b"Open", True),
        (b"Open, but proposed to close", True),
        (b"Proposed to open", True),
        (b"Closed", False),
        (b"", False),
    ],
)
def test_status(status: bytes, is_open: bool) -> None:
    assert read_one(row(status=status)).open is is_open


@pytest.mark.parametrize(
    ("typed", "kept"), [(b"ca9 9zz", "CA9 9ZZ"), (b"2036", ""), (b"CA9 9Z2", ""), (b"", "")]
)
def test_postcodes_are_set_right_or_left_out(typed: bytes, kept: str) -> None:
    assert read_one(row(postcode=typed)).postcode == kept


def test_a_newer_open_list_wins_over_an_old_status() -> None:
    lines = [
        b"urn,name,status_20240617,in_open_list_20250711\n",
        b"900001,A,Closed,1\n",
        b"900002,B,Closed,0\n",
        b"900003,C,Open,0\n",
    ]
    assert [school.open for school in read_gias(lines)] == [True, False, True]


def test_a_list_without_status_is_of_open_schools() -> None:
    (found,) = read_gias(
        [b"\xef\xbb\xbfurn,name,open_date,town,postcode\n", b"900001,A,,Wigton,\n"]
    )
    assert found.open
    assert found.town == "Wigton"


@pytest.mark.parametrize("lines", [[], [b"a,b\n"], [b"urn,x\n", b"900001,y\n"]])
def test_another_file_is_refused(lines: list[bytes]) -> None:
    with pytest.raises(NotGias, match="no column"):
        list(read_gias(lines))


@pytest.mark.parametrize("line", [b"x,A\n", b"900001\n", b"1,A\n"])
def test_a_row_that_is_no_school_is_named(line: bytes) -> None:
    with pytest.raises(NotGias, match="line 3"):
        list(read_gias([b"urn,name\n", b"900001,A\n", line]))


@pytest.mark.parametrize(
    ("authority", "england"),
    [
        ("Cumberland", True),
        ("", True),
        ("Powys", False),
        ("Jersey Offshore Establishments", False),
        ("Does not apply", False),
    ],
)
def test_closed_schools_are_kept_in_england_alone(authority: str, england: bool) -> None:
    found = read_one(row())
    there = School(urn=found.urn, name="A", authority=authority, open=False)
    assert in_england(there) is england
    assert worth_keeping(there) is england
    assert worth_keeping(School(urn=found.urn, name="A", authority=authority))
