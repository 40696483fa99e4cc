"""Every widget in use, with people who do not exist: to look at, and to be photographed by a test.

`python -m desktop.ui.gallery [dark] [150]` opens it; Ctrl and + or - change the size of the text,
Ctrl+D the theme, Ctrl+K the palette.
"""
