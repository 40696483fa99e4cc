"""The files of a case: attached, looked at, copied out, carried."""
