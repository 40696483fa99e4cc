"""The balance aid: options with both sides, whose words are whose, routes, what was passed on."""
