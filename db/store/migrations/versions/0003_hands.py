"""Schools and places as differences, declarations looked over, cases that change hands. Frozen.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    """ALTER TABLE "school" ADD COLUMN kind TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "school" ADD COLUMN trust TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "school" ADD COLUMN trust_name TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "school" ADD COLUMN federation TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "school" ADD COLUMN federation_name TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "school" ADD COLUMN opened TEXT',
    'ALTER TABLE "school" ADD COLUMN closed TEXT',
    """ALTER TABLE "pupil" ADD COLUMN town TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "pupil" ADD COLUMN postcode TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "assignment" ADD COLUMN why TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "assignment" ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0',
    """ALTER TABLE "finding_detail" ADD COLUMN occasion TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "interest" ADD COLUMN trust TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "interest" ADD COLUMN note TEXT NOT NULL DEFAULT ''""",
    """
    CREATE TABLE school_changes (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        edition TEXT NOT NULL,
        part INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        schools TEXT NOT NULL,
        links TEXT NOT NULL,
        gone TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE place_changes (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        edition TEXT NOT NULL,
        part INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        places TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE case_answer (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        assignment TEXT NOT NULL,
        "case" TEXT NOT NULL,
        answer TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX case_answer_by_case ON case_answer ("case")',
    """
    CREATE TABLE hand_over (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        part INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        held_by TEXT NOT NULL,
        note TEXT NOT NULL,
        rows TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX hand_over_by_case ON hand_over ("case")',
    """
    CREATE TABLE let_go (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        reference TEXT NOT NULL,
        why TEXT NOT NULL,
        clause TEXT NOT NULL,
        note TEXT NOT NULL,
        rows TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX let_go_by_case ON let_go ("case")',
    "CREATE INDEX let_go_by_reference ON let_go (reference)",
    """
    CREATE TABLE finding_answer (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        finding TEXT NOT NULL,
        "case" TEXT NOT NULL,
        answer TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX finding_answer_by_case ON finding_answer ("case")',
    "CREATE INDEX finding_answer_by_finding ON finding_answer (finding)",
    """
    CREATE TABLE declaration (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "on" TEXT NOT NULL,
        empty INTEGER NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
)


def upgrade() -> None:
    """Make the new tables, and the new columns of those that are there."""
    for statement in STATEMENTS:
        op.execute(statement)
