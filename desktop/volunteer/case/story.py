"""What has happened in a case, in words: the entries of its timeline, newest first."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, time

from db.names import ContactId, RecordId
from db.records import Contact, Enquiry, Meeting, Role
from desktop.casework.actions.cases.case_page import CasePage, Kept
from desktop.casework.advice.advice_words import NameOf, advice_lines, kept_from_names
from desktop.casework.closeness.interest_words import told_herself
from desktop.casework.closeness.people_names import first_name
from desktop.casework.promise.spoken_in import ENGLISH, called, main
from desktop.casework.record.cases import ContactRow
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import narrow, written
from desktop.casework.saying.said import capital, day_of, number, one_line, together
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.called import MEDIA, MEETINGS
from desktop.ui.rows.timeline import Happening
from desktop.volunteer.case.promised import consent_story, when
from desktop.volunteer.case_words import found_words, saying, state_of

_SHORT = 220  # characters of a note that are told before somebody asks for all of it
_ALL, _LESS = "Show all", "Show less"

Timed = tuple[datetime, Happening]


def story(page: CasePage, whole: Collection[str] = ()) -> tuple[Happening, ...]:
    """Every entry. `whole` are the keys of those whose notes are shown to their end."""
    entries: list[Timed] = []
    entries += (_contact(page, one, one.kept.id in whole) for one in page.view.contacts)
    entries += (_enquiry(page, one, one.id in whole) for one in page.view.enquiries)
    entries += (_meeting(page, one, role, one.id in whole) for one, role in page.view.meetings)
    entries += consent_story(page)
    entries += _findings(page)
    entries += _end(page)
    entries += _changed_hands(page)
    entries.sort(key=lambda one: one[0], reverse=True)
    # What was opened late tells of calls that were before it; it begins the case all the same.
    return (*(entry for _, entry in entries), _beginning(page))


def _contact(page: CasePage, row: ContactRow, whole: bool) -> Timed:
    body = row.kept.body
    words, icon = MEDIA[body.medium]
    names = {one.id: one.body.name for one, _ in page.view.people}
    more, action = _contact_words(body, lambda one: names.get(RecordId(one), ""), whole)
    people = together([one for one in row.persons if one]) or "somebody"
    return body.happened, Happening(
        key=row.kept.id,
        when=when(page, body.happened),
        icon=icon,
        so=f"{words} {people}",
        more=more,
        tone="accent",
        states=(*_said(page, row), *_kept(body, names)),
        action=action,
        history=f"contact:{row.kept.id}",
    )


def _enquiry(page: CasePage, kept: Kept[Enquiry], whole: bool) -> Timed:
    """What somebody of the case asked when there was none."""
    body = kept.body
    words, _ = MEDIA[body.medium]
    more, action = _note(body.note, whole)
    return body.happened, Happening(
        key=kept.id,
        when=when(page, body.happened),
        icon="message-circle-question-mark",
        so=f"{words} {body.name or 'somebody'}, before it was a case",
        more=more,
        tone="accent",
        states=tuple(_told_before(page, kept)),
        action=action,
        history=f"enquiry:{kept.id}",
    )


def _told_before(page: CasePage, kept: Kept[Enquiry]) -> Iterator[State]:
    for one in kept.body.told[-1:]:
        if one.state == "not said":
            yield state("statement-not-said")
        elif one.state == "sent":
            yield saying("statement-read", "Statement sent")
        else:
            yield state("statement-read", time=f"{london(one.at):%H:%M}")
    if any(one.contact == ContactId(kept.id) for one in page.view.owed):
        yield saying("statement-owed", "Statement owed")


def _contact_words(body: Contact, name_of: NameOf, whole: bool) -> tuple[str, str]:
    """The note; and, of a contact that says more, all of it once somebody asks."""
    advice = advice_lines(body, name_of)
    more, action = _note(body.note, whole)
    if not advice:
        return more, action
    if not whole:
        return one_line(body.note, _SHORT), _ALL
    return "\n".join([body.note, *advice]).strip(), _LESS


def _kept(body: Contact, names: Mapping[RecordId, str]) -> Iterator[State]:
    """From whom something of it is kept: seen before anybody turns the screen."""
    for one in kept_from_names(body, lambda person: names.get(RecordId(person), "")):
        yield state("kept-from", name=first_name(one))


def _said(page: CasePage, row: ContactRow) -> Iterator[State]:
    """What became of the statement at this contact: each state once, and what is owed."""
    told = {one.body.state: one.body.at for one in row.statements}
    heard = {
        one.body.state: f", in {called(one.body.language)}"
        for one in row.statements
        if main(one.body.language) != ENGLISH
    }
    if "read" in told:
        said = state("statement-read", time=f"{london(told['read']):%H:%M}").word
        yield saying("statement-read", said + heard.get("read", ""))
    if "sent" in told:
        yield saying("statement-sent", state("statement-sent").word + heard.get("sent", ""))
    if "not said" in told:
        yield state("statement-not-said")
    if any(one.contact == ContactId(row.kept.id) for one in page.view.owed):
        yield saying("statement-owed", "Statement owed")


def _meeting(page: CasePage, kept: Kept[Meeting], role: Kept[Role] | None, whole: bool) -> Timed:
    body = kept.body
    coming = body.happened > page.now
    more, action = _note(body.note or body.outcome, whole)
    where = f", {body.place}" if body.place else ""
    return body.happened, Happening(
        key=kept.id,
        when=when(page, body.happened),
        icon="calendar-clock" if coming else "users",
        so=f"{MEETINGS[body.kind]}{where}",
        more=" ".join(part for part in (_role_words(role), more) if part),
        tone="accent",
        states=tuple(_role(page, role, coming)),
        action=action,
        history=f"meeting:{kept.id}",
    )


def _role(page: CasePage, role: Kept[Role] | None, coming: bool) -> Iterator[State]:
    if role is not None and role.body.stated_at is not None:
        yield state("role-stated", time=f"{london(role.body.stated_at):%H:%M}")
    elif role is not None and role.body.why_not:
        yield state("role-not-stated")
    elif not coming and page.role_asked:
        yield state("role-owed")


def _role_words(role: Kept[Role] | None) -> str:
    if role is None or not role.body.role:
        return ""
    why = f", not stated: {role.body.why_not}" if role.body.why_not else ""
    return f"Role: {role.body.role}{why}."


def _findings(page: CasePage) -> Iterator[Timed]:
    """Findings that came after the case was opened; those of its beginning are told there."""
    for one in page.view.findings:
        if one.body.state == "standing" and one.at > opened_at(page):
            yield (
                one.at,
                Happening(
                    key=one.id,
                    when=when(page, one.at),
                    icon="scale",
                    so=found_words(one.body.kind, one.body.band or page.band, one.body.certainty),
                    more="It stands until it is looked at. What to do is said on this page.",
                    tone="flag",
                    states=(state("look-again"),),
                ),
            )


def _end(page: CasePage) -> Iterator[Timed]:
    """How the case ended here: closed, or referred to the office."""
    case = page.view.case
    if case.body.closed is not None:
        # A day has no hour: closing it was the last thing of that day.
        last = datetime.combine(case.body.closed, time.max, tzinfo=UTC)
        day = narrow(case.body.closed, london(page.now).date())
        yield last, Happening(f"{case.id}-closed", day, "folder-open", "Closed", case.body.outcome)
    if page.referral is not None:
        said = "The office has confirmed it."
        if page.stands == "leaving":
            said = "The office has it: it leaves this laptop once all of it is sent and confirmed."
        elif page.referral_only_here:
            said = "It goes with your next bundle."
        elif page.referral.body.state == "waiting":
            said = "The office has it, and has not confirmed it yet."
        yield (
            page.referral.at,
            Happening(
                key=page.referral.id,
                when=when(page, page.referral.at),
                icon="send",
                so="Referred to the office",
                more=f"{told_herself(page.referral.body.why)} {said}",
                tone="stop",
            ),
        )


def _changed_hands(page: CasePage) -> Iterator[Timed]:
    """That it came from somebody else."""
    before = ""
    for at, one in enumerate(page.held):
        if one.how == "given":
            more = f"{before} had it before." if before else ""
            so = "Given to you by the office" if at + 1 == len(page.held) else "Given on"
            yield one.since, Happening(f"held-{at}", when(page, one.since), "handshake", so, more)
        before = one.name


def _beginning(page: CasePage) -> Happening:
    case = page.view.case
    who = next((one.actor for one in page.view.history if one.what == "case"), "")
    never = page.referral is not None and not page.view.contacts  # a referred case never was open
    done = "Written down" if never else "Opened"
    return Happening(
        key=case.id,
        when=narrow(case.body.opened, london(page.now).date()),
        icon="folder-plus",
        so=f"{done} by {who}" if who else done,
        more=_began(page),
        history=f"case:{case.id}",
    )


def opened_at(page: CasePage) -> datetime:
    """When the case was written down first; a change of it later does not count."""
    return min((one.at for one in page.view.history if one.what == "case"), default=page.now)


def _began(page: CasePage) -> str:
    found = [one for one in page.view.findings if one.at <= opened_at(page)]
    many = len(found)
    check = "no finding" if not many else f"{number(many)} finding{'s' if many > 1 else ''}"
    parts = [f"Conflict check: {check}."] if found or page.asks_interests else []
    if page.band is not None and page.band != "not-asked":
        parts.append(f"Area: {state(page.band).word.lower()}.")
    return " ".join(parts)


def _note(note: str, whole: bool) -> tuple[str, str]:
    """What of a note is told, and the button that tells more or less of it."""
    short = one_line(note, _SHORT)
    if not short.endswith("…") or short == note:
        return note, ""
    return (note, _LESS) if whole else (short, _ALL)


def summary(page: CasePage) -> str:
    """The line under the child's name."""
    case = page.view.case.body
    child = next((one.body for one, _ in page.view.people if one.id == RecordId(case.child)), None)
    born = f"born {written(child.born)}" if child is not None and child.born else ""
    school = page.schools.get(RecordId(case.child), "")
    return capital(
        " · ".join(part for part in (born, school, f"case\u00a0{case.reference}") if part)
    )


