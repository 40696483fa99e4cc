"""What is said of files of a case, of photographs, and of clear copies."""

from collections.abc import Sequence
from datetime import datetime

from desktop.casework.actions.files.attach_copies import Copy
from desktop.casework.actions.files.attached import Attached
from desktop.casework.files.camera import Told
from desktop.casework.files.file_kinds import kind_words, mistaken, size_words
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, moment_of, together

WARNING = (
    "The copy lies on this computer outside the vault, and nothing locks it: whoever uses this "
    "computer can read it, and a backup or a synced folder may take it along. Evenhand remembers "
    "where it is and offers to delete it. Deleting it does not scrub the disk."
)
ADD_HINT = "Or drop files on this page, or paste a picture (Ctrl+V). 25 MB each at most."
NONE_YET = "Letters, reports and photographs of this case belong here."
NONE_CAME = "No file has come with this case."
LOCKING = "Whoever uses this computer can read it while the vault is locked."
ANEW_HINT = (
    "It cannot be left out of this file as it is. A JPEG can be made of the picture: a little less "
    "sharp, and of several pictures the first."
)
CLEANED_HINT = "The picture itself stays as it is."


def below(one: Attached) -> str:
    """The line under a file's name in a list."""
    return f"{kind_words(one.media_type, one.name)} · {size_words(one.size)} · {day(one.at)}"


def told_of(one: Attached) -> str:
    """The line under the title of a file's own page."""
    said = f"{kind_words(one.media_type, one.name)}, {size_words(one.size)}"
    who = f", by {one.who}" if one.who else ""
    said += f" · attached {written(london(one.at).date())}, {london(one.at):%H:%M}{who}"
    if one.happened is not None and one.about == "form":
        said += f" · the form that came back on {day(one.happened)}"
    elif one.happened is not None:
        said += f" · belongs to the {one.about} of {day(one.happened)}"
    odd = mistaken(one.name, one.media_type)
    return f"{said}. {odd}" if odd else said


def day(at: datetime) -> str:
    """ "3 March 2026"."""
    return written(london(at).date())


def camera_says(told: Told) -> str:
    """What a photograph tells besides its picture, as one sentence."""
    parts = []
    if told.place:
        parts.append(f"where it was taken ({told.place})")
    if told.taken:
        parts.append(f"when ({told.taken})")
    if told.device:
        parts.append(f"with what ({told.device})")
    return f"It also says {together([*parts, *told.other])}."


def copies_title(copies: Sequence[Copy]) -> str:
    """What is so, above the list of clear copies."""
    if len(copies) == 1:
        return "A copy that anybody can read lies outside the vault"
    return f"{capital(counted(len(copies), 'copy', 'copies'))} that anybody can read lie outside"


def copy_says(one: Copy, now: datetime) -> str:
    """The line under a clear copy."""
    where = {
        "there": "",
        "changed": " It was changed since: perhaps there is work of yours in it.",
        "away": " Its folder cannot be seen now: perhaps it is on a stick.",
    }[one.state]
    return f"{one.path} · made {moment_of(one.at, now)}.{where}"


def before_locking(many: int) -> str:
    """What is so when somebody wants to lock."""
    if many == 1:
        return "A copy that anybody can read is still outside the vault"
    return f"{capital(counted(many, 'copy', 'copies'))} that anybody can read are still outside"


def not_deleted(many: int) -> str:
    """Some copies stay."""
    stays = "stays: it was" if many == 1 else "stay: they were"
    return (
        f"{capital(counted(many, 'copy', 'copies'))} {stays} changed since, or another program has "
        "it open. The Health page lists where, and asks again."
    )
