"""Papers in the window: choosing one, looking at it, printing, saving, handing over."""
