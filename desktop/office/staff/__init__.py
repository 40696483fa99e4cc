"""Who may open the office's vault: adding somebody, ending somebody's way in."""
