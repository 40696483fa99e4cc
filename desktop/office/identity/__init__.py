"""How the service stands on its papers: set here, printed at every laptop."""
