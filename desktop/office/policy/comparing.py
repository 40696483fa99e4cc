"""Two versions of the policy side by side in words: any that were published, and those shipped."""

from dataclasses import dataclass

from desktop.casework.actions.policy.comparing import (
    Comparable,
    Compared,
    comparable,
    compared,
)
from desktop.casework.desk import Desk
from desktop.casework.saying.said import capital, counted
from desktop.ui.pages.policy_changes import changes_shown
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.form import Field
from desktop.ui.typing.narrow import may_be_narrow

KEY = "policy-versions"
_SAME = "They ask the same, in the same words."


@dataclass(frozen=True)
class View:
    """What can be compared, and the two that are."""

    every: tuple[Comparable, ...]
    before: str
    now: str
    found: Compared


def look_at(desk: Desk, before: str, now: str) -> View:
    """These two; where none is named, the newest and the one before it (else the first shipped)."""
    every = comparable(desk)
    keys = [one.key for one in every]
    first = now if now in keys else keys[0]
    second = before if before in keys else next(one for one in keys if one != first)
    return View(every, second, first, compared(desk, second, first))


_WHOLE = 760  # px at 100 %: the longest name of a policy, its version, where it comes from


class CompareScreen(Screen):
    """About nothing it begins with the newest version and the one before."""

    def __init__(self, here: Here) -> None:
        look = here.look
        crumbs = (("policy", "Policy"), (KEY, "Compare two versions"))
        super().__init__(here, "Compare two versions", below=" ", crumbs=crumbs)
        self.before, self.now = Choice(look, ()), Choice(look, ())
        choice = Flow(look, gap="gap", between="near")
        for words, each in (("What stood before", self.before), ("What stands now", self.now)):
            may_be_narrow(each)
            choice.add(Field(look, words, each), _WHOLE, 1)
            each.chosen.connect(lambda _key: self.reload())
        self._box = column(look, gap="near")
        self.body.addLayout(choice)
        self.body.addLayout(self._box)
        self.body.addStretch(1)

    def concerns(self, changed: Changed) -> bool:
        return any(kind == "pack" for kind, _ in changed)

    def reload(self) -> None:
        before, now = self.before.key() or "", self.now.key() or ""
        self.here.session.ask(lambda desk: look_at(desk, before, now), self._fill, self.here.refuse)

    def _fill(self, view: View | None) -> None:
        if view is None:
            return
        for choice, key in ((self.before, view.before), (self.now, view.now)):
            choice.clear()
            for one in view.every:
                choice.addItem(one.choice, one.key)
            choice.set_key(key)
        many = capital(counted(len(view.found.changes), "difference"))
        said = f"{many}: {view.found.now}, against {view.found.before}."
        self.set_words(below=said if view.found.changes else _SAME)
        empty(self._box)
        self._box.addWidget(changes_shown(self.here.look, view.found.changes))
        self.order()
