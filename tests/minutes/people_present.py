"""Those who were at a meeting, for tests of who presents something there."""

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.model import Attendee

PEOPLE = AttendeeNames(
    [Attendee("Bramble Oakes", "bram", "BOK"), Attendee("Fern Moss"), Attendee("Fern Field"), Attendee("石榴")]
)
