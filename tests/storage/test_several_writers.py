"""Crawl children write side by side into one run."""

from duewatch.storage import Store

WRITE = """
import sys
from datetime import datetime
from duewatch.domain.records import Record
from duewatch.domain.sightings import Link, Role, Sighting, SightingKind
from duewatch.storage import Store

url, run_id, child, now = sys.argv[1], int(sys.argv[2]), sys.argv[3], datetime.fromisoformat(sys.argv[4])
shared = [f"http://town-a.example/{n}" for n in range(100)]
if child == "1":
    shared.reverse()  # the other way round: two that lock rows in opposite orders would block each other
with Store.open(url) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for batch in range(20):
        key = f"{child}-{batch}"
        store.facts.put(
            run_id,
            unit="town-a",
            sightings=[Sighting(key, f"http://town-a.example/page-{child}-{batch}", Role.DOCUMENT, SightingKind.SEEN, now)],
            records=[Record("town-a", "notices", target, key, "t", {}) for target in shared],
            links=[Link("http://town-a.example/", key, target, target, "t", "link") for target in shared],
        )
"""


def test_two_children_that_store_the_same_addresses_in_opposite_orders_lose_nothing(database_url, order, now, python):
    with Store.open(database_url) as store:
        run = store.runs.open(order, now, now)
        children = [python(WRITE, database_url, run.id, child, now.isoformat()) for child in range(2)]
        for child in children:
            assert child.stdout.readline() == "ready\n"
        for child in children:
            child.stdin.write("go\n")
            child.stdin.flush()
        for child in children:
            _, complained = child.communicate(timeout=120)
            assert child.returncode == 0, complained
        assert len(store.facts.sightings(run.id)) == 40
        assert len(store.facts.records(run.id)) == 100
        assert len(store.facts.links(run.id)) == 100
