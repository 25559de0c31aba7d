"""A schedule becomes the same command a person would type."""

import sys
from pathlib import Path

from duewatch.config import ScheduleSettings


def command_of(schedule: ScheduleSettings, config: Path | None) -> tuple[str, ...]:
    """The command line of one scheduled audit, or visit."""
    command = [sys.executable, "-m", "duewatch", schedule.kind]
    if config:
        command += ["--config", str(config)]
    if schedule.office:
        command += ["--office", schedule.office]
    for unit in schedule.units:
        command += ["--unit", unit]
    command += ["--schedule", schedule.name]
    if schedule.send and schedule.kind == "audit":
        command.append("--send")
    return tuple(command)
