"""``python -m duewatch`` and the console script."""

import sys

from duewatch.guard import refuse_strangers


def main() -> None:
    """Refuse to run beside strangers, then hand over to the commands."""
    refuse_strangers()
    from duewatch.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
