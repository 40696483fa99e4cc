"""The first run of an office: a service, its policy, a vault."""
