from datetime import timedelta

TAKE = """
import sys
from datetime import datetime
from duewatch.storage import Store, current_owner

store = Store.open(sys.argv[1])
print(store.leases.take("scheduler", current_owner(), datetime.fromisoformat(sys.argv[2]), 3600), flush=True)
sys.stdin.read()
"""


def test_one_holder_at_a_time_until_the_lease_is_over(store, now):
    assert store.leases.take("scheduler", "one", now, 60)
    assert not store.leases.take("scheduler", "two", now + timedelta(seconds=59), 60)
    assert store.leases.take("scheduler", "two", now + timedelta(seconds=60), 60)
    assert not store.leases.take("scheduler", "one", now + timedelta(seconds=61), 60)


def test_the_holder_may_prolong_and_leases_of_other_names_are_apart(store, now):
    assert store.leases.take("scheduler", "one", now, 60)
    assert store.leases.take("scheduler", "one", now + timedelta(seconds=50), 60)
    assert not store.leases.take("scheduler", "two", now + timedelta(seconds=70), 60)
    assert store.leases.take("cleaner", "two", now, 60)


def test_only_the_holder_can_give_a_lease_up(store, now):
    assert store.leases.take("scheduler", "one", now, 60)
    store.leases.give_up("scheduler", "two")
    assert not store.leases.take("scheduler", "two", now, 60)
    store.leases.give_up("scheduler", "one")
    assert store.leases.take("scheduler", "two", now, 60)


def test_the_lease_of_a_killed_process_is_free_at_once(store, database_url, now, python):
    process = python(TAKE, database_url, now.isoformat())
    assert process.stdout.readline() == "True\n"
    assert not store.leases.take("scheduler", "me", now, 60)
    process.kill()
    process.wait()
    assert store.leases.take("scheduler", "me", now, 60)
