"""Visits are found by the moment of their run, and are no observations of links."""

from datetime import timedelta

from duewatch.domain.sightings import Role, Sighting, SightingKind

HOME = "http://town-a.example/"


def visit(key, run):
    return Sighting(key, HOME, Role.VISIT, SightingKind.FAILED, run.started_at, note="timeout")


def test_the_visits_between_two_moments_come_back_with_the_moment_and_number_of_their_run(store, night):
    runs = [night(n) for n in range(3)]
    for n, run in enumerate(runs):
        looked = Sighting(f"look-{n}", HOME, Role.HOME, SightingKind.SEEN, run.started_at)
        store.facts.put(run.id, sightings=[visit(f"visit-{n}", run), looked])
    found = store.facts.home_visits(runs[1].as_of, runs[2].as_of)
    assert found == tuple((run.as_of, run.id, visit(f"visit-{n}", run)) for n, run in enumerate(runs) if n)
    assert store.facts.home_visits(runs[2].as_of + timedelta(seconds=1), runs[2].as_of + timedelta(days=1)) == ()


def test_a_visit_is_no_observation_of_a_link(store, night):
    run = night(0)
    store.facts.put(run.id, sightings=[visit("visit", run)])
    assert store.facts.link_observations([HOME], run.id) == {}
