"""How questions are read and answers ranked: the few settings that an operator has reason to set, and the weights."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """What a word counts for by where it stands, and how the counts saturate."""

    question: float = 3.0
    heading: float = 2.0
    path: float = 0.5
    """The headings above the entry's own, and the title of its meeting."""
    body: float = 1.0
    saturation: float = 1.2
    """`k1` of BM25: how fast another occurrence counts for less."""
    length: float = 0.6
    """`b` of BM25: how much a long field is discounted, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ReadingWeights:
    """What a word counts for when it is not in the minutes as it was typed; if that is nothing, it is as typed."""

    spelling: float = 0.9
    """Times the share of letters that are right."""
    sound: float = 0.8
    blurred_sound: float = 0.5
    """A sound that many speakers do not tell apart (zh/z, n/ng)."""
    script: float = 0.9
    """The word that is used elsewhere for the same thing (程式 for 程序)."""
    alias: float = 0.9
    meaning: float = 0.5
    """Times the square of the similarity of the two words."""


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What each kind of evidence counts for."""

    overview: float = 0.8
    """A meeting's head, beside an agenda item that matches as well."""
    heading_only: float = 0.6
    """An item without text of its own, or with nothing but the names of those who present it."""
    announcement: float = 0.85
    """A list of what will be discussed, or of who was there, beside the discussion."""
    all_words: float = 0.6
    """The entry holds every word of the question, as typed or put right; a list of titles holds them by chance.

    Times the weight of the reading that fits least: a word that was put right may have been another one."""
    meaning: float = 0.6
    """The cosine of question and passage."""
    meaning_alone: float = 0.75
    """The same once more where no entry holds every word of the question."""
    date: float = 1.4
    """The meeting is of the date that the question names; if none is, the entry tells of that day."""
    person: float = 0.5
    """Somebody whom the question names presents or speaks."""
    mentioned: float = 0.3
    """Somebody whom the question names is named in it: "Ada would rather wait"."""
    attended: float = 0.1
    """Somebody whom the question names is among those the entry lists."""
    attendance: float = 1.1
    """The question asks who was there, and the entry tells it: more than all words of the question do."""
    doers: float = 0.2
    """The question asks who does something, and the entry names who does: that share of what its words give."""

    responsible: float = 1.0
    """The question asks who is responsible for something: likewise."""

    other_part: float = 0.5
    """The question asks for decisions or the like, and the entry lists tasks: that share of its score is taken off."""

    number: float = 0.25
    """The question asks for a number, and the entry holds one: likewise."""

    day: float = 0.5
    """The question asks when, and the entry names a day: likewise."""

    headline: float = 0.5
    """The heading or question is all that was typed, as if it was chosen from a list."""
    headed: float = 0.2
    """The heading above the entry holds every word of the question, of which there are several."""
    newest: float = 1.0
    """The entry is of the newest meeting that treats the topic which is asked for, and fits about as well as others."""
    phrase: float = 0.5
    """The share of the question's runs of three words that stand in the entry as they are."""
    quotation: float = 1.5
    """All of them do, and they are so many that the question is a line of the minutes."""
    together: float = 0.3
    """The share of the question's words that stands in a few sentences, which follow one another."""
    paraphrased: float = 0.5
    """How like those words the nearest ones in a few sentences are, where no entry holds every word."""
    first_said: float = 0.9
    """The share of the first entry's score from which on an older one that says the same comes before it."""


