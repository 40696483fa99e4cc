"""The only SQL: tables, migrations, the ledger's rows, queries, search.

A `Store` is given a connection that a vault has opened. What is kept is written twice in one
transaction: as a row of the ledger, which is the truth, and into tables, which can be made again
from the ledger at any time.
"""
