"""Bad input gets one clear message, its exit status, no traceback, and loses nothing."""

import sqlite3

import pytest

UNIT = '[[office]]\nid = "o"\nname = "某监管单位"\n[[unit]]\nid = "u"\nname = "某单位"\nkind = "department"\noffice = "o"\n'


def said(ended, status, *parts):
    """The command ended with that status and one message that holds the parts."""
    assert ended.returncode == status, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    for part in parts:
        assert part in ended.stderr, ended.stderr
    return True


def test_a_broken_configuration(tmp_path, duewatch):
    (tmp_path / "duewatch.toml").write_text('[crawl]\ndely_seconds = 1\n[mail]\nport = "x"\n', encoding="utf-8")
    ended = duewatch("audit", cwd=tmp_path)
    assert said(ended, 2, "crawl.dely_seconds", 'did you mean "delay_seconds"?', "mail.port", "What to do")
    assert not (tmp_path / "var").exists()


def test_a_catalogue_with_seven_mistakes(tmp_path, duewatch):
    catalog = tmp_path / "catalog"
    catalog.mkdir()
    (catalog / "wrong.toml").write_text(
        UNIT
        + """
[[unit]]
id = "u"
name = "同一个"
kind = "department"
office = "o"
[[unit]]
id = "v"
name = "乙单位"
kind = "departmnt"
office = "oo"
[[unit.column]]
id = "c"
name = "栏目"
url = "javascript:alert(1)"
[[obligation]]
id = "own/one"
title = "某事项"
applies-to = ["department"]
looks-for = { columns = ["栏目"] }
limit = { by = 2026-01-31 }
checks = ["mising-item"]
severity = "grave"
basis = { document = "某〔2026〕1号", clause = "一", quote = "应当公开" }
verifiable = "yes"
colour = "red"
""",
        encoding="utf-8",
    )
    ended = duewatch("catalog", "validate", catalog, cwd=tmp_path)
    assert said(ended, 2, "wrong.toml", "departmnt", "oo", "mising-item", "missing-item", "grave", "colour", "What to do")
    assert ended.stderr.count("\n  - ") >= 7
    assert said(duewatch("audit", "--catalog", catalog, cwd=tmp_path), 2, "wrong.toml")


@pytest.mark.parametrize("taken", ["var", "var/evidence"])
def test_a_folder_that_cannot_be_written(tmp_path, duewatch, taken):
    catalog = tmp_path / "catalog"
    catalog.mkdir()
    (catalog / "units.toml").write_text(UNIT, encoding="utf-8")
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_text("a file stands where the folder should be", encoding="utf-8")
    assert said(duewatch("audit", "--catalog", catalog, cwd=tmp_path), 2, "What to do")


def test_a_result_file_that_cannot_be_written_is_found_before_the_work(tmp_path, duewatch):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    ended = duewatch("audit", "--json", tmp_path / "taken" / "out.json", cwd=tmp_path)
    assert said(ended, 2, "out.json", "What to do")


def test_a_locked_database(tmp_path, duewatch):
    catalog = tmp_path / "catalog"
    catalog.mkdir()
    (catalog / "units.toml").write_text(UNIT, encoding="utf-8")
    assert duewatch("runs", cwd=tmp_path).returncode == 0
    holder = sqlite3.connect(tmp_path / "var" / "duewatch.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        impatient = {"DUEWATCH_DATABASE_URL": "sqlite:///var/duewatch.db?timeout=1"}
        ended = duewatch("audit", "--catalog", catalog, cwd=tmp_path, environment=impatient)
    finally:
        holder.rollback()
        holder.close()
    assert said(ended, 2, "duewatch.db", "What to do")


def test_an_unknown_unit_with_the_nearest_known_one(tmp_path, duewatch):
    catalog = tmp_path / "catalog"
    catalog.mkdir()
    (catalog / "units.toml").write_text(UNIT.replace('"u"', '"education"'), encoding="utf-8")
    ended = duewatch("audit", "--unit", "eduction", "--catalog", catalog, cwd=tmp_path)
    assert said(ended, 2, "eduction", 'did you mean "education"?')


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "--url", "ftp://x.example/"),
        ("audit", "--as-of", "yesterday"),
        ("audit", "--lang", "fr"),
        ("audit", "--unit", "a", "--office", "b"),
        ("audit", "--catalog", "nowhere"),
        ("report", "--run", "99"),
        ("judge", "--run", "99"),
        ("send", "--run", "99"),
        ("schedule", "next"),
        ("read", "nothing.html", "--url", "http://x.example/"),
        ("audit", "--config", "nowhere.toml"),
        ("bogus",),
        ("audit", "--bogus"),
    ],
    ids=" ".join,
)
def test_a_command_that_cannot_be_carried_out(tmp_path, duewatch, arguments):
    assert said(duewatch(*arguments, cwd=tmp_path), 2)


def test_an_audit_of_nothing_says_what_to_do(tmp_path, duewatch):
    assert said(duewatch("audit", cwd=tmp_path), 2, "--url")


def test_a_full_outbox_keeps_the_report_and_says_so(tmp_path, first_night, duewatch):
    assert first_night.ended.returncode in (0, 1)
    first_night.go_on_in(tmp_path)
    (tmp_path / "duewatch.toml").write_text(
        'data_dir = "demo"\n[catalog]\nfolder = "demo/catalog"\nnational = false\n', encoding="utf-8"
    )
    (tmp_path / "demo" / "outbox").write_text("a file stands where the folder should be", encoding="utf-8")
    ended = duewatch("send", "--run", "2", cwd=tmp_path)
    assert ended.returncode in (2, 3)
    assert "Traceback" not in ended.stderr
    assert "outbox" in ended.stderr
    (tmp_path / "demo" / "outbox").unlink()
    again = duewatch("send", "--run", "2", cwd=tmp_path)
    assert again.returncode == 0, again.stdout + again.stderr
    assert list((tmp_path / "demo" / "outbox").glob("*.eml"))
