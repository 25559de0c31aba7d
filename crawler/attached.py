"""Fetches the files a document offers, and has them read and examined beside the crawl.

Every file is asked for once a night, within the budget of its host, and its bytes are kept as evidence; the probe of links uses
that sighting instead of asking again. Files on hosts that are not the unit's are left to the probe, and so are pictures: they
hold no text that we could read.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from crawler.answer import TOO_LARGE
from crawler.attachments import IMAGE
from crawler.files.pool import ReaderPool
from crawler.job import host_of
from crawler.pages import Found, Pages
from duewatch.domain.judgements import Facts
from duewatch.domain.records import Attachment, Record
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.domain.traits import Trait, TraitKind

ANOTHER_HOST, PICTURE, TOO_MANY, CUT_SHORT = "another-host", "picture", "too-many", "crawl-cut-short"
NO_EVIDENCE = "no-evidence"


@dataclass(frozen=True, slots=True)
class FileBounds:
    """How much of one document's files is fetched."""

    files: int
    file_bytes: int
    document_bytes: int


@dataclass(frozen=True, slots=True)
class FilesFound:
    """What the files of one document gave."""

    sightings: tuple[Sighting, ...] = ()
    traits: tuple[Trait, ...] = ()  # each with the address of its file as ``place``


class AttachmentReader:
    """Reads the files of documents; one for all the columns of a crawl child."""

    def __init__(self, pages: Pages, pool: ReaderPool, bounds: FileBounds) -> None:
        self._pages = pages
        self._pool = pool
        self._bounds = bounds
        self._examined: dict[str, tuple[tuple[Trait, ...], int]] = {}  # by address: traits, and the bytes they cost

    async def read(self, record: Record, own: Collection[str], is_over: Callable[[], bool]) -> FilesFound:
        """Every file of a document in its order, as far as the bounds allow; what was not read says why."""
        sightings: list[Sighting] = []
        traits: list[Trait] = []
        read = left = 0
        left = self._bounds.document_bytes
        for file in record.attachments:
            why = self._objection(file, own, read, left)
            if not why and is_over():
                why = CUT_SHORT
            if why:
                traits.append(Trait(TraitKind.FILE, unread(why), file.url))
                continue
            read += 1
            made, examined, cost = await self._one(file, record.title)
            left -= cost
            sightings += made
            traits += [replace(trait, place=file.url) for trait in examined]
        return FilesFound(tuple(sightings), tuple(traits))

    def _objection(self, file: Attachment, own: Collection[str], read: int, left: int) -> str:
        if host_of(file.url) not in own:
            return ANOTHER_HOST
        if IMAGE.search(file.url.partition("?")[0]):
            return PICTURE
        return TOO_MANY if read >= self._bounds.files or left <= 0 else ""

    async def _one(self, file: Attachment, about: str) -> tuple[tuple[Sighting, ...], tuple[Trait, ...], int]:
        if file.url in self._examined:  # the same file is offered by another document
            traits, cost = self._examined[file.url]
            return (), traits, cost
        found = await self._pages.get(file.url, Role.ATTACHMENT, max_bytes=self._bounds.file_bytes)
        traits, cost = await self._examine(found, file, about)
        self._examined[file.url] = traits, cost
        return tuple(map(left_to_probe, found.sightings)), traits, cost

    async def _examine(self, found: Found, file: Attachment, about: str) -> tuple[tuple[Trait, ...], int]:
        if found.kind is not SightingKind.SEEN:
            return (Trait(TraitKind.FILE, unread(found.note or found.kind.value)),), 0
        content = self._pages.bytes_of(found.url)
        if content is None:
            return (Trait(TraitKind.FILE, unread(NO_EVIDENCE)),), 0
        if len(content) >= self._bounds.file_bytes:  # a client may stop there, and half a file proves nothing
            return (Trait(TraitKind.FILE, unread(TOO_LARGE)),), len(content)
        examination = await self._pool.examine(content, file.text or file.url.rsplit("/", 1)[-1], about)
        traits = examination.traits
        if not traits:
            reading = examination.reading
            facts = {**unread((reading.warnings or ("not understood",))[0]), "kind": reading.kind.value}
            traits = (Trait(TraitKind.FILE, facts),)
        return traits, len(content)


def unread(why: str) -> Facts:
    """The facts of a file that was not read, in the form of :func:`crawler.traits.of_files.file_facts`."""
    return {
        "kind": "",
        "pages": None,
        "scanned": False,
        "characters": 0,
        "examined": False,
        "why": why[:200],
        "cut": False,
        "looked_for": [],
    }


def left_to_probe(sighting: Sighting) -> Sighting:
    """A file that is too large for us is no failure of its host: the probe asks for its first bytes."""
    if sighting.kind is SightingKind.FAILED and sighting.note.endswith(TOO_LARGE):
        return replace(sighting, kind=SightingKind.SKIPPED)
    return sighting
