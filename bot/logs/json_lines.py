"""Words records of the log as JSON, one object a line, for programs that gather logs.

The library is loaded where that is set only: it brings much along that a short command would wait for.
"""

import logging
from datetime import UTC, datetime

from structlog.processors import JSONRenderer
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, WrappedLogger

from bot.logs.lines import Reading


def json_lines(reading: Reading) -> logging.Formatter:
    """Return what words a record as an object with `time`, `level`, `logger` and `message`.

    `community` stands there if it is about one of several, `request` if it was logged while a member's request was
    answered, `exception` if an error came with it.
    """

    def told(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
        record: logging.LogRecord = event["_record"]
        error = event["exc_info"][1] if event.get("exc_info") else None
        line = reading.line(str(event["event"]), error)
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **line._asdict(),
        }
        return {key: value for key, value in fields.items() if value is not None}

    return ProcessorFormatter(processors=[told, JSONRenderer()])
