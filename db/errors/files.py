"""What is wrong with a file: one that is brought, attached, written or deleted."""

from db.errors.refusal import Refusal


class FileTooLarge(Refusal):
    """A file is larger than an attachment may be. Facts: `file`, `size`, `most` (with units)."""

    code = "file-too-large"


class FileEmpty(Refusal):
    """There is nothing in the file. Facts: `file`."""

    code = "file-empty"


class AlreadyAttached(Refusal):
    """The case has this very file. Facts: `file`, `name` (of the one that is there), `when`."""

    code = "already-attached"


class DocumentLost(Refusal):
    """The office has lost the file of an official document that it offers. Facts: `name`."""

    code = "document-lost"


class DocumentNotHere(Refusal):
    """An official document came without its file, which the office has lost. Facts: `name`."""

    code = "document-not-here"


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
