"""Finds what says nothing of what is sought in a question: what is only polite, and in Chinese what only asks.

Phrases that only ask are taken out before the rest is cut into words: nothing parts them from what they are asked of,
and the dictionary would cut 公众号叫什么 ("what is the official account called") into 公众, 号叫 ("wail") and 什么.
"""

import re

from bot.text import Slice

_SOMEBODY = r"(?:you|some(?:one|body)|any(?:one|body))"
_ENGLISH = (
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: (?:there|all|everyone|everybody|folks|team))?(?=\s*[,.!])",
    r"(?:thanks|thank you)(?: (?:a lot|so much|very much|in advance))?",
    rf"(?:can|could|would|will) {_SOMEBODY} (?:(?:please|kindly|perhaps|maybe) )?"
    r"(?:tell|show|explain|remind|help|give|let)(?: to)?(?: (?:me|us))?(?: (?:know|find|understand))?",
    r"(?:please |kindly )?(?:tell|show|give|remind|help|let) (?:me|us)(?: (?:know|find|understand))?",
    rf"(?:do|does|did) {_SOMEBODY} (?:happen to )?(?:know|remember|recall)",
    rf"(?:is|was) there {_SOMEBODY} who (?:knows|knew|remembers)",
    r"(?:what )?i(?:['’]m| am| was) (?:just )?(?:wondering|curious|looking for)",
    r"(?:list|show|find|give me)(?: me)?(?: (?:all|every|each))(?: of)?(?: the)?",
    r"i(?:['’]d| would)? (?:just )?(?:like|love|want|wanted|need) to (?:know|ask|hear|understand)",
)
_CHINESE = (
    r"(?:你|您|大家|各位)好",
    r"(?:谢谢|感谢)(?:大家|各位|你们?|您)?",
    r"请问(?:一下|下)?|求问|求助|请教(?:一下|下)?",
    r"我?(?:想|想要)(?:请?问|请教|咨询|了解|知道)(?:一下|下)?",
    r"(?:有没有|有)(?:人|谁|哪位|同学|朋友|大佬)(?:能|会)?(?:知道|了解|清楚)(?:一下)?",
    r"(?:谁|哪位|你们?|您|大家)(?:能|会)?(?:知不知道|知道|清楚)",
    r"(?:列出|列一下|列举|显示|查一?下|查询|查找|搜索?一下|找一?下)(?:所有|全部)?的?",
    r"(?:能不能|能否|可不可以|可以|麻烦)?(?:请|你|您|谁)?(?:告诉|告知|帮)(?:我们?|一下)(?:一下)?",
)
_COURTESY = re.compile(rf"\b(?:{'|'.join(_ENGLISH)})\b|{'|'.join(_CHINESE)}", re.IGNORECASE)


def courtesies_in(text: str) -> list[Slice]:
    """Return where a normalised text is only polite.

    >>> text = "Hello, could you please tell me who waters the roses? Thanks a lot!"
    >>> [text[start:end] for start, end in courtesies_in(text)]
    ['Hello', 'could you please tell me', 'Thanks a lot']
    """
    return [Slice(*match.span()) for match in _COURTESY.finditer(text)]


# Chinese counts with a word of its own for each kind of thing; what asks for one of them is no word of the answer.
WHICH_ONE = r"(?:(?:哪|那|这|某)[一几]?|第几|多少|(?<!十)几)[个次期场回届位种条项篇份天年些]"
_WHAT = r"(?:什么|啥)"
_PHRASES = (
    WHICH_ONE,
    rf"(?:名字)?叫(?:做)?{_WHAT}(?:名字?)?",
    rf"到(?:了)?(?:{_WHAT}|哪个|哪一?步)(?:程度|地步|阶段)?",
    rf"(?:是|有|为|干|做)?{_WHAT}(?:意思|时候|样子?|东西)?",
    r"(?:是)?怎么(?:样|办|回事|搞的?)?",
    r"是不是|有没有|能不能|会不会|要不要|可不可以|是否|能否|如何|为何|何时|哪[里儿]|多久|多长时间|几点钟?|几号",
)
_ASKING = re.compile("|".join(_PHRASES))


def interrogatives_in(text: str) -> list[Slice]:
    """Return where a normalised text only asks.

    >>> text = "公众号叫什么名字，哪一期介绍过"
    >>> [text[start:end] for start, end in interrogatives_in(text)]
    ['叫什么名字', '哪一期']
    """
    return [Slice(*match.span()) for match in _ASKING.finditer(text)]
