"""Opens the rooms for what members miss."""

from bot.desk.chores import Chores
from bot.desk.missed.asking_again import AskingAgain
from bot.desk.missed.curating import CuratingRoom, Shelf
from bot.desk.missed.curating import Listener as CuratedListener
from bot.desk.missed.listing import UnansweredRoom
from bot.desk.missed.passages import Passages
from bot.desk.missed.recording import Recorder, RecordingRoom
from bot.desk.missed.telling import Teller
from bot.desk.missed.voting import VoteListener, VotesRoom
from bot.desk.missed.waiting import WaitingRoom
from bot.desk.outbox import Outbox
from bot.desk.room import Room
from bot.desk.surroundings import Surroundings
from bot.storage.state.audit import AuditLog
from bot.storage.state.curated_answers import KeptAnswers
from bot.storage.state.database import Database
from bot.storage.state.missed_questions import MissedQuestions
from bot.storage.state.named_values import NamedValues
from bot.storage.state.votes import Votes
from bot.storage.state.waiting_members import WaitingMembers


def missed_rooms(
    database: Database,
    around: Surroundings,
    chores: Chores,
    outbox: Outbox,
    *,
    heard_by: VoteListener | None = None,
    lost: CuratedListener | None = None,
) -> tuple[Room, ...]:
    """Return the rooms, in the order in which they hear of new minutes; `heard_by` is told of votes.

    `lost` is told of curated answers that are gone from the minutes.
    """
    knowledge, today = around.knowledge, around.replies.today
    questions, waiting, votes = MissedQuestions(database), WaitingMembers(database), Votes(database)
    recorder = Recorder(questions, knowledge)
    passages = Passages(knowledge, today)
    teller = Teller(waiting, questions, passages, outbox, around.messengers)
    shelf = Shelf(KeptAnswers(database), around.curated, recorder, passages, teller, AuditLog(database))
    curating, again = CuratingRoom(shelf), AskingAgain(knowledge, around.replies)
    if lost is not None:
        curating.tell(lost)
    voting = VotesRoom(votes, recorder, NamedValues(database), chores)
    if heard_by is not None:
        voting.tell(heard_by)
    return (
        RecordingRoom(recorder, again.answer),
        voting,
        curating,
        WaitingRoom(
            waiting,
            recorder,
            again,
            teller,
            NamedValues(database),
            chores,
            around.leases,
        ),
        UnansweredRoom(shelf, curating, waiting, votes),
    )
