"""Where the typefaces come from: npm packages of fixed version and checksum, and what is kept.

Atkinson and Noto Sans set what is Latin, Greek or Cyrillic, in windows, on papers that are drawn
and on those that are set. Every other face holds one script and no Latin: whatever is Latin falls
to those two. Of these, but for Arabic, one weight is shipped: what would be heavier is set in it.
"""

from dataclasses import dataclass

_JOINERS = range(0x200C, 0x200E)  # what keeps two letters of India's scripts apart, or joins them
_DANDAS = range(0x964, 0x966)  # the full stop of several of them


@dataclass(frozen=True)
class Source:
    """A face as npm has it, and what of it is shipped."""

    package: str
    version: str
    integrity: str  # SHA-512 of the tarball, as npm writes it
    parts: tuple[str, ...]  # empty takes all
    weights: dict[int, str]  # weight on the CSS scale, and the file's name without ending
    licence: str  # the name under which its licence is shipped
    keep: tuple[range, ...] = ()  # code points; empty keeps all
    shaped: bool = False  # its letters join: only what shapes can set it, never reportlab
    plain: bool = False  # nothing in it is shaped: the tables for that are left out
    family: str = ""  # where the file does not say it itself, as one out of a variable face may
    besides: tuple[str, ...] = ()  # files whose letters it leaves to them


ATKINSON = Source(
    package="@fontsource/atkinson-hyperlegible-next",
    version="5.3.0",
    integrity="8p1tHVoPDo6oYwSO3sMw5snGwFwSf3TmeSF9Gcj792GXdsg6oqvhoItbj6Hj/XZIk0Xs+Cwu6pkLBAl3Q5HrwA==",
    parts=("latin", "latin-ext"),
    weights={
        400: "AtkinsonHyperlegibleNext-Regular",
        600: "AtkinsonHyperlegibleNext-SemiBold",
        700: "AtkinsonHyperlegibleNext-Bold",
    },
    licence="font-atkinson-hyperlegible-next-OFL.txt",
)

# What Atkinson lacks and a name in England may well have: Vietnamese and the rarer Latin letters
# (Sami, Azeri, Romani), Greek without its ancient accents, Cyrillic with the letters of Ukrainian,
# Tatar and their like. Latin itself stays in, because a line is set in one face, never in two.
NOTO = Source(
    package="@fontsource/noto-sans",
    version="5.3.0",
    integrity="fBCog2PY7DiVVTEEqtI/Qdinx/knobHYfoGpjFXdfBX5RoJaBp1Prw2G75p0OIsdlMZg3cLo0c+YbIUYOxnQJw==",
    parts=("latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext"),
    weights={400: "NotoSans-Regular", 600: "NotoSans-SemiBold"},
    licence="font-noto-sans-OFL.txt",
    keep=(
        range(0x20, 0x250),
        range(0x259, 0x25A),
        range(0x2B9, 0x2DE),
        range(0x300, 0x332),
        range(0x370, 0x500),
        range(0x1E00, 0x1F00),
        range(0x2010, 0x2045),
        range(0x20A0, 0x2123),
        range(0x2212, 0x2216),
    ),
)

# For what is read in Arabic, Persian or Urdu, set by typst. Naskh is the hand in which these
# languages are printed for reading. Without Latin: whatever is Latin falls to the faces above.
NASKH = Source(
    package="@fontsource/noto-naskh-arabic",
    version="5.3.0",
    integrity="S/GDgQ6mh/PKo4mz5+eXNYbEarvpI7yh6eCdOz8tTVbeM7+OUiacIEscaYEibr/+egDtGbO2ZB00sjy1bJC1kQ==",
    parts=("arabic",),
    weights={400: "NotoNaskhArabic-Regular", 600: "NotoNaskhArabic-SemiBold"},
    licence="font-noto-naskh-arabic-OFL.txt",
    shaped=True,
)


