"""The words for a meeting, as pieces of patterns."""

MEETING = r"(?:(?:community|group)\s+)?(?:meeting|call|session|minute)s?"
"""In English."""

MEETING_IN_CHINESE = r"(?:社区)?(?:会议|例会|双周会)"
