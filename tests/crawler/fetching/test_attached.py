"""The files a document offers: fetched once, within bounds, examined, and left to the probe where they are not ours to read."""

import asyncio
from dataclasses import replace

import pytest

from crawler.attached import AttachmentReader, FileBounds, left_to_probe
from crawler.files.pool import ReaderPool
from crawler.pages import Pages
from duewatch.domain.records import Attachment, Record
from duewatch.domain.sightings import Role, SightingKind
from duewatch.domain.traits import TraitKind

BOUNDS = FileBounds(files=20, file_bytes=10**6, document_bytes=10**7)
TEXT = "现将有关事项公示如下，请各村社区认真组织实施。".encode()


@pytest.fixture
def read(workplace, settings_for, site, other_site):
    """Read the files of documents, one after the other, with one reader of attachments."""

    def make(*documents: tuple[str, ...], bounds=BOUNDS, is_over=lambda: False):
        async def run():
            settings = settings_for(site, other_site, crawl={"obey_robots": False})
            pool = ReaderPool(1)
            try:
                async with workplace(settings) as place:
                    files = AttachmentReader(Pages(place.visitor, settings.evidence_dir), pool, bounds)
                    return [await files.read(document(urls), {site.host}, is_over) for urls in documents]
            finally:
                pool.close()

        return asyncio.run(run())

    return make


def document(urls: tuple[str, ...]) -> Record:
    files = tuple(Attachment(url, url, url.rsplit("/", 1)[-1]) for url in urls)
    return Record("town-a", "notices", "http://town.example/1.html", "key", "关于公示的通知", {}, attachments=files)


def why(found) -> list[str]:
    return [str(trait.facts["why"]) for trait in found.traits if trait.kind is TraitKind.FILE]


def test_a_file_is_fetched_and_examined_and_its_sighting_is_an_attachments(read, site):
    url = site.put("/files/a.txt", TEXT, headers={"Content-Type": "application/octet-stream"})
    (found,) = read((url,))
    assert [(one.role, one.kind) for one in found.sightings] == [(Role.ATTACHMENT, SightingKind.SEEN)]
    assert found.sightings[0].evidence is not None
    assert {trait.kind for trait in found.traits} == {TraitKind.FILE, TraitKind.PERSONAL_DATA}
    assert {trait.place for trait in found.traits} == {url}
    assert why(found) == [""]


def test_a_file_that_two_documents_offer_is_asked_for_once_and_told_of_twice(read, site):
    url = site.put("/files/a.txt", TEXT, headers={"Content-Type": "application/octet-stream"})
    first, second = read((url,), (url,))
    assert site.asked("/files/a.txt") == ["GET"]
    assert second.sightings == ()
    assert second.traits == first.traits


def test_what_is_not_ours_to_read_is_not_asked_for(read, site, other_site):
    elsewhere = other_site.put("/files/a.txt", TEXT)
    picture = site.put("/files/map.png", b"\x89PNG\r\n\x1a\n")
    (found,) = read((elsewhere, picture))
    assert why(found) == ["another-host", "picture"]
    assert (site.requests, other_site.requests) == ([], [])


def test_a_file_that_is_gone_is_a_sighting_and_no_text(read, site):
    (found,) = read((site.url("/files/lost.pdf"),))
    assert found.sightings[0].kind is SightingKind.GONE
    assert why(found) == ["gone"]


def test_a_file_that_is_too_large_is_left_to_the_probe(read, site):
    url = site.put("/files/big.bin", b"%PDF-" + b"x" * 5000, headers={"Content-Type": "application/pdf"})
    (found,) = read((url,), bounds=replace(BOUNDS, file_bytes=1000))
    assert why(found) == ["too-large"]
    (seen,) = found.sightings
    stopped = replace(seen, kind=SightingKind.FAILED, note="too-large")
    assert left_to_probe(stopped).kind is SightingKind.SKIPPED
    assert left_to_probe(replace(stopped, note="timeout")).kind is SightingKind.FAILED


def test_no_more_files_than_the_bounds_allow(read, site):
    urls = [site.put(f"/files/{n}.txt", TEXT, headers={"Content-Type": "application/octet-stream"}) for n in range(4)]
    (found,) = read(tuple(urls), bounds=replace(BOUNDS, files=2))
    assert why(found) == ["", "", "too-many", "too-many"]
    (found,) = read(tuple(urls), bounds=replace(BOUNDS, document_bytes=1))
    assert why(found) == ["", "too-many", "too-many", "too-many"]
    (found,) = read(tuple(urls), is_over=lambda: True)
    assert why(found) == ["crawl-cut-short"] * 4
