"""How well pages are read: ``python -m benchmarks.reading FOLDER``.

FOLDER has ``index.jsonl``, ``labels.jsonl`` and the raw files. Figures are averaged over *sites*, not pages, so that a
site with
many pages counts once. Leave-one-site-out: the reader learns nothing from the corpus and no rule names a host, so leaving
a site
out changes no reading; what it shows is how far the average hangs on a single site: the lowest average that remains when
any one
site is left out, and the worst site itself. Exit status 1 when a line is missed.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler.normal import bare, compare
from crawler.reading import read_page
from crawler.readings import ListReading, PageKind, PageReading
from duewatch.domain.records import FieldState, Where

LINES = {
    "block and meta fields": 0.99,
    "title": 0.99,
    "published date": 0.99,
    "number and date from text": 0.95,
    "body first and last 20": 0.95,
    "attachments": 0.97,
    "list rows, first, last": 0.98,
    "next page": 0.98,
    "disclosure hrefs": 0.95,
    "JSON lists": 0.98,
    "errors not read as lists": 1.0,
}
FIELDS = ("index_no", "topic", "issuer", "doc_no", "written_date", "source", "validity")
KINDS = {"policy": "record", "article": "record", "home": "columns", "catalog": "list", "other": "error"}
PORTAL_OF_BOTH_HALVES = "www.pingtan.gov.cn"
Label = dict[str, Any]


@dataclass
class Tally:
    """Hits and tries of one line, per site, and what went wrong."""

    hits: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    tries: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, site: str, hit: bool) -> None:
        """Count one try."""
        self.hits[site] += hit
        self.tries[site] += 1

    def by_site(self) -> dict[str, float]:
        """The rate of each site."""
        return {site: self.hits[site] / tries for site, tries in self.tries.items()}

    def average(self) -> float | None:
        """The mean over sites."""
        rates = self.by_site()
        return sum(rates.values()) / len(rates) if rates else None

    def without_each(self) -> float | None:
        """The lowest average when one site is left out; ``None`` with fewer than two sites."""
        rates = self.by_site()
        if len(rates) < 2:
            return None
        total = sum(rates.values())
        return min((total - rate) / (len(rates) - 1) for rate in rates.values())

    def worst(self) -> str:
        """The worst site with its rate, if it is not perfect."""
        site, rate = min(self.by_site().items(), key=lambda item: item[1])
        return f"{site} {rate:.2f}" if rate < 1 else ""


@dataclass
class Score:
    """All tallies of one run over a corpus."""

    lines: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    found: dict[str, dict[str, list[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(lambda: [0, 0, 0])))
    misses: list[str] = field(default_factory=list)

    def check(self, line: str, label: Label, what: str, got: object, *wanted: object) -> None:
        """Count one value of one page in a line; note a miss."""
        hit = got in wanted
        self.lines[line].add(label["site"], hit)
        if not hit:
            self.misses.append(f"{label['id']} {label['site']}  {what}: got {str(got)[:90]!r}, want {str(wanted[0])[:90]!r}")

    def count(self, group: str, site: str, got: object, wanted: tuple[object, ...]) -> None:
        """Precision and recall: a value that is wrong is both a false find and a miss."""
        cells = self.found[group][site]
        right = got is not None and got in wanted
        cells[0] += right
        cells[1] += got is not None and not right
        cells[2] += wanted[0] is not None and not right


def main(arguments: list[str] | None = None) -> int:
    """Score a corpus and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with index.jsonl, labels.jsonl and the raw files")
    parser.add_argument("--share", type=float, default=1.0, help="goal as a share of each line (0.95 for sites held back)")
    parser.add_argument("--misses", action="store_true", help="list every miss")
    options = parser.parse_args(arguments)
    score = Score()
    for label, body in pages(options.corpus):
        judge(score, label, read_page(body, label["url"] or f"http://{site_host(label)}/unknown/page.htm"))
    print_fields(score)
    missed = print_lines(score, options.share)
    if options.misses:
        print("\nMisses\n" + "\n".join(f"  {miss}" for miss in score.misses))
    return 1 if missed else 0


