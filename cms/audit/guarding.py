"""Triggers by which the database itself keeps the audit log: rows are added, never changed, and leave it only
when they are older than an office must keep them."""

from typing import Any

from django.db import connections

KEPT_DAYS = 1826

_SQLITE = (
    "DROP TRIGGER IF EXISTS cms_audit_unchanged",
    """CREATE TRIGGER cms_audit_unchanged BEFORE UPDATE ON cms_auditentry
    BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END""",
    "DROP TRIGGER IF EXISTS cms_audit_kept",
    f"""CREATE TRIGGER cms_audit_kept BEFORE DELETE ON cms_auditentry
    WHEN OLD.at > datetime('now', '-{KEPT_DAYS} days')
    BEGIN SELECT RAISE(ABORT, 'the audit log is kept'); END""",
)
_POSTGRES = f"""
CREATE OR REPLACE FUNCTION cms_audit_kept() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '{KEPT_DAYS} days' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the audit log is not changed';
END $$ LANGUAGE plpgsql;
CREATE OR REPLACE TRIGGER cms_audit_kept BEFORE UPDATE OR DELETE ON cms_auditentry
  FOR EACH ROW EXECUTE FUNCTION cms_audit_kept();
CREATE OR REPLACE TRIGGER cms_audit_whole BEFORE TRUNCATE ON cms_auditentry
  FOR EACH STATEMENT EXECUTE FUNCTION cms_audit_kept();
"""


def guard(using: str = "default", **kwargs: Any) -> None:
    """Set the triggers, at every migrate: SQLite forgets them when a migration makes the table anew."""
    connection = connections[using]
    if "cms_auditentry" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES)
        elif connection.vendor == "sqlite":
            for statement in _SQLITE:
                cursor.execute(statement)
