"""What the record refuses: whose it is, what is in it, and what may be written."""

from db.errors.refusal import Refusal


class NotManager(Refusal):
    """Only a manager of the office may do this."""

    code = "not-manager"


class StaffMustUnlock(Refusal):
    """People whose way in is of the first kind must unlock once first. Facts: `names`."""

    code = "staff-must-unlock"


class RecordDamaged(Refusal):
    """A chain does not verify. Facts: `what`."""

    code = "record-damaged"


class NoSuchCase(Refusal):
    """No reference begins like that. Facts: `case`."""

    code = "no-such-case"


class AmbiguousCase(Refusal):
    """Several do. Facts: `case`, `choices`."""

    code = "ambiguous-case"


class NoSuchRecord(Refusal):
    """No record of that id. Facts: `what`, `id`."""

    code = "no-such-record"


class NotWrittenHere(Refusal):
    """Another desk wrote it, and there it is amended. Facts: `what`."""

    code = "not-written-here"


class NothingToUndo(Refusal):
    """Something newer stands by now, or nothing stood before."""

    code = "nothing-to-undo"


class CaseErased(NoSuchCase):
    """It was erased. Facts: `case`, `when`, `who`, `second`, `why`, `words` (a space before)."""

    code = "case-erased"


class CaseLetGo(NoSuchCase):
    """It left this laptop: the office has it. Facts: `case`, `when`."""

    code = "case-let-go"


class CaseWithThem(Refusal):
    """It is with this volunteer already. Facts: `case`, `name`."""

    code = "case-with-them"


class CaseWithNobody(Refusal):
    """No laptop has it: there is nobody to take it back from. Facts: `case`."""

    code = "case-with-nobody"


class CaseNotGiven(Refusal):
    """It was not given to this laptop, or was answered already. Facts: `case`."""

    code = "case-not-given"


class CaseNotTaken(Refusal):
    """It was given to this laptop, and nothing was said to it yet. Facts: `case`."""

    code = "case-not-taken"


class SecondPersonMissing(Refusal):
    """Nobody else has a passphrase at this office."""

    code = "second-person-missing"


class SecondPersonNeeded(Refusal):
    """The second passphrase is that of whoever is in already."""

    code = "second-person-needed"


class StaysAtOffice(Refusal):
    """A step is to be shared, and its concern is not. Facts: `name` of whom it is about."""

    code = "stays-at-office"


class NoLaptopToShare(Refusal):
    """There is no signed-in laptop to which a concern could be sent."""

    code = "no-laptop-to-share"


class CaseClosed(Refusal):
    """The case is closed or referred; nothing more is written to it. Facts: `case`, `state`."""

    code = "case-closed"


class TooLong(Refusal):
    """A text is over its cap. Facts: `field`, `limit`."""

    code = "too-long"


class BadInput(Refusal):
    """Something typed cannot be understood. Facts: `what`, `given`, `expected`."""

    code = "bad-input"


class NotYetTheDay(Refusal):
    """What is said at a meeting cannot have been said before its day. Facts: `day`."""

    code = "not-yet-the-day"


class PostcodeGuessed(Refusal):
    """It is no postcode as it stands, and one may be meant. Facts: `what`, `given`, `meant`."""

    code = "postcode-guessed"


class NoTypeface(Refusal):
    """Words in letters that no shipped typeface has. Facts: `letters`, `language`."""

    code = "no-typeface"


class InTheFuture(Refusal):
    """A contact or meeting cannot be recorded before it happened. Facts: `given`."""

    code = "in-the-future"
