"""Editors of advice, as it is written down and as it is amended: options, whose words, routes."""
