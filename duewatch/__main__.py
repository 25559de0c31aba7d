"""``python -m duewatch`` and the console script."""

import sys

from duewatch.errors import ForeignPackage
from duewatch.guard import refuse_strangers


def main() -> None:
    """Refuse to run beside strangers, then hand over to the commands."""
    try:
        refuse_strangers()
    except ForeignPackage as error:
        sys.exit(_refused(error))
    from duewatch.cli.main import run

    sys.exit(run())


def _refused(error: ForeignPackage) -> int:
    """Say it with nothing but the standard library: whose rich or typer we would get is the very question."""
    sys.stderr.write(f"{error}\n")
    return 2


if __name__ == "__main__":
    main()
