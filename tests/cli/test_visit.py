"""``duewatch visit`` as a person types it, on the served demo district."""

import json

import pytest

from duewatch.cli.exits import Exit
from duewatch.cli.main import run as duewatch
from duewatch.demo.config import write_settings
from duewatch.demo.opening import open_demo
from duewatch.demo.shapes import Host
from duewatch.domain.orders import OrderKind, RunState
from duewatch.domain.service import VisitEnd
from duewatch.storage import Store


@pytest.fixture
def served(tmp_path):
    with open_demo(tmp_path, 1) as demo:
        yield demo, str(write_settings(tmp_path, demo.bases))


def test_every_home_is_asked_once_and_the_visit_is_a_closed_run(served, capsys):
    demo, config = served
    assert duewatch(["visit", "--config", config, "--json"]) == Exit.OK
    told = json.loads(capsys.readouterr().out)
    ends = {row["url"]: row["end"] for row in told["visits"]}
    assert ends[f"{demo.bases[Host.PORTAL]}/"] == "opened"
    assert ends[f"{demo.bases[Host.DEAD]}/"] == "failed"
    assert ends[f"{demo.bases[Host.GUARDED]}/"] == "unknown"
    assert len(ends) == len(told["visits"])
    with Store.open(demo.settings.database_url, demo.settings.evidence_dir) as store:
        run = store.runs.get(told["run"])
        assert (run.order.kind, run.state) == (OrderKind.VISIT, RunState.CLOSED)
        visits = store.facts.home_visits(run.as_of, run.as_of)
        assert {sighting.url for _at, _run, sighting in visits} == set(ends)
        assert store.facts.link_observations(ends, run.id) == {}, "a visit is no look at a link"


def test_units_can_be_chosen_and_a_person_reads_a_table(served, capsys):
    demo, config = served
    assert duewatch(["visit", "--config", config, "--unit", "beiting"]) == Exit.OK
    told = capsys.readouterr().out
    assert demo.bases[Host.DEAD] in told
    assert VisitEnd.FAILED in told
    assert demo.bases[Host.PORTAL] not in told


@pytest.mark.parametrize("words", [["--unit", "nobody"], ["--office", "o", "--unit", "u"]])
def test_wrong_words_are_refused(served, words, capsys):
    assert duewatch(["visit", "--config", served[1], *words]) == Exit.USAGE
    assert capsys.readouterr().err
