"""The school of a post or of a child, or the trust that it is at; and further schools.

A trust or federation is chosen in one of two ways: by its name in the field of schools, or as the
reach of a post at one of its schools.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.schools.given import typed_by_hand
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.form import Field
from desktop.ui.typing.typeahead import Typeahead
from desktop.volunteer.interests import form_words as said
from desktop.volunteer.interests.form_words import TRUST
from desktop.volunteer.interests.more_schools import MoreSchools


class Where(QWidget):
    """`edited` with the field in which something was typed or chosen, or an empty text; `picked`
    with the school that was chosen.
    """

    edited = Signal(str)
    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._chosen = ""  # the school, by its number or what stands for one typed by hand
        self._trusts: Sequence[tuple[str, str]] = ()
        self._trusts_known: bool | None = None
        self._post, self._amends, self._may_reach = True, False, True
        self.school = Typeahead(look, "School", "name, town or number")
        self.reach = Choice(look, [("", "At this school")])
        self.more = MoreSchools(look)
        self.school_field = Field(look, "School", self.school)
        self.reach_field = Field(look, "Where the post is", self.reach)
        column(look, self.school_field, self.reach_field, self.more, gap="pad", within=self)
        self.school.field.textEdited.connect(self._typed)
        self.school.chosen.connect(self._school_chosen)
        self.reach.chosen.connect(lambda _: self._reach_chosen())
        self.more.asked.connect(self._one_more)
        self.more.changed.connect(self._taken_off)

    def show_for(self, shown: Sequence[str], *, post: bool, amends: bool) -> None:
        """Of the fields that are `shown` for this kind; of a post that is added there can be
        several."""
        self._post, self._amends, self._may_reach = post, amends, "reach" in shown
        self.setVisible("school" in shown)
        self._show()

    def set_trusts_known(self, known: bool) -> None:
        """Whether the list of schools says which trust runs which school."""
        self._trusts_known = known
        self._show()

    def words(self) -> dict[str, str]:
        """Everything that is typed or chosen, by field."""
        return {
            "school": self._chosen,
            "school-name": self.school.field.text(),
            "more": self.more.words(),
            "trust": self.reach.key(),
        }

    def set_words(self, words: Mapping[str, str]) -> None:
        """A draft, back in its boxes; whose trusts are to be looked up is `picked`."""
        self._chosen = words.get("school", "")
        self.school.set_text(words.get("school-name", ""))
        self.more.set_words(words.get("more", ""))
        trust = words.get("trust", "")
        self.offer_trusts([(trust, words.get("school-name", ""))] if trust else [])
        self.reach.set_key(trust)
        if self._chosen and not trust:
            self.picked.emit(self._chosen)

    def is_chosen(self) -> bool:
        """Whether it is known where: here, or at the schools that were chosen before."""
        before = self.more.schools() and not self._amends and not self.school.field.text().strip()
        return bool(self._chosen or self.reach.key() or before)

    def offer_trusts(self, trusts: Sequence[tuple[str, str]]) -> None:
        """The trust or federation of the school that was chosen: a post may be at each of its
        schools."""
        kept, self._trusts = self.reach.key(), trusts
        self.reach.clear()
        if self._chosen or not trusts:  # else the trust itself was chosen
            self.reach.addItem("At this school", "")
        for number, name in trusts:
            self.reach.addItem(f"At every school of {name}", number)
        stays = any(kept == number for number, _ in trusts)
        self.reach.set_key(kept if stays else str(self.reach.itemData(0)))
        self._show()

    def _show(self) -> None:
        self.reach_field.setVisible(self._may_reach and bool(self._trusts))
        self.school_field.set_hint(self._hint())
        several = self._post and not self._amends
        offers = several and bool(self._chosen) and not self.reach.key()
        self.more.button.setVisible(offers)
        self.more.setVisible(offers or (several and bool(self.more.schools())))

    def _hint(self) -> str:
        """Of the school that was chosen whether it is all; of a trust, that it is one."""
        if typed_by_hand(self._chosen):
            return said.UNVERIFIED
        if not self._post:
            return ""
        if self.reach.key():
            return said.THE_TRUST
        if self._trusts_known is None:
            return ""
        if self._chosen:
            return said.IN_NO_TRUST if self._trusts_known and not self._trusts else ""
        return said.BY_TRUST if self._trusts_known else said.NO_TRUSTS

    def _typed(self, _text: str) -> None:
        """What is typed is another one, and not chosen yet."""
        self._chosen = ""
        self.offer_trusts([])
        self.edited.emit("school")

    def _school_chosen(self, key: str) -> None:
        trust = key.removeprefix(TRUST) if key.startswith(TRUST) else ""
        self._chosen = "" if trust else key
        if typed_by_hand(key):
            self.school.set_text(typed_by_hand(key))
        self.offer_trusts([(trust, self.school.field.text())] if trust else [])
        if not trust:
            self.picked.emit(key)
        self.edited.emit("school")

    def _reach_chosen(self) -> None:
        self._show()
        self.edited.emit("")

    def _one_more(self) -> None:
        """The school in the field is one of several: the field is free for the next."""
        self.more.add(self._chosen, self.school.field.text())
        self._chosen = ""
        self.school.set_text("")
        self.offer_trusts([])
        self.edited.emit("school")
        self.school.setFocus()

    def _taken_off(self) -> None:
        self._show()
        self.edited.emit("")