def _script(name: str, integrity: str, *keep: range) -> Source:
    """One weight of Noto Sans of a script."""
    stem = f"noto-sans-{name.lower()}"
    return Source(
        package=f"@fontsource/{stem}",
        version="5.3.0",
        integrity=integrity,
        parts=(name.lower(),),
        weights={400: f"NotoSans{name}-Regular"},
        licence=f"font-{stem}-OFL.txt",
        family=f"Noto Sans {name}",
        keep=keep,
        shaped=True,
    )


# The scripts of the languages that are spoken in England's homes
# (`desktop/casework/promise/languages.py`).
SCRIPTS = (
    _script(
        "Bengali",  # Bengali, Sylheti
        "EFBMU0UvzyFSc1ERK369zfqEu6DMRuWmCQ2+2ahhQTQAIDPEyN1UYlQdQeFkheu2DWG2hfdwrhiLlGFl2sSr/A==",
        range(0x980, 0xA00),
        _JOINERS,
    ),
    _script(
        "Devanagari",  # Hindi, Nepali, Marathi
        "7khYmipS/5KAUUmrO1DKir8yL8XI00d0+ZE9BqbS8XF1jzObv6CpPOk3UeYxF+Pvi8bx9bBvprBCOcbx/eQWTQ==",
        range(0x900, 0x980),
        range(0xA8E0, 0xA900),
        _DANDAS,
        _JOINERS,
    ),
    _script(
        "Gujarati",
        "vTIzI/j4B6FTQ8LV+0e8Ozp8eXNMHWWD8fsVvfaUjhD6w/TPDugOss88k3eMzDcR5lR+XxQCKgUd6V8qRROjtg==",
        range(0xA80, 0xB00),
        _JOINERS,
    ),
    _script(
        "Gurmukhi",  # Panjabi
        "kORmHl4RCqVsPwDPgWxCHWUETSnI+6m6aPsJmGf7K3PJorPKHUZesABxhZcsnYVZkKS/4abE3QgJgjuhWpA13g==",
        range(0xA00, 0xA80),
        _JOINERS,
    ),
    _script(
        "Tamil",
        "webid7fyBljiIEJ1hXuey48vCUe2Oq3/EwYjo6XBtXItO9FoUmqy0bEnXA5iE++iC324BTI8QMy80SYtDheCzA==",
        range(0xB80, 0xC00),
        _JOINERS,
    ),
    _script(
        "Telugu",
        "D5AD91Ok2wURk6Vf4sOe2KA3nf0M7qePboNVuvJbguOqLAplh3cGkEIX1qi9u1Jjcz9QWblQ5BbTXI/c+QjB9Q==",
        range(0xC00, 0xC80),
        _JOINERS,
    ),
    _script(
        "Kannada",
        "mcZlaZfzFIwrjah3hze5W6JnFMk8+bXtw0aKOneeuM/sadyV/F6nIgFiJc9/d9yHeecpVfANt+dWf8VSXDf+3Q==",
        range(0xC80, 0xD00),
        _JOINERS,
    ),
    _script(
        "Malayalam",
        "JVWpPkzNkbZTLradEAu8y5dDCgDsPLzvJrY1mEtt0NGG095aPyfhpTmq+wnGBBhvNRU9WEeATGI/w/YocbjQsg==",
        range(0xD00, 0xD80),
        _JOINERS,
    ),
    _script(
        "Sinhala",
        "g52kQSjsB3vHmFbp6zrPfumJxZADhsssOHd3fMkN+hCK1JrpKvSudtJMAAGuVUcrC7r9dqNmmslj7I9VU1dzbw==",
        range(0xD80, 0xE00),
        _JOINERS,
    ),
    _script(
        "Ethiopic",  # Amharic, Tigrinya, Oromo
        "ivXPkx5Grhse+0GEyedQysDI5vSMUIeDNBhev6OIcSX6WyAPtvutU/CSWqf2wv67POnvQ0QaQ8Aq36vy9WfZpw==",
        range(0x1200, 0x13A0),
    ),
    _script(
        "Armenian",
        "ot9KkRsd2hDXGIMZQeRSvtsw1uoFIBIS+yL7ZLDHY8GpT2LJz7FaCxGT07Iudu0yNTlSEYNLLAbKcy2ZUIjzUA==",
        range(0x530, 0x590),
        range(0x2024, 0x2025),
    ),
    _script(
        "Georgian",
        "+a+N1mvCugsggDb5eKPKcwDXQQtbaV+x9/Zo2/p2c9yAZeib+qD2ftbezbPAoLvBf4MP+F8BdDwHdrlnNRSdng==",
        range(0x10A0, 0x1100),
        range(0x1C90, 0x1CC0),
    ),
    _script(
        "Hebrew",  # Hebrew, Yiddish
        "7owtzuw9D+ipt0g8mcBGOm7MS/mv/REKsjSwEUe749UUsrnG54TSmusNn7oxv2GxbUORAzADLQ8ggdtt7oKkpg==",
        range(0x590, 0x600),
        range(0xFB1D, 0xFB50),
    ),
    _script(
        "Thai",
        "ngqUyvDukkZUHypQbUJvUdAeYa2aYZsyeDTsdqMudf7GK2F2TK19OZ5kbo+37qsBtkNpmAMhEObQnWnzPqzKUw==",
        range(0xE00, 0xE80),
    ),
    _script(
        "Khmer",
        "gdbZkSmmMa7up92bksz5uKkjt70hCmLr9Q9B/Bxu4qYfXr+BvRLvf7NDAO4WP64coTdCcrzmHFciXirbdJEToQ==",
        range(0x1780, 0x1800),
        range(0x19E0, 0x1A00),
        _JOINERS,
    ),
    _script(
        "Myanmar",  # Burmese
        "/ja/Fbmtv4TRpd8LgnVFvDRFIzR0bvYaVCwGNK6Hnn5uBGccCfGFnZ7wRPG1/IyMnScVIjrnOmN+2jOL0b8tRQ==",
        range(0x1000, 0x10A0),
        range(0xAA60, 0xAA80),
        _JOINERS,
    ),
)

