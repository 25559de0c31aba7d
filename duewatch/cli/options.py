"""Options that several commands share, worded once."""

import os
from pathlib import Path
from typing import Annotated

import typer

from duewatch.config import Settings, load

ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Configuration file; default: duewatch.toml in this folder, if there is one.")
]


def settings_from(config: Path | None) -> Settings:
    """The settings a command works with; the one place where the environment is read."""
    return load(config, os.environ)