def tags(page: CasePage) -> tuple[State, ...]:
    """What is so, at a glance: the case, the statement by person, the check, the area."""
    names = {one.id: first_name(one.body.name) for one, _ in page.view.people}
    read = {
        said.body.person: said.body.at
        for contact in page.view.contacts
        for said in contact.statements
        if said.body.state == "read"
    }
    for asked in page.view.enquiries:  # read once is read, also before it was a case
        for telling in asked.body.told:
            if telling.state == "read" and asked.body.person is not None:
                read.setdefault(asked.body.person, telling.at)
    made = [state_of(page.view.case.body.state)]
    for person, at in read.items():
        name, day = names.get(RecordId(person), "somebody"), day_of(at, page.now)
        made.append(saying("statement-read", f"Statement read to {name}, {day}"))
    for person in dict.fromkeys(one.person for one in page.view.owed):
        name = names.get(RecordId(person), "somebody")
        made.append(saying("statement-owed", f"Statement owed to {name}"))
    states = {one.body.state for one in page.view.findings}
    if "referred" in states:
        pass  # the tag of the case says it already
    elif "standing" in states:
        made.append(state("look-again"))
    elif "taken-anyway" in states or page.asks_interests:
        made.append(state("needs-reason" if "taken-anyway" in states else "clear"))
    if page.band is not None and page.band != "not-asked":
        made.append(state(page.band))
    return tuple(made)
