"""Starts Quorum: `python -m bot`, or `quorum` once it is installed."""

import os
import signal
import sys

# While the rest is imported, Ctrl-C ends the program as it ends any other; `main` takes it over.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

# Read by numpy as it is loaded. Its threads wait for each other by spinning, which for vectors as small as a
# question's, on a machine that has other work too, takes many times as long as the work itself.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bot.chat.terminal.sanitizing import harmless_stream
from bot.cli.main import run_command


def main() -> None:
    """Run the command that was typed, and end with its exit code."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # Whatever ends the program may quote what somebody wrote.
    sys.stderr = harmless_stream(sys.stderr)
    sys.exit(run_command(sys.argv[1:]))


if __name__ == "__main__":
    main()
