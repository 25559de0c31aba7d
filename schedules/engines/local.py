"""The local engine: an audit is a child process on this machine."""

import logging
import subprocess
from collections.abc import Sequence

log = logging.getLogger("duewatch.schedules")


def carry_out(command: Sequence[str]) -> int:
    """Run the command to its end and give its exit status; a status above 1 is logged as a warning."""
    log.info("starting: %s", " ".join(command))
    status = subprocess.run(list(command), check=False).returncode
    log.log(logging.WARNING if status > 1 else logging.INFO, "ended with status %d: %s", status, " ".join(command))
    return status
