"""The README sends nobody to a place that is not there."""

import re

import setup_env

ROOT = setup_env.ROOT
_PLACE = re.compile(r"`([\w./*-]*/[\w./*-]*)`")


def there(place: str) -> bool:
    """From the project's folder; actions, and what packages say of themselves, from casework's."""
    folders = (ROOT, ROOT / "desktop" / "casework")
    return any(any(folder.glob(place.rstrip("/"))) for folder in folders)


def test_every_place_that_the_readme_names_is_there() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## To change X")[2]
    places = _PLACE.findall(table.partition("\n## ")[0])
    assert len(places) > 50
    assert [place for place in places if not there(place)] == []
