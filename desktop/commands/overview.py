"""What `evenhand --help` says. Imports nothing: help comes about as quickly as Python itself."""

ABOUT = "Evenhand: casework for impartial SEND support, encrypted on this computer."

VERBS: tuple[tuple[str, str], ...] = (
    ("demo [DIR]", "a fictional service, one journey, in DIR"),
    ("policy list|show|check|acknowledge", "policy packs, clause by clause"),
    ("office new|invite|enrol|revoke|staff|escrow", "an office"),
    ("volunteer new|renew", "a volunteer’s vault; signed in anew"),
    ("interests VAULT add|amend|list|remove", "home, posts, schools, people"),
    ("case open|list|show|close|assign", "may I take it; what stands; who has it"),
    ("contact|statement|meeting|consent …", "statement, role, what may be passed on"),
    ("enquiry VAULT add|list|show|link", "advice without a case, or a name"),
    ("finding list|go-on|same|answer", "what stands against open cases"),
    ("history|amend|attach|attachments …", "versions of a record; files of a case"),
    ("erase ask|list|decide|leave", "a volunteer asks, two people decide"),
    ("concern|training VAULT list …", "doubts, people at risk; who learned what"),
    ("area|search VAULT WORDS", "how far postcodes are; notes and names"),
    ("send|receive|inspect|wording|words …", "bundles; hints on a text; your own words"),
    ("check|repair VAULT", "every check of a vault; mending one"),
    ("backup|restore|passphrase|recover", "a vault as one file; when it is lost"),
    ("schools|places VAULT", "schools by name or town; newer lists"),
    ("print|handed role-card, policy …", "papers, as PDF; what was handed over"),
)


def overview() -> str:
    """Every verb on one screen of 24 lines."""
    lines = [
        ABOUT,
        "",
        "evenhand VERB …    (evenhand VERB --help says more; --json is for scripts)",
        "",
    ]
    lines += [f"  {verb:<36} {what}" for verb, what in VERBS]
    lines += [
        "",
        "Exit status: 0 done, 1 refused, 2 usage, 3 some of several refused.",
    ]
    return "\n".join(lines) + "\n"
