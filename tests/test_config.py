"""One typed configuration; a wrong one is answered with every complaint at once."""

import re
import tomllib
from pathlib import Path

import pytest

from duewatch.config import DATABASE_URL_VARIABLE, MAIL_PASSWORD_VARIABLE, ScheduleSettings, Section, Settings, load
from duewatch.errors import ConfigError

EXAMPLE = Path(__file__).resolve().parents[1] / "docs" / "duewatch.example.toml"


def write(folder, text):
    file = folder / "duewatch.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load() == Settings()


def test_the_file_of_the_working_directory_is_found(tmp_path, monkeypatch):
    write(tmp_path, '[report]\nlanguage = "en"\n')
    monkeypatch.chdir(tmp_path)
    assert load().report.language == "en"


def test_relative_paths_are_taken_from_the_files_folder(tmp_path):
    settings = load(write(tmp_path, '[catalog]\nfolder = "duties"\n[calendar]\nextra = ["2027.toml"]\n'))
    assert settings.data_dir == tmp_path / "var"
    assert settings.catalog.folder == tmp_path / "duties"
    assert settings.calendar.extra == (tmp_path / "2027.toml",)


def test_seven_mistakes_are_all_named_with_the_nearest_known_key(tmp_path):
    file = write(
        tmp_path,
        """
        data-dir = "x"
        [crawl]
        dely_seconds = 3
        per_host = 99
        [mail]
        password = "opensesame"
        port = "smtp"
        [[schedule]]
        name = "n"
        at = "25:00"
        days = ["monday"]
        """,
    )
    with pytest.raises(ConfigError) as caught:
        load(file)
    said = "\n".join(caught.value.complaints)
    assert len(caught.value.complaints) == 7
    for part in (
        'data-dir: unknown key; did you mean "data_dir"?',
        'did you mean "delay_seconds"?',
        "crawl.per_host",
        MAIL_PASSWORD_VARIABLE,
        "mail.port",
        "schedule.0.at",
        "schedule.0.days.0",
    ):
        assert part in said
    assert str(file) in str(caught.value)
    assert "opensesame" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[schedule]]\nname = "a"\n[[schedule]]\nname = "a"\n', "given twice"),
        ('[[schedule]]\nname = "a"\noffice = "o"\nunits = ["u"]\n', "not both"),
        ('[mail]\noutbox = "smtp"\nuser = "u"\nsecurity = "none"\n', "would show the password"),
        ("this is = = no TOML", "line 1"),
    ],
)
def test_impossible_combinations_are_refused(tmp_path, text, said):
    with pytest.raises(ConfigError, match=said):
        load(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match=re.escape(str(tmp_path / "none.toml"))):
        load(tmp_path / "none.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "duewatch.toml"
    file.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(ConfigError):
        load(file)


def test_secrets_come_from_the_environment_and_are_never_shown(tmp_path):
    environment = {MAIL_PASSWORD_VARIABLE: "opensesame", DATABASE_URL_VARIABLE: "postgresql+psycopg://db.example/x"}
    settings = load(write(tmp_path, ""), environment)
    assert settings.mail.password.get_secret_value() == "opensesame"
    assert settings.database_url == "postgresql+psycopg://db.example/x"
    assert "opensesame" not in repr(settings) + settings.model_dump_json()


def test_the_example_shows_every_key_with_its_default():
    text = EXAMPLE.read_text(encoding="utf-8")
    assert Settings.model_validate(tomllib.loads(text)) == Settings()
    uncommented = re.sub(r"^# ?(?=[a-z_]+ = |\[)", "", text, flags=re.MULTILINE)
    shown = tomllib.loads(uncommented)
    Settings.model_validate(shown)
    for section in _sections(Settings, shown):
        model, table = section
        assert set(table) == set(model.model_fields) - {"password"}, model.__doc__


def _sections(model, table):
    found = [(model, table)]
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            found += _sections(field.annotation, table[name])
    if "schedule" in table:
        found += [(ScheduleSettings, {"units": (), **table["schedule"][0]})]
    return found
