"""Gathers the commands; the one place where our errors become messages and exit statuses."""

import importlib
import pkgutil
import sys

import typer
from rich.console import Console
from typer.exceptions import TyperException

import duewatch.cli as commands
from duewatch.cli.exits import Exit
from duewatch.errors import DuewatchError

CTRL_C = 130  # the status in whose guise typer gives back a KeyboardInterrupt
INTERRUPTED = "Interrupted. What was stored stays stored; the same command resumes."


def build_app() -> typer.Typer:
    """The command line: every module of this package that has a ``register`` function adds its commands."""
    app = typer.Typer(
        name="duewatch",
        help="What is due, and is it there? Audits government disclosure columns.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        rich_markup_mode=None,
    )
    for module_info in sorted(pkgutil.iter_modules(commands.__path__), key=lambda found: found.name):
        module = importlib.import_module(f"{commands.__name__}.{module_info.name}")
        register = getattr(module, "register", None)
        if register:
            register(app)
    return app


def run(argv: list[str] | None = None) -> int:
    """Run one command and give its exit status; our own errors are printed, never thrown at a person."""
    error_console = Console(stderr=True)
    try:
        outcome = build_app()(args=argv, standalone_mode=False)
    except DuewatchError as error:
        error_console.print(str(error), markup=False, highlight=False, soft_wrap=True)
        return Exit.USAGE
    except typer.Exit as leaving:
        outcome = leaving.exit_code
    except TyperException as error:
        show = getattr(error, "show", None)  # wrong usage prints its usage line too
        show() if show else error_console.print(error.format_message(), markup=False, highlight=False)
        return Exit.USAGE
    except (KeyboardInterrupt, typer.Abort):
        error_console.print(INTERRUPTED, highlight=False)
        return Exit.INCOMPLETE
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe left; there is nobody to tell
        return Exit.OK
    if outcome == CTRL_C:
        error_console.print(INTERRUPTED, highlight=False)
        return Exit.INCOMPLETE
    return int(outcome) if isinstance(outcome, int) else Exit.OK
