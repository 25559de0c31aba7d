"""Whether a browser can be had: the library that drives it, and the program itself."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from duewatch.config import BrowserSettings
from duewatch.errors import ConfigError

DOING = "preparing the browser"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def program(settings: BrowserSettings) -> Path:
    """The Chromium that is used.

    Raises:
        ConfigError: the extra is not installed, or there is no such program; says both at once.
    """
    complaints = []
    if find_spec("playwright") is None:
        complaints.append("the Python package playwright is not installed: pip install 'duewatch[browser]'")
    named = str(settings.executable) if settings.executable else None
    found = named or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        complaints.append(f"no Chromium on the PATH (looked for: {', '.join(PROGRAMS)}); name it in browser.executable")
    elif not os.access(found, os.X_OK) or Path(found).is_dir():
        complaints.append(f"browser.executable: {found} is no program that can be started")
    if complaints or found is None:
        raise ConfigError(DOING, "[browser] enabled = true", "install what is missing, or set enabled = false", complaints)
    return Path(found)


def check(settings: BrowserSettings) -> None:
    """See before a crawl begins that an enabled browser is there.

    Raises:
        ConfigError: it is enabled and not there.
    """
    if settings.enabled:
        program(settings)
