"""Erasures: what is asked for, what two people decide, what was erased."""
