"""A volunteer's afternoon: the half-typed words come back, a meeting, the case's history."""

from desktop.tour.chapter import UNLOCK, Chapter, stop
from desktop.tour.deeds import Choose, Keys, Press, See, Type

# Locked in between: the words that were half typed come back.
AFTERNOON = Chapter(
    "volunteer",
    (
        stop("today-unfinished", "", *UNLOCK),
        stop("today-hidden", "", Keys("F9"), after=(Keys("F9"),)),
        stop("contact-come-back", "contact {case}", See("Facts")),
        stop("meeting-which-family", "meeting"),
        stop(
            "meeting-plan",
            "meeting {case}",
            Choose("What it is", "School meeting"),
            Type("Day", "{today}"),
            Type("At", "{later}"),
            Type("Who meets", "Upperby Primary School"),
            Type("Postcode of the place", "CA2 4JT"),
            Choose("Your role", "{role}"),
            Type("What the family wants asked", "Who will be there?"),
        ),
        stop("meeting", "", Press("Keep this meeting")),
        stop("meeting-mode", "", Press("Meeting mode"), always_dark=True),
        stop("meeting-mode-stated", "", Keys("S"), always_dark=True, needs="role"),
        stop("meeting-stated", "", Press("Leave")),
        stop("history", "history {case}"),
        stop("history-of-one", "", Press("Look")),
        stop("amend", "", Press("Amend"), after=(Press("Leave it as it is"),)),
        stop("school", "case {case}", Press("Another school")),
        stop("amend-school", "", Press("It was written down wrongly")),
        stop("erasure", "erasure {case}"),
    ),
)