@dataclass(frozen=True, slots=True)
class QuotingWeights:
    """What speaks for a passage of an entry besides its words, measured by the rarest word of the question."""

    meaning: float = 2.0
    """The cosine of the question and the passage that is nearest to it."""
    beginning: float = 12.0
    """The share of the question that the entry's heading holds: then the entry begins with the answer."""
    opening: float = 0.5
    """The entry is an agenda item from its heading on: who knows nothing of it reads what it is about first."""


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """The weights of the logistic function (`bot.search.ranking.confidence`)."""

    bias: float = -6.4
    """What speaks against an answer from the start."""

    shown: float = 5.49
    """Of the share that the first card shows of the word it shows least of."""

    words: float = 4.05
    """Of the logarithm of one more than the number of words: a long question is seldom held whole.

    Words that are foreign to the minutes excuse nothing, and no more do those that stand in much of them: "Hertz" is
    found whatever is asked of Hertz."""

    dated: float = 4.0
    """Of a hit of the date that the question names."""

    person: float = -3.85
    """Of what a person gave: all that somebody said is found by the name, whatever else is asked."""

    attendance: float = 1.0
    """Of what attendance gave; set and not fitted, since few questions of the benchmarks ask who came."""

    typed: float = 2.0
    """Of a hit whose heading or line was typed as it stands; set and not fitted, since the benchmarks have few."""

    marked: float = 1.0
    """Of a hit that is a part such as the question asks for: a decision, an open question; set and not fitted."""

    lead: float = 5.0
    """Of how far the best hit is ahead of the second, as a share of its score, times what it holds of the words."""

    other_date: float = -2.1
    """Of a date in the question that is not the best hit's."""

    scattered: float = -20.0
    """Of a long question of which the best hit holds little; set and not fitted, since no benchmark has such questions.

    Without it, any two hundred words would be taken to be answered."""

    elsewhere: float = 2.5
    """Of missing words that other entries hold, where a word has more forms than a stemmer joins; see `FirstHit`."""

    astray: float = -2.0
    """Of missing words of everyday language that the minutes hardly ever say; see `FirstHit`."""

    aside: float = -2.73
    """Of such words that the hit does hold, but not in its headline: it says them of something else."""

    specific: float = -0.75
    """Of a question for a number or for somebody: much is said of a matter without that."""

    uncounted: float = -2.0
    """Of how much of a question for a number does not stand beside any number on the card.

    Of 43 questions of ours without an answer, 25 instead of 18 are refused by this and the next one."""

    unpriced: float = -5.0
    """Of how much of a question for a sum of money does not stand beside any sum."""


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """What counts if a question was worded anew (`bot.search.ranking.fusion`)."""

    least: float = 0.3
    """What a wording counts for that is not sure of anything; each counts for as much more as it is sure, 0 to 1."""

    doubt: float = 0.7
    """What is taken off the log odds of the confidence, since among several wordings one always finds something."""

    sure: float = 0.97
    """The confidence from which on the question alone is answered: other wordings then made more wrong than right."""

    quoting: float = 0.7
    """The share of the best wording's with which the question itself chooses what is quoted of an entry."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for; chosen by measuring, with `benchmarks/quality.py`."""

    fields: FieldWeights = field(default_factory=FieldWeights)
    reading: ReadingWeights = field(default_factory=ReadingWeights)
    ranking: RankingWeights = field(default_factory=RankingWeights)
    quoting: QuotingWeights = field(default_factory=QuotingWeights)
    confidence: ConfidenceWeights = field(default_factory=ConfidenceWeights)
    fusion: FusionWeights = field(default_factory=FusionWeights)

    similar_words: int = 8
    """How many words of the minutes are taken to mean nearly the same as one of the question."""

    least_similar: float = 0.55
    """The least cosine of such a word, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ConfidenceSettings:
    """When the minutes are taken to answer."""

    threshold: float = 0.5
    """The least confidence with which they are, 0 to 1: higher refuses more, lower answers more."""

    close: float = 0.2
    """The least with which the first hit is shown as what comes closest.

    Of 28 questions that were refused with the right passage first, 24 come as near; and 88 of 125 that the minutes do
    not answer, nearly all on matters that they treat.
    """

    near: float = 0.04
    """The least with which hits are named at all."""

    unknown: float = 0.3
    """The least for both if no word of the question stands in the minutes: then only the model finds them near."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How questions are read and answers ranked."""

    aliases: tuple[tuple[str, ...], ...] = ()
    """Groups of names for one thing; a question with one of them finds the others."""

    proposed_aliases: bool = True
    """Whether names that the minutes put side by side, such as `Document Object Model (DOM)`, are aliases too."""

    withheld_names: tuple[str, ...] = ()
    """Who is not told of as having been at a meeting, or not."""

    same_meeting: float = 0.6
    """How near the text in the reader's language has to come to the best text of its meeting to be quoted instead."""

    meaning: bool = True
    """Whether passages are matched by meaning too, if a model is installed."""

    confidence: ConfidenceSettings = field(default_factory=ConfidenceSettings)
    """When the minutes are taken to answer."""

    weights: Weights = field(default_factory=Weights, metadata={"private": True})
    """What each kind of evidence counts for; no configuration sets it, since whoever changes it has to measure."""
