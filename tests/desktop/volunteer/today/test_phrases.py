"""What a row of Today says and leads to."""

from desktop.casework.actions.today.today import ONLY_HERE, Waits
from desktop.volunteer.today.phrases import phrase
from tests.builders import NOW


def test_a_referral_is_to_be_sent_only_as_long_as_it_is_only_here() -> None:
    here = phrase(
        Waits("referral", "MTAB-0001", person="Wren Larkmoor", what=ONLY_HERE), NOW, False
    )
    assert "travels with your next bundle" in here.why
    assert (here.button, here.to) == ("Make the bundle", "exchange")
    there = phrase(Waits("referral", "MTAB-0001", person="Wren Larkmoor"), NOW, False)
    assert "The office has it" in there.why
    assert "bundle" not in there.why + there.button
    assert (there.to, there.about) == ("case", "MTAB-0001")
