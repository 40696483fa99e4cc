"""What can be said of backups and repair on the command line. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, vaulted, verb


def safety(verbs: "Verbs[Parser]") -> None:
    """`backup|restore|repair|passphrase|recover`"""
    copy = "A copy of the whole vault in one file, verified."
    one = vaulted(verbs, "backup", copy, "safety:backup")
    one.add_argument("-o", dest="output", required=True, metavar="FILE")
    places = (("file", "the backup"), ("vault", "a new or empty folder"))
    verb(verbs, "restore", "A vault out of a backup.", "safety:bring_back", *places)
    mend = "Repairs a damaged vault; says what was lost. The damaged file is kept."
    mended = vaulted(verbs, "repair", mend, "safety:repair")
    mended.add_argument("--recovery-code-file", metavar="FILE", help="opens it by the code instead")
    change = vaulted(verbs, "passphrase", "Another passphrase.", "safety:change")
    drop = "backups that open with the old one go, and a new one is made"
    change.add_argument("--drop-backups", action="store_true", help=drop)
    vault = ("vault", "the vault’s folder")
    lost = "A new passphrase by the recovery code."
    found = verb(verbs, "recover", lost, "safety:recover", vault)
    found.add_argument("--recovery-code-file", metavar="FILE", help="its first line is the code")
    stick = "the office’s recovery key, for a laptop it invited"
    found.add_argument("--recovery-key-file", metavar="FILE", help=stick)
    for each in (change, found):
        new = "its first line is the new passphrase"
        each.add_argument("--new-passphrase-file", metavar="FILE", help=new)
