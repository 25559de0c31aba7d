"""``duewatch probe``: the whole ladder by which an audit asks whether an address is there, shown for any address."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.outcomes import CERTIFICATE, MISSING, SENTENCES, WARNINGS
from duewatch.cli.session import Language, with_choices
from duewatch.domain.dates import CHINA
from duewatch.domain.sightings import SightingKind
from duewatch.errors import UsageError
from duewatch.locale import translator

if TYPE_CHECKING:
    from crawler.showing import Hop, Rung, Shown

LONGEST = 300  # characters of an address that are printed; JSON has it whole
_ENDINGS = {
    SightingKind.SEEN: Exit.OK,
    SightingKind.MOVED: Exit.OK,
    SightingKind.GONE: Exit.BREACHES,
    SightingKind.NOT_GENUINE: Exit.BREACHES,
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("probe")(probe)


def probe(
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses to ask; without http:// it is added.")],
    links: Annotated[bool, typer.Option("--links", help="Read the pages, too, and ask every link on them.")] = False,
    again: Annotated[
        float | None,
        typer.Option(
            "--again", min=0, help="Look again after so many seconds at what was gone or failed; an audit waits longer."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one list of all addresses.")] = False,
    lang: Language = None,
    config: ConfigFile = None,
) -> int:
    """Ask addresses just as an audit does and show every step.

    Clients, methods, statuses and times; redirects, walls, learnt error pages, certificates. Nothing is stored. Exit status: 0
    all reached, 1 some gone or not genuine, 3 of some nothing can be said.
    """
    from crawler.showing import show

    settings = with_choices(settings_from(config), None, lang)
    _must_be_text(urls)
    tell = _Teller(settings.report.language)
    endings, listed = {}, []
    for shown in show(urls, settings, datetime.now(CHINA), links=links, again=again):
        endings[shown.asked, shown.found_on] = _ENDINGS.get(shown.kind, Exit.INCOMPLETE)  # the last look counts
        listed.append(asdict(shown) | {"sentence": tell.sentence(shown)})
        if not as_json:
            typer.echo("\n".join(tell.lines(shown)) + "\n")
    if as_json:
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    return max(endings.values(), default=Exit.OK)


def _must_be_text(urls: list[str]) -> None:
    """Refuse words that are no text in the terminal's encoding; they reach us as halves of surrogate pairs."""
    wrong = [ascii(url) for url in urls if not url.isprintable() and any("\ud800" <= char <= "\udfff" for char in url)]
    if wrong:
        raise UsageError("reading an address", wrong[0], "write addresses in the terminal's own encoding", wrong[1:])


class _Teller:
    """Puts what was shown into lines for a person."""

    def __init__(self, language: str) -> None:
        from reports.words import words_of

        self._: Callable[[str], str] = translator("cli", language)
        self._notes = words_of(language)

    def sentence(self, shown: "Shown") -> str:
        """The verdict in one sentence, with what is known of its cause."""
        told = self._(SENTENCES[shown.kind])
        return f"{told} [{self._notes.note(shown.note)}]" if shown.note else told

    def lines(self, shown: "Shown") -> Iterator[str]:
        """Everything, from the address to the verdict."""
        _ = self._
        look = " (" + _("second look") + ")" if shown.attempt > 1 else ""
        yield _printable(shown.asked) + look
        if shown.found_on:
            yield "  " + _("found on {page}").format(page=_printable(shown.found_on))
        for rung in shown.robots:
            yield self._rung(rung, "robots.txt")
        for hop in shown.hops:
            yield from self._hop(hop)
        if shown.missing:
            yield f"  {_(MISSING[shown.missing])}"
        for warning in self._warnings(shown):
            yield "  " + _("Warning: {text}").format(text=warning)
        yield f"  = {self.sentence(shown)}"

    def _hop(self, hop: "Hop") -> Iterator[str]:
        yield f"  > {_printable(hop.url)}"
        for rung in hop.rungs:
            yield self._rung(rung, "")
        if hop.location:
            yield "    " + self._("redirects to {target}").format(target=_printable(hop.location))

    def _rung(self, rung: "Rung", purpose: str) -> str:
        status = str(rung.status) if rung.status is not None else self._notes.note(rung.failure)
        size = self._("{n} bytes").format(n=rung.length) if rung.length is not None else ""
        return f"    {rung.client:<11}{rung.method:<5} {status:<6} {rung.elapsed_ms:>6} ms  {purpose or size}".rstrip()

    def _warnings(self, shown: "Shown") -> Iterator[str]:
        for code in shown.warnings:
            text = self._(WARNINGS[code])
            if code == "certificate-problem":
                yield from self._certificates(text, shown)
            else:
                yield text.format(fragment=_printable(shown.fragment), url=_printable(shown.url))

    def _certificates(self, text: str, shown: "Shown") -> Iterator[str]:
        flawed = {hop.certificate.host: hop.certificate for hop in shown.hops if hop.certificate and hop.certificate.problems}
        for host, papers in flawed.items():
            problems = [self._(CERTIFICATE[problem]).format(day=papers.not_after) for problem in papers.problems]
            yield text.format(host=_printable(host), problems=self._notes.join(problems))


def _printable(text: str) -> str:
    """What stands on a page must not steer a terminal."""
    from reports.safe import one_line

    return one_line(text, LONGEST)