# Chinese. The first face has every letter of GB 2312 but 33 and most that are written in Hong Kong
# and Taiwan; the second those that it lacks. No Hangul, hence no Korean.
_CJK = (
    range(0x2E80, 0xA000),
    range(0xF900, 0xFB00),
    range(0xFE30, 0xFE50),
    range(0xFF00, 0xFFF0),
    range(0x20000, 0x32000),
)
CHINESE = (
    Source(
        package="@fontsource/noto-sans-sc",
        version="5.3.0",
        integrity="HeqIlGm0+ohOKxZLuHj1qW6r6avHH0OWdKERAcSDI0RQ+MXrteuLKA+M+5eOA8rYy0MFvOR5AT0fQo2rUkye0Q==",
        parts=(),
        weights={400: "NotoSansSC-Regular"},
        family="Noto Sans SC",
        licence="font-noto-sans-sc-OFL.txt",
        keep=_CJK,
        plain=True,
    ),
    Source(
        package="@fontsource/noto-sans-hk",
        version="5.3.0",
        integrity="ojRRmRmb9c41KuhfInLCa7ft+1BBCGoDvOwaZLef1gyU1gO/+6xF7O/7A2/OrGXzHs9g8MyC5PbFl2rgWZZNBA==",
        parts=(),
        weights={400: "NotoSansHK-Regular"},
        family="Noto Sans HK",
        licence="font-noto-sans-hk-OFL.txt",
        keep=_CJK,
        plain=True,
        besides=("NotoSansSC-Regular",),
    ),
)

SOURCES = (ATKINSON, NOTO, NASKH, *SCRIPTS, *CHINESE)
