"""Finds and reads the TOML files of a catalogue folder, within bounds."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from duewatch.catalog.complaints import Complaints

MAX_FILES = 3000
MAX_FILE_BYTES = 16 * 1024 * 1024
MAX_TOTAL_BYTES = 128 * 1024 * 1024


def read_folder(folder: Path, complaints: Complaints, digest: "hashlib._Hash") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every ``*.toml`` below a folder in the order of its path: (path below the folder's parent, content).

    What cannot be read is a complaint, with the line where a TOML error stands. ``digest`` is fed with names and bytes.
    """
    if not folder.is_dir():
        complaints.add(str(folder), "", "is not a folder")
        return
    try:
        paths = sorted(path for path in folder.rglob("*.toml") if path.is_file())
    except OSError as error:
        complaints.add(str(folder), "", f"cannot be listed: {error.strerror}")
        return
    if len(paths) > MAX_FILES:
        complaints.add(str(folder), "", f"holds {len(paths)} files; at most {MAX_FILES} are read")
        paths = paths[:MAX_FILES]
    total = 0
    for path in paths:
        name = path.relative_to(folder.parent).as_posix()
        try:
            size = path.stat().st_size
            total += size
            if size > MAX_FILE_BYTES or total > MAX_TOTAL_BYTES:
                complaints.add(name, "", f"is too large ({size} bytes)")
                continue
            raw = path.read_bytes()
        except OSError as error:
            complaints.add(name, "", f"cannot be read: {error.strerror}")
            continue
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + raw + b"\0")  # the same wherever it lies
        content = _parse(raw, name, complaints)
        if content is not None:
            yield name, content


def _parse(raw: bytes, name: str, complaints: Complaints) -> dict[str, Any] | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        complaints.add(name, f"line {line}", "is not UTF-8; save the file as UTF-8")
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        complaints.add(name, "", f"is not TOML: {error}")
    except RecursionError:
        complaints.add(name, "", "is nested too deeply")
    return None
