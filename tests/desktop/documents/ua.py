"""Whether a PDF can be read by everybody, and kept: PDF/UA-1 and PDF/A-2a, rule by rule.

Of one rule the validator is wrong by chance. A stream is /Length bytes, then an end of line, then
`endstream` (ISO 32000-1, 7.3.8.1); where the last of those bytes happens to be a carriage return,
it takes that for half of the end of line and says that the length does not match. So that claim,
and no other, is held against the bytes themselves.
"""

import re

from page import validate_pdf_bytes

PROFILES = ("ua1", "2a")
_LENGTH = re.compile(rb"/Length (\d+)\b")
_BEGIN = re.compile(rb"stream\r?\n")
_END = re.compile(rb"\r?\nendstream\b")
_CLAIM = "STREAM-LENGTH"


def faults(pdf: bytes) -> list[str]:
    """Every rule of either standard that the paper breaks; none for a good one."""
    found = []
    for profile in PROFILES:
        report = validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant == (not report.failures)
        found += [f"{each.rule_id}: {each.message}" for each in report.failures]
    if any(_CLAIM in each for each in found) and lengths_match(pdf):
        found = [each for each in found if _CLAIM not in each]
    return found


def lengths_match(pdf: bytes) -> bool:
    """Whether every stream is as long as it says, at least one of them ending in CR."""
    returns = 0
    for said in _LENGTH.finditer(pdf):
        begin = _BEGIN.search(pdf, said.end())
        end = begin.end() + int(said[1]) if begin else len(pdf)
        if not _END.match(pdf, end):
            return False
        returns += pdf[end - 1 : end] == b"\r"
    return returns > 0 and len(_LENGTH.findall(pdf)) == len(_END.findall(pdf))
