"""Whether a PDF can be read by everybody, and kept: PDF/UA-1 and PDF/A-2a, rule by rule."""

from page import validate_pdf_bytes

PROFILES = ("ua1", "2a")


def faults(pdf: bytes) -> list[str]:
    """Every rule of either standard that the paper breaks; none for a good one."""
    found = []
    for profile in PROFILES:
        report = validate_pdf_bytes(pdf, profile=profile)
        found += [f"{each.rule_id}: {each.message}" for each in report.failures]
        assert report.is_compliant == (not report.failures)
    return found
