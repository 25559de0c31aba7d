"""The walk through one column: its list pages to the end, then the documents they name.

A column is read whole only if every list page up to the last one was read; what stops the walk earlier is kept as the reason.
"""

from collections.abc import AsyncIterator, Callable, Container
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from crawler import outcome, script_filled
from crawler.attached import AttachmentReader, FilesFound
from crawler.haul import Haul
from crawler.job import CrawlTarget, host_of
from crawler.page_links import LinkRegister
from crawler.pages import Found, Pages
from crawler.passages import passages_of
from crawler.posting import Ask
from crawler.readings import ListReading, PageKind, PageReading
from crawler.records import record_of
from crawler.second_reading import count_rows
from duewatch.domain.judgements import Reason
from duewatch.domain.personal_numbers import mask_address
from duewatch.domain.records import Record
from duewatch.domain.sightings import TRIED, ColumnWalk, Link, ListEntry, Role, SightingKind
from duewatch.domain.traits import PageTraits
from duewatch.domain.units import Column, ColumnKind

_NO_ANSWER = frozenset({SightingKind.FAILED, SightingKind.BLOCKED, SightingKind.REFUSED, SightingKind.SKIPPED})
MOST_HOPS = 3  # frames and endpoints that are followed one after the other without a row
LIST_KINDS = frozenset({PageKind.LIST, PageKind.JSON_LIST})


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far one column is walked in one night."""

    list_pages: int
    documents: int
    file_bytes: int


class ColumnWalker:
    """Walks one column of one unit.

    ``is_over`` says that the child's time is up; ``stored`` holds the addresses of records that are stored already.
    """

    def __init__(
        self,
        target: CrawlTarget,
        column: Column,
        pages: Pages,
        links: LinkRegister,
        bounds: Bounds,
        *,
        is_over: Callable[[], bool],
        stored: Container[str],
        files: AttachmentReader | None = None,
    ) -> None:
        self._target = target
        self._column = column
        self._pages = pages
        self._links = links
        self._bounds = bounds
        self._is_over = is_over
        self._stored = stored
        self._files = files  # reads what documents offer, where that is asked for
        self._most_pages = column.max_pages or bounds.list_pages

        self._own = {host_of(column.url or ""), *target.hosts}
        self._keys: list[str] = []
        self._entries: dict[tuple[str, str], ListEntry] = {}
        self._first_rows: set[tuple[str, ...]] = set()
        self._asked: set[Ask] = set()
        self._hops = 0
        self._total: int | None = None
        self._page_count: int | None = None
        self._layout = column.layout or "generic"
        self._is_guess = False  # the address asked next is only where the next page would usually be
        self._scripted: str | None = None  # the page whose script names the endpoint that is asked next
        self._other_rows = 0
        self._warnings: list[str] = []
        self._reason: Reason | None = None
        self._documents_done = 0

    @property
    def expected(self) -> int:
        """Documents that are known of and still to be visited."""
        return min(len(self._entries), self._bounds.documents) - self._documents_done

    async def hauls(self) -> AsyncIterator[Haul]:
        """The whole walk, step by step; the last haul is the walk itself."""
        async for haul in self._lists():
            yield haul
        async for haul in self._documents():
            yield haul
        yield Haul(self._target.unit, walks=(self._walk(),))

    async def _lists(self) -> AsyncIterator[Haul]:
        role = Role.HOME if self._column.kind is ColumnKind.HOME else Role.LIST
        ask = Ask(self._column.url) if self._column.url else None
        while ask:
            if self._is_over() or len(self._asked) >= self._most_pages:
                self._reason = Reason.CRAWL_CUT_SHORT
                return
            self._asked.add(ask)
            found = await self._page(ask, role)
            if self._is_guess and not self._goes_on(found):
                if found.kind in _NO_ANSWER:
                    self._reason = outcome.reason_of(found.kind, found.note)
                self._count_pages()
                yield Haul(self._target.unit, found.sightings)
                return  # the list had ended, as its last page had let us think
            self._keys.append(found.key)
            self._own.add(host_of(found.url))  # where the column's address has moved to is the unit's place as well
            if found.kind is not SightingKind.SEEN:
                self._reason = outcome.reason_of(found.kind, found.note)
                yield Haul(self._target.unit, found.sightings)
                return
            ask, single = self._take(found)
            if found.is_rendered and ask is None and not self._is_end(found):
                self._reason = self._reason or Reason.LAYOUT_UNKNOWN
            record = record_of(self._target.unit, self._column.id, found, None) if single else None
            yield await self._haul(found, record)

    async def _page(self, ask: Ask, role: Role) -> Found:
        """A page of the list; one without rows as a browser shows it, where there is one."""
        found = await self._pages.get(
            ask.url, role, max_bytes=self._bounds.file_bytes, layout=self._column.layout, post=ask.post
        )
        scripted, self._scripted = self._scripted or found.url, None
        is_endpoint = scripted != found.url
        if self._is_guess or role is not Role.LIST or found.is_file:
            return found
        if not script_filled.is_unread(found.kind, found.note, found.reading) and not (is_endpoint and not _gives_rows(found)):
            return found
        shown = await self._pages.shown(found, scripted, self._column.layout, self._own)
        if shown.trouble:
            self._warnings.append(f"browser:{shown.trouble}")
        return shown

    def _is_end(self, found: Found) -> bool:
        """Whether the rendered page just taken in is proved to be the list's last."""
        listed = found.reading.list if found.reading else None
        return script_filled.proves_end(found.note, listed, pages=len(self._first_rows), rows=len(self._entries))

    def _take(self, found: Found) -> tuple[Ask | None, bool]:
        """Take in one page: the request for the next list page, and whether the page is itself the column's one document."""
        reading, is_first = found.reading, len(self._keys) == 1
        if reading is None:
            if not found.is_file:
                self._not_understood("reader-fault")
            return None, is_first and found.is_file
        if is_first:
            self._layout = reading.layout
        self._other_rows += count_rows(reading.links, reading.url)
        self._warnings += [warning for warning in reading.warnings if warning not in self._warnings]
        listed = reading.list
        if reading.kind is PageKind.RECORD and is_first:
            return None, True
        if listed is None or not (reading.kind in LIST_KINDS or listed.entries or listed.endpoint):
            if not (reading.kind is PageKind.COLUMNS and self._column.kind is ColumnKind.HOME):
                self._not_understood(f"layout {reading.layout}", f"read as {reading.kind}")
            return None, False
        if not listed.understood:
            self._not_understood(f"layout {reading.layout}", f"read as {reading.kind}", "rows not understood")
            return None, False
        return self._take_rows(found.url, listed), False

    def _take_rows(self, url: str, listed: ListReading) -> Ask | None:
        """Take in the rows of one list page and give the request for the next."""
        self._total = listed.total if listed.total is not None else self._total
        self._page_count = listed.page_count if listed.page_count is not None else self._page_count
        if not listed.entries and listed.endpoint:
            self._hops += 1
            if self._hops > MOST_HOPS:
                self._not_understood("frames and endpoints without a row")
                return None
            return self._by_endpoint(url, listed)
        first_row = tuple(entry.url or entry.title for entry in listed.entries[:3])
        if first_row and first_row in self._first_rows:
            # Beyond their last page some servers give the last, or the first, once more.
            self._note_repetition()
            return None
        self._first_rows.add(first_row)
        for entry in listed.entries:
            self._entries.setdefault((entry.url, entry.title), entry)
        self._is_guess = not listed.next_page and bool(listed.next_guess and listed.entries)
        following = listed.next_page or (listed.next_guess if self._is_guess else None)
        if following:
            return self._fresh(Ask(urljoin(url, following), listed.next_post))
        if listed.endpoint_post is not None and self._total is not None and len(self._entries) < self._total:
            return self._by_endpoint(url, listed)  # the first pages stand in the file, the rest is asked for
        if listed.by_script and not self._is_guess and (self._total is None or len(self._entries) < self._total):
            self._not_understood("rows that only a script brings")
        self._count_pages()
        return None

    def _count_pages(self) -> None:
        """A list that tells of pages to which it shows no way was not read whole; rows are counted where it tells them."""
        read = len(self._first_rows)
        if read and self._total is None and self._page_count is not None and self._page_count > read:
            self._warnings.append(f"pages-not-reached:{read}/{self._page_count}")
            self._reason = self._reason or Reason.LAYOUT_UNKNOWN

    def _not_understood(self, *tried: str) -> None:
        """No reader could make rows of a page; what was tried is for the operator."""
        self._reason = Reason.LAYOUT_UNKNOWN
        self._warnings += [warning for one in tried if (warning := f"{TRIED}{one}") not in self._warnings]

    def _by_endpoint(self, url: str, listed: ListReading) -> Ask | None:
        self._scripted = url
        how = "POST" if listed.endpoint_post else "GET"
        self._warnings.append(f"{TRIED}{how} {urlsplit(urljoin(url, listed.endpoint or '')).path}")
        return self._fresh(Ask(urljoin(url, listed.endpoint or ""), listed.endpoint_post))

    def _goes_on(self, found: Found) -> bool:
        """Whether an address that was only guessed gives rows that were not on the pages before."""
        listed = found.reading.list if found.reading else None
        if found.kind is not SightingKind.SEEN or listed is None or not listed.understood:
            return False
        return any((entry.url, entry.title) not in self._entries for entry in listed.entries)

    def _fresh(self, ask: Ask) -> Ask | None:
        """The request if it was not made yet in this column; a last page often names itself as the next."""
        ask = Ask(ask.url.split("#", 1)[0], ask.post)
        if ask not in self._asked:
            return ask
        if not self._is_guess:
            self._note_repetition()
        return None

    def _note_repetition(self) -> None:
        """The list runs in a circle. It was read whole only if it says itself that there is no more."""
        self._warnings.append("pagination-repeats")
        all_rows = self._total is not None and len(self._entries) >= self._total
        all_pages = self._page_count is not None and len(self._asked) >= self._page_count
        unknown = self._total is None and self._page_count is None
        if not (all_rows or all_pages or (unknown and len(self._first_rows) > 1)):
            self._reason = Reason.LAYOUT_UNKNOWN

    async def _documents(self) -> AsyncIterator[Haul]:
        visited: set[str] = set()
        for entry in self._entries.values():
            self._documents_done += 1
            if entry.url in visited or host_of(entry.url) not in self._own:
                continue  # a document on a host that is not the unit's is a link of the list, not a record of the unit
            visited.add(entry.url)
            if mask_address(entry.url) in self._stored:
                continue
            if self._is_over() or len(visited) > self._bounds.documents:
                self._reason = self._reason or Reason.CRAWL_CUT_SHORT
                return
            found = await self._pages.get(entry.url, Role.DOCUMENT, max_bytes=self._bounds.file_bytes)
            record = record_of(self._target.unit, self._column.id, found, entry)
            yield await self._haul(found, record)

    async def _haul(self, found: Found, record: Record | None) -> Haul:
        """Everything one page gave, and the files its document offers."""
        files = await self._files.read(record, self._own, self._is_over) if self._files and record else FilesFound()
        compared = record is not None and (self._target.passed_on or self._column.kind is ColumnKind.REPOSTS)
        passages = passages_of(found.reading) if compared else ()
        examined = (*(found.reading.traits if found.reading else ()), *passages, *files.traits)
        return Haul(
            self._target.unit,
            (*found.sightings, *files.sightings),
            (record,) if record else (),
            links=self._links_of(found),
            traits=(PageTraits(found.key, found.url, examined),) if examined else (),
        )

    def _links_of(self, found: Found) -> tuple[Link, ...]:
        """The page's links; those of a page that another column brought in are stored with that one."""
        reading: PageReading | None = found.reading if found.sightings else None
        return self._links.links_of(reading, found.url, found.key) if reading else ()

    def _walk(self) -> ColumnWalk:
        return ColumnWalk(
            self._target.unit,
            self._column.id,
            tuple(self._keys),
            tuple(self._entries.values()),
            complete=self._reason is None,
            reason=self._reason,
            declared_total=self._total,
            layout=self._layout,
            other_entries=self._other_rows,
            warnings=tuple(self._warnings),
        )


def _gives_rows(found: Found) -> bool:
    """Whether an endpoint's answer was read as rows, or as the plain word that there are none."""
    listed = found.reading.list if found.reading else None
    return found.kind is SightingKind.SEEN and listed is not None and listed.understood
