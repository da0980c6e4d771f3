"""How the database would go about a question: what it must read from end to end, and whether it must sort."""

from typing import Any

from django.db import connection, transaction


def steps(sql: str, values: Any = None) -> list[str]:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # It reads and sorts a few rows whatever index there is; made dear, what is left cannot be helped.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute(f"EXPLAIN {sql}", values)
            return [row[0].strip(" ->") for row in cursor.fetchall()]
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        return [row[3] for row in cursor.fetchall()]


def sorting(sql: str, values: Any = None) -> list[str]:
    """The steps in which rows are put in order because no index has them so.

    PostgreSQL's "Incremental Sort" is none: it takes rows in an index's order and sorts the few that tie.
    """
    ways = ("USE TEMP B-TREE FOR ORDER BY", "Sort  (")
    return [step for step in steps(sql, values) if step.startswith(ways)]


def reading_whole(table: str, sql: str, values: Any = None) -> list[str]:
    """The steps that read all of a table whose name begins so."""
    ways = (f"SCAN {table}", f"Seq Scan on {table}")
    return [step for step in steps(sql, values) if step.startswith(ways)]
