"""What people, contacts and meetings are called at both desks, one table for all screens."""

CAPACITIES = {
    "parent-carer": "parent or carer",
    "child": "child",
    "young-person": "young person",
    "professional": "professional",
    "other": "other",
}
MEDIA = {
    "phone": ("Call with", "phone"),
    "face-to-face": ("Spoke face to face with", "users"),
    "video": ("Video call with", "users"),
    "email": ("E-mail with", "mail"),
    "letter": ("Letter to or from", "mail"),
    "text": ("Text messages with", "message-circle-question-mark"),
}
"""How a contact is told, before the names, and its icon."""
CONTACTS = {
    "phone": "Telephone call",
    "face-to-face": "Face to face",
    "video": "Video call",
    "email": "E-mail",
    "letter": "Letter",
    "text": "Text message",
}
"""What a contact is called by itself."""
MEETINGS = {
    "annual-review": "Annual review",
    "school-meeting": "School meeting",
    "assessment": "Assessment",
    "mediation": "Mediation",
    "tribunal": "Tribunal hearing",
    "panel": "Panel",
    "exclusion": "Exclusion meeting",
    "strategic": "Strategic meeting",
    "other": "Meeting",
}
