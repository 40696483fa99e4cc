"""One concern at the office: what was said, what the policy asks for, the steps, closing it."""

from collections.abc import Callable

from db.names import RecordId
from desktop.casework.actions.concerns.look import Concerns, Seen
from desktop.casework.actions.concerns.steps import share, take
from desktop.casework.desk import Desk
from desktop.casework.doubts.concern_words import step_name
from desktop.casework.doubts.concerns import AT_OFFICE
from desktop.casework.saying.said import together
from desktop.office.concerns.closing import Closing
from desktop.ui.concerns.adding import AddStep
from desktop.ui.concerns.detail import Detail
from desktop.ui.concerns.steps import Steps
from desktop.ui.parts.boxes import rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words, soft

_SHARE = "{name} does not see this. What was written before you share it stays here all the same."
_OFFER = (
    "A complaint was made, and contact with {who} is not written down before it. Your policy asks "
    "that it is offered first. Nothing is stopped for it."
)


class ConcernDetail(Detail):
    """`changed` is called when something was written."""

    def __init__(self, here: Here, one: Seen, page: Concerns, changed: Callable[[], None]) -> None:
        super().__init__(here, one, page)
        self._changed = changed
        look, now, hidden, box = here.look, page.now, here.privacy.on, self.box
        if one.passed_over and page.contact:  # a complaint without the offer before it
            self.flag(_OFFER.format(who=page.contact))
        self._asked(page)
        self._acts()
        box.addSpacing(look.space("near"))
        box.addWidget(Steps(look, one, now, page.contact, where=True, hidden=hidden))
        box.addWidget(rule())
        who = self._share_with()
        self.adding = AddStep(
            *(here, one.id, AT_OFFICE, changed),
            contact=page.contact,
            share_with=who,
            office=True,
        )
        box.addWidget(self.adding)
        self.closing: Closing | None = None
        if one.standing.open:
            box.addWidget(rule())
            self.closing = Closing(here, one.id, who, changed)
            box.addWidget(self.closing)
        box.addStretch(1)

    def _share_with(self) -> str:
        """At whose laptop it lies; empty: at none."""
        one = self.seen
        if not one.shared:
            return ""
        return one.about if one.mine else one.raiser

    def _asked(self, page: Concerns) -> None:
        """What the policy asks for that nobody has written down."""
        if not self.seen.missing:
            return
        names = [step_name(one, page.contact) for one in self.seen.missing]
        named = together([f"{name[:1].lower()}{name[1:]}" for name in names])
        self.box.addWidget(Words(self.here.look, f"Your policy asks for more: {named}."))
        if "chair-offered" in self.seen.missing and page.reach:
            self.box.addWidget(soft(self.here.look, page.reach))

    def _acts(self) -> None:
        look, one, flow = self.here.look, self.seen, Flow(self.here.look)
        self.take_button = Button(look, "I take it", "main", icon="badge-check")
        self.share_button = Button(look, f"Share it with {one.can_share}", icon="users")
        if one.can_share:
            self.box.addWidget(soft(look, _SHARE.format(name=one.can_share)))
            flow.add(self.share_button)
        if one.standing.waits:
            flow.add(self.take_button)
        self.link_to_case(flow)
        self.box.addLayout(flow)
        self.take_button.clicked.connect(self._take)
        self.share_button.clicked.connect(self._share)

    def _take(self) -> None:
        concern = self.seen.id

        def done(step: RecordId | None) -> None:
            if step is not None:
                self.here.say("It is yours.")
                self._changed()

        self.here.session.ask(lambda desk: take(desk, concern), done, self.here.refuse)

    def _share(self) -> None:
        concern, name = self.seen.id, self.seen.can_share

        def work(desk: Desk) -> bool:
            share(desk, concern)
            return True

        def done(shared: bool | None) -> None:
            if shared:
                self.here.say(f"{name} reads it once your next answer is in.")
                self._changed()

        self.here.session.ask(work, done, self.here.refuse)
