"""The whole policy as a form: a fold for each part, made when it is opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.packs.fault import Fault
from desktop.casework.packs.lines import Path
from desktop.casework.packs.slots import Slot, slots
from desktop.casework.publishing import policy_words as words
from desktop.casework.publishing.policy_draft import Raw
from desktop.office.policy.part_form import PartForm, Places
from desktop.office.policy.several import Several
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.text import Words
from desktop.ui.parts.unfolding import Unfolding
from desktop.ui.typing.form import Field

# First what a volunteer meets, then the work, then the service.
_ORDER = (
    *("statement", "explain", "meeting", "role", "card"),
    *("position", "own_child", "known", "stake", "area"),
    *("consent", "balance", "own_words", "professional_views", "signpost", "agency", "evaluation"),
    *("challenge", "concern", "at_risk", "contact_at_risk", "privacy", "training", "oversight"),
    *("review", "papers", "equity", "wording", "terms", "clause"),
)


class PolicyForm(QWidget):
    """`changed` after each change of `raw`."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.raw: Raw = {}
        self.places: Places = {}
        self.folds: dict[str, Unfolding] = {}
        self._several: dict[Path, Several] = {}
        self._box = column(look, gap="near", within=self)

    def fill(self, raw: Raw) -> None:
        """Another policy."""
        empty(self._box)
        self.raw, self.places, self._several = raw, {}, {}
        self.folds = {key: self._fold(key) for key in (words.TOP, *_ORDER)}
        for fold in self.folds.values():
            self._box.addWidget(fold)
        self._box.addStretch(1)

    def fill_nothing(self) -> None:
        """Locked: nothing of it stays."""
        empty(self._box)
        self.raw, self.places, self.folds, self._several = {}, {}, {}, {}

    def open_at(self, path: Path) -> Field | None:
        """The place of this path in sight; its field, where it has one."""
        first = str(path[0]) if path and str(path[0]) in self.folds else words.TOP
        self.folds[first].open()
        for at, step in enumerate(path):
            several = self._several.get(path[:at])
            if isinstance(step, int) and several is not None and step < len(several.folds):
                several.open_at(step)
        field = self.places.get(path)
        if field is not None:
            field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def tell(self, faults: tuple[Fault, ...]) -> None:
        """What is amiss, beside its field where that is open."""
        said: dict[Path, str] = {}
        for one in faults:
            said.setdefault(one.path, f"{one.problem} {one.instead}".strip())
        for path, field in self.places.items():
            if field.fault() != said.get(path, ""):
                field.set_fault(said.get(path, ""))

    def _changed(self) -> None:
        self.changed.emit()

    def _clauses(self) -> list[tuple[str, str]]:
        return [(str(one["id"]), str(one["asks"])) for one in self.raw["clause"]]

    def _prefix(self) -> str:
        return str(self.raw["name"])

    def _fold(self, key: str) -> Unfolding:
        below = words.part_hint(key)
        return Unfolding(self._look, words.part_label(key), lambda: self._inside(key), below)

    def _inside(self, key: str) -> QWidget:
        held = QWidget()
        box = column(self._look, gap="pad", pad=("room", "near", "none", "pad"), within=held)
        if key == words.TOP:
            box.addWidget(self._part((), self.raw))
        elif isinstance(self.raw[key], list):
            box.addWidget(self._list((key,), self.raw[key]))
        else:
            raw = self.raw[key]
            box.addWidget(self._part((key,), raw))
            for slot in slots(key):
                if slot.kind == "parts":
                    box.addWidget(Words(self._look, words.key_label(key, slot.key), "strong"))
                    box.addWidget(self._list((key, slot.key), raw[slot.key]))
        return held

    def _part(self, path: Path, raw: Raw) -> PartForm:
        only: tuple[Slot, ...] = tuple(
            one for one in slots(str(path[0]) if path else "") if one.kind not in ("part", "parts")
        )
        return PartForm(self._look, path, raw, self.places, self._changed, self._clauses, only)

    def _list(self, path: Path, items: list[Raw]) -> Several:
        made = Several(
            self._look, path, items, self.places, self._changed, self._clauses, self._prefix
        )
        self._several[path] = made
        return made
