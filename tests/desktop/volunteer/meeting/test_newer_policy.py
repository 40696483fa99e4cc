"""A newer policy comes while a meeting is planned: the words stay, its roles are asked."""

from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy, with_version
from desktop.volunteer.meeting.screen import MeetingScreen
from tests.desktop.casework.actions.kit import ROLE, opened
from tests.desktop.windows import Window, texts


def bring_other_roles(window: Window) -> None:
    """The office gives the role another name, and her laptop hears of it."""
    with window.house.open("office") as office:
        text = with_version(office.pack.source, "2").replace(ROLE, "stand by the family")
        publish_policy(office, PolicyDraft(text, "10 March, item 2"))
    files, _ = window.house.seal("office", to=window.ask(lambda desk: desk.device))
    (came,) = window.ask(lambda desk: receive(desk, [("newer.evenhand", files[0])]))
    assert (came.result, came.code) == ("applied", "")
    window.settle()


def test_a_meeting_is_planned_as_it_was_begun_and_asks_for_the_newer_roles(
    whole: Window,
) -> None:
    case = whole.ask(opened)
    page = whole.on(MeetingScreen, "meeting", case)
    whole.type(page.plan.body, "Cotter Vale School")
    bring_other_roles(whole)
    page = whole.on(MeetingScreen, "meeting", case)
    assert page.plan.body.text() == "Cotter Vale School"
    assert page.plan.role.findData(ROLE) > 0
    assert page.plan.role.findData("stand by the family") < 0
    page.plan.role.set_key(ROLE)
    whole.type(page.plan.day, "11 March 2026")
    whole.type(page.plan.time, "14:00")
    whole.click(page.save_main)
    assert page.page.role.role.key() == ""
    said = f"You had chosen “{ROLE}”. The policy now in force has other roles."
    assert said in texts(page)
    assert page.page.role.role.findData("stand by the family") > 0
