"""Before a policy is published: what differs from the one in force, the minute, the day."""

from db.errors import BadInput, InTheFuture, Refusal
from desktop import messages
from desktop.casework.actions.policy.publish import PolicyDraft, Published
from desktop.casework.actions.policy.writing import SHIPPED, Ready, publish_ready, ready
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted
from desktop.ui.pages.policy_changes import changes_shown
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.understood import DateField

KEY = "policy-publish"
_NOTHING = "Nothing differs from the policy in force but its number."


class PublishScreen(Screen):
    """About nothing it publishes what is being written; about `SHIPPED` the newer shipped text."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.back = Button(look, "Back to the form")
        crumbs = (("policy", "Policy"), (KEY, "Compare and publish"))
        super().__init__(
            here, "Compare and publish", below=" ", crumbs=crumbs, actions=(self.back,)
        )
        self._ready: Ready | None = None
        self._what = ""
        self.minute = TextField(example="Steering group, 9 March, item 4")
        self.agreed = DateField()
        self.minute_field = Field(look, "The minute that agreed it", self.minute)
        self.agreed_field = Field(look, "Agreed on", self.agreed)
        self.publish = Reasoned(look, Button(look, "Publish", "main", icon="send"))
        card = Card(look, "Publish it", icon="send", gap="pad")
        card.body.addWidget(Words(look, "It is in force here at once, and on each laptop from the "
                                  "next bundle on. Everybody is asked to read it.", "body",
                                  "ink-soft"))  # fmt: skip
        for part in (self.minute_field, self.agreed_field, self.publish):
            card.body.addWidget(part)
        self._card = card
        self._box = column(look, gap="near")
        self.body.addLayout(self._box)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.minute.textChanged.connect(self._weigh)
        self.agreed.read.connect(lambda _day, why: self.agreed_field.set_fault(why))
        self.publish.button.clicked.connect(self._publish)
        self.back.clicked.connect(lambda: here.go("policy-edit", ""))
        here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        self._what, self._ready = about, None
        super().shown(about)

    def concerns(self, _changed: Changed) -> bool:
        """What was compared stays in view; it is published as it was compared, or refused."""
        return False

    def reload(self) -> None:
        what = self._what
        self.back.setVisible(what != SHIPPED)
        self._card.hide()
        empty(self._box)
        self.here.session.ask(lambda desk: ready(desk, what), self._fill, self._not_ready)

    def _fill(self, found: Ready | None) -> None:
        if found is None:
            return
        self._ready = found
        many = capital(counted(len(found.changes), "difference"))
        said = f"{many}: {found.now}, against {found.before}."
        self.set_words(below=said if found.changes else _NOTHING)
        empty(self._box)
        self._box.addWidget(changes_shown(self.here.look, found.changes))
        if not self.agreed.text():
            self.agreed.setText(written(found.today))
        hint = "The policy asks for it." if found.minuted else "May be left empty."
        self.minute_field.set_hint(hint)
        self._card.show()
        self._weigh()
        self.order()

    def _not_ready(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self.set_words(below=f"{said.message} {said.do}")
        self.here.refuse(refusal)

    def _weigh(self) -> None:
        self.minute_field.set_fault()
        missing = self._ready is not None and self._ready.minuted and not self.minute.text().strip()
        self.publish.set_reason("Still needed: the minute that agreed it." if missing else "")

    def _publish(self) -> None:
        found, what = self._ready, self._what
        day = self.agreed.day()
        if found is None:
            return
        if day is None:
            self.agreed_field.set_fault("Write the day, as 9 March 2026.")
            self.agreed.setFocus()
            return
        draft = PolicyDraft(found.text, self.minute.text(), day)
        self.publish.button.setEnabled(False)
        self.here.session.ask(
            lambda desk: publish_ready(desk, what, draft), self._done, self._refused
        )

    def _done(self, done: Published | None) -> None:
        if done is None:
            return
        self._forget()
        self.here.say(f"Version {done.version} is in force. It goes out with the next bundles.")
        self.here.go("policy", "")

    def _refused(self, refusal: Refusal) -> None:
        self._weigh()
        said = messages.of(refusal)
        if isinstance(refusal, InTheFuture):
            self.agreed_field.set_fault(f"{said.message} {said.do}")
        elif isinstance(refusal, BadInput) and refusal.facts.get("what") == "minute":
            self.minute_field.set_fault(f"{said.message} {said.do}")
        else:
            self.here.refuse(refusal)

    def _forget(self) -> None:
        self._ready = None
        self.minute.clear()
        self.agreed.clear()
        empty(self._box)
