"""The fresh window of the real program stands where the one that locked stood, and says no name."""

from pathlib import Path

from tests.reader.reader import Reader
from tests.reader.test_contact import begin
from tests.reader.x_windows import Place, screen

PLACE = Place(130, 90, 900, 610)


def test_after_a_lock_the_window_stands_where_it_stood_and_is_called_after_no_family(
    unlocked: Path, reader: Reader, surroundings: dict[str, str]
) -> None:
    with screen(surroundings["DISPLAY"]) as seen:
        seen.move("Evenhand", PLACE)
        reader.until(lambda: seen.place("Evenhand") == PLACE or None, "the place")
        begin(reader)
        before = seen.names()
        reader.press("ctrl+l")
        reader.find("password text", "Passphrase", "focused")
        reader.until(lambda: seen.place("Evenhand") == PLACE or None, "the place")
        # As a task switcher has them; some are the system's own and belong to no window one sees.
        for name in before | seen.names():
            assert not any(part in name for part in ("Ottilie", "Maud", "Brackenridge", "Morag"))
            assert "morag" not in name
