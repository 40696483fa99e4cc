"""The person or the computer goes away: sleep, a locked screen, another user, a closed lid.

Each system tells it in its own way, a file for each; all of them are used alike (`watch.py`).

A lid that is closed is heard of as the sleep or the lock that the system makes of it: where it does
neither, the person goes on working at another screen.
"""
