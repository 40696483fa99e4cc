"""Whose rights they are, as tags: for the screen of it and for the page of a case."""

from datetime import date

from desktop.casework.actions.rights.look import Child, Tie
from desktop.casework.actions.rights.notices import Notice
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import told
from desktop.ui.parts.tag import State, state

_TOLD = {
    "everything": "told-everything",
    "some things": "told-some",
    "nothing": "told-nothing",
    "not known": "told-not-known",
}


def child_tag(one: Child, today: date) -> State:
    """Whose the rights of a child are, as a tag."""
    whose = one.holder
    if whose.of == "not known":
        return state("rights-not-known")
    if whose.of == "young-person":
        return state("rights-own" if one.reached else "rights-passed")
    if whose.soon and whose.day is not None:
        return state("rights-soon", when=told(whose.day, today))
    return state("rights-parents")


def told_tag(one: Tie) -> State:
    """What somebody may be told, as a tag."""
    return state(_TOLD[one.body.may_be_told])


def notice_tag(one: Notice, today: date) -> State:
    """Where somebody stands with the privacy notice, as a tag."""
    if one.owed or one.given is None:
        return state("notice-owed")
    return state("notice-given", when=told(london(one.given.happened).date(), today))
