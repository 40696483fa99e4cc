"""A volunteer's evening: the office's answer is in, and another family she is offered."""

from desktop.tour.chapter import UNLOCK, Chapter, stop
from desktop.tour.deeds import Choose, Find, Keys, Press, See, Type

GIVEN = Chapter(
    "volunteer",
    (
        stop("today-given", "", *UNLOCK),
        stop("offer", "offer {referral}"),
    ),
)

EVENING = Chapter(
    "volunteer",
    (
        stop("today-evening", "", *UNLOCK),
        stop("exchange-confirmed", "exchange"),
        stop("cases-left", "cases", Choose("Which", "All")),
        stop("search", "search", Type("Words to look for", "mediator"), Keys("Return")),
        stop("interests", "interests"),
        stop("interests-names", "", Press("Show names")),
        stop("interests-hidden", "", Keys("F9"), after=(Keys("F9"),)),
        stop("interests-amend", "", Press("Amend"), after=(Press("Leave it as it was"),)),
        stop(
            "interests-trustee",
            "",
            Find("School", "{governed}"),
            Press("And at another school"),
            Find("School", "{school}"),
            after=(Press("Take off"), Type("School", "")),
            needs="interests",
        ),
        stop(
            "interests-looked-over",
            "",
            Press("It is as it should be"),
            needs="interests",
        ),
        stop(
            "interests-second-home",
            "",
            Press("Another home"),
            Type("Another home of yours", "{family}"),
            after=(Press("Keep it"),),
            needs="near",
        ),
        stop("today-found", "today", needs="near"),
        stop("case-found", "case {case}", needs="near"),
        stop(
            "case-go-on",
            "",
            Press("Go on, with a reason"),
            Type("Why you go on all the same", "Nobody else can come before the review."),
            needs="near",
        ),
        stop("case-went-on", "", Press("Keep the reason"), needs="near"),
        stop("health", "health"),
        stop(
            "restore",
            "",
            Press("Restore the one of…"),
            See("Restore it there"),
            after=(Press("Leave it"),),
        ),
        stop("settings", "settings"),
        stop("ways-in", "ways-in"),
        stop("help", "help"),
        stop("policy", "policy"),
        stop("document", "document {document}"),
        stop("training", "training"),
        stop(
            "concern-raised",
            "concerns new",
            Type("What was said, or what you are unsure of", "I spoke for her before she did."),
        ),
        stop("concerns", "", Press("Raise it")),
        stop("papers", "papers young-person", sheet=True),
        stop("papers-leaflet", "papers statement", sheet=True),
    ),
)
