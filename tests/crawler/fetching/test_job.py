import json

from crawler import job as jobs
from crawler.job import CrawlJob, CrawlTarget, JobFile, ProbeTarget, host_of
from duewatch.config import load
from duewatch.domain.sightings import Role
from duewatch.domain.units import Column, ColumnKind


def test_a_job_file_gives_back_what_was_written(tmp_path, settings_for, later):
    column = Column("notices", "通知公告", "http://a.example/", ColumnKind.NOTICES, update_days=90)
    job = CrawlJob(
        "walk-1",
        ("a.example",),
        targets=(CrawlTarget("town-a", (column,), ("a.example",)),),
        probes=(ProbeTarget("http://a.example/1", Role.ATTACHMENT, later(5)),),
    )
    given = JobFile(job, 7, later(0), tmp_path / "evidence", tmp_path / "hosts", 4242, settings_for())
    jobs.write(given, tmp_path / "job.json")
    assert jobs.read(tmp_path / "job.json") == given


def test_no_secret_stands_in_a_job_file(tmp_path, later):
    (tmp_path / "duewatch.toml").write_text('[mail]\nuser = "clerk"\n')
    secrets = {"DUEWATCH_MAIL_PASSWORD": "hidden-one", "DUEWATCH_DATABASE_URL": "postgresql://u:hidden-two@db.example/d"}
    settings = load(tmp_path / "duewatch.toml", secrets)
    jobs.write(JobFile(CrawlJob("walk-1", ()), 1, later(0), tmp_path, tmp_path, 1, settings), tmp_path / "job.json")
    written = (tmp_path / "job.json").read_text()
    assert "hidden" not in written
    assert not set(json.loads(written)["settings"]) & jobs.PRIVATE_SETTINGS


def test_a_broken_address_has_no_host():
    assert [host_of(url) for url in ("http://[broken/", "javascript:void(0)", "http://a:b:c/", "")] == ["", "", "", ""]
