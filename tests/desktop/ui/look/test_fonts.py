"""What stands in another script is drawn in our own letters, whatever the computer has."""

import pytest
from PySide6.QtGui import QTextLayout

from desktop.ui.look.fonts import FAMILIES, face, load
from tests.desktop.documents.samples import SAMPLES


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.usefixtures("qapp")
def test_every_language_is_drawn_in_our_letters(weight: int) -> None:
    load()
    for language, said in SAMPLES.items():
        layout = QTextLayout(said, face(13, weight))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = layout.glyphRuns()
        assert runs
        for run in runs:
            assert 0 not in run.glyphIndexes(), language  # 0 is the box
            family = run.rawFont().familyName()
            assert any(family.startswith(one) for one in FAMILIES), (language, family)
