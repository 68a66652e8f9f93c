"""Tells what language a question is asked in, and whether it is one: a greeting or a call for help is none."""

import re
import unicodedata
from functools import cache, lru_cache

from bot.languages.merging import common_words
from bot.languages.phrase_syntax import pattern_of
from bot.languages.reader import languages
from bot.languages.scripts import LATIN, SCRIPTS, SPACED, character_of

_WORD = re.compile(r"[^\W_]+")
_LEAST = 2  # words; a single one may be a word of another language
_MAX_CALL = 80  # characters of a greeting or a call for help
_USUAL = "en"
_MAX_REMEMBERED = 64  # questions, each of which is looked at by several who answer it


@lru_cache(_MAX_REMEMBERED)
def language_asked_in(question: str) -> str | None:
    """Return the tag of the language that a question is in, None if nothing tells; a question holds few other words.

    >>> language_asked_in("Combien coûte la location d'un bateau ?"), language_asked_in("회의는 언제인가요")
    ('fr', 'ko')
    >>> language_asked_in("What did Martín de la Vega say?"), language_asked_in("barrel"), language_asked_in("бочка")
    ('en', None, 'ru')
    """
    told = next((tag for script, tag in _by_script() if character_of(script).search(question)), None)
    if told and languages()[told].script not in SPACED:
        return told
    words = [word.lower() for word in _WORD.findall(question)]
    found = {
        tag: (
            sum(word in spoken.questions.stop_words for word in words),
            sum(word in common_words(tag) for word in words),
        )
        for tag, spoken in languages().items()
        if spoken.script in SPACED
    }
    best = max(found, key=lambda tag: (found[tag], tag == _USUAL))
    said, _ = found[best]
    # A question in Latin letters may hold a name in others; where no words tell, the letters do.
    return best if said >= _LEAST and (best == _USUAL or said > found[_USUAL][0]) else told


def is_no_question(text: str) -> bool:
    """Return whether all that was typed is a greeting or asks how the bot is used.

    >>> is_no_question("Hi!"), is_no_question("帮助"), is_no_question("help wanted"), is_no_question("")
    (True, True, False, False)
    """
    typed = unicodedata.normalize("NFKC", text[: _MAX_CALL + 1]).casefold()
    words = " ".join(re.sub(r"[^\w'’ ]", " ", typed.replace("’", "'")).split())
    return 0 < len(words) <= _MAX_CALL and _calls().fullmatch(words) is not None


@cache
def _calls() -> re.Pattern[str]:
    """Return the pattern of what is no question, in any language."""
    spoken = [language.questions for language in languages().values()]
    phrases = [phrase for one in spoken for phrase in (*one.greetings, *one.calls_for_help)]
    return re.compile("|".join(pattern_of(phrase.replace("’", "'")) for phrase in phrases))


@cache
def _by_script() -> tuple[tuple[str, str], ...]:
    """Return the scripts that a language is told by, each with its language; one that another uses too comes last."""
    of_scripts = {language.script: tag for tag, language in languages().items() if language.script != LATIN}
    return tuple((script, of_scripts[script]) for script in SCRIPTS if script in of_scripts)
