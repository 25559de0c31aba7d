"""A ZIP archive: each member is sniffed and read like a file of its own, archives inside archives to a bounded depth."""

from crawler.files.dispatch import read_as
from crawler.files.packages import open_package, read_part
from crawler.files.reading import CannotRead, FileKind, FileReading, Limits, clean, refused
from crawler.files.sniff import sniff

RUBBISH = ("__MACOSX/", ".DS_Store", "Thumbs.db")  # left by the systems of those who packed it


def read(data: bytes, limits: Limits, depth: int) -> FileReading:
    """The readings of the members; ``text`` joins theirs, each under its name.

    Raises:
        CannotRead: damaged, too deep, or a bomb.
    """
    if depth >= limits.depth:
        raise CannotRead(f"archives nested deeper than {limits.depth} are not opened")
    members: list[FileReading] = []
    warnings: list[str] = []
    left = limits.unpacked
    with open_package(data, limits) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir() and not _is_rubbish(entry.filename)]
        for entry in entries[: limits.members]:
            name = clean(entry.filename)[:300]
            try:
                content = read_part(package, entry, limits, min(left, limits.bytes))
            except CannotRead as error:
                members.append(refused(FileKind.UNKNOWN, str(error), name))
                continue
            left -= len(content)
            members.append(read_as(sniff(content), content, name, limits, depth + 1))
            if sum(len(member.text) for member in members) > limits.text:
                break
        if len(members) < len(entries):
            warnings.append(f"{len(members)} of {len(entries)} files of the archive read")
    not_read = [member.name for member in members if not member.understood]
    if not_read:
        warnings.append(f"not read: {', '.join(not_read[:10])}")
    return FileReading(
        FileKind.ZIP,
        "\n\n".join(f"{member.name}\n{member.text}" for member in members),
        tables=(),
        warnings=tuple(warnings),
        understood=not not_read and len(members) == len(entries),
        members=tuple(members),
    )


def _is_rubbish(name: str) -> bool:
    return name.startswith(RUBBISH) or name.endswith(RUBBISH)
