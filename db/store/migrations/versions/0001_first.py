"""The first tables. Frozen: what came after stands in later migrations.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE service (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        name TEXT NOT NULL,
        office TEXT NOT NULL,
        pack TEXT NOT NULL,
        address TEXT NOT NULL,
        telephone TEXT NOT NULL,
        email TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE staff (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        name TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT,
        manager INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE volunteer (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        name TEXT NOT NULL,
        letters TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE device (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        volunteer TEXT NOT NULL,
        name TEXT NOT NULL,
        letters TEXT NOT NULL,
        sign_key TEXT NOT NULL,
        seal_key TEXT NOT NULL,
        state TEXT NOT NULL,
        why TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE enrolment (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        device TEXT NOT NULL,
        name TEXT NOT NULL,
        letters TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE revocation (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        device TEXT NOT NULL,
        from_seq INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE pack (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        text TEXT NOT NULL,
        minute TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE acknowledgement (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        pack TEXT NOT NULL,
        version TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE school (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        urn TEXT NOT NULL,
        name TEXT NOT NULL,
        phase TEXT NOT NULL,
        town TEXT NOT NULL,
        authority TEXT NOT NULL,
        postcode TEXT NOT NULL,
        open INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX school_by_urn ON school (urn)",
    """
    CREATE TABLE household (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        postcode TEXT NOT NULL,
        address TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE person (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        name TEXT NOT NULL,
        capacity TEXT NOT NULL,
        household TEXT,
        born TEXT,
        telephone TEXT NOT NULL,
        email TEXT NOT NULL,
        language TEXT NOT NULL,
        access_needs TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX person_by_household ON person (household)",
    """
    CREATE TABLE responsibility (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        child TEXT NOT NULL,
        adult TEXT NOT NULL,
        relation TEXT NOT NULL,
        parental_responsibility TEXT NOT NULL,
        may_be_told TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX responsibility_by_child ON responsibility (child)",
    """
    CREATE TABLE pupil (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        person TEXT NOT NULL,
        urn TEXT NOT NULL,
        school TEXT NOT NULL,
        since TEXT,
        until TEXT,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX pupil_by_person ON pupil (person)",
    "CREATE INDEX pupil_by_urn ON pupil (urn)",
    """
    CREATE TABLE "case" (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        reference TEXT NOT NULL,
        household TEXT NOT NULL,
        child TEXT NOT NULL,
        state TEXT NOT NULL,
        opened TEXT NOT NULL,
        outcome TEXT NOT NULL,
        closed TEXT,
        last_contact TEXT,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX case_by_child ON "case" (child)',
    'CREATE INDEX case_by_household ON "case" (household)',
    'CREATE INDEX case_by_last_contact ON "case" (last_contact)',
    'CREATE INDEX case_by_reference ON "case" (reference)',
    """
    CREATE TABLE party (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        person TEXT NOT NULL,
        capacity TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX party_by_case ON party ("case")',
    "CREATE INDEX party_by_person ON party (person)",
    """
    CREATE TABLE contact (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        medium TEXT NOT NULL,
        persons TEXT NOT NULL,
        happened TEXT NOT NULL,
        note TEXT NOT NULL,
        own_words TEXT NOT NULL,
        professional_views TEXT NOT NULL,
        place TEXT NOT NULL,
        topics TEXT NOT NULL,
        signposted TEXT NOT NULL,
        options TEXT NOT NULL,
        choice TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX contact_by_case ON contact ("case")',
    """
    CREATE TABLE statement (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        contact TEXT NOT NULL,
        person TEXT NOT NULL,
        state TEXT NOT NULL,
        medium TEXT NOT NULL,
        at TEXT NOT NULL,
        pack TEXT NOT NULL,
        version TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        clause TEXT NOT NULL,
        why TEXT NOT NULL,
        language TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX statement_by_case ON statement ("case")',
    "CREATE INDEX statement_by_contact ON statement (contact)",
    "CREATE INDEX statement_by_person ON statement (person)",
    """
    CREATE TABLE meeting (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        kind TEXT NOT NULL,
        happened TEXT NOT NULL,
        note TEXT NOT NULL,
        place TEXT NOT NULL,
        body TEXT NOT NULL,
        decides INTEGER NOT NULL,
        attended TEXT NOT NULL,
        questions TEXT NOT NULL,
        outcome TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX meeting_by_case ON meeting ("case")',
    """
    CREATE TABLE role (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        meeting TEXT NOT NULL,
        role TEXT NOT NULL,
        clause TEXT NOT NULL,
        stated_at TEXT,
        why_not TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX role_by_case ON role ("case")',
    "CREATE INDEX role_by_meeting ON role (meeting)",
    """
    CREATE TABLE consent (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        person TEXT NOT NULL,
        relay TEXT NOT NULL,
        "to" TEXT NOT NULL,
        form TEXT NOT NULL,
        given TEXT NOT NULL,
        until TEXT,
        withdrawn TEXT,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX consent_by_case ON consent ("case")',
    "CREATE INDEX consent_by_person ON consent (person)",
    """
    CREATE TABLE "check" (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        pack TEXT NOT NULL,
        version TEXT NOT NULL,
        outcome TEXT NOT NULL,
        band TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX check_by_case ON "check" ("case")',
    """
    CREATE TABLE finding (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        kind TEXT NOT NULL,
        strength TEXT NOT NULL,
        certainty TEXT NOT NULL,
        clause TEXT NOT NULL,
        state TEXT NOT NULL,
        band TEXT,
        why TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX finding_by_case ON finding ("case")',
    """
    CREATE TABLE finding_detail (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        finding TEXT NOT NULL,
        interest TEXT,
        person TEXT,
        reason TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX finding_detail_by_finding ON finding_detail (finding)",
    "CREATE INDEX finding_detail_by_interest ON finding_detail (interest)",
    "CREATE INDEX finding_detail_by_person ON finding_detail (person)",
    """
    CREATE TABLE measure (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        about TEXT NOT NULL,
        band TEXT NOT NULL,
        metres INTEGER,
        reason TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX measure_by_about ON measure (about)",
    """
    CREATE TABLE referral (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        clause TEXT NOT NULL,
        why TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX referral_by_case ON referral ("case")',
    """
    CREATE TABLE confirmation (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        referral TEXT NOT NULL,
        "case" TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX confirmation_by_case ON confirmation ("case")',
    """
    CREATE TABLE assignment (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        device TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX assignment_by_case ON assignment ("case")',
    """
    CREATE TABLE action (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        what TEXT NOT NULL,
        who TEXT NOT NULL,
        due TEXT,
        done TEXT,
        agreed_at TEXT,
        PRIMARY KEY (id)
    )
    """,
    'CREATE INDEX action_by_case ON action ("case")',
    """
    CREATE TABLE concern (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        kind TEXT NOT NULL,
        said TEXT NOT NULL,
        "case" TEXT,
        about TEXT,
        urgent INTEGER NOT NULL,
        rung TEXT NOT NULL,
        done TEXT NOT NULL,
        outcome TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX concern_by_about ON concern (about)",
    'CREATE INDEX concern_by_case ON concern ("case")',
    """
    CREATE TABLE attachment (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        "case" TEXT NOT NULL,
        about TEXT NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        blob TEXT NOT NULL,
        "key" TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX attachment_by_about ON attachment (about)",
    'CREATE INDEX attachment_by_case ON attachment ("case")',
    """
    CREATE TABLE erasure (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        rows TEXT NOT NULL,
        why TEXT NOT NULL,
        second_person TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE home (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        postcode TEXT NOT NULL,
        since TEXT,
        until TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE interest (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        kind TEXT NOT NULL,
        urn TEXT,
        name TEXT NOT NULL,
        held_as TEXT NOT NULL,
        born TEXT,
        postcode TEXT NOT NULL,
        since TEXT,
        until TEXT,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX interest_by_urn ON interest (urn)",
    """
    CREATE TABLE same_person (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        interest TEXT NOT NULL,
        person TEXT NOT NULL,
        same INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX same_person_by_interest ON same_person (interest)",
    "CREATE INDEX same_person_by_person ON same_person (person)",
    """
    CREATE TABLE arrival (
        id TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        row_device TEXT NOT NULL,
        row_stream TEXT NOT NULL,
        row_actor TEXT NOT NULL,
        row_at TEXT NOT NULL,
        row_forked INTEGER NOT NULL,
        file_hash TEXT NOT NULL,
        sender TEXT NOT NULL,
        number INTEGER,
        result TEXT NOT NULL,
        reason TEXT NOT NULL,
        records INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE ledger (
        device TEXT NOT NULL,
        stream TEXT NOT NULL,
        seq INTEGER NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        kind TEXT NOT NULL,
        record_id TEXT NOT NULL,
        replaces TEXT NOT NULL,
        actor TEXT NOT NULL,
        at TEXT NOT NULL,
        salt BLOB,
        payload_hash TEXT NOT NULL,
        payload BLOB,
        PRIMARY KEY (device, stream, seq),
        UNIQUE (hash)
    )
    """,
    "CREATE INDEX ledger_by_record ON ledger (record_id)",
    """
    CREATE TABLE head (
        device TEXT NOT NULL,
        stream TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (device, stream)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE search (
        rowid INTEGER NOT NULL,
        record_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        case_id TEXT,
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (rowid),
        UNIQUE (record_id)
    )
    """,
    """
    CREATE TABLE setting (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE secret (
        name TEXT NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY (name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE peer (
        device TEXT NOT NULL,
        name TEXT NOT NULL,
        sign_key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        seal_key TEXT NOT NULL,
        state TEXT NOT NULL,
        from_seq INTEGER,
        PRIMARY KEY (device),
        UNIQUE (sign_key),
        UNIQUE (fingerprint)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE bundle (
        id INTEGER NOT NULL,
        direction TEXT NOT NULL,
        peer TEXT NOT NULL,
        number INTEGER,
        at TEXT NOT NULL,
        file_hash TEXT NOT NULL,
        result TEXT NOT NULL,
        reason TEXT NOT NULL,
        records INTEGER NOT NULL,
        ranges TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX bundle_by_file ON bundle (file_hash)",
    "CREATE INDEX bundle_by_peer ON bundle (peer, number)",
    """
    CREATE TABLE receipt (
        peer TEXT NOT NULL,
        stream TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (peer, stream)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE given (
        peer TEXT NOT NULL,
        stream TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (peer, stream)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE draft (
        form TEXT NOT NULL,
        about TEXT NOT NULL,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (form, about, field)
    ) WITHOUT ROWID
    """,
    # External content: the words stand once, in `search`; this is only their index.
    # secure-delete, or erased words would stay in the index until it happens to be merged.
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        text, content='search', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO search_index(search_index, rank) VALUES('secure-delete', 1)",
    "INSERT INTO search_index(search_index, rank) VALUES('pgsz', 8000)",
    "INSERT INTO search_index(search_index, rank) VALUES('hashsize', 8388608)",
)


def upgrade() -> None:
    """Make every table."""
    for statement in STATEMENTS:
        op.execute(statement)
