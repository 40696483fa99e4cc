"""Opening, showing, changing and closing a case; the lists of cases at both desks."""
