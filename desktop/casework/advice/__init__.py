"""Advice with both sides: law that can be cited, routes of appeal, topics. Pure."""
