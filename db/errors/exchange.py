"""What stands between two desks: joining, bundles, laptops that were ended or put back."""

from db.errors.refusal import Refusal


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


class InvitationForeign(Refusal):
    """The invitation is another office's than this laptop's. Facts: `service`."""

    code = "invitation-foreign"


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


class NothingToBringBack(Refusal):
    """The office holds none of these rows of that laptop. Facts: `name`, `rows`, `held`."""

    code = "nothing-to-bring-back"


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
