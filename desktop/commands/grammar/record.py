"""What a volunteer can write down of a case on the command line. Imports argparse alone."""

from desktop.commands.grammar.parts import Parser, Verbs, listed, vaulted

MEDIA = ("phone", "face-to-face", "video", "email", "letter", "text")
CAPACITIES = ("parent-carer", "child", "young-person", "professional", "other")
MEETINGS = (
    *("annual-review", "school-meeting", "assessment", "mediation", "tribunal", "panel"),
    *("exclusion", "strategic", "other"),
)


def contact(verbs: "Verbs[Parser]") -> None:
    """`contact VAULT CASE`"""
    case = ("case", "its reference, or the beginning of it")
    one = vaulted(verbs, "contact", "Records a contact.", "record:contact", case)
    one.usage = (
        "evenhand contact VAULT CASE --medium MEDIUM --with WHO --note FILE\n"
        "                        [options]"
    )
    one.add_argument("--medium", required=True, metavar="MEDIUM", help=listed(MEDIA))
    one.add_argument("--with", dest="who", required=True, action="append", metavar="WHO")
    capacity = f"of who is new: {listed(CAPACITIES)}"
    one.add_argument("--capacity", default="parent-carer", metavar="C", help=capacity)
    said = 'read, sent, or "not said: WHY"'
    one.add_argument("--statement", metavar="STATE", help=said)
    language = "of the statement, as “Polish” or “pl” (each person’s own)"
    one.add_argument("--language", default="", metavar="CODE", help=language)
    one.add_argument("--interpreter", default="", metavar="NAME", help="a name or a service")
    one.add_argument("--at", metavar="WHEN", help="when it happened (now)")
    one.add_argument("--note", required=True, metavar="FILE", help="- is standard input")


def statement(verbs: "Verbs[Parser]") -> None:
    """`statement VAULT CASE`"""
    case = ("case", "its reference, or the beginning of it")
    what = "To whom the statement is owed; with --statement, what became of it."
    one = vaulted(verbs, "statement", what, "statement:statement", case)
    one.add_argument("--with", dest="who", default="", metavar="WHO", help="only this person")
    which = "only this contact: its number, or the beginning of it"
    one.add_argument("--contact", default="", metavar="ID", help=which)
    said = 'read, sent, or "not said: WHY"'
    one.add_argument("--statement", metavar="STATE", help=said)
    language = "in which it was said (the person’s own)"
    one.add_argument("--language", default="", metavar="CODE", help=language)
    one.add_argument("--interpreter", default="", metavar="NAME", help="a name or a service")


def meeting(verbs: "Verbs[Parser]") -> None:
    """`meeting VAULT CASE`"""
    case = ("case", "its reference, or the beginning of it")
    one = vaulted(verbs, "meeting", "Records a meeting.", "record:meeting", case)
    one.usage = "evenhand meeting VAULT CASE --kind KIND --place P --note FILE [options]"
    one.add_argument("--kind", required=True, metavar="KIND", help=listed(MEETINGS))
    one.add_argument("--place", required=True, metavar="POSTCODE")
    one.add_argument("--role", help="as the policy names it")
    decides = "whether something is decided: yes, no (by its kind)"
    one.add_argument("--decides", metavar="WHETHER", help=decides)
    there = "somebody who was there: name, who they are"
    one.add_argument("--attended", action="append", default=[], metavar="WHO", help=there)
    one.add_argument("--ended", metavar="HH:MM", help="when it ended")
    stated = one.add_mutually_exclusive_group()
    stated.add_argument("--stated", metavar="HH:MM")
    stated.add_argument("--not-stated", metavar="WHY")
    one.add_argument("--at", metavar="WHEN", help="when it happened (now)")
    one.add_argument("--note", required=True, metavar="FILE", help="- is standard input")


def attach(verbs: "Verbs[Parser]") -> None:
    """`attach|attachments VAULT CASE`"""
    case = ("case", "its reference, or the beginning of it")
    what = "Attaches a file to a case; 25 MB at most."
    one = vaulted(verbs, "attach", what, "attachments:attach", case)
    one.add_argument("file", metavar="FILE", help="a letter, a report, a photograph …")
    one.add_argument("--about", default="", metavar="ID", help="a contact or meeting of the case")
    clean = "without a photograph’s place, time, device"
    how = one.add_mutually_exclusive_group()
    how.add_argument("--clean", action="store_true", help=clean)
    anew = "the same as a JPEG made anew, where that cannot be left out"
    how.add_argument("--as-jpeg", action="store_true", help=anew)
    what = "The files of a case; with -o readable copies of them."
    files = vaulted(verbs, "attachments", what, "attachments:attachments", case)
    files.add_argument("name", nargs="*", metavar="NAME", help="only these (all)")
    files.add_argument("-o", dest="output", metavar="DIR", help="where copies go")
