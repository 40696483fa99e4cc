"""Whether what a pack asks of the work can be asked: distances, agencies, the evaluation."""

from collections.abc import Iterator

from desktop.casework.packs.fault import Fault, repeated, twice
from desktop.casework.packs.file import PackFile


def asking_faults(pack: PackFile) -> Iterator[Fault]:
    """Distances, consent, agencies and the evaluation."""
    yield from _area_faults(pack)
    if pack.stake.former_months is not None and not pack.stake.on:
        yield Fault(("stake", "former_months"), "“former_months” is used by nothing",
                    'strength = "where_possible", or no former_months')  # fmt: skip
    yield from repeated(("consent", "who"), pack.consent.who)
    yield from _balance_faults(pack)
    yield from _agency_faults(pack)
    yield from _evaluation_faults(pack)
    yield from _question_faults(pack)


def _area_faults(pack: PackFile) -> Iterator[Fault]:
    area = pack.area
    for end, strength, rural, urban in (
        ("near", area.near, area.near_km, area.urban_near_km),
        ("far", area.far, area.far_km, area.urban_far_km),
    ):
        if strength != "off" and rural is None:
            yield Fault(("area", end), f"“{end}” has no distance", f"{end}_km = …")
        if strength != "off" and urban is None and area.ground == "urban":
            yield Fault(("area", "ground"), f"“{end}” has no distance in a town",
                        f"urban_{end}_km = …")  # fmt: skip
        for key, limit in ((f"{end}_km", rural), (f"urban_{end}_km", urban)):
            if strength == "off" and limit is not None:
                yield Fault(("area", key), f"“{key}” is used by nothing",
                            f'{end} = "where_possible", or no {key}')  # fmt: skip
    for near, far, key in (
        (area.near_km, area.far_km, "far_km"),
        (area.urban_near_km, area.urban_far_km, "urban_far_km"),
    ):
        if near is not None and far is not None and near >= far:
            yield Fault(("area", key), "far is not farther than near", "a greater distance")


def _balance_faults(pack: PackFile) -> Iterator[Fault]:
    balance = pack.balance
    for key in ("for_against", "likely_result", "source", "choice"):
        if getattr(balance, key) and not balance.on:
            yield Fault(("balance", key), f"“{key}” is asked of options, but no options are",
                        "asked = true")  # fmt: skip


def _agency_faults(pack: PackFile) -> Iterator[Fault]:
    names = ((("agency", at, "name"), each.name) for at, each in enumerate(pack.agencies))
    yield from twice("the agency", names)
    offers = [at for at, each in enumerate(pack.agencies) if each.local_offer]
    for at in offers[1:]:
        yield Fault(("agency", at, "local_offer"), "there are two Local Offers", "one of the two")
    if pack.signpost.on and not pack.agencies:
        yield Fault(("signpost",), "people are shown others, but none is named",
                    "[[agency]] for each")  # fmt: skip


def _evaluation_faults(pack: PackFile) -> Iterator[Fault]:
    asked = pack.evaluation
    yield from repeated(("evaluation", "when"), asked.when)
    yield from repeated(("evaluation", "whom"), asked.whom)
    if asked.on and not asked.whom:
        yield Fault(("evaluation",), "the evaluation is for nobody", 'whom = ["parent-carer", …]')
    if asked.on and not asked.questions:
        yield Fault(("evaluation",), "the evaluation asks nothing",
                    "[[evaluation.question]] for each")  # fmt: skip
    if not asked.on and asked.whom:
        yield Fault(("evaluation", "whom"), "nobody is ever asked", 'when = ["end"]')
    limits = (("midway_weeks", asked.midway_weeks), ("midway_contacts", asked.midway_contacts))
    if "midway" in asked.when and all(limit is None for _, limit in limits):
        yield Fault(("evaluation", "when"), "nothing says when it is midway",
                    "midway_weeks = … or midway_contacts = …")  # fmt: skip
    for key, limit in limits:
        if limit is not None and "midway" not in asked.when:
            yield Fault(("evaluation", key), f"“{key}” is used by nothing",
                        '"midway" in when')  # fmt: skip


def _question_faults(pack: PackFile) -> Iterator[Fault]:
    asked = pack.evaluation
    if asked.questions and not asked.on:
        yield Fault(("evaluation", "question", 0), "questions are written but nobody is asked",
                    'when = ["end"], or no questions')  # fmt: skip
    ids = ((("evaluation", "question", at, "id"), q.id) for at, q in enumerate(asked.questions))
    yield from twice("the question", ids)
    for at, question in enumerate(asked.questions):
        if not question.text.strip():
            yield Fault(("evaluation", "question", at, "text"), f"“{question.id}” asks nothing",
                        "the question")  # fmt: skip
    marked = [at for at, question in enumerate(asked.questions) if question.impartiality]
    if asked.questions and not marked:
        yield Fault(("evaluation",), "no question asks whether we were impartial",
                    "impartiality = true at one of them")  # fmt: skip
    for at in marked[1:]:
        yield Fault(("evaluation", "question", at, "impartiality"),
                    "two questions are marked for impartiality", "one of the two")  # fmt: skip
