"""Every refusal a person can meet, as a type with a code and the facts that its words need.

The words themselves are in `resources/words`, one entry a code, and `desktop.messages` joins the
two; so windows and command line say the same. A `Refusal` means the world was not as it should be
and the person can do something about it. Anything else that is raised is a fault of ours.

Facts may hold what the person typed or a file's name. They are shown, never logged.
"""

from typing import ClassVar


class Refusal(Exception):
    """Something cannot be done; nothing was lost. `code` finds the words, `facts` fill them."""

    code: ClassVar[str] = ""

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code)
        self.facts: dict[str, str | int] = facts


# --- vault ---


class WrongPassphrase(Refusal):
    """No slot opens with it."""

    code = "wrong-passphrase"


class WrongRecoveryCode(Refusal):
    """The code is mistyped (its check letters say so) or belongs to another vault."""

    code = "wrong-recovery-code"


class WrongRecoveryKey(Refusal):
    """The office's recovery key does not open this vault, or it is no such key."""

    code = "wrong-recovery-key"


class WeakPassphrase(Refusal):
    """Too easily guessed. Facts: `reason`."""

    code = "weak-passphrase"


class NoPassphrase(Refusal):
    """None was given and there is nobody to ask."""

    code = "no-passphrase"


class NoVault(Refusal):
    """There is no vault in this folder. Facts: `folder`."""

    code = "no-vault"


class VaultExists(Refusal):
    """The folder holds something already. Facts: `folder`."""

    code = "vault-exists"


class VaultInUse(Refusal):
    """Another program has this vault open. Facts: `folder`."""

    code = "vault-in-use"


class VaultReadOnly(Refusal):
    """The folder cannot be written to. Facts: `folder`."""

    code = "vault-read-only"


class VaultDamaged(Refusal):
    """The key files or the database do not hold. Facts: `what`."""

    code = "vault-damaged"


class RepairImpossible(Refusal):
    """What no desk can be without is lost, and no backup in the vault has it. Facts: `what`."""

    code = "repair-impossible"


class RowsLost(Refusal):
    """Rows that the other side has not confirmed are lost: the stream cannot go on. Facts:
    `stream`, `first`."""

    code = "rows-lost"


class UpgradeFailed(Refusal):
    """The upgraded copy did not hold what the record holds; the record is as it was. Facts:
    `what`."""

    code = "upgrade-failed"


class VaultNewer(Refusal):
    """Written by a newer Evenhand. Facts: `found`, `known`."""

    code = "vault-newer"


class DiskFull(Refusal):
    """The disk took no more; the save was taken back whole."""

    code = "disk-full"


class BackupFailed(Refusal):
    """The copy of the record did not hold what the record holds. The backups of before stand."""

    code = "backup-failed"


class BadBackup(Refusal):
    """Not a backup, cut short, or changed since. Facts: `file`."""

    code = "bad-backup"


class WrongDesk(Refusal):
    """The action belongs to the other desk. Facts: `needs` (`office` or `volunteer`)."""

    code = "wrong-desk"


# --- record ---


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


class SecondPersonMissing(Refusal):
    """Nobody else has a passphrase at this office."""

    code = "second-person-missing"


class SecondPersonNeeded(Refusal):
    """The second passphrase is that of whoever is in already."""

    code = "second-person-needed"


class CaseClosed(Refusal):
    """The case is closed or referred; nothing more is written to it. Facts: `case`, `state`."""

    code = "case-closed"


class TooLong(Refusal):
    """A text is over its cap. Facts: `field`, `limit`."""

    code = "too-long"


class BadInput(Refusal):
    """Something typed cannot be understood. Facts: `what`, `given`, `expected`."""

    code = "bad-input"


class InTheFuture(Refusal):
    """A contact or meeting cannot be recorded before it happened. Facts: `given`."""

    code = "in-the-future"


# --- promise ---


class UnknownPack(Refusal):
    """No policy pack of that name. Facts: `pack`, `known`."""

    code = "unknown-pack"


class BadPack(Refusal):
    """The pack file is not good. Facts: `where`, `problem`, `instead`."""

    code = "bad-pack"


class UnknownWord(Refusal):
    """A word that must come from a list does not. Facts: `what`, `given`, `known`."""

    code = "unknown-word"


