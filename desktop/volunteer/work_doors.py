"""The doors to a volunteer's daily work with a family: a contact, a meeting, a concern."""

from desktop.ui.parts.destination import Destination
from desktop.ui.parts.room import Room
from desktop.ui.parts.screen import Begins, Door

DOORS: tuple[Door, ...] = (
    Door(
        "contact",
        Room("desktop.volunteer.contact.screen:Contact"),
        under="cases",
        begins=Begins("New contact", "plus", "Ctrl+N"),
    ),
    Door("enquiry-new", Room("desktop.volunteer.enquiry.writing:WriteEnquiry"), under="cases"),
    Door("enquiry", Room("desktop.volunteer.enquiry.screen:EnquiryScreen"), under="cases"),
    Door(
        "meeting",
        Room("desktop.volunteer.meeting.screen:MeetingScreen"),
        under="cases",
        begins=Begins("Plan a meeting", "calendar"),
    ),
    Door(
        "concerns",
        Room("desktop.volunteer.concerns.screen:ConcernsScreen"),
        Destination("concerns", "Concerns", "scale"),
    ),
)
