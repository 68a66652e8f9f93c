"""Tells what the wording of a line that may name a topic is: its marks, its emphasis, the title before its colon."""

import re
from functools import cache
from itertools import chain

from bot.languages.merging import own_language
from bot.languages.phrase_syntax import folded_phrases
from bot.languages.reader import languages
from bot.minutes.agenda_numbers import is_number_alone, names_number
from bot.minutes.names import looks_like_name
from bot.minutes.repositories import names_ticket
from bot.minutes.shown import shown_text
from bot.text import NO_SMALL, fold

MAX_BULLET_CHARACTERS = 160
"""Characters of a bullet beneath notes that names a topic; what is longer is a statement."""
MAX_LINE_CHARACTERS = 200
"""Characters of a line that names a topic."""
MAX_ROW_CHARACTERS = 500
"""Characters that a page shows of a table's cell in the column of topics."""
SENTENCE_ENDS = tuple("。．.？?！!；;，,")
MARKER = re.compile(r"\A\s*(?:>\s*)?(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
"""What stands before the wording of a bullet."""
BOLD = re.compile(
    r"\s*(?:\d{1,3}[.)、]\s*)?(?:(\*\*|__)|<(?P<tag>b|strong)>)"
    r"(?=\S)(?P<text>.{1,200})(?<=\S)[ \xa0]?(?(tag)</(?P=tag)>|\1)"
    # In brackets may stand who presents it, unless a colon before the marks says that somebody speaks.
    r"(?:(?:\s*+[:：])?+\s*+|(?<![:：]..)\s++[(（][^()（）\d]{1,80}[)）]\s*+)\\?$"
)
"""A line in bold, all of it, or but for who presents it in brackets: "**Hose** (Ada Byron)"."""

_OPENS_WITH_TICKET = re.compile(r"[\s:：]{1,5}\[[^\[\]]{0,30}#\d{1,7}[^\[\]]{0,30}\]\(")
_TICKET_ALONE = re.compile(
    r"(?:\[[^\[\]]{0,30}#\d{1,7}\](?:\([^()\s]{1,500}\))?|\[?gh-\d{1,7}\]?(?:\([^()\s]{1,500}\))?|[\w./-]{0,60}#\d{1,7})"
    r"(?:\s[\w./-]{1,12})?",  # the area that it is about: "[#12](…) DOC: describe the shears"
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(r".{2,80}?(?:\s:\s|:\s|：)")
_BOLD_BEFORE = re.compile(r"(\*\*|__)(?=\S)(?P<title>[^*_\d#@\n]{2,80})(?<=\S)\1\s++[-–—]{1,2}\s")
_BOLD_LABEL = re.compile(r"(\*\*|__)(?=\S)(?P<title>[^*_\n:：]{2,80}?)\s?[:：.。]\1\s*(?=[^\W_])")
_BOLD_RUN_IN = re.compile(
    rf"(\*\*|__)(?=\S)(?P<title>[^*_\d#@\n:：]{{2,80}})(?<=\S)\1\s++(?={NO_SMALL}[^*_\n]{{10,400}}[^\W\d_]{{3}}[.!](?:\s|$))"
)
"""A title in bold right before sentences: "**Hose** Ada buys a new one."."""
_BEFORE_TOLD = re.compile(
    r"(?P<title>[^\s:：.!?。()\[\]][^:：.!?。()\[\]\n]{1,48}?)\s[-–—]{1,2}\s(?=\S.{30,400}[^\W\d_]{3}\.(?:\s|$))"
)
"""A title before a dash behind which a sentence stands: "Hose - we buy a new one before the summer comes."."""
_WORD = re.compile(r"[^\W\d_]+")
_TAGS = re.compile(r"</?(?:b|strong)>")
_PAIRS = ("[]", "()", "（）", "【】")
_RUN_IN = re.compile(r"(?P<title>[^.。!?！？:：]{2,60}?)(?:(?<=[^\W\d_]{4})\.\s(?=[^\W\d_])|。)")
_BEFORE_COLON = re.compile(r"(?P<title>[^.。!?！？:：]{2,60}?)\s?[:：]\s(?=\S)")
_EDGES = re.compile(r"\A\W+|(?:\s[#\d]+)?\W*\Z")
_MIN_BEHIND = 15  # characters behind a title that say something
_MIN_CAPITALS = 6  # letters of a line in capitals; a shorter one is an abbreviation


def in_capitals(line: str) -> bool:
    """Return whether a line is in capitals, and long enough to be no abbreviation."""
    if len(line) > MAX_BULLET_CHARACTERS or not line.isupper():  # told fast: hardly any line is
        return False
    letters = [character for character in line if character.isalpha()]
    return len(letters) >= _MIN_CAPITALS and all(map(str.isupper, letters))


def before_sentence(title: str, *, colon: bool = False) -> str | None:
    """Return what a numbered line is about, before the sentences that follow on it; None where none does.

    With `colon`, they may follow a colon too.

    >>> before_sentence("Rents: the bill has gone up again.", colon=True)
    'Rents'
    >>> before_sentence("Rents. Colin reported that the bill has gone up."), before_sentence("Rents and the bill.")
    ('Rents', None)
    """
    match = _RUN_IN.match(title) or (_BEFORE_COLON.match(title) if colon else None)
    return match["title"] if match and len(title) > len(match[0]) + _MIN_BEHIND else None


def unmarked(line: str) -> str:
    """Return a line without the marks of emphasis around all of it."""
    line = line.strip().rstrip("\\").rstrip()
    bare = _TAGS.sub("", line).strip("*_ ") if BOLD.fullmatch(line) else line
    return line if "**" in bare or "__" in bare else bare  # "**2.** **Hose**"


def title_of(wording: str, language: str = "") -> str:
    """Return the piece of a bullet that names its topic: what stands before a colon, if that is no mere mark.

    What stands in bold before a dash names it as well; a question behind the colon is a part of it, and so is what
    stands behind a number. What only says what kind of point it is names no topic.

    >>> title_of("Hose: it leaks"), title_of("doc: describe the new shears #12"), title_of("Ada: [#3](u/3) Leak")
    ('Hose', 'doc: describe the new shears #12', 'Ada: [#3](u/3) Leak')
    >>> title_of("Hose: red or blue?")
    'Hose: red or blue?'
    >>> title_of("Proposal: a new hose", "en"), title_of("Vorschlag 2: neuer Schlauch", "de")
    ('Proposal: a new hose', 'Vorschlag 2: neuer Schlauch')
    >>> title_of("**Hose** – it leaks"), title_of("Hose (led by: Ada)"), title_of("gh-12 DOC: name the hose")
    ('Hose', 'Hose (led by: Ada)', 'gh-12 DOC: name the hose')
    >>> title_of("Hose - we buy a new one before the summer comes."), title_of("Hose - a new one for the yard")
    ('Hose', 'Hose - a new one for the yard')
    >>> title_of("**Item 1**: Hose"), title_of("Item 1: Hose: it leaks")
    ('**Item 1**: Hose', 'Item 1: Hose')
    >>> title_of("**Hose:** It leaks"), title_of("**Hose.** It leaks"), title_of("**Hose** leaks")
    ('Hose', 'Hose', '**Hose** leaks')
    >>> title_of("**Hose** Ada buys a new one."), title_of("**Ada Byron** Bought a new hose.")
    ('Hose', '**Ada Byron** Bought a new hose.')
    """
    start = _behind_number(wording, language)
    if start and (told := before_sentence(wording[start:])):
        return wording[:start] + told
    title = _title_before(wording[start:], language)
    return wording if _says_kind(title, language) else wording[:start] + title


def _says_kind(title: str, language: str) -> bool:
    """Return whether what stands before a colon only says what kind of point follows."""
    name = _EDGES.sub("", fold(shown_text(title)))
    return name in _kinds_of_points(own_language(language))


@cache
def _kinds_of_points(language: str) -> frozenset[str]:
    """Return the folded words of the minutes' own language: in French ones, "Discuss" is a program."""
    headings = languages()[language].minutes.headings
    return frozenset(chain(*map(folded_phrases, (headings.point_labels, headings.topic_columns))))


def _behind_number(wording: str, language: str) -> int:
    """Return where a wording goes on behind a number of the agenda and its colon, 0 without one."""
    match = _TITLE_BEFORE.match(wording)
    if match is None or not is_number_alone(match.group(), language):
        return 0
    behind = wording[match.end() :].lstrip(":： ")
    return len(wording) - len(behind) if names_number(shown_text(wording), language) else 0


def _title_before(wording: str, language: str) -> str:
    """Return the title of a wording without a number: in bold, or before a colon."""
    if (bold := _BOLD_BEFORE.match(wording)) and not bold["title"].isupper():
        return bold["title"]
    if labelled := _BOLD_LABEL.match(wording):
        return labelled["title"]
    if (bold := _BOLD_RUN_IN.match(wording)) and not looks_like_name(bold["title"], language):
        return bold["title"]
    told = _BEFORE_TOLD.match(wording)
    small = languages()[own_language(language)].questions.stop_words
    if told and small.isdisjoint(_WORD.findall(told["title"].lower())):  # "It is split - …" is a sentence itself
        return told["title"]
    match = _TITLE_BEFORE.match(wording)
    title = match.group().rstrip(":： ") if match and match.end() < len(wording) else wording
    rest = wording[len(title) :]
    is_area = " " not in title and (names_ticket(shown_text(wording).strip()) or _OPENS_WITH_TICKET.match(rest))
    is_asked = rest.rstrip().endswith(("?", "？")) and len(wording) <= MAX_BULLET_CHARACTERS and ". " not in rest
    is_asked = is_asked and "**" not in title
    is_whole = is_area or is_asked or _TICKET_ALONE.fullmatch(title) is not None
    is_torn = title.count("**") % 2 or any(title.count(pair[0]) > title.count(pair[1]) for pair in _PAIRS)
    return wording if is_whole or is_torn or title.startswith(("http", "<")) else title