class UnknownSchool(Refusal):
    """No school of that URN. Facts: `urn`."""

    code = "unknown-school"


class CaseReferred(Refusal):
    """A finding stops the case; it went to the manager and what was written is kept."""

    code = "case-referred"


class NeedsReason(Refusal):
    """A `where_possible` finding needs a written reason to go on. Nothing was opened."""

    code = "needs-reason"


class NeedsAnswer(Refusal):
    """Somebody may be on the volunteer's list: same person or someone else? Facts: `ids`."""

    code = "needs-answer"


class RoleNeeded(Refusal):
    """The policy asks for a role at this meeting. Facts: `clause`, `known`."""

    code = "role-needed"


class ReasonNeeded(Refusal):
    """Not said or not stated, and no reason given. Facts: `what`."""

    code = "reason-needed"


# --- exchange ---


class RecoveryKeyGone(Refusal):
    """The office's recovery key was carried off already; it is on its stick alone."""

    code = "recovery-key-gone"


class NotEnrolled(Refusal):
    """The office has not signed this laptop in yet."""

    code = "not-enrolled"


class WrongWords(Refusal):
    """The six words do not agree: somebody may have swapped the file."""

    code = "wrong-words"


class BadInvitation(Refusal):
    """The invitation is damaged, or its signature does not hold. Facts: `file`."""

    code = "bad-invitation"


class BadRequest(Refusal):
    """The request is damaged, or its signature does not hold. Facts: `file`."""

    code = "bad-request"


class AlreadyEnrolled(Refusal):
    """This device is enrolled already. Facts: `name`."""

    code = "already-enrolled"


class NoSuchDevice(Refusal):
    """No device of that id or name. Facts: `device`, `known`."""

    code = "no-such-device"


class DeviceEnded(Refusal):
    """The device was ended; nothing more is sealed for it. Facts: `name`."""

    code = "device-ended"


class NothingToSend(Refusal):
    """The other side has confirmed everything."""

    code = "nothing-to-send"


class ManyWait(Refusal):
    """Several devices wait for a bundle. Facts: `devices`."""

    code = "many-wait"


class RolledBack(Refusal):
    """The office has confirmed rows that this vault does not have: an older copy was restored."""

    code = "rolled-back"


class Restored(Refusal):
    """This vault was restored from a backup and has not heard from the other side since."""

    code = "restored"


class BundleDamaged(Refusal):
    """Not a bundle, cut short, changed on the way, or sealed for another desk."""

    code = "bundle-damaged"


class BundleForeign(Refusal):
    """Opened, but addressed to another desk or service."""

    code = "bundle-foreign"


class BundleUnknownSigner(Refusal):
    """Signed by a key this desk does not know, or wrongly. Facts: `fingerprint`."""

    code = "bundle-unknown-signer"


class BundleNewer(Refusal):
    """Written in a newer format. Facts: `format`."""

    code = "bundle-newer"


class BundleUnsound(Refusal):
    """Breaks the schema or a cap. Facts: `problem`."""

    code = "bundle-unsound"


class FileTooLarge(Refusal):
    """A file is larger than an attachment may be. Facts: `file`, `size`, `most` (with units)."""

    code = "file-too-large"


class FileEmpty(Refusal):
    """There is nothing in the file. Facts: `file`."""

    code = "file-empty"


class AlreadyAttached(Refusal):
    """The case has this very file. Facts: `file`, `name` (of the one that is there), `when`."""

    code = "already-attached"


class AttachmentMissing(Refusal):
    """A row names a sealed file that does not lie here. Facts: `name`, `case` where known."""

    code = "attachment-missing"


class AttachmentDamaged(Refusal):
    """The sealed file is not what it was when it was sealed. Facts: `name`, `case` where known."""

    code = "attachment-damaged"


class CopyNotDeleted(Refusal):
    """A clear copy outside the vault cannot be deleted. Facts: `file`, `reason`."""

    code = "copy-not-deleted"


class PictureNotCleaned(Refusal):
    """A picture's data cannot be taken out. Facts: `file`, `reason`."""

    code = "picture-not-cleaned"


class FileUnreadable(Refusal):
    """A file cannot be read. Facts: `file`, `reason`."""

    code = "file-unreadable"


class FileUnwritable(Refusal):
    """A file cannot be written. Facts: `file`, `reason`."""

    code = "file-unwritable"
