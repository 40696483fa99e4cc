"""What people type of a school beside its name: its sort, the county, letters that stand for words.

Rules:
- A word for the sort of a school ("special", "sixth form", "comp") is often in no name, and goes
  when a school becomes an academy. It costs little where a school lacks it (`SORTS`), less where
  the list says that it is of that sort, or nothing at all of its sort; nothing else is concluded.
- Counties that were divided are typed on ("cumbria" for Cumberland), and counties are shortened to
  what is no beginning of them ("lancs"). Royal names shrink to initials ("qegs"). Such a word means
  what it stands for *as well*: "bucks" may yet become Buckshaw.
"""

from collections.abc import Iterable

_SIXTH = ("16 plus", "sixth form", "16-19", "16 to 19")
_PRU = ("referral unit", "alternative provision")
_SECONDARY = ("secondary", "all-through")
_PRIMARY = ("primary", "all-through")
_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("the", "of", "and", "for", "at", "in", "school", "schools"), ("school",)),
    **dict.fromkeys(("special", "sen", "send", "semh", "mld", "sld", "pmld"), ("special",)),
    **dict.fromkeys(("pru", "ap", "alternative", "provision", "referral", "unit", "short"), _PRU),
    **dict.fromkeys(("nursery", "ey", "early", "years", "preschool", "playgroup"), ("nursery",)),
    **dict.fromkeys(("children", "childrens", "centre", "ctr"), ("nursery", *_PRU)),
    **dict.fromkeys(("sixth", "form", "sfc", "fe", "college"), _SIXTH),
    **dict.fromkeys(("secondary", "comp", "comprehensive", "high", "upper", "senior"), _SECONDARY),
    **dict.fromkeys(("primary", "infant", "infants", "junior", "juniors", "jnr"), _PRIMARY),
    **dict.fromkeys(("first", "lower", "cp", "community"), _PRIMARY),
    **dict.fromkeys(("academy", "acad", "academies"), ("academy",)),
    **dict.fromkeys(("independent", "private", "prep", "preparatory"), ("independent",)),
    **dict.fromkeys(("through", "all"), ("all-through",)),
    "middle": ("middle",),
    "free": ("free school",),
    "boarding": ("independent",),
}
SORTS: dict[str, tuple[bytes, ...]] = {
    word: tuple(one.encode() for one in told) for word, told in _WORDS.items()
}
"""Words for the sort of a school, and what a row says (in small letters) of such schools."""

_YORKSHIRE = "bradford calderdale kirklees leeds wakefield barnsley doncaster rotherham sheffield"
_COUNTIES = {
    "cumbria": "cumberland westmorland",
    "berkshire": "bracknell reading slough windsor wokingham",
    "bedfordshire": "bedford luton",
    "cheshire": "halton warrington stockport",
    "cleveland": "hartlepool middlesbrough redcar stockton",
    "merseyside": "knowsley liverpool sefton helens wirral",
    "humberside": "hull lincolnshire riding",
    "avon": "bristol bath gloucestershire somerset",
    "yorkshire": f"{_YORKSHIRE} york hull",
    "lancashire": "blackburn blackpool",
    "dorset": "bournemouth poole",
    "devon": "plymouth torbay",
    "essex": "southend thurrock",
    "kent": "medway",
    "nottinghamshire": "nottingham",
    "leicestershire": "leicester",
    "derbyshire": "derby",
    "staffordshire": "stoke",
    "hampshire": "southampton portsmouth",
    "wiltshire": "swindon",
    "shropshire": "telford",
    "cambridgeshire": "peterborough",
    "buckinghamshire": "keynes",
}
_SHORT_COUNTIES = {
    "lancs": "lancashire",
    "notts": "nottinghamshire",
    "cambs": "cambridgeshire",
    "herts": "hertfordshire",
    "hants": "hampshire",
    "northants": "northamptonshire",
    "lincs": "lincolnshire",
    "leics": "leicestershire",
    "staffs": "staffordshire",
    "worcs": "worcestershire",
    "glos": "gloucestershire",
    "oxon": "oxfordshire",
    "bucks": "buckinghamshire",
    "warks": "warwickshire",
    "salop": "shropshire",
    "beds": "bedfordshire",
    "berks": "berkshire",
    "yorks": "yorkshire",
    "wilts": "wiltshire",
}
_INITIALS = {
    "kes": ("king edward",),
    "kevi": ("king edward vi",),
    "kegs": ("king edward grammar",),
    "kehs": ("king edward high",),
    "qes": ("queen elizabeth",),
    "qegs": ("queen elizabeth grammar",),
    "qehs": ("queen elizabeth high",),
    "rgs": ("royal grammar",),
    "bgs": ("bradford grammar", "bristol grammar", "bolton grammar", "beverley grammar"),
    "mgs": ("manchester grammar", "maidstone grammar"),
    "lrgs": ("lancaster royal grammar",),
}


def _meant() -> Iterable[tuple[str, tuple[str, ...]]]:
    yield from _INITIALS.items()
    for county, parts in _COUNTIES.items():
        yield county, tuple(parts.split())
    for short, county in _SHORT_COUNTIES.items():
        yield short, (county, *_COUNTIES.get(county, "").split())


ALSO: dict[str, tuple[str, ...]] = dict(_meant())
"""What a word stands for beside itself: each a word, or words that all must be there."""


_PHASES = frozenset(one.encode() for one in (*_SIXTH, *_SECONDARY, *_PRIMARY, "middle"))
_PHASE_AT, _KIND_AT = 2, 6  # fields of a row (`school_file`)


def of_sort(row: bytes, told: Iterable[bytes]) -> bool | None:
    """Whether a row of the list says, of its school, one of these.

    None: it says nothing at all of the sort, nor of a phase. So it is with most pupil referral
    units, which the lists of what is inspected for results leave out.
    """
    small = row.lower()
    if any(one in small for one in told):
        return True
    fields = small.split(b"\t", _KIND_AT + 1)
    blank = not fields[_PHASE_AT] and not fields[_KIND_AT]
    return None if blank and _PHASES.isdisjoint(told) else False
