import asyncio
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.politeness import HostBudget, forget_old

DELAY = 0.15
SLACK = 1e-4  # of rounding; the moments are those at which turns were taken, whenever this process gets to run


async def moments(budget: HostBudget, host: str, many: int) -> list[float]:
    taken = []

    async def ask() -> None:
        async with budget.turn(host) as moment:
            taken.append(moment)

    await asyncio.gather(*(ask() for _ in range(many)))
    return sorted(taken)


def gaps(times: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(times)]


def test_requests_to_one_host_start_apart_and_hosts_do_not_wait_for_each_other(tmp_path):
    async def both() -> tuple[list[float], list[float]]:
        budget = HostBudget(tmp_path, DELAY, 4)
        return await asyncio.gather(moments(budget, "a.example", 4), moments(budget, "b.example:8080", 4))

    one, other = asyncio.run(both())
    assert min(gaps(one)) >= DELAY - SLACK
    assert min(gaps(other)) >= DELAY - SLACK
    assert other[0] < one[-1]


def test_two_processes_share_one_budget_of_a_host(tmp_path):
    script = (
        "import asyncio, sys, time\n"
        "from pathlib import Path\n"
        "from crawler.politeness import HostBudget\n"
        "async def main():\n"
        f"    budget = HostBudget(Path(sys.argv[1]), {DELAY}, 1)\n"
        "    for _ in range(5):\n"
        "        async with budget.turn('a.example') as moment:\n"
        "            print(repr(moment), flush=True)\n"
        "asyncio.run(main())\n"
    )
    home = str(Path(__file__).parents[3])
    command = [sys.executable, "-c", script, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": home}
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(2)]
    told = [child.communicate()[0] for child in children]
    times = sorted(float(line) for text in told for line in text.split())
    assert len(times) == 10
    assert min(gaps(times)) >= DELAY - SLACK


def test_no_more_requests_run_at_a_time_than_allowed(tmp_path):
    async def most_at_a_time() -> int:
        budget, running, most = HostBudget(tmp_path, 0, 2), 0, 0

        async def ask() -> None:
            nonlocal running, most
            async with budget.turn("a.example"):
                running += 1
                most = max(most, running)
                await asyncio.sleep(0.01)
                running -= 1

        await asyncio.gather(*(ask() for _ in range(8)))
        return most

    assert asyncio.run(most_at_a_time()) == 2


def test_a_host_may_ask_for_more_patience_but_not_for_less(tmp_path):
    budget = HostBudget(tmp_path, 2.0, 1)
    budget.slow_down("slow.example", 5.0)
    budget.slow_down("fast.example", 0.5)
    budget.slow_down("endless.example", 86_400)
    assert [budget.delay_of(f"{name}.example") for name in ("slow", "fast", "endless", "other")] == [5.0, 2.0, 30.0, 2.0]


def test_a_leftover_of_a_clock_that_was_set_back_does_not_stop_the_night(tmp_path):
    (tmp_path / "a.example").write_text(repr(time.time() + 90_000))
    (tmp_path / "b.example").write_text("no number")

    async def ask(host: str) -> None:
        async with HostBudget(tmp_path, 0.01, 1).turn(host):
            pass

    for host in ("a.example", "b.example"):
        asyncio.run(asyncio.wait_for(ask(host), 5))


def test_budgets_nobody_uses_are_forgotten(tmp_path):
    for name, age in (("old.example", 100_000), ("new.example", 10)):
        (tmp_path / name).write_text("1.0")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    forget_old(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["new.example"]


@pytest.mark.parametrize("host", ["[::1]:8000", "a.example/../..", "中文.example"])
def test_odd_host_names_stay_inside_the_folder(tmp_path, host):
    async def ask() -> None:
        async with HostBudget(tmp_path / "hosts", 0.01, 1).turn(host):
            pass

    asyncio.run(ask())
    assert len(list((tmp_path / "hosts").iterdir())) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["hosts"]
