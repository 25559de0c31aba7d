from crawler.job import ProbeTarget
from crawler.plan import plan_jobs, plan_probes
from duewatch.config import Settings


def test_all_units_of_one_host_are_in_one_job(column_of):
    units = [
        column_of("http://portal.example/a/", "http://portal.example/b/", unit="a"),
        column_of("http://portal.example/c/", unit="b"),
        column_of("http://town.example/", unit="c"),
    ]
    jobs = plan_jobs(units, Settings())
    assert {job.hosts: tuple(target.unit for target in job.targets) for job in jobs} == {
        ("portal.example",): ("a", "b"),
        ("town.example",): ("c",),
    }


def test_hosts_that_one_unit_uses_stay_together(column_of):
    units = [
        column_of("http://portal.example/a/", unit="a", hosts=("News.Portal.example",)),
        column_of("http://news.portal.example/b/", unit="b"),
    ]
    (job,) = plan_jobs(units, Settings())
    assert job.hosts == ("news.portal.example", "portal.example")
    assert job.targets[0].hosts == ("portal.example", "news.portal.example")


def test_the_heaviest_host_comes_first_and_jobs_are_evenly_laden(column_of):
    heavy = [column_of(*(f"http://heavy.example/{n}/{m}" for m in range(5)), unit=f"h{n}") for n in range(4)]
    light = [column_of(f"http://light-{n}.example/", unit=f"l{n}") for n in range(6)]
    jobs = plan_jobs([*light, *heavy], Settings())
    assert [job.hosts for job in jobs] == [("heavy.example",), tuple(f"light-{n}.example" for n in range(6))]


def test_a_child_gets_no_more_hosts_than_it_may_hold(column_of):
    settings = Settings.model_validate({"crawl": {"hosts_per_child": 3, "children": 1}})
    jobs = plan_jobs([column_of(f"http://h{n}.example/", unit=f"u{n}") for n in range(8)], settings)
    assert sorted(len(job.hosts) for job in jobs) == [2, 3, 3]
    assert len({host for job in jobs for host in job.hosts}) == 8


def test_columns_without_an_address_are_no_work(column_of):
    assert plan_jobs([column_of(None, "mailto:someone")], Settings()) == ()


def test_ports_are_hosts_of_their_own_and_default_ports_are_not(column_of):
    urls = ("http://a.example:80/", "https://a.example:443/", "http://a.example:8080/", "http://[::1]:8000/")
    (job,) = plan_jobs([column_of(*urls)], Settings())
    assert job.hosts == ("a.example", "[::1]:8000", "a.example:8080")


def test_all_addresses_of_a_host_are_probed_in_one_job():
    probes = [ProbeTarget(f"http://{host}.example/{n}") for host, many in (("a", 3), ("b", 5), ("c", 1)) for n in range(many)]
    jobs = plan_probes(probes, Settings())
    assert [job.hosts for job in jobs] == [("b.example",), ("a.example", "c.example")]
    assert sum(len(job.probes) for job in jobs) == 9