def pages(corpus: Path) -> Iterator[tuple[Label, bytes]]:
    """The labelled pages of a folder."""
    files = {row["id"]: row["file"] for row in map(json.loads, (corpus / "index.jsonl").read_text("utf-8").splitlines())}
    for line in (corpus / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        yield label, (corpus / files[label["id"]]).read_bytes()


def site_host(label: Label) -> str:
    """A host for pages whose address is not recorded."""
    match = re.match(r"[\w.-]+", label["site"])
    return match.group() if match else "unknown.invalid"


def judge(score: Score, label: Label, reading: PageReading) -> None:
    """Everything the labels say of one page, against its reading."""
    site = label["site"]
    wanted = "error" if label.get("error") else KINDS.get(label["kind"], label["kind"])
    score.count(f"kind {wanted}", site, reading.kind.value, (wanted,))
    if label.get("error"):
        score.check("errors not read as lists", label, "error", reading.kind is PageKind.ERROR and reading.list is None, True)
        return
    if wanted == "record":
        judge_record(score, label, reading)
    if label.get("list"):
        judge_list(score, label, reading.list)
    if label.get("json_list"):
        judge_json(score, label, reading.list)
    for name, href in (label.get("disclosure") or {}).items():
        score.check("disclosure hrefs", label, f"disclosure {name}", (reading.disclosure.get(name) or "").strip(), href.strip())


def alternatives(label: Label, name: str) -> tuple[Any, ...]:
    other = label.get(f"{name}_alt")
    return (label[name], *(other if isinstance(other, list) else [other] if other else []))


def judge_record(score: Score, label: Label, reading: PageReading) -> None:
    """Title, fields, text and files of a document."""
    site, record = label["site"], reading.record
    places = label.get("where") or {}
    values, stands = {}, {}
    for named, value in (record.fields if record else {}).items():
        if value.best.state is FieldState.PRESENT and value.best.where is not Where.ADDRESS:
            values[named.value], stands[named.value] = value.best.value, value.best.where
    title = compare(record.title) if record and record.title else None
    score.check("title", label, "title", title, *map(normal, alternatives(label, "title")))
    for name in FIELDS:
        got = normal(values.get(name))
        wanted = tuple(map(normal, alternatives(label, name)))
        from_text = bool(re.search(r"body|title|line under", str(places.get(name, ""))))
        if from_text and name in ("doc_no", "written_date"):
            score.check("number and date from text", label, name, got, *wanted)
            score.count(f"{name} (text)", site, got, wanted)
        elif from_text or (wanted[0] is None and stands.get(name) in (Where.BODY, Where.HEADING)):
            if name in ("doc_no", "written_date"):
                score.check("number and date from text", label, name, got, *wanted)
            score.count(f"{name} (text)", site, got, wanted)
        else:
            score.check("block and meta fields", label, name, got, *wanted)
            score.count(name, site, got, wanted)
    score.check("published date", label, "published_date", values.get("published_date"), *alternatives(label, "published_date"))
    score.count("published_date", site, values.get("published_date"), alternatives(label, "published_date"))
    time = record.published_time if record else None
    score.check("published date", label, "published_time", clock(time), *map(clock, alternatives(label, "published_time")))
    text = bare(record.body_text) if record else ""
    first, last = (
        bare(label["body_first_20_chars"] or ""),
        tuple(bare(one or "") for one in alternatives(label, "body_last_20_chars")),
    )
    last = (*last, *(bare(one) for one in as_list(label.get("body_last_alt"))))
    hit = text[:20] == first and text[-20:] in last
    score.check("body first and last 20", label, f"body {text[:20]} … {text[-20:]}", hit, True)
    if label["attachments"] is not None:
        offered = sorted(one.href.strip() for one in record.attachments) if record else []
        accepted = [label["attachments"]] + ([label["attachments_alt"]] if "attachments_alt" in label else [])
        score.check("attachments", label, "attachments", offered, *(sorted(href.strip() for href in one) for one in accepted))


def judge_list(score: Score, label: Label, reading: ListReading | None) -> None:
    """Count, first and last row, next page of a column's own list."""
    wanted = [label["list"], *as_list(label.get("list_alt"))]
    entries = reading.entries if reading else ()
    score.check("list rows, first, last", label, "rows", len(entries), *(one["entries"] for one in wanted))
    for place, index in (("first", 0), ("last", -1)):
        goal = label["list"].get(place)
        if goal is None:
            continue
        if place == "last" and len(entries) != label["list"]["entries"]:
            score.check("list rows, first, last", label, place, any(len(entries) == one["entries"] for one in wanted[1:]), True)
            continue
        entry = entries[index] if entries else None
        got = (compare(entry.title), entry.date, entry.href.strip()) if entry else None
        score.check("list rows, first, last", label, place, got, (compare(goal["title"]), goal["date"], goal["href"].strip()))
    score.check("next page", label, "next_page", reading.next_page if reading else None, label["list"]["next_page"])


def judge_json(score: Score, label: Label, reading: ListReading | None) -> None:
    """Count, total, first and last row of a list endpoint's answer."""
    wanted = label["json_list"]
    entries = reading.entries if reading else ()
    score.check("JSON lists", label, "rows", len(entries) if reading else None, wanted["entries"])
    if wanted.get("total") is not None:
        score.check("JSON lists", label, "total", reading.total if reading else None, wanted["total"])
    for place, index in (("first", 0), ("last", -1)):
        goal = wanted.get(place)
        if not goal:
            continue
        entry = entries[index] if entries else None
        score.check("JSON lists", label, f"{place} title", entry and compare(entry.title), compare(goal["title"]))
        if day := (goal.get("published") or goal.get("date")):
            score.check("JSON lists", label, f"{place} date", entry and entry.date, day[:10])
        if goal.get("href"):
            score.check("JSON lists", label, f"{place} href", entry and entry.href, goal["href"])


def normal(value: str | None) -> str | None:
    return compare(value) if value else None


def clock(value: str | None) -> str | None:
    """Times are compared to the minute where one side gives no seconds; 00 seconds count as none."""
    return re.sub(r":00$", "", value) if value and value.count(":") == 2 else value


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def print_fields(score: Score) -> None:
    print("Page kinds and fields: precision and recall, averaged over sites")
    for group in sorted(score.found):
        precisions, recalls = [], []
        for right, wrong, missed in score.found[group].values():
            if right + wrong:
                precisions.append(right / (right + wrong))
            if right + missed:
                recalls.append(right / (right + missed))
        if precisions or recalls:
            print(f"  {group:24} precision {mean(precisions)}  recall {mean(recalls)}  sites {len(score.found[group])}")


def mean(rates: list[float]) -> str:
    return f"{sum(rates) / len(rates):.3f}" if rates else "  –  "


def print_lines(score: Score, share: float) -> list[str]:
    """The goal lines with leave-one-site-out; the names of those that are missed."""
    missed = []
    print("\nGoal lines (average over sites; lowest average with one site left out; worst site)")
    for name, goal in LINES.items():
        tally = score.lines.get(name)
        average = tally.average() if tally else None
        if tally is None or average is None:
            print(f"  {name:28} no page in this corpus")
            continue
        wanted = goal * share
        low = tally.without_each()
        mark = "ok  " if average >= wanted else "MISS"
        if average < wanted:
            missed.append(name)
        apart = tally.by_site().get(PORTAL_OF_BOTH_HALVES)
        portal = f"  (portal of both halves {apart:.3f})" if apart is not None else ""
        left = f"{low:.3f}" if low is not None else "  –  "
        print(f"  {mark} {name:28} {average:.3f} of {wanted:.3f}  left out {left}  {tally.worst()}{portal}")
    print("\nPer site (mean of its lines)")
    rates: dict[str, list[float]] = defaultdict(list)
    for tally in score.lines.values():
        for site, rate in tally.by_site().items():
            rates[site].append(rate)
    for site, of_site in sorted(rates.items(), key=lambda item: sum(item[1]) / len(item[1])):
        print(f"  {sum(of_site) / len(of_site):.3f}  {site}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
