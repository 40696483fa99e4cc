"""The doors to a volunteer's daily work with a family: a contact, a meeting, a concern."""

from desktop.ui.screen import Begins, Door
from desktop.volunteer.concerns.screen import DOOR as CONCERNS
from desktop.volunteer.contact.screen import Contact
from desktop.volunteer.meeting.screen import MeetingScreen

DOORS: tuple[Door, ...] = (
    Door("contact", Contact, under="cases", begins=Begins("New contact", "plus", "Ctrl+N")),
    Door("meeting", MeetingScreen, under="cases", begins=Begins("Plan a meeting", "calendar")),
    CONCERNS,
)
