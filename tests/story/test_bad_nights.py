"""Whole audits of the demo district while its servers fail: nobody may be accused who is not guilty."""

import random
from datetime import datetime

import pytest

from benchmarks.wire import BAD_NIGHTS
from duewatch.audit import AuditTools, run_audit
from duewatch.cli.session import load_catalog
from duewatch.demo.answers import ACCUSATIONS
from duewatch.demo.moments import DEFAULT_DAY
from duewatch.demo.opening import open_demo
from duewatch.domain.dates import CHINA
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Verdict
from duewatch.domain.orders import Order, OrderKind
from duewatch.storage import Store


@pytest.mark.parametrize("name", sorted(BAD_NIGHTS))
def test_nobody_is_accused_wrongly_on_a_night_on_which_much_fails(tmp_path, name):
    dice = random.Random(11)
    with open_demo(tmp_path, 1, DEFAULT_DAY, spoil=lambda sites: BAD_NIGHTS[name](sites, dice)) as demo:
        with Store.open(demo.settings.database_url, demo.settings.evidence_dir) as store:
            tools = AuditTools(demo.settings, load_catalog(demo.settings), store, lambda: datetime.now(CHINA))
            result = run_audit(Order(OrderKind.NIGHTLY, demo.units), tools, demo.as_of)
            judgements = store.ledger.judgements(result.run.id)
        guilty = {line.key for line in demo.sheet() if line.verdict in ACCUSATIONS}
    accused = {FindingKey(one.check, one.unit, one.subject) for one in judgements if one.verdict in ACCUSATIONS}
    assert accused <= guilty
    assert accused
    assert any(one.verdict is Verdict.UNDETERMINED for one in judgements)
    assert not [fault for unit in result.units for fault in unit.faults]
