"""What a person can do about a failure the database driver reports."""

BUSY = "another process holds the database; wait until it has ended, or end it, and try again"
FULL = "free some disk space and try again; nothing of this step was stored"
FORBIDDEN = "give this user the right to write there, or name another database"
UNREACHABLE = "start the database server, or correct host, port, user, password and database in the URL"
UNKNOWN = "read the reason above; nothing of this step was stored"

# By SQLSTATE, because a server tells its reasons in its own language.
_BY_STATE = {
    "55P03": BUSY,  # lock_not_available
    "40P01": BUSY,  # deadlock_detected
    "53100": FULL,  # disk_full
    "42501": FORBIDDEN,  # insufficient_privilege
    "25006": FORBIDDEN,  # read_only_sql_transaction
}

# A connection that failed has no SQLSTATE. The first two are psycopg's own words, the rest SQLite's; both are always English.
_BY_WORDS = (
    ("connection failed", UNREACHABLE),
    ("failed to resolve host", UNREACHABLE),
    ("connection timeout", UNREACHABLE),
    ("database is locked", BUSY),
    ("disk is full", FULL),
    ("readonly database", FORBIDDEN),
    ("unable to open database file", "name a file in a folder you may write to"),
    ("file is not a database", "name a database made by duewatch, or a new file"),
    ("malformed", "the file is damaged: restore it from a copy"),
)


def cure_of(error: BaseException | None) -> str:
    """The cure for a driver's error."""
    state = getattr(error, "sqlstate", None)
    if state in _BY_STATE:
        return _BY_STATE[state]
    reason = str(error)
    if "connection failed" in reason and "does not exist" in reason:  # the server answered, in English
        return "create the database (createdb) or the user it names, or correct the URL"
    return next((cure for sign, cure in _BY_WORDS if sign in reason), UNKNOWN)
