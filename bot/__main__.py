"""Starts Quorum: `python -m bot`, or `quorum` once it is installed."""

import sys

from bot.cli.main import run_command


def main() -> None:
    """Run the command that was typed, and end with its exit code."""
    sys.exit(run_command(sys.argv[1:]))


if __name__ == "__main__":
    main()
