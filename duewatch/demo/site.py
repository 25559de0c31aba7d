"""Every answer the demo's hosts give on one night: address → status, headers, bytes. Pure; the server only hands them out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from duewatch.demo.addresses import Bases, document_path, file_path, list_path, unit_path
from duewatch.demo.drawing import Pen, draw_plain, page_count
from duewatch.demo.files import make_file
from duewatch.demo.oddities import SECOND_NIGHT, odd_answers
from duewatch.demo.register import DISTRICT_NAME, SITE_NAME
from duewatch.demo.replies import Reply, page
from duewatch.demo.shapes import DemoUnit, District, Host
from duewatch.domain.units import ColumnKind, UnitKind


@dataclass(frozen=True, slots=True)
class HostSite:
    """One host: its known addresses (path with query) and what it says to all others."""

    replies: Mapping[str, Reply]
    otherwise: Reply

    def reply(self, path: str) -> Reply:
        """The answer to one path with its query."""
        return self.replies.get(path, self.otherwise)


WITHOUT_UNITS = frozenset({Host.DEAD, Host.LAPSED})
"""One that nobody serves, and one that serves something else."""


def build_site(district: District, bases: Bases) -> Mapping[Host, HostSite]:
    """All hosts that answer; the dead one has no site."""
    pen = Pen(district, bases)
    replies: dict[Host, dict[str, Reply]] = {host: {} for host in Host if host not in WITHOUT_UNITS}
    for unit in district.units:
        if unit.host in replies:
            replies[unit.host].update(_unit_pages(pen, unit))
    for host, found in replies.items():
        for path, reply in _site_pages(pen, host).items():
            found.setdefault(path, reply)  # a unit's own entry page stands before the plain one
        found.update(odd_answers(district, bases, host))
    walls = walled_hosts(district.night)
    sites = {host: _wall(host) if host in walls else HostSite(found, _missing(host)) for host, found in replies.items()}
    return {**sites, Host.LAPSED: HostSite({"/robots.txt": page(b"", "text/plain")}, page(draw_plain("farm.html")))}


def walled_hosts(night: int) -> frozenset[Host]:
    """The hosts that stand behind a challenge on a night."""
    return frozenset({Host.GUARDED, Host.STREET} if night >= SECOND_NIGHT else {Host.GUARDED})


def _unit_pages(pen: Pen, unit: DemoUnit) -> dict[str, Reply]:
    content_type = "text/html" if unit.encoding != "utf-8" else "text/html; charset=utf-8"
    pages = {unit_path(unit): page(pen.menu_page(unit, unit.name, _unit_groups(unit)), content_type)}
    for column in unit.columns:
        if column.kind is ColumnKind.HOME:
            pages[list_path(unit, column)] = page(pen.home_page(unit, column, _home_groups(pen, unit)), content_type)
            continue
        if column.single:
            (document,) = column.documents
            drawn = page(pen.document_page(unit, column, document), content_type)
            pages[list_path(unit, column)] = replace(drawn, seconds=column.seconds)
            continue
        for number in range(1, page_count(column) + 1):
            drawn = page(pen.list_page(unit, column, number), content_type)
            pages[list_path(unit, column, number)] = replace(drawn, seconds=column.seconds if number == 1 else 0.0)
        for document in column.documents:
            pages[document_path(unit, column, document)] = page(pen.document_page(unit, column, document), content_type)
            for offer in (*document.attachments, *document.pictures):
                if not offer.lost:
                    kind, content = make_file(offer.href, offer.text.rsplit(".", 1)[0], offer.rows)
                    pages[file_path(unit, column, document, offer)] = page(content, kind)
    return pages


def _site_pages(pen: Pen, host: Host) -> dict[str, Reply]:
    """Home page, site map, about page and robots.txt of a host."""
    units = [unit for unit in pen.district.units if unit.host is host]
    owner = units[0]
    listed = [{"href": unit_path(unit), "text": unit.name} for unit in units]
    pages = {
        "/site/about.html": page(pen.menu_page(owner, "关于本站", [{"text": "本站为演示站点", "items": []}])),
        "/site/map.html": page(pen.menu_page(owner, "网站地图", [{"text": "单位", "items": listed}])),
        "/robots.txt": page(b"User-agent: *\nDisallow: /internal/\n", "text/plain"),
    }
    if host is Host.PORTAL:
        pages["/"] = page(pen.menu_page(owner, f"{SITE_NAME}门户网站", _home_groups(pen, owner)))
    else:
        pages["/"] = page(pen.menu_page(owner, owner.name, _unit_groups(owner)))
    return pages


def _home_groups(pen: Pen, owner: DemoUnit) -> list[dict[str, Any]]:
    """What an entry page leads to: the owner's columns, and on the portal the units."""
    groups = [{"text": "政府信息公开", "items": _unit_groups(owner)[0]["items"]}]
    if owner.host is Host.PORTAL:
        units = [unit for unit in pen.district.units if unit.host is Host.PORTAL]
        kinds = (("区直部门", UnitKind.DEPARTMENT), ("乡镇街道", UnitKind.TOWNSHIP))
        groups += [
            {"text": text, "items": [{"href": unit_path(u), "text": u.name} for u in units if u.kind is kind]}
            for text, kind in kinds
        ]
    return groups


def _unit_groups(unit: DemoUnit) -> list[dict[str, Any]]:
    shown = [column for column in unit.columns if not column.open_address and column.kind is not ColumnKind.HOME]
    items = [{"href": list_path(unit, column), "text": column.name} for column in shown]
    return [{"text": "政府信息公开" if unit.kind is not UnitKind.SUPERIOR else "信息公开", "items": items}]


def _missing(host: Host) -> Reply:
    """What a host says about an address it does not have; the street's own site says it with status 200."""
    if host is Host.STREET:
        return page(draw_plain("notfound.html", title="页面不存在", heading="抱歉，您要找的页面不存在"))
    body = draw_plain("notfound.html", title=f"404_{DISTRICT_NAME}", heading="404 页面未找到")
    return Reply(404, "text/html; charset=utf-8", body)


def _wall(host: Host) -> HostSite:
    """A host behind a challenge: every address answers 200 with a script that sets a cookie and reloads."""
    token = "".join(f"{ord(letter) ^ 23:02x}" for letter in f"demo-{host.value}")
    challenge = page(draw_plain("challenge.html", token=token))
    return HostSite({"/robots.txt": page(b"User-agent: *\nDisallow: /internal/\n", "text/plain")}, challenge)


def host_of(url: str, bases: Bases) -> Host | None:
    """Which host of the demo an address is on."""
    netloc = urlsplit(url).netloc
    return next((host for host, base in bases.items() if urlsplit(base).netloc == netloc), None)
