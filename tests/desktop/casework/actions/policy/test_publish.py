"""Publishing: whole or not at all, newer only, with minute and review; who has read which."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.errors import BadInput, BadPack, InTheFuture, WrongDesk
from db.records import Pack as PublishedPack
from db.records import Service
from desktop.casework.actions import drafts
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.policy.acknowledge import acknowledge, owed
from desktop.casework.actions.policy.comparing import comparable, compared
from desktop.casework.actions.policy.look_at_policy import look_at_policy
from desktop.casework.actions.policy.publish import (
    DRAFT,
    PolicyDraft,
    next_version,
    publish_policy,
    with_version,
)
from desktop.casework.actions.policy.readers import readers, text_read, versions
from desktop.casework.actions.policy.review import review
from desktop.casework.actions.policy.shipped import newer_shipped, take_shipped
from desktop.casework.actions.policy.writing import begin_writing, ready
from desktop.casework.desk import Desk
from tests.builders import NOW, House, case_draft

TODAY = NOW.date()
HOURS = ("15:30", "17:30")


def every_contact(desk: Desk, version: str) -> str:
    """The policy in force, with the statement at every contact."""
    text = desk.pack.source.replace('occasion = "first"', 'occasion = "every"', 1)
    return with_version(text, version)


def test_a_version_is_published_with_its_minute_and_reaches_every_laptop(house: House) -> None:
    with house.open("office") as office:
        text = every_contact(office, "2")
        drafts.keep(office, DRAFT, {"pack": "half a word"})
        done = publish_policy(office, PolicyDraft(text, "12 March, item 4", date(2026, 3, 9)))
        assert (done.version, done.review_due) == ("2", date(2027, 3, 9))
        assert office.pack.source == text
        assert drafts.read(office, DRAFT) == {}
        newest, first = versions(office)
        assert (newest.standing, newest.minute, first.standing) == (
            *("in-force", "12 March, item 4", "before"),
        )
        assert "owed at every contact; it was owed at the first" in newest.changes
    with house.open("morag") as morag:
        acknowledge(morag)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert (morag.pack.version, morag.pack.statement.occasion) == ("2", "every")
        assert owed(morag)
        assert 'occasion = "first"' in text_read(morag)
        assert look_at_policy(morag).earlier == "version 1, which you read on 10 March 2026"


def test_what_is_not_newer_not_minuted_not_yet_agreed_or_not_the_offices_is_refused(
    house: House,
) -> None:
    with house.open("office") as office:
        same = office.pack.source
        later = TODAY + timedelta(days=1)
        for draft, why, what in (
            (PolicyDraft(same, "12 March"), BadInput, "version"),
            (PolicyDraft(with_version(same, "0.9"), "12 March"), BadInput, "version"),
            (PolicyDraft(every_contact(office, "2")), BadInput, "minute"),
            (PolicyDraft(every_contact(office, "2"), "12 March", later), InTheFuture, None),
        ):
            with pytest.raises(why) as refused:
                publish_policy(office, draft)
            assert refused.value.facts.get("what") == what
        broken = same.replace('occasion = "first"', 'occasion = "ever"', 1)
        with pytest.raises(BadPack):
            publish_policy(office, PolicyDraft(broken, "12 March"))
        assert len(office.store.find(PublishedPack)) == 1
    with house.open("morag") as morag, pytest.raises(WrongDesk):
        publish_policy(morag, PolicyDraft(every_contact(morag, "2"), "12 March"))


def test_another_policy_is_the_services_own_from_then_on(house: House) -> None:
    with house.open("office") as office:
        publish_policy(office, PolicyDraft(office.world.packs["sps"], "12 March"))
        (service,) = office.store.find(Service)
        assert (service.body.pack, office.pack.name) == ("sps", "sps")


def test_versions_of_one_number_are_told_apart_by_what_they_are(house: House) -> None:
    name = "Standard impartiality policy, version 1"
    with house.open("office") as office:
        other = office.world.packs["sps"]
        again = every_contact(office, "1")  # gone back to, with another text
        publish_policy(office, PolicyDraft(other, "12 March"))
        house.clock.on(hours=2)
        publish_policy(office, PolicyDraft(again, "12 March"))
        every = comparable(office)
        assert len({one.words for one in every}) == len(every)
        keys = {one.words: one.key for one in every}
        older, newer = (f"{name} (published 10 March 2026, {hour})" for hour in HOURS)
        told = [one.choice[:45] for one in every if one.title == name]  # what a narrow list shows
        assert len(set(told)) == len(told) == 3
        shipped = f"{name} (as it comes with Evenhand)"
        assert {one.title for one in every if one.words in (older, newer, shipped)} == {name}
        found = compared(office, keys[older], keys[newer])
        assert (found.before, found.now) == (older, newer)
        assert [one.path for one in found.changes] == [("statement", "occasion")]
        assert compared(office, keys[shipped], keys[older]).changes == ()
        # What is being written stands against the one in force, whatever their numbers are.
        begin_writing(office, "sps")
        written = ready(office)
        assert written.now.endswith(" (being written)")
        assert written.before == f"{name} (published 10 March 2026)"


def test_who_has_read_which_version_and_whether_before_the_first_case(house: House) -> None:
    with house.open("morag") as morag:
        open_case(morag, case_draft())
        house.clock.on(days=1)
        acknowledge(morag)
    house.carry("morag", "office")
    with house.open("office") as office:
        morag_, perpetua = readers(office)
        assert (morag_.name, morag_.read, morag_.current) == ("Morag Tennick", "1", True)
        assert morag_.before_first_case is False
        assert (perpetua.kind, perpetua.read, perpetua.before_first_case) == ("staff", "", None)
        assert versions(office)[0].readers == ("Morag Tennick",)
        publish_policy(office, PolicyDraft(every_contact(office, "1.1"), "12 March"))
        assert (readers(office)[0].read, readers(office)[0].current) == ("1", False)


def test_the_review_is_shown_from_sixty_days_before(house: House) -> None:
    with house.open("office") as office:
        publish_policy(office, PolicyDraft(every_contact(office, "2"), "12 March"))
        house.clock.on(days=304)
        early = review(office)
        assert early is not None
        assert (early.days, early.shown) == (61, False)
        house.clock.on(days=1)
        now = review(office)
        assert now is not None
        assert (now.days, now.shown, now.clause) == (60, True, "standard/review")
        house.clock.on(days=90)
        late = review(office)
        assert late is not None
        assert late.days == -30


def test_a_newer_shipped_text_is_offered_to_whoever_took_the_older_as_it_was(house: House) -> None:
    with house.open("office") as office:
        assert newer_shipped(office) is None
        told = office.pack.source.replace("I do not take sides", "I take nobody’s side", 1)
        office.world = replace(office.world, packs={"standard": told})
        newer = newer_shipped(office)
        assert newer is not None
        assert newer.version == "1.1"
        assert [one.path for one in newer.changes] == [("statement", "text")]
        take_shipped(office, PolicyDraft(newer.text, "12 March"))
        assert newer_shipped(office) is None
        again = told.replace("nobody’s side", "no side at all", 1)
        office.world = replace(office.world, packs={"standard": again})
        assert newer_shipped(office) is not None
        publish_policy(office, PolicyDraft(every_contact(office, "1.2"), "13 March"))
        assert newer_shipped(office) is None  # it wrote its own


def test_the_number_after_a_number() -> None:
    assert [next_version(one) for one in ("1", "1.9", "2026.1", "2021.b3", "x")] == [
        *("1.1", "1.10", "2026.2", "2021.b4", "x.1"),
    ]
