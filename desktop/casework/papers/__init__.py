"""The service as it stands on paper: its name and logo, the leaflet’s words, the letters. Pure."""
