"""How it begins: an office is made, a laptop joins it, and the office signs that laptop in."""

from desktop.tour.chapter import UNLOCK, Chapter, stop
from desktop.tour.deeds import Copy, Hand, Press, See, Tick, Type

_SAME_TWICE = (Type("Passphrase", "{passphrase}"), Type("The same once more", "{passphrase}"))
_WRITTEN = "I have written it down"
_THIRD = "Type the third group from your paper"
_WORDS = ("1: ", "2: ", "3: ", "4: ", "5: ", "6: ")

FOUNDING = Chapter(
    "office",
    (
        stop("fault-report"),
        stop("entrance", "", Press("Not now")),
        stop("bring-back", "", Press("Bring it back"), after=(Press("Not now"),)),
        stop("founding", "", Press("Make an office")),
        stop(
            "founding-filled",
            "",
            Type("Its name, as families know it", "{service}"),
            Tick("{policy}"),
            Type("Your name", "{staff}"),
            *_SAME_TWICE,
            Hand("{vault}"),
            Press("Choose another folder"),
        ),
        stop("founding-passphrase", "", See("The same once more")),
        stop("founding-code", "", Press("Make the office"), Copy("code", ("3: ",))),
        stop("founding-code-read-back", "", Press(_WRITTEN), Type(_THIRD, "{code}")),
        stop("unlock-office", "", Press("Compare")),
    ),
    before_a_desk=True,
    after_a_fault=True,
)

JOINING = Chapter(
    "volunteer",
    (
        stop("joining", "", Press("Open the invitation")),
        stop(
            "joining-invitation",
            "",
            Hand("{invitation}"),
            Press("Choose the invitation"),
        ),
        stop(
            "joining-you",
            "",
            Press("The words are the same"),
            Type("Your name", "{name}"),
            Type("Your home postcode", "{home}"),
            *_SAME_TWICE,
            Hand("{vault}"),
            Press("Choose another folder"),
        ),
        stop("joining-code", "", Press("Make my record"), Copy("code", ("3: ",))),
        stop("joining-code-read-back", "", Press(_WRITTEN), Type(_THIRD, "{code}")),
        stop("joining-six-words", "", Press("Compare"), Copy("words", _WORDS)),
        stop("joining-saved", "", Hand("{stick}"), Press("Save the request")),
        stop("joining-policy", "", Press("Continue")),
        stop("joining-first-day", "", Press("Later")),
        stop("unlock", "", Press("Open my desk")),
    ),
    before_a_desk=True,
)

SIGNING_IN = Chapter(
    "office",
    (
        stop("office-inbox-empty", "", *UNLOCK),
        stop("office-people-empty", "people"),
        stop(
            "office-sign-in",
            "",
            Press("Sign a laptop in"),
            Hand("{request}"),
            Press("Choose the request"),
            Type("The six words as they are read out", "{wrong}"),
        ),
        stop("office-sign-in-wrong-words", "", Press("Compare and sign in")),
        stop(
            "office-signed-in",
            "",
            Type("The six words as they are read out", "{words}"),
            Hand("{welcome}"),
            Press("Compare and sign in"),
        ),
    ),
)
