"""The goal lines of reading, held on the corpus of real pages where it is at hand."""

import pytest

from benchmarks import reading as benchmark

pytestmark = pytest.mark.corpus


def test_every_goal_line_is_met_on_real_pages(corpus, capsys):
    status = benchmark.main([str(corpus), "--misses"])
    assert status == 0, capsys.readouterr().out
