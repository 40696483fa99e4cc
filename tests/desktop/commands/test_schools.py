"""`schools import` and `schools find`: a newer list, in numbers."""

from db.names import Urn
from db.service import School
from tests.desktop.casework.ground.gias_kit import gias_csv, links_csv
from tests.journeys.line import Line

NEW = School(urn=Urn("990001"), name="Fellside Free School", town="Alston", authority="Cumberland")


def test_a_newer_list_is_taken_in_with_its_links_and_told_in_numbers(standard: Line) -> None:
    for name, data in (
        ("edubasealldata20260302.csv", gias_csv([NEW])),
        ("links_edubasealldata20260302.csv", links_csv((990001, 990002, "Successor"))),
    ):
        (standard.folder / name).write_bytes(data)
    files = ("edubasealldata20260302.csv", "links_edubasealldata20260302.csv")
    said = standard.done("schools", "import", "office", *files)
    assert {"rows": 1, "added": 1, "changed": 0, "closed": 0}.items() <= said.items()
    assert said["edition"] == "2026-03-02"
    plain = standard.plain("schools", "import", "office", files[0])
    assert "GIAS of 2 March 2026: one school. New 0, changed 0, closed 0" in plain.out
    assert plain.err == ""  # no bar in a pipe
    found = standard.done("schools", "find", "office", "felside", "free", "alstn")
    assert (found["urn"], found["status"]) == ("990001", "open")


def test_another_file_is_refused_with_what_to_fetch(standard: Line) -> None:
    (standard.folder / "gias.csv").write_bytes(gias_csv([NEW], leave_out="LA (name)"))
    said = standard.refused("schools", "import", "office", "gias.csv")
    assert said["error"] == "not-a-school-list"
    assert "no column LA (name)" in said["message"]
    assert "Establishment fields CSV" in said["do"]
