"""Every stop of the tour: what its picture is called, where one goes, what one does there first.

A new screen is one line here. A picture is `NAME.png` and `NAME-dark.png`. The chapters are walked
by the demo where its journey has come to; what stands in braces is given by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from desktop.tour.deeds import Choose, Copy, Deed, Find, Hand, Keys, Press, Row, See, Tick, Type

Desk = Literal["office", "volunteer"]


@dataclass(frozen=True)
class Stop:
    """A picture. `to` is a screen's key, or the key and what it is about; empty: one stays.

    `after` is done when the picture is taken, so that the next stop begins where it should.
    """

    name: str
    to: str = ""
    deeds: tuple[Deed, ...] = ()
    after: tuple[Deed, ...] = ()
    always_dark: bool = False  # its own look, whatever the theme
    sheet: bool = False  # a sheet of paper is seen, which is white in either theme
    needs: str = ""  # what must have been given; under some policies there is none of it


def _stop(
    name: str,
    to: str = "",
    *deeds: Deed,
    after: tuple[Deed, ...] = (),
    always_dark: bool = False,
    needs: str = "",
    sheet: bool = False,
) -> Stop:
    return Stop(name, to, deeds, after, always_dark, sheet, needs)


@dataclass(frozen=True)
class Chapter:
    """Stops on one desk, one after the other in one window."""

    desk: Desk
    stops: tuple[Stop, ...]
    before_a_desk: bool = field(default=False, kw_only=True)  # it begins at the entrance


_UNLOCK = (Type("Passphrase", "{passphrase}"), Press("Unlock"))
_SAME_TWICE = (Type("Passphrase", "{passphrase}"), Type("The same once more", "{passphrase}"))
_AREA = "How far it is from home"
_WRITTEN = "I have written it down"
_THIRD = "Type the third group from your paper"
_WORDS = ("1: ", "2: ", "3: ", "4: ", "5: ", "6: ")

FOUNDING = Chapter(
    "office",
    (
        _stop("entrance"),
        _stop("bring-back", "", Press("Bring it back"), after=(Press("Not now"),)),
        _stop("founding", "", Press("Make an office")),
        _stop(
            "founding-filled",
            "",
            Type("Its name, as families know it", "{service}"),
            Tick("{policy}"),
            Type("Your name", "{staff}"),
            *_SAME_TWICE,
            Hand("{vault}"),
            Press("Choose another folder"),
        ),
        _stop("founding-passphrase", "", See("The same once more")),
        _stop("founding-code", "", Press("Make the office"), Copy("code", ("3: ",))),
        _stop("founding-code-read-back", "", Press(_WRITTEN), Type(_THIRD, "{code}")),
        _stop("unlock-office", "", Press("Compare")),
    ),
    before_a_desk=True,
)

JOINING = Chapter(
    "volunteer",
    (
        _stop("joining", "", Press("Open the invitation")),
        _stop(
            "joining-invitation",
            "",
            Hand("{invitation}"),
            Press("Choose the invitation"),
        ),
        _stop(
            "joining-you",
            "",
            Press("The words are the same"),
            Type("Your name", "{name}"),
            Type("Your home postcode", "{home}"),
            *_SAME_TWICE,
            Hand("{vault}"),
            Press("Choose another folder"),
        ),
        _stop("joining-code", "", Press("Make my record"), Copy("code", ("3: ",))),
        _stop("joining-code-read-back", "", Press(_WRITTEN), Type(_THIRD, "{code}")),
        _stop("joining-six-words", "", Press("Compare"), Copy("words", _WORDS)),
        _stop("joining-saved", "", Hand("{stick}"), Press("Save the request")),
        _stop("joining-policy", "", Press("Continue")),
        _stop("joining-first-day", "", Press("Later")),
        _stop("unlock", "", Press("Open my desk")),
    ),
    before_a_desk=True,
)

SIGNING_IN = Chapter(
    "office",
    (
        _stop("office-inbox-empty", "", *_UNLOCK),
        _stop("office-people-empty", "people"),
        _stop(
            "office-sign-in",
            "",
            Press("Sign a laptop in"),
            Hand("{request}"),
            Press("Choose the request"),
            Type("The six words as they are read out", "{wrong}"),
        ),
        _stop("office-sign-in-wrong-words", "", Press("Compare and sign in")),
        _stop(
            "office-signed-in",
            "",
            Type("The six words as they are read out", "{words}"),
            Hand("{welcome}"),
            Press("Compare and sign in"),
        ),
    ),
)

DAY = Chapter(
    "volunteer",
    (
        _stop("today", "", *_UNLOCK),
        _stop("find", "today", Keys("Ctrl+K"), after=(Keys("Esc"),)),
        _stop("exchange", "exchange"),
        _stop("cases", "cases"),
        _stop("cases-all", "", Choose("Which", "All")),
        _stop("cases-hidden", "", Keys("F9"), after=(Keys("F9"),)),
        _stop("case", "case {case}"),
        _stop(
            "case-statement",
            "",
            Press("Say what became of it"),
            after=(Press("Not now"),),
            needs="owed",
        ),
        _stop("case-area", "", Press(_AREA), See(_AREA), after=(Press(_AREA),), needs="area"),
        _stop("consent", "consent {case}"),
        _stop("rights", "rights {case}"),
        _stop("file", "file {letter}"),
        _stop("file-outside", "", Press("Open outside"), after=(Press("Not now"),)),
        _stop("case-referred", "case {referral}"),
        _stop("at-risk", "concerns risk:{case}"),
        _stop("open-case", "open-case"),
        _stop(
            "open-case-stop",
            "",
            Type("Name", "Wilfred Larkmoor"),
            Type("Born", "4 May 2016"),
            Type("Name of a parent or carer", "Ines Larkmoor"),
            Type("Postcode", "{family}"),
            Find("Start typing its name, town or number", "{governed}"),
        ),
        _stop(
            "open-case-ask-first",
            "",
            Type("Name of a parent or carer", "Hesper Brackenridge"),
            Find("Start typing its name, town or number", "{school}"),
        ),
        _stop(
            "open-case-clean",
            "",
            Type("Name of a parent or carer", "Edith Oakshott"),
        ),
        _stop(
            "open-case-postcode-asked",
            "",
            Type("Postcode", "CA3 BUR"),
            Type("Born", "4 May 2016"),
            after=(Press("Clear the form"),),
        ),
        _stop("contact-which-family", "contact"),
        _stop(
            "contact-owed",
            "contact {case}",
            Press("Somebody new"),
            Type("Name", "{aunt}"),
            Press("Add to the contact"),
            needs="owed",
        ),
        _stop(
            "contact-read-out",
            "",
            Press("I have read it out"),
            Type("In their own words, and what they want", "Who decides what is in the plan?"),
            Type("Facts", "Ottilie stays with her on Thursdays, and will go on doing so."),
            needs="owed",
        ),
        _stop("contact-saved", "", Press("Save contact"), needs="owed"),
        _stop(
            "contact-hints",
            "contact {case}",
            Type("Facts", "Maud was moaning about the taxi, which came an hour late. "),
            Keys("F7"),
            See("Facts"),
        ),
        _stop(
            "contact-options",
            "contact {case}",
            Press("Options that were talked through"),
            Press("Add an option"),
            Type("Option 1, What could be done", "Ask for the annual review to be brought forward"),
            Type("Option 1, For", "It may be asked for at any time."),
            Type("Option 1, Against", "Nobody has to agree to it."),
            See("Option 1, Against"),
            needs="options",
        ),
        _stop(
            "contact-passed-on",
            "",
            Press("Passed on to others"),
            Press("Add what was passed on"),
            See("What was passed on"),
            after=(Press("Clear what I typed"),),
            needs="consent",
        ),
        _stop(
            "contact-half-typed",
            "contact {case}",
            Type("Facts", "Maud rang from the school; the lesson had"),
            See("Facts"),
        ),
    ),
)

# Locked in between: the words that were half typed come back.
AFTERNOON = Chapter(
    "volunteer",
    (
        _stop("today-unfinished", "", *_UNLOCK),
        _stop("today-hidden", "", Keys("F9"), after=(Keys("F9"),)),
        _stop("contact-come-back", "contact {case}", See("Facts")),
        _stop("meeting-which-family", "meeting"),
        _stop(
            "meeting-plan",
            "meeting {case}",
            Choose("What it is", "School meeting"),
            Type("Day", "{tomorrow}"),
            Type("At", "14:00"),
            Type("Who meets", "Upperby Primary School"),
            Type("Postcode of the place", "CA2 4JT"),
            Choose("Your role", "{role}"),
            Type("What the family wants asked", "Who will be there?"),
        ),
        _stop("meeting", "", Press("Keep this meeting")),
        _stop("meeting-mode", "", Press("Meeting mode"), always_dark=True),
        _stop("meeting-mode-stated", "", Keys("S"), after=(Press("Leave"),), always_dark=True),
        _stop("meeting-stated"),
        _stop("history", "history {case}"),
        _stop("history-of-one", "", Press("Look")),
        _stop("amend", "", Press("Amend"), after=(Press("Leave it as it is"),)),
        _stop("school", "case {case}", Press("Another school")),
        _stop("amend-school", "", Press("It was written down wrongly")),
        _stop("erasure", "erasure {case}"),
    ),
)

OFFICE = Chapter(
    "office",
    (
        _stop("office-inbox", "", *_UNLOCK),
        _stop("office-inbox-held", "", Row("Waits for no."), after=(Keys("Esc"),)),
        _stop("office-inbox-dropped", "", Hand("{second}", "{damaged}"), Press("Choose files")),
        _stop("office-inbox-in", "", Press("Bring all in")),
        _stop("office-find", "", Keys("Ctrl+K"), after=(Keys("Esc"),)),
        _stop("office-people", "people"),
        _stop(
            "office-bring-back",
            "",
            Row("last bundle"),
            Press("Bring rows back…"),
            after=(Press("Not now"),),
        ),
        _stop("office-invite", "", Press("Invite somebody")),
        _stop("office-training", "training"),
        _stop("office-concerns", "concerns"),
        _stop("office-cases", "cases"),
        _stop("office-hidden", "", Keys("F9"), after=(Keys("F9"),)),
        _stop("office-case", "case {case}"),
        _stop("office-file", "file {letter}"),
        _stop("office-history", "history {case}"),
        _stop("office-erasure", "erasure {case}"),
        _stop("office-erasures", "erasure"),
        _stop("office-referral", "case {referral}"),
        _stop("office-ground", "ground"),
        _stop("office-ground-school", "ground 143116"),
        _stop("office-health", "health"),
        _stop("office-settings", "settings"),
        _stop("office-ways-in", "ways-in"),
        _stop("office-staff", "staff"),
        _stop("office-recovery-key", "recovery-key"),
        _stop("office-help", "help"),
        _stop("office-policy", "policy"),
        _stop("office-policy-form", "policy-edit"),
        _stop("office-policy-compare", "", Press("Compare and publish")),
        _stop("office-policy-versions", "policy-versions"),
        _stop("office-policy-papers", "policy-papers"),
        _stop("office-document", "document {document}"),
        _stop("office-papers", "papers policy", sheet=True),
        _stop("office-identity", "identity", sheet=True),
    ),
)

GIVEN = Chapter(
    "volunteer",
    (
        _stop("today-given", "", *_UNLOCK),
        _stop("offer", "offer {referral}"),
    ),
)

EVENING = Chapter(
    "volunteer",
    (
        _stop("today-evening", "", *_UNLOCK),
        _stop("exchange-confirmed", "exchange"),
        _stop("cases-left", "cases", Choose("Which", "All")),
        _stop("search", "search", Type("Words to look for", "mediator"), Keys("Return")),
        _stop("interests", "interests"),
        _stop("interests-names", "", Press("Show names")),
        _stop("interests-hidden", "", Keys("F9"), after=(Keys("F9"),)),
        _stop("interests-amend", "", Press("Amend"), after=(Press("Leave it as it was"),)),
        _stop(
            "interests-looked-over",
            "",
            Press("It is as it should be"),
            needs="interests",
        ),
        _stop(
            "interests-second-home",
            "",
            Press("Another home"),
            Type("Another home of yours", "{family}"),
            after=(Press("Keep it"),),
            needs="near",
        ),
        _stop("today-found", "today", needs="near"),
        _stop("case-found", "case {case}", needs="near"),
        _stop(
            "case-go-on",
            "",
            Press("Go on, with a reason"),
            Type("Why you go on all the same", "Nobody else can come before the review."),
            needs="near",
        ),
        _stop("case-went-on", "", Press("Keep the reason"), needs="near"),
        _stop("health", "health"),
        _stop("settings", "settings"),
        _stop("ways-in", "ways-in"),
        _stop("help", "help"),
        _stop("policy", "policy"),
        _stop("document", "document {document}"),
        _stop("training", "training"),
        _stop(
            "concern-raised",
            "concerns new",
            Type("What was said, or what you are unsure of", "I spoke for her before she did."),
        ),
        _stop("concerns", "", Press("Raise it")),
        _stop("papers", "papers young-person", sheet=True),
        _stop("papers-leaflet", "papers statement", sheet=True),
    ),
)

CHAPTERS: dict[str, Chapter] = {
    "founding": FOUNDING,
    "joining": JOINING,
    "signing-in": SIGNING_IN,
    "day": DAY,
    "afternoon": AFTERNOON,
    "office": OFFICE,
    "given": GIVEN,
    "evening": EVENING,
}


def stops() -> Iterator[tuple[Desk, Stop]]:
    """Every stop with its desk, in the order in which they are walked."""
    for chapter in CHAPTERS.values():
        for stop in chapter.stops:
            yield chapter.desk, stop
