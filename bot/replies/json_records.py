"""Answers and meetings as JSON records, for scripts. The names are stable."""

from collections.abc import Sequence
from typing import Any

from bot.knowledge.check import CheckReport
from bot.knowledge.snapshot import Snapshot
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Item, Minutes, Task
from bot.replies.asking import Asked, kind_of
from bot.replies.cards.topic_history import History
from bot.replies.i18n.wording import Wording
from bot.search.model import Answer, Hit, Person
from bot.shortening import pause_before

Record = dict[str, Any]

_LONGEST_HEADING = 300  # characters, in JSON


def asked_record(asked: Asked) -> Record:
    """Return the answer to a question, with what kind of card it is told by.

    `total` is how many hits a list has, though fewer are told; `after` is the question before that it goes on from.
    """
    return {
        **answer_record(asked.answer, elapsed_ms=asked.seconds * 1000),
        "shown_as": kind_of(asked).value,
        "total": asked.found.total if asked.found.listed else None,
        "after": asked.after or None,
    }


def answer_record(answer: Answer, *, elapsed_ms: float) -> Record:
    """Return one answer; an unanswered one may hold the nearest entries as hits."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "read_as": answer.read_as,
        "rewrites": list(answer.rewrites),
        "elapsed_ms": round(elapsed_ms, 2),
        "hits": [hit_record(hit) for hit in answer.hits],
    }


def hit_record(hit: Hit) -> Record:
    """Return one hit with its quote and the lines that it stands on."""
    entry, minutes = hit.entry, hit.minutes
    item = entry.item
    return {
        "kind": entry.kind.value,
        "role": entry.role.value if entry.role else None,
        "owners": list(hit.owners),
        "due": str(hit.due) if hit.due else None,
        "tasks": [_task_record(task) for task in hit.tasks],
        "curated": hit.curated,
        "score": round(hit.score, 4),
        "meeting": _short_meeting_record(hit.meeting, minutes),
        "item": {
            "number": item.number if item else None,
            # Nothing is added to what is cut: it has to stand in the file word for word.
            "heading": (item.heading[: pause_before(item.heading, _LONGEST_HEADING)] or None) if item else None,
            "path": list(item.path) if item else [],
            "presenters": list(item.presenters) if item else [],
        },
        "question": entry.question,
        "quote": hit.quote.text,
        "lines": list(hit.quote.lines),
        "entry_lines": list(entry.lines),
        "link": minutes.link_to(hit.quote.lines),
        "matched": list(hit.quote.matched),
        "via": [via.value for via in hit.via],
    }


def meeting_record(meeting: Meeting, minutes: Minutes) -> Record:
    """Return one meeting with its agenda, from the text that is given."""
    return {
        "id": meeting.id,
        "title": minutes.title,
        "date": _date(meeting),
        "language": minutes.language,
        "texts": [{"language": text.language, "source": text.source} for text in meeting.texts],
        "origin": minutes.origin,
        "source": minutes.source,
        "url": meeting.url_of(minutes),
        "attendees": [attendee.name for attendee in minutes.attendees],
        "absent": [person.name for person in minutes.absent],
        "items": [_item_record(item) for item in minutes.items],
    }


def topic_record(history: History, known: Snapshot) -> Record:
    """Return the meetings that touched on a topic, newest first, each by the hit that says most about it."""
    mentions = history.mentions
    places = [history.touch(places).place for places in history.meetings]
    hits = (known.hits_of(mentions.topic, [place.entry])[0] for place in places if place.entry is not None)
    return {
        "topic": mentions.topic,
        "unknown": list(dict.fromkeys(mentions.unknown)),
        "hits": [hit_record(hit) for hit in hits],
    }


def person_record(person: Person, meetings: Sequence[Meeting], languages: tuple[str, ...]) -> Record:
    """Return what a person did at which of the meetings, newest first; `counted` is how many say who was there."""
    presented = person.presented_for(languages)
    attended, absent = ({meeting.id for meeting in some} for some in (person.attended, person.absent))
    theirs = {meeting.id for meeting in (*person.meetings, *person.absent)}
    return {
        "name": person.name,
        # Of whoever is not told of as having been there, no meeting counts.
        "counted": 0 if person.withheld else sum(meeting.names_attendees for meeting in meetings),
        "attended": len(attended),
        "presented": len(presented),
        "meetings": [
            {
                **_short_meeting_record(meeting, meeting.text_for(languages)),
                "attended": meeting.id in attended,
                "absent": meeting.id in absent,
                "presented": [_item_record(one.item) for one in presented if one.meeting.id == meeting.id],
            }
            for meeting in meetings
            if meeting.id in theirs
        ],
    }


def missed_record(person: Person, meetings: Sequence[Meeting], languages: tuple[str, ...]) -> Record:
    """Return the meetings without a person, newest first, each with the headings of what was discussed."""
    texts = [(meeting, meeting.text_for(languages)) for meeting in person.missed(meetings)]
    return {
        "name": person.name,
        "meetings": [
            {**_short_meeting_record(meeting, text), "topics": [item.heading for item in text.topics]}
            for meeting, text in texts
        ],
    }


def check_record(report: CheckReport, wording: Wording) -> Record:
    """Return what a check of the minutes found, its sentences in a language."""
    return {
        "files": report.files,
        "meetings": report.meetings,
        "entries": report.entries,
        "left_out": [{"file": file.file, "reason": wording.told(file.reason)} for file in report.skipped],
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "level": problem.level.value,
                "code": problem.code,
                "message": wording.told(problem.message),
                "fix": wording.told(problem.fix),
            }
            for problem in report.problems
        ],
    }


def _short_meeting_record(meeting: Meeting, minutes: Minutes) -> Record:
    """Return what tells a meeting and its text, without what was discussed."""
    return {
        "id": meeting.id,
        "title": minutes.title,
        "date": _date(meeting),
        "language": minutes.language,
        "origin": minutes.origin,
        "source": minutes.source,
        "url": meeting.url_of(minutes),
    }


def _task_record(task: Task) -> Record:
    return {"lines": list(task.lines), "owners": list(task.owners), "due": str(task.due) if task.due else None}


def _item_record(item: Item) -> Record:
    return {
        "number": item.number,
        "heading": item.heading or None,
        "presenters": list(item.presenters),
        "lines": list(item.lines),
        "questions": [{"question": question.text, "lines": list(question.lines)} for question in item.questions],
    }


def _date(meeting: Meeting) -> str | None:
    return str(meeting.date) if meeting.date else None
