"""What a contact is about, as words to choose from: so that what was covered can be counted.

The remit is special educational needs and disability, with health, social care and personal
budgets (Children and Families Act 2014, section 32; SEND Code of Practice 2015, chapter 2). What
is on no list is written freely.
"""

TOPICS = (
    "SEN support",
    "EHC needs assessment",
    "EHC plan",
    "Annual review",
    "Disability",
    "Health",
    "Social care",
    "Personal budget",
    "Choice of school",
    "Exclusion",
    "Attendance",
    "Transport",
    "Disagreement or appeal",
    "Preparing for adulthood",
)
