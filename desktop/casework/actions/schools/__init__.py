"""The list of schools: a newer one taken in, a school looked at."""
