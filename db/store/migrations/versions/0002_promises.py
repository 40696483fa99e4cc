"""Consent, what was handed over, whose rights, doubts, training, official texts. Frozen.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """ALTER TABLE "service" ADD COLUMN website TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "service" ADD COLUMN also TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "service" ADD COLUMN logo TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "pack" ADD COLUMN agreed TEXT',
    """ALTER TABLE "pack" ADD COLUMN changes TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "pack" ADD COLUMN review_due TEXT',
    """ALTER TABLE "responsibility" ADD COLUMN basis TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "responsibility" ADD COLUMN since TEXT',
    'ALTER TABLE "responsibility" ADD COLUMN until TEXT',
    """ALTER TABLE "contact" ADD COLUMN passages TEXT NOT NULL DEFAULT '[]'""",
    """ALTER TABLE "contact" ADD COLUMN only_one TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "contact" ADD COLUMN chosen_by TEXT',
    """ALTER TABLE "contact" ADD COLUMN routes TEXT NOT NULL DEFAULT '[]'""",
    """ALTER TABLE "contact" ADD COLUMN access_met TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "contact" ADD COLUMN interpreter TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "statement" ADD COLUMN interpreter TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "meeting" ADD COLUMN ended TEXT',
    """ALTER TABLE "meeting" ADD COLUMN interpreter TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "consent" ADD COLUMN scope TEXT NOT NULL DEFAULT 'views'""",
    """ALTER TABLE "consent" ADD COLUMN note TEXT NOT NULL DEFAULT ''""",
    """
    CREATE TABLE relay (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        about TEXT NOT NULL,
        person TEXT NOT NULL,
        "to" TEXT NOT NULL,
        what TEXT NOT NULL,
        happened TEXT NOT NULL,
        kind TEXT NOT NULL,
        consent TEXT,
        why TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX relay_by_about ON relay (about)",
    'CREATE INDEX relay_by_case ON relay ("case")',
    "CREATE INDEX relay_by_person ON relay (person)",
    """
    CREATE TABLE handed (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        what TEXT NOT NULL,
        how TEXT NOT NULL,
        happened TEXT NOT NULL,
        "case" TEXT,
        person TEXT,
        about TEXT,
        "to" TEXT NOT NULL,
        version TEXT NOT NULL,
        text_hash TEXT,
        language TEXT NOT NULL,
        asked TEXT,
        note TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX handed_by_about ON handed (about)",
    'CREATE INDEX handed_by_case ON handed ("case")',
    "CREATE INDEX handed_by_person ON handed (person)",
    """
    CREATE TABLE ability (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        person TEXT NOT NULL,
        decision TEXT NOT NULL,
        able TEXT NOT NULL,
        basis TEXT NOT NULL,
        acts TEXT,
        "on" TEXT,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX ability_by_case ON ability ("case")',
    "CREATE INDEX ability_by_person ON ability (person)",
    """ALTER TABLE "concern" ADD COLUMN source TEXT NOT NULL DEFAULT 'volunteer'""",
    """ALTER TABLE "concern" ADD COLUMN raised_by TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "concern" ADD COLUMN about_actor TEXT',
    'ALTER TABLE "concern" ADD COLUMN happened TEXT',
    """ALTER TABLE "concern" ADD COLUMN recurred TEXT NOT NULL DEFAULT 'not known'""",
    """
    CREATE TABLE concern_step (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        concern TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        happened TEXT NOT NULL,
        "by" TEXT NOT NULL,
        due TEXT,
        recurred TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX concern_step_by_concern ON concern_step (concern)",
    """
    CREATE TABLE training (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        "on" TEXT NOT NULL,
        provider TEXT NOT NULL,
        external INTEGER NOT NULL,
        accredited INTEGER NOT NULL,
        topics TEXT NOT NULL,
        next_due TEXT,
        note TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE translation (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        part TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        translator TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE document (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        what TEXT NOT NULL,
        title TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        blob TEXT NOT NULL,
        "key" TEXT NOT NULL,
        pack TEXT NOT NULL,
        version TEXT NOT NULL,
        language TEXT NOT NULL,
        current INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
)


def upgrade() -> None:
    """Make the new tables, and the new columns of those that are there."""
    for statement in STATEMENTS:
        op.execute(statement)
