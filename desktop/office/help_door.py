"""The door to the office's own help."""

from desktop.ui.parts.doors import help_door

TOPICS = (
    *("office-keys", "office-bundles", "office-concerns", "office-papers", "office-handing"),
    *("office-people", "office-lost-laptop", "office-policy", "office-ground", "office-reads"),
    *("office-vault", "thanks"),
)
"""What somebody at the office may want to know, by the names of the files in `resources/help`."""

DOOR = help_door(*TOPICS)
