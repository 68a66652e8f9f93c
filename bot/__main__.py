"""Starts Quorum: `python -m bot`, or `quorum` once it is installed."""

import os
import signal
import sys
from types import FrameType

from bot.cli.command_word import command_word


def _end_early(_: int, __: FrameType | None) -> None:
    """End the program as it was asked to, without a traceback: nothing is open yet that would have to be closed."""
    if command_word(sys.argv[1:]) == "run":
        os.write(2, b"quorum: stopped before it had begun\n")
        os._exit(0)
    os._exit(130)


# The rest takes a second to import and more on a busy machine; `main` and what runs for long take this over.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, _end_early)
if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL and command_word(sys.argv[1:]) == "run":
    signal.signal(signal.SIGTERM, _end_early)

# Read by numpy as it is loaded. Its threads wait for each other by spinning, which for vectors as small as a
# question's, on a machine that has other work too, takes many times as long as the work itself.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bot.chat.terminal.sanitizing import harmless_stream
from bot.cli.main import EXIT_INTERRUPTED, run_command


def main() -> None:
    """Run the command that was typed, and end with its exit code."""
    # Whatever ends the program may quote what somebody wrote.
    sys.stderr = harmless_stream(sys.stderr)
    is_heeded = signal.getsignal(signal.SIGINT) is _end_early
    try:
        if is_heeded:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = run_command(sys.argv[1:])
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    finally:
        if is_heeded:  # while Python closes what is left
            signal.signal(signal.SIGINT, _end_early)
    sys.exit(code)


if __name__ == "__main__":
    main()
