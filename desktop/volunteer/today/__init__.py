"""Today: what is owed, what is coming, what has gone quiet, what is only here."""
