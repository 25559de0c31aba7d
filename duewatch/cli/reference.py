"""The page of all commands, made from the commands themselves: ``python -m duewatch.cli.reference > docs/cli.md``."""

from collections.abc import Iterator
from typing import Any

import typer

from duewatch.cli.main import build_app

HEAD = """# Commands

Made by `python -m duewatch.cli.reference > docs/cli.md`; a test compares. Exit status of every command: 0 done and nothing
at or above the threshold · 1 breaches found · 2 wrong usage, configuration or catalogue · 3 audit incomplete.
"""


def reference() -> str:
    """Markdown of every command with its options, in alphabetical order."""
    root = typer.main.get_command(build_app())
    return HEAD + "".join(_pages(root, "duewatch"))


def _pages(command: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - typer's own classes are private
    inner = getattr(command, "commands", None)  # typer carries classes of its own, so a group is told by what it has
    if inner is not None:
        for name in sorted(inner):
            yield from _pages(inner[name], f"{path} {name}")
        return
    yield f"\n## `{path}`\n\n{(command.help or '').strip()}\n"
    shown = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
    rows = [_row(parameter) for parameter in shown if parameter.name != "help"]
    if rows:
        yield "\n| | |\n| --- | --- |\n" + "".join(rows)


def _row(parameter: Any) -> str:  # noqa: ANN401 - likewise
    if parameter.param_type_name == "option":
        name = "`, `".join([*parameter.opts, *parameter.secondary_opts])
    else:
        name = (parameter.metavar or parameter.name or "").upper()
    told = getattr(parameter, "help", None) or ""
    needed = " (needed)" if parameter.required else ""
    return f"| `{name}` | {told.replace('|', chr(92) + '|')}{needed} |\n"


if __name__ == "__main__":
    typer.echo(reference(), nl=False)
