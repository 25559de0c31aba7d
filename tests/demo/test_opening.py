"""Opening the demo in a folder: catalogue, ports, day, and what answers there."""

import http.client
import json
import socket
import ssl
from datetime import date
from urllib.parse import urlsplit

import pytest

from duewatch.catalog import load
from duewatch.demo.answers import planted
from duewatch.demo.config import demo_settings
from duewatch.demo.moments import LAST_NIGHT, default_day, moments_of
from duewatch.demo.opening import EVE, KEPT, open_demo
from duewatch.demo.portal import Portal
from duewatch.demo.shapes import Host
from duewatch.domain.units import UnitKind
from duewatch.errors import UsageError


def ask(url: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    parts = urlsplit(url)
    if parts.scheme == "https":
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=10, context=context)
    else:
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    try:
        connection.request(method, parts.path or "/")
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


def test_every_host_but_the_dead_one_answers(tmp_path):
    with open_demo(tmp_path, 1) as demo:
        assert "栖澜区人民政府" in ask(demo.portal + "/")[1].decode()
        assert ask(demo.portal + "/no/such/page")[0] == 404
        assert ask(demo.bases[Host.STREET] + "/no/such/page")[0] == 200
        assert b"document.cookie" in ask(demo.bases[Host.GUARDED] + "/")[1]
        with pytest.raises(ConnectionRefusedError):
            ask(demo.bases[Host.DEAD] + "/")


def test_a_server_that_does_not_like_head_still_gives_the_file(tmp_path):
    with open_demo(tmp_path, 1) as demo:
        assert ask(demo.portal + "/files/handbook.pdf", "HEAD")[0] == 404
        status, body, headers = ask(demo.portal + "/files/handbook.pdf")
        assert (status, headers["Content-Type"]) == (200, "application/pdf")
        assert body.startswith(b"%PDF-")
        assert ask(demo.portal + "/files/form.docx", "HEAD")[0] == 405


def test_a_moved_page_leads_to_one_that_is_there(tmp_path):
    with open_demo(tmp_path, 1) as demo:
        status, _, headers = ask(demo.portal + "/old/lawhelp.html")
        assert status == 301
        assert ask(demo.portal + headers["Location"])[0] == 200


def test_day_and_ports_stay_the_same_on_later_nights(tmp_path):
    with open_demo(tmp_path, 1, date(2026, 5, 11)) as first:
        pass
    with open_demo(tmp_path, 2) as second:
        assert second.bases == first.bases
        assert second.day == date(2026, 5, 11)
        assert (second.as_of - first.as_of).days == 1
    with pytest.raises(UsageError, match="generated for 2026-05-11"), open_demo(tmp_path, 2, date(2026, 5, 12)):
        pass


def test_a_taken_port_is_said_with_its_cure(tmp_path):
    with open_demo(tmp_path, 1) as demo:
        pass
    taken = urlsplit(demo.portal)
    with socket.socket() as other:
        other.bind((taken.hostname, taken.port))
        with pytest.raises(UsageError, match="another folder"), open_demo(tmp_path, 2):
            pass


def test_a_spoilt_memory_and_an_unusable_folder_are_said_with_their_cure(tmp_path):
    (tmp_path / KEPT).write_text('{"day": "soon"}')
    with pytest.raises(UsageError, match="delete the demo's folder"), open_demo(tmp_path, 1):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="can be written"), open_demo(tmp_path / "file" / "below", 1):
        pass


@pytest.mark.parametrize("night", [-1, 10])
def test_a_night_that_is_not_there_is_refused(tmp_path, night):
    with pytest.raises(UsageError, match="from 1 to 9"), open_demo(tmp_path, night):
        pass


@pytest.mark.parametrize("day", [date(2030, 1, 1), date(2004, 3, 1)])
def test_a_day_without_working_day_tables_is_refused(tmp_path, day):
    with pytest.raises(UsageError, match="working-day tables"), open_demo(tmp_path, 1, day):
        pass


@pytest.mark.parametrize("night", [EVE, 1, 2])
def test_the_catalogue_of_every_night_loads_without_a_complaint(tmp_path, night):
    with open_demo(tmp_path, night) as demo:
        catalog = load([demo.settings.catalog.folder], national=False, known_checks=planted())
    kinds = [catalog.units[unit].kind for unit in demo.units]
    assert kinds.count(UnitKind.DEPARTMENT) >= 12
    assert kinds.count(UnitKind.TOWNSHIP) + kinds.count(UnitKind.STREET) >= 6
    assert len(catalog.offices) == 2
    assert {check for duty in catalog.obligations.values() for check in duty.checks} == planted()
    assert {unit.office for unit in catalog.units.values() if unit.kind is not UnitKind.SUPERIOR} == set(catalog.offices)
    addresses = [column.url for unit in catalog.units.values() for column in unit.columns if column.url]
    assert len(addresses) == len(set(addresses))


def test_the_settings_keep_everything_in_the_folder_and_let_nothing_else_in(tmp_path, bases):
    settings = demo_settings(tmp_path, bases, "en")
    assert settings.reports_dir.is_relative_to(tmp_path)
    assert not settings.catalog.national
    assert set(settings.crawl.allow_private) == {urlsplit(base).netloc for base in bases.values()}
    assert settings.report.language == "en"


def test_what_is_kept_is_small_and_readable(tmp_path):
    with open_demo(tmp_path, 1) as demo:
        kept = json.loads((tmp_path / KEPT).read_text())
    assert kept == {
        "day": demo.day.isoformat(),
        "ports": {host.value: urlsplit(base).port for host, base in demo.bases.items()},
    }


def test_two_portals_never_share_a_port():
    with Portal() as one, Portal() as other:
        assert not set(one.ports.values()) & set(other.ports.values())


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 21), date(2026, 6, 15)),
        (date(2026, 6, 24), date(2026, 6, 15)),
        (date(2026, 6, 20), date(2025, 6, 15)),
        (date(2025, 12, 31), date(2025, 6, 15)),
    ],
)
def test_the_usual_day_never_lies_ahead_of_the_clock(today, expected):
    assert default_day(today) == expected
    assert moments_of(expected).as_of(LAST_NIGHT).date() <= today
