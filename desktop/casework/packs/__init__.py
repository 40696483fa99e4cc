"""A policy pack's shape: a file for each thing that it speaks of, read through `policy`."""
