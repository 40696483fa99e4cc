"""What a vault refuses: the ways in, its folder, backups, repair and upgrade."""

from db.errors.refusal import Refusal


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


class NotSurelyKept(Refusal):
    """The disk failed at the very end of a save and goes on failing: all of it stands in the
    record, and nobody knows whether it outlives a power cut."""

    code = "not-surely-kept"


class BackupFailed(Refusal):
    """The copy of the record did not hold what the record holds. The backups of before stand."""

    code = "backup-failed"


class BadBackup(Refusal):
    """Not a backup, cut short, or changed since. Facts: `file`."""

    code = "bad-backup"


class WrongDesk(Refusal):
    """The action belongs to the other desk. Facts: `needs` (`office` or `volunteer`)."""

    code = "wrong-desk"
