"""Whether what a pack asks of people and papers agrees: oversight, training, doubts, risk."""

from collections.abc import Iterator

from desktop.casework.packs.fault import Fault, repeated, twice
from desktop.casework.packs.file import PackFile


def people_faults(pack: PackFile) -> Iterator[Fault]:
    """Oversight, review, training, challenges, whom to ring, and the privacy notice."""
    yield from _oversight_faults(pack)
    yield from _training_faults(pack)
    yield from _challenge_faults(pack)
    yield from _risk_faults(pack)
    if pack.privacy.on and not pack.privacy.version.strip():
        yield Fault(("privacy",), "the privacy notice has no version", 'version = "1"')
    if pack.privacy.version and not pack.privacy.on:
        yield Fault(("privacy", "version"), "the privacy notice has no words", "text = …")


def _oversight_faults(pack: PackFile) -> Iterator[Fault]:
    bodies = ((("oversight", at, "body"), each.body) for at, each in enumerate(pack.oversight))
    yield from twice("the body", bodies)
    for at, body in enumerate(pack.oversight):
        yield from repeated(("oversight", at, "meets"), body.meets)
        yield from repeated(("oversight", at, "receives"), body.receives)
        if not body.clause:
            yield Fault(("oversight", at), f"“{body.body}” names no clause", 'clause = "…"')
        if body.meets and body.times_a_year is not None and body.times_a_year != len(body.meets):
            yield Fault(("oversight", at, "times_a_year"),
                        f"it meets in {len(body.meets)} months and {body.times_a_year} times",
                        "meets or times_a_year")  # fmt: skip
    review = pack.review
    if review.agreed and review.due and review.due <= review.agreed:
        yield Fault(("review", "due"), "the review is due before the policy was agreed",
                    "a later date")  # fmt: skip
    if review.months is None and (review.agreed or review.due or review.minuted or review.clause):
        yield Fault(("review",), "nothing says how often the policy is reviewed",
                    "months = 12")  # fmt: skip


def _training_faults(pack: PackFile) -> Iterator[Fault]:
    training = pack.training
    names = ((("training", "course", at, "name"), c.name) for at, c in enumerate(training.courses))
    yield from twice("the course", names)
    for at, course in enumerate(training.courses):
        yield from repeated(("training", "course", at, "who"), course.who)
    if training.courses and not training.on:
        yield Fault(("training", "course", 0), "courses are named but no training is asked",
                    "asked = true")  # fmt: skip
    for key in ("induction", "accredited", "case_discussion"):
        if getattr(training, key) and not training.on:
            yield Fault(("training", key), f"“{key}” is asked, but no training is",
                        "asked = true")  # fmt: skip


def _challenge_faults(pack: PackFile) -> Iterator[Fault]:
    challenge = pack.challenge
    steps = challenge.steps
    yield from repeated(("challenge", "steps"), steps)
    offered = "contact-offered" in steps
    if offered and not challenge.contact.strip():
        yield Fault(("challenge", "steps"), "a contact is offered, but none is named",
                    'contact = "…"')  # fmt: skip
    if challenge.contact and not offered:
        yield Fault(("challenge", "contact"), "the contact is never offered",
                    '"contact-offered" in steps')  # fmt: skip
    if "complaint" in steps and steps[-1] != "complaint":
        yield Fault(("challenge", "steps"), "something comes after the complaint",
                    '"complaint" last')  # fmt: skip


def _risk_faults(pack: PackFile) -> Iterator[Fault]:
    contacts = pack.contacts_at_risk
    names = ((("contact_at_risk", at, "name"), each.name) for at, each in enumerate(contacts))
    yield from twice("the contact", names)
    orders: set[int] = set()
    for at, each in enumerate(contacts):
        if each.order in orders:
            yield Fault(("contact_at_risk", at, "order"),
                        f"two are to be rung as number {each.order}", "another number")  # fmt: skip
        orders.add(each.order)
