"""Advice to somebody who has no case. Frozen.

Revision ID: 0004
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE enquiry (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        happened TEXT NOT NULL,
        medium TEXT NOT NULL,
        capacity TEXT NOT NULL,
        note TEXT NOT NULL,
        name TEXT NOT NULL,
        place TEXT NOT NULL,
        topics TEXT NOT NULL,
        law TEXT NOT NULL,
        signposted TEXT NOT NULL,
        access_needs TEXT NOT NULL,
        interpreter TEXT NOT NULL,
        told TEXT NOT NULL,
        policy TEXT NOT NULL,
        version TEXT NOT NULL,
        "case" TEXT,
        person TEXT,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX enquiry_by_case ON enquiry ("case")',
    "CREATE INDEX enquiry_by_person ON enquiry (person)",
)


def upgrade() -> None:
    """Make the new table."""
    for statement in STATEMENTS:
        op.execute(statement)
