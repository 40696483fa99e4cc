"""A screen on which one writes about a family: whose it is, a risk at once, and every word kept."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here, Screen
from desktop.ui.typing.drafting import Keeper
from desktop.volunteer.work.choose import Choice, ChooseCase
from desktop.volunteer.work.kept import KeptAt
from desktop.volunteer.work.risk import RISK, RiskCard


class WritingScreen(Screen):
    """About something of one family; about nothing: which family is it?

    `key` is the screen's own, to which one goes with the family that was chosen; `form` is what
    its drafts are called.
    """

    def __init__(
        self,
        here: Here,
        title: str,
        *,
        key: str,
        form: str,
        choose: str,
        actions: Sequence[QWidget],
    ) -> None:
        look = here.look
        self.kept = KeptAt(look)
        self.risk_button = Button(look, RISK, "stop-text", icon="siren")
        held = (self.kept, self.risk_button, *actions)
        super().__init__(here, title, above=" ", below=" ", actions=held)
        self.choose = ChooseCase(look, choose)
        self.risk = RiskCard(here)
        self.body.addWidget(self.choose)
        self.body.addWidget(self.risk)
        self.cases: tuple[Choice, ...] = ()
        self.loaded = ""  # what the words in the boxes are about
        self.saving = False
        self.keeper = Keeper(here.session, form, self.words, self)
        self.risk.keeper = self.keeper
        self.risk.closed.connect(self.risk.hide)
        self.risk.closed.connect(self.risk_button.setFocus)
        self.risk_button.clicked.connect(self.open_risk)
        self.choose.chosen.connect(lambda case: here.go(key, case))
        self.choose.new_asked.connect(lambda: here.go("open-case", ""))
        self.keeper.kept.connect(self.kept.tell)

    @abstractmethod
    def words(self) -> Mapping[str, str]:
        """Every field as it stands now, for the draft."""

    @abstractmethod
    def keep(self) -> None:
        """Keep what stands there, if nothing is amiss; else the first fault has the cursor."""

    def save(self) -> None:
        """Keep what stands there. Words of a risk are kept first, and by themselves."""
        if self.saving or not self.loaded:
            return
        if self.risk.is_typed():
            self.risk.keep(self.save)
        else:
            self.keep()

    def family(self) -> str:
        """The one that is written about, once it stands there."""
        return self.risk.case if self.about and self.loaded == self.about else ""

    @abstractmethod
    def put_away(self) -> None:
        """What is shown is no longer so. For screens to forget what they hold of it."""

    def shown(self, about: str) -> None:
        """About something else: what was typed before is kept first."""
        if about != self.loaded:
            self.keeper.flush()
            self.keeper.stop()
            self.about = about
            self.put_away()
            self.loaded = ""
            self.kept.setText("")
            self.risk.hide()
        if not about:
            self.choose.begin()
        super().shown(about)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self.keeper.flush()

    def open_risk(self) -> None:
        """Somebody may be at risk: what to do stands in sight. Before a family was chosen it is
        about none, on a page of its own."""
        if not self.about:
            self.here.go("concerns", "risk")
            return
        self.risk.open()
        self.order()
        self.ensureWidgetVisible(self.risk)
