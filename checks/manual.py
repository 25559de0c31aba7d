"""The manual page of a check, made from what its file says; pages in ``docs/checks`` are made by this and by nothing else."""

from collections.abc import Mapping

from duewatch.domain.checkinfo import CheckInfo

NOTE = "<!-- Made from the check's own file by `duewatch checks manual`; edit that file, not this page. -->"


def page(info: CheckInfo) -> str:
    """The manual page of one check, in Markdown."""
    place = (
        f"Title in reports: **{info.title}** · group: `{info.group}` · "
        f"severity unless a duty says otherwise: {info.severity} · since {info.since}"
    )
    parts = [
        f"# {info.id}",
        NOTE,
        info.summary,
        place,
        "## Why it matters",
        info.why,
        "## How it is decided",
        info.how,
        "## How to remedy",
        info.remedy,
        "## When it stays silent",
        info.silent,
        "## What it says",
        "\n".join(
            ["| verdict | sentence |", "| --- | --- |", *(f"| {verdict} | {text} |" for verdict, text in info.messages.items())]
        ),
    ]
    if info.details:
        facts = [f"| `{name}` | {meaning} |" for name, meaning in sorted(info.details.items())]
        parts += ["## Further facts", "\n".join(["| fact | meaning |", "| --- | --- |", *facts])]
    return "\n\n".join(parts) + "\n"


def index(infos: Mapping[str, CheckInfo]) -> str:
    """The list of all checks by group, in Markdown."""
    parts = ["# Checks", NOTE]
    for group in sorted({info.group for info in infos.values()}):
        rows = [
            f"| [{info.id}]({info.id}.md) | {info.summary} | {info.severity} | {info.since} |"
            for _, info in sorted(infos.items())
            if info.group == group
        ]
        parts += [
            f"## {group}",
            "\n".join(["| check | what it finds | severity | since |", "| --- | --- | --- | --- |", *rows]),
        ]
    return "\n\n".join(parts) + "\n"


def pages(infos: Mapping[str, CheckInfo]) -> dict[str, str]:
    """File name to content, of everything that stands in ``docs/checks``."""
    made = {f"{check_id}.md": page(info) for check_id, info in infos.items()}
    return {"README.md": index(infos), **made}
