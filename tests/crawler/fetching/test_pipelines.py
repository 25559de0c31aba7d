import asyncio

import pytest

from crawler.haul import Haul
from crawler.pipelines import StoringPipeline
from duewatch.domain.sightings import Link, Role, Sighting, SightingKind
from duewatch.errors import StorageError
from duewatch.storage import Store


class Carrier:
    """What the pipeline sees of a spider."""

    def __init__(self, store, run_id):
        self.store, self.run_id = store, run_id
        self.failure = None

    def stop(self, failure=None):
        self.failure = failure


@pytest.fixture
def haul(later):
    """A page with some links."""

    def make(n, unit="town-a", links=3):
        page = Sighting(f"page-{n}", f"http://a.example/{n}", Role.DOCUMENT, SightingKind.SEEN, later(n))
        found = [Link(page.url, page.key, f"http://a.example/{n}/{m}", "x", "", "link") for m in range(links)]
        return Haul(unit, (page,), links=tuple(found))

    return make


@pytest.fixture
def piped(settings_for, open_run):
    """Put hauls through the pipeline; gives the store's counts after each, and how the spider was stopped."""

    def make(hauls, end=True, before=lambda store, run: None):
        async def run_through(store, run):
            spider = Carrier(store, run.id)
            pipeline = StoringPipeline(spider, store, run.id)
            await pipeline.open_spider()
            counts = []
            for haul in hauls:
                await pipeline.process_item(haul)
                counts.append(len(store.facts.sightings(run.id)))
            if end:
                await pipeline.close_spider()
                counts.append(len(store.facts.sightings(run.id)))
            return counts, spider

        settings = settings_for()
        run = open_run(settings, "town-a")
        with Store.open(settings.database_url, settings.evidence_dir) as store:
            before(store, run)
            counts, spider = asyncio.run(run_through(store, run))
            return counts, spider, store.facts.links(run.id, "town-a"), store.facts.links(run.id, "town-b")

    return make


def test_hauls_wait_for_a_full_batch_and_the_rest_is_stored_at_the_end(piped, haul):
    counts, spider, own, others = piped([haul(n, links=199) for n in range(4)])
    assert counts == [0, 0, 3, 3, 4]
    assert spider.failure is None
    assert (len(own), len(others)) == (4 * 199, 0)


def test_a_haul_larger_than_a_batch_is_stored_whole(piped, haul):
    counts, _, own, _ = piped([haul(0, links=1500)])
    assert counts == [1, 1]
    assert len(own) == 1500


def test_links_belong_to_the_unit_on_whose_page_they_stand(piped, haul):
    _, _, own, others = piped([haul(0, "town-a", 2), haul(1, "town-b", 3), haul(2, "town-a", 1)])
    assert (len(own), len(others)) == (3, 3)


def test_when_nothing_can_be_stored_the_spider_is_stopped_with_the_reason(piped, haul, later):
    def close(store, run):
        store.runs.close(run.id, type(run.state).INCOMPLETE, later(1))

    counts, spider, own, _ = piped([haul(0, links=600), haul(1, links=600)], before=close)
    assert counts == [0, 0, 0]
    assert isinstance(spider.failure, StorageError)
    assert own == ()
