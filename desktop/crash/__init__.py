"""When Evenhand itself breaks: a report of where, which holds nobody's words.

What is raised may quote what somebody typed, and so may what the libraries print. So of a fault
only this is kept: version and system, the kind of each exception, and its frames (file, line,
function). No message, no value, no path of this computer. A report lies in a folder of the person's
own, is offered to be read when the window next starts, and is sent by nobody but the person.

Standard library only, and next to nothing at import: it comes before everything else.
"""
